// One load of a page in a browser, measured through tracing: what scripts of extensions cost its main threads.

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {{name: string, cat: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any}} Event */
/**
 * @typedef {object} Measure
 * @property {number} script milliseconds in which scripts ran that are not the page's
 * @property {number} main milliseconds of all tasks of main threads
 * @property {number} longest the longest stretch of the extension's scripts at once
 * @property {number} long stretches of 50 ms or more
 * @property {number} layouts layouts and style recalculations inside of them
 * @property {number} messages that came to the background
 * @property {number} woken whether the background was started
 * @property {number} heap bytes of the page's heap, after a collection
 * @property {number} hint milliseconds from a banner to what was made of it; 0 where there was none
 */

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'v8'];
/** A stretch of so many milliseconds is felt. */
const LONG = 50;

/** Events in which JavaScript runs. */
const RUNS = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.callFunction', 'v8.run', 'TimerFire', 'FireIdleCallback', 'V8.DeserializeContext']);

/** @param {Event} event */
const addressOf = event => String(event.args?.data?.url ?? event.args?.fileName ?? event.args?.data?.scriptName ?? '');

/** Milliseconds of the thread, not of the clock, where the browser tells it: what else runs on the machine does not count. @param {Event} event */
const time = event => (event.tdur ?? event.dur ?? 0) / 1000;

/** Sums what a trace says of the extension. @param {Event[]} events */
function sum(events) {
  // Of the processes of pages only: the extension's own pages run in another.
  const pages = new Set(events.filter(e => e.name === 'CommitLoad' && /^https?:/.test(addressOf(e))).map(e => e.pid));
  const threads = new Set(events.filter(e => e.name === 'thread_name' && e.args.name === 'CrRendererMain' && pages.has(e.pid)).map(e => `${e.pid} ${e.tid}`));
  /** @type {Map<string, Event[]>} */
  const by = new Map();
  for (const event of events) {
    const key = `${event.pid} ${event.tid}`;
    if (event.ph !== 'X' || !threads.has(key)) continue;
    const list = by.get(key);
    if (list) list.push(event);
    else by.set(key, [event]);
  }
  const out = { script: 0, main: 0, longest: 0, long: 0, layouts: 0 };
  for (const list of by.values()) {
    list.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
    let tasks = 0;
    for (let i = 0; i < list.length; i++) {
      const event = list[i];
      if (event.name === 'RunTask' && event.ts >= tasks) {
        out.main += time(event);
        tasks = event.ts + (event.dur ?? 0);
      }
      if (!RUNS.has(event.name)) continue;
      const end = event.ts + (event.dur ?? 0);
      let [own, layouts] = [true, 0];
      // What has the address of a page's script is the page's; what has none (answers to messages) is not.
      for (; i < list.length && list[i].ts < end; i++) {
        if (/^https?:/.test(addressOf(list[i]))) own = false;
        if (list[i].name === 'Layout' || list[i].name === 'UpdateLayoutTree') layouts += 1;
      }
      i -= 1;
      if (!own) continue;
      out.script += time(event);
      out.longest = Math.max(out.longest, time(event));
      out.long += Number(time(event) >= LONG);
      out.layouts += layouts;
    }
  }
  return out;
}

/** What scripts of extensions do in a page while something happens in it. @param {import('puppeteer-core').Page} page @param {() => Promise<unknown>} happens */
export async function traced(page, happens) {
  await page.tracing.start({ categories: CATEGORIES });
  await happens();
  const trace = await page.tracing.stop();
  return sum(JSON.parse(Buffer.from(trace ?? []).toString('utf8')).traceEvents);
}

/** The background of the extension, where it runs. @param {Browser} browser */
const background = browser => browser.targets().find(target => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'));

/** Stops the background, as the browser does after half a minute. @param {Browser} browser */
export async function stop(browser) {
  const target = background(browser);
  // It may have stopped by itself meanwhile.
  if (target) await (await target.worker())?.close().catch(() => {});
  for (let i = 0; background(browser) && i < 100; i++) await new Promise(done => setTimeout(done, 20));
}

/** @param {Browser} browser @param {string} url @param {number} settle milliseconds after the load @returns {Promise<Measure>} */
export async function measure(browser, url, settle) {
  await stop(browser);
  const page = await browser.newPage();
  const scripts = await traced(page, async () => {
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    await new Promise(done => setTimeout(done, settle));
  });
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const times = /** @type {{shown: number, hint: number}} */ (await page.evaluate(() => /** @type {any} */ (globalThis).times ?? { shown: 0, hint: 0 }));
  const target = background(browser);
  /** @type {{type: string, at: number}[]} */
  const seen = target ? ((await (await target.worker())?.evaluate(() => /** @type {any} */ (globalThis).benchSeen)) ?? []) : [];
  await page.close();
  const found = seen.find(message => message.type === 'popupFound')?.at ?? times.hint;
  return { ...scripts, messages: seen.length, woken: Number(target !== undefined), heap: usedSize, hint: times.shown && found ? found - times.shown : 0 };
}

/** @param {number[]} values */
export const median = values => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
