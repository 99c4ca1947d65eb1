// The core and the extension's background in Chromium, each beside the least that could do the same, in turns in one run:
//   node tests/bench/web.mjs [reading|core|badge|tabs]...
// Prints ratios of medians and writes pkg/bench/web.json, with the figures of all parts or of those that are named.
// `cargo bench --profile measured --bench core` must have been built for the core, which reads what `reading` wrote.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';
import { chromium, server } from './browser.mjs';
import { extensions } from './extensions.mjs';
import { keep } from './keep.mjs';
import { median, stop } from './measure.mjs';
import { policy } from './pages.mjs';

const TURNS = 15;
const TABS = 200;
/** A walk over a small page is shorter than the browser's clock can tell. */
const AT_ONCE = 20;
const named = new Set(process.argv.slice(2));
const wanted = (/** @type {'reading' | 'core' | 'badge' | 'tabs'} */ part) => named.size === 0 || named.has(part);
const BENCH = join(ROOT, 'pkg/bench');
const CONTENT = ['glance', 'dom', 'dom-more', 'snapshot-blocks', 'snapshot-map', 'snapshot'].map(name => readFileSync(join(ROOT, `extension/content/${name}.js`), 'utf8'));
const read = (/** @type {string} */ file) => readFileSync(join(ROOT, 'pkg', file));

/** A worker with the core in it, and one that only instantiates the same bytes. */
const WORKER = `importScripts('/core/fineprint.js'); wasm_bindgen({ module_or_path: fetch('/core/fineprint_bg.wasm') }).then(() => postMessage('ready'));`;
const EMPTY = `fetch('/core/fineprint_bg.wasm').then(a => WebAssembly.compileStreaming(a)).then(async module => {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = kind === 'function' ? () => 0 : kind === 'memory' ? new WebAssembly.Memory({ initial: 32 }) : new WebAssembly.Table({ initial: 128, element: 'externref' });
  }
  await WebAssembly.instantiate(module, imports);
  postMessage('ready');
});`;

/** @type {Record<string, string | Buffer>} */
const files = {
  '/': '<!doctype html><title>core</title><script src="/core/fineprint.js"></script>',
  '/policy.html': policy(60_000),
  '/small.html': policy(8000),
  '/long.html': policy(1_500_000),
  '/worker.js': WORKER,
  '/empty.js': EMPTY,
  '/core/fineprint.js': read('core/fineprint.js'),
  '/core/fineprint_bg.wasm': read('core/fineprint_bg.wasm'),
  '/core/en.bin': read('core/languages/en.bin'),
};
mkdirSync(BENCH, { recursive: true });
const host = await server(path => files[path]);
/** @type {Record<string, number>} */
const out = {};

/** Medians of two things done in turns, and their ratio. @param {string} name @param {() => Promise<number>} ours @param {() => Promise<number>} theirs @param {number} [turns] */
async function against(name, ours, theirs, turns = TURNS) {
  const [a, b] = [[], []].map(() => /** @type {number[]} */ ([]));
  await ours();
  await theirs();
  for (let i = 0; i < turns; i++) {
    a.push(await ours());
    b.push(await theirs());
  }
  out[`${name}, ms`] = median(a);
  out[`${name}: the least, ms`] = median(b);
  out[`${name}: ratio`] = median(a) / median(b);
}

const plain = await chromium();

// The page reading against a walk over the text nodes that collects the same text.
for (const [name, path] of !wanted('reading') ? [] : [['reading 60 kB', '/policy.html'], ['reading 1.5 MB', '/long.html']]) {
  const page = await plain.newPage();
  await page.goto(host.origin + path);
  for (const script of CONTENT) await page.evaluate(script);
  const ours = () =>
    page.evaluate(times => {
      const start = performance.now();
      for (let i = 0; i < times; i++) {
        const { model } = FineprintSnapshot.read(document);
        if (!model.blocks.length) throw new Error('nothing was read');
      }
      return (performance.now() - start) / times;
    }, AT_ONCE);
  const walk = () =>
    page.evaluate(times => {
      const start = performance.now();
      for (let i = 0; i < times; i++) {
        const parts = [];
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) parts.push(/** @type {Text} */ (node).data);
        // A joined string is not laid out before somebody looks into it.
        if (parts.join('').trim().charCodeAt(0) === 0) throw new Error('nothing was read');
      }
      return (performance.now() - start) / times;
    }, AT_ONCE);
  await against(name, ours, walk);
  if (path === '/policy.html') {
    const { model } = await page.evaluate(() => ({ model: FineprintSnapshot.read(document).model }));
    writeFileSync(join(BENCH, 'model.json'), JSON.stringify(model));
  }
  await page.close();
}

