// The background killed in the middle of its work, at a point that a number chooses; and what has to hold all the same.
import assert from 'node:assert/strict';
import { inPanel } from './browsers.mjs';
import { cardShown } from './card.mjs';
import { until } from './harness.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** The latest moment of a kill after the work began, in milliseconds: somewhat longer than each of these works takes. @type {Record<string, number>} */
export const SPANS = { analysis: 300, summary: 300, panel: 300, card: 600, refusal: 1300, frames: 3000, history: 2000 };

/** A row of numbers that is the same for the same seed. @param {number} seed */
export function numbers(seed) {
  let state = seed >>> 0 || 1;
  return (/** @type {number} */ below) => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Ends the background as the browser does it, without a word to it; false where it wasn't running. @param {Session} browser */
async function kill(browser) {
  const target = browser.browser.targets().find(target => target.type() === 'service_worker' && target.url().startsWith(browser.extension));
  const worker = await target?.worker().catch(() => null);
  if (!worker) return false;
  return worker.close().then(() => true, () => false);
}

/** One kill at a moment of the work, which starts before it; how the work ended. @template T @param {Session} browser @param {number} moment @param {() => Promise<T>} work */
async function during(browser, moment, work) {
  const done = work();
  done.catch(() => {});
  // The moment is what is tried: nothing depends on what was done by then.
  await new Promise(go => setTimeout(go, moment));
  const killed = await kill(browser);
  return { killed, result: await done };
}

/** @typedef {{browser: Session, origin: string, moment: number}} Case */

/** What is done, and what has to hold after it. @type {Record<string, (which: Case) => Promise<boolean>>} */
export const WORKS = {
  async analysis({ browser, origin, moment }) {
    const { killed, result: page } = await during(browser, moment, () => browser.open(`${origin}/fixtures/demo/policy-en.html`));
    await browser.badgeShown(page);
    return killed;
  },
  async summary({ browser, origin, moment }) {
    const page = await browser.open(`${origin}/fixtures/demo/policy-nl.html`);
    const { killed, result: popup } = await during(browser, moment, () => browser.popupPage(page));
    assert.equal((await popup.read()).state, 'policy');
    return killed;
  },
  async panel({ browser, origin, moment }) {
    const page = await browser.open(`${origin}/fixtures/demo/policy-de.html`);
    await browser.badgeShown(page);
    const tabId = await browser.tabId(page);
    const control = await browser.control();
    const { killed } = await during(browser, moment, () => control.evaluate(tabId => FineprintAsk.ask({ type: 'panel', tabId, do: 'open' }), tabId));
    await until('the panel', async () => (await inPanel(page, panel => panel.body.dataset.state)) === 'policy');
    return killed;
  },
  async card({ browser, origin, moment }) {
    const { killed, result: page } = await during(browser, moment, () => browser.open(`${origin}/fixtures/banners/platforms.html#complianz`));
    await page.bringToFront();
    await cardShown(page);
    return killed;
  },
  async refusal({ browser, origin, moment }) {
    const page = await browser.open(`${origin}/fixtures/banners/platforms.html#cookiebot`);
    await until('a banner', async () => (await browser.report(page)).banners.length > 0);
    await page.evaluate(() => {
      const seen = new Set();
      /** @type {any} */ (globalThis).twice = 0;
      document.addEventListener('click', ({ target }) => void (seen.has(target) ? (/** @type {any} */ (globalThis).twice += 1) : seen.add(target)), true);
    });
    const tabId = await browser.tabId(page);
    const control = await browser.control();
    await control.evaluate(() => chrome.storage.local.clear());
    const { killed, result } = await during(browser, moment, () =>
      control.evaluate(tabId => FineprintAsk.ask({ type: 'refuse', tabId, frame: 0, id: FineprintAsk.once() }), tabId),
    );
    assert.deepEqual([result.word, result.clicked], ['done', ['Preferences', 'Statistics', 'Allow selection']]);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).twice), 0, 'nothing is clicked twice');
    const kept = await control.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    assert.deepEqual(kept, [`choice/${new URL(origin).host}`], 'what was done is remembered');
    await control.evaluate(() => chrome.storage.local.clear());
    return killed;
  },
  async frames({ browser, origin, moment }) {
    const page = await browser.open(`${origin}/fixtures/banners/platforms-more.html#sourcepoint@${new URL(origin).port}`);
    const { frame } = await until('a banner', async () => (await browser.report(page)).banners[0]);
    const tabId = await browser.tabId(page);
    const control = await browser.control();
    await control.evaluate(() => chrome.storage.local.clear());
    const { killed, result } = await during(browser, moment, () =>
      control.evaluate((tabId, frame) => FineprintAsk.ask({ type: 'refuse', tabId, frame, id: FineprintAsk.once() }), tabId, frame),
    );
    assert.deepEqual([result.word, result.clicked], ['done', ['Manage options', 'Reject all']]);
    await control.evaluate(() => chrome.storage.local.clear());
    return killed;
  },
  async history({ browser, origin, moment }) {
    const control = await browser.control();
    await control.evaluate(async () => {
      await chrome.storage.local.clear();
      await chrome.storage.local.set({ remember: true });
    });
    const { killed, result: page } = await during(browser, moment, () => browser.open(`${origin}/fixtures/demo/policy-fr.html`));
    await page.bringToFront();
    const [facts, ...more] = await until('a memory', async () => {
      const kept = await control.evaluate(async () => Object.entries(await chrome.storage.local.get(null)).filter(([key]) => key.startsWith('policy/')).map(([, entry]) => /** @type {any} */ (entry).memory.facts.length));
      return kept.length > 0 && kept;
    });
    assert.ok(facts > 5 && !more.length, 'it is whole, and there once');
    await control.evaluate(() => chrome.storage.local.clear());
    return killed;
  },
};

/** Kills in all kinds of work, one after the other; how many hit a running background. @param {Session} browser @param {string} origin @param {number} count @param {number} seed @param {(line: string) => void} [tell] */
export async function kills(browser, origin, count, seed, tell = () => {}) {
  const next = numbers(seed);
  const names = Object.keys(WORKS);
  /** @type {Record<string, number>} */
  const hit = Object.fromEntries(names.map(name => [name, 0]));
  for (let at = 0; at < count; at++) {
    const name = names[at % names.length];
    const moment = next(SPANS[name]);
    try {
      hit[name] += Number(await WORKS[name]({ browser, origin, moment }));
    } catch (error) {
      throw new Error(`kill ${at} (seed ${seed}): ${name} after ${moment} ms: ${/** @type {Error} */ (error).message}`, { cause: error });
    } finally {
      await browser.closePages();
    }
    if ((at + 1) % 50 === 0) tell(`${at + 1} kills, ${Object.values(hit).reduce((a, b) => a + b)} of a running background`);
  }
  return hit;
}
