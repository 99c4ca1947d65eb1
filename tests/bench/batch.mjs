// `fineprint report --jsonl` over a list of 100,000 pages: `node tests/bench/batch.mjs PROGRAM [PAGES]`. Memory at the tenth and at
// the end of the list, all cores against one, the order. The pages are a thousand files, each named a hundred times.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../browser/server.mjs';
import { policy, prose } from './pages.mjs';

const [program, pages = '100000'] = process.argv.slice(2);
const NUMBER = Number(pages);
const FILES = 1000;
const folder = mkdtempSync(join(tmpdir(), 'fineprint-batch-'));

/** Every fourth a policy, the others articles. @param {number} i */
const html = i =>
  i % 4 === 0 ? policy(4000 + 500 * (i % 12)) : `<!doctype html><html lang="en"><title>Page ${i}</title><main><h1>Page ${i}</h1>${prose(4000, i).map(s => `<p>${s}</p>`).join('')}</main></html>`;
const names = Array.from({ length: FILES }, (_, i) => join(folder, `${i}.html`));
names.forEach((name, i) => writeFileSync(name, html(i)));

/** Reads a list of so many names with so many threads. @param {number} number @param {number} threads */
async function run(number, threads) {
  const start = performance.now();
  const child = spawn(program, ['report', '--jsonl', '--format', 'json', '--today', '2026-01-01', '--files-from', '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, RAYON_NUM_THREADS: String(threads) },
  });
  child.stdin.write(Array.from({ length: number }, (_, i) => `${names[(i * 7) % FILES]}\n`).join(''));
  child.stdin.end();
  const status = () => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  let [count, wrong, tenth, peak] = [0, 0, 0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    // The name stands at the beginning of the line: to parse all of it would cost as much as to write it.
    if (!line.includes(`"source":"${names[(count * 7) % FILES]}"`)) wrong += 1;
    count += 1;
    if (count === Math.floor(number / 10)) tenth = status();
    if (count === number - 1) peak = status();
  }
  return { seconds: (performance.now() - start) / 1000, count, wrong, tenth, peak };
}

const cores = availableParallelism();
const all = await run(NUMBER, cores);
const few = Math.min(NUMBER, 10_000);
// In turns, so that what disturbs the machine disturbs both.
const [one, many] = [[0], [0]].map(() => /** @type {number[]} */ ([]));
for (let i = 0; i < 3; i++) {
  one.push((await run(few, 1)).seconds);
  many.push((await run(few, Math.min(2, cores))).seconds);
}
rmSync(folder, { recursive: true });
const best = (/** @type {number[]} */ list) => Math.min(...list);
const out = { pages: all.count, out_of_order: all.wrong, pages_a_second: all.count / all.seconds, mb_at_a_tenth: all.tenth, mb_at_the_end: all.peak, two_threads_to_one: best(one) / best(many) };
for (const [name, value] of Object.entries(out)) console.log(`${name}: ${value.toFixed(2)}`);
writeFileSync(join(ROOT, 'pkg/bench/batch.json'), `${JSON.stringify(out, null, 2)}\n`);