// The analysis as wasm against the native one, conversions of the page's model and of the report included.
if (wanted('core')) {
  const page = await plain.newPage();
  await page.goto(`${host.origin}/`);
  const model = JSON.parse(readFileSync(join(BENCH, 'model.json'), 'utf8'));
  await page.evaluate(async model => {
    await wasm_bindgen({ module_or_path: '/core/fineprint_bg.wasm' });
    wasm_bindgen.load_language('en', new Uint8Array(await (await fetch('/core/en.bin')).arrayBuffer()));
    Object.assign(globalThis, { model });
  }, model);
  const wasm = () =>
    page.evaluate(() => {
      const times = [];
      for (let i = 0; i < 12; i++) {
        const start = performance.now();
        const report = wasm_bindgen.analyze(/** @type {any} */ (globalThis).model, { source: '', today: null, settled: true, with_text: false });
        if (!report.policy) throw new Error('no policy');
        times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[6];
    });
  const env = { ...process.env, FINEPRINT_BENCH_MODEL: join(BENCH, 'model.json') };
  const native = async () => 1000 * Number(execFileSync('cargo', ['bench', '--locked', '--quiet', '--profile', 'measured', '--bench', 'core'], { cwd: ROOT, env, encoding: 'utf8' }));
  await against('analysis of 60 kB, wasm to native', wasm, native, 5);
  const start = (/** @type {string} */ script) =>
    page.evaluate(
      script =>
        new Promise(done => {
          const begin = performance.now();
          const worker = new Worker(script);
          worker.onmessage = () => {
            worker.terminate();
            done(performance.now() - begin);
          };
        }),
      script,
    );
  await against('worker start', () => /** @type {Promise<number>} */ (start('/worker.js')), () => /** @type {Promise<number>} */ (start('/empty.js')));
}
await plain.close();

// The badge, against an extension that does nothing but set one.
const made = extensions();
const CLOCK = `
{ const set = chrome.action.setBadgeText.bind(chrome.action);
  globalThis.benchBadges = [];
  chrome.action.setBadgeText = (...of) => { globalThis.benchBadges.push({ at: performance.timeOrigin + performance.now(), text: of[0].text }); return set(...of); }; }
`;
for (const file of [join(made.ours, 'background.all.js'), join(made.badge, 'background.js')]) appendFileSync(file, CLOCK);
const both = { ours: await chromium(made.ours), least: await chromium(made.badge) };
/** @typedef {import('puppeteer-core').Browser} Browser */
const worker = async (/** @type {Browser} */ browser) => (await browser.waitForTarget(t => t.type() === 'service_worker')).worker();

/** Milliseconds from DOMContentLoaded to the badge. @param {Browser} browser @param {boolean} cold */
async function badge(browser, cold) {
  if (cold) await stop(browser);
  else await (await worker(browser))?.evaluate(() => void (/** @type {any} */ (globalThis).benchBadges.length = 0));
  const page = await browser.newPage();
  await page.goto(`${host.origin}/policy.html`, { waitUntil: 'load' });
  const ready = await page.evaluate(() => {
    const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
    return performance.timeOrigin + load.domContentLoadedEventEnd;
  });
  const background = await worker(browser);
  for (let i = 0; i < 200; i++) {
    const badges = /** @type {{at: number, text: string}[]} */ (await background?.evaluate(() => /** @type {any} */ (globalThis).benchBadges));
    const shown = badges?.find(b => b.text);
    if (shown) {
      await page.close();
      return shown.at - ready;
    }
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error('no badge');
}
if (wanted('badge')) await against('badge, warm', () => badge(both.ours, false), () => badge(both.least, false), 9);
if (wanted('badge')) await against('badge, cold', () => badge(both.ours, true), () => badge(both.least, true), 9);
await both.least.close();

// The background's memory while tabs are open, and after.
const memory = async () => {
  const target = await both.ours.waitForTarget(t => t.type() === 'service_worker');
  const cdp = await target.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const usage = /** @type {any} */ (await cdp.send('Runtime.getHeapUsage'));
  await cdp.detach();
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
};
/** @type {[number, number][]} */
const growth = [];
if (wanted('tabs')) {
  await badge(both.ours, true);
  growth.push([0, await memory()]);
  const tabs = [];
  for (let i = 1; i <= TABS; i++) {
    const page = await both.ours.newPage();
    await page.goto(`${host.origin}/small.html?${i}`, { waitUntil: 'load' });
    tabs.push(page);
    if ([1, 3, 10, 30, 100, 200].includes(i) || i === TABS) growth.push([i, await memory()]);
  }
  for (const page of tabs) await page.close();
  out['background, MB with none'] = growth[0][1];
  out[`background, MB with ${TABS} tabs`] = growth[growth.length - 1][1];
  out['background, MB after they closed'] = await memory();
  out['background: ratio'] = growth[growth.length - 1][1] / growth[0][1];
}
await both.ours.close();
await host.close();
made.remove();

for (const [name, value] of Object.entries(out)) console.log(`${name}: ${value.toFixed(2)}`);
keep('web.json', growth.length ? { out, tabs: growth } : { out });
