// Growth as plots: pkg/bench/growth.json and web.json to extension/store/growth.svg, on logarithmic scales, where a straight
// line of slope one is growth in proportion.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';

const json = (/** @type {string} */ name) => JSON.parse(readFileSync(join(ROOT, 'pkg/bench', name), 'utf8'));
const { text, elements, languages } = json('growth.json');
const { tabs } = json('web.json');

const [WIDE, HIGH, EDGE] = [300, 200, 48];

/** @param {number} n */
const short = n => (n >= 1e6 ? `${n / 1e6} M` : n >= 1e3 ? `${n / 1e3} k` : `${Number(n.toPrecision(2))}`);

/** The slope of the line nearest to points on logarithmic scales. @param {[number, number][]} points */
function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = [0, 1].map(i => logs.reduce((sum, p) => sum + p[i], 0) / logs.length);
  const over = logs.reduce((sum, p) => sum + (p[0] - mean[0]) * (p[1] - mean[1]), 0);
  return over / logs.reduce((sum, p) => sum + (p[0] - mean[0]) ** 2, 0);
}

/** @param {number} column @param {number} row @param {string} title @param {[number, number][]} points */
function plot(column, row, title, points) {
  const [xs, ys] = [0, 1].map(i => points.map(p => p[i]));
  const scale = (/** @type {number[]} */ list) => {
    const [low, high] = [Math.floor(Math.log10(Math.min(...list))), Math.ceil(Math.log10(Math.max(...list)) + 1e-9)];
    return { low, high: Math.max(high, low + 1) };
  };
  const [x, y] = [scale(xs), scale(ys)];
  const px = (/** @type {number} */ v) => EDGE + ((Math.log10(v) - x.low) / (x.high - x.low)) * (WIDE - EDGE - 12);
  const py = (/** @type {number} */ v) => HIGH - 28 - ((Math.log10(v) - y.low) / (y.high - y.low)) * (HIGH - 56);
  const lines = [];
  for (let e = x.low; e <= x.high; e++) lines.push(`<path d="M${px(10 ** e).toFixed(1)} 28V${HIGH - 28}" class="grid"/><text x="${px(10 ** e).toFixed(1)}" y="${HIGH - 14}" text-anchor="middle">${short(10 ** e)}</text>`);
  for (let e = y.low; e <= y.high; e++) lines.push(`<path d="M${EDGE} ${py(10 ** e).toFixed(1)}H${WIDE - 12}" class="grid"/><text x="${EDGE - 5}" y="${(py(10 ** e) + 3).toFixed(1)}" text-anchor="end">${short(10 ** e)}</text>`);
  const path = points.map(([a, b], i) => `${i ? 'L' : 'M'}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join('');
  const dots = points.map(([a, b]) => `<circle cx="${px(a).toFixed(1)}" cy="${py(b).toFixed(1)}" r="2.5"/>`).join('');
  return `<g transform="translate(${column * WIDE} ${row * HIGH})"><text x="${EDGE}" y="16" class="title">${title}: power ${slope(points).toFixed(2)}</text>${lines.join('')}<path d="${path}" class="line"/>${dots}</g>`;
}

/** @param {any[]} list @param {string} x @param {string} y @param {number} by @returns {[number, number][]} */
const points = (list, x, y, by) => list.map(row => [row[x], row[y] * by]);
const plots = [
  plot(0, 0, 'ms by bytes of text', points(text, 'bytes', 'seconds', 1000)),
  plot(1, 0, 'MB allocated by bytes of text', points(text, 'bytes', 'allocated', 1e-6)),
  plot(0, 1, 'ms by elements of HTML', points(elements, 'elements', 'seconds', 1000)),
  plot(1, 1, 'MB allocated by elements', points(elements, 'elements', 'allocated', 1e-6)),
  plot(0, 2, 'ms by languages of a banner', points(languages, 'languages', 'seconds', 1000)),
  plot(1, 2, 'MB of the background by tabs', tabs.filter((/** @type {number[]} */ t) => t[0] > 0)),
];
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * WIDE}" height="${3 * HIGH}" viewBox="0 0 ${2 * WIDE} ${3 * HIGH}" role="img" aria-label="Growth of time and memory">
<style>text{font:10px sans-serif;fill:#333}.title{font-weight:bold;font-size:11px}.grid{stroke:#ccc;fill:none}.line{stroke:#1f4f8b;stroke-width:1.5;fill:none}circle{fill:#1f4f8b}</style>
<rect width="100%" height="100%" fill="#fff"/>
${plots.join('\n')}
</svg>
`;
writeFileSync(join(ROOT, 'extension/store/growth.svg'), svg);
console.log('extension/store/growth.svg');
