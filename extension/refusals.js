// Refusals, as the background sees them: has a frame go the way, asks the page's own record of consent what it says
// afterwards, and keeps what was done where a person may look it up.
'use strict';

globalThis.FineprintRefusals = (() => {
  /** How long a page's record is waited for, in milliseconds. */
  const PATIENCE = 1500;
  /** So many sites are remembered; the oldest go first. */
  const MOST_SITES = 500;

  /**
   * What the page's TCF record holds (IAB Europe, "Consent Management Platform API", getTCData). Runs in the page's own
   * world, so the page can notice it: it is asked after a refusal on command only. Whatever it answers is counted, not kept.
   * @param {number} patience
   */
  function askRecord(patience) {
    const api = /** @type {any} */ (globalThis).__tcfapi;
    if (typeof api !== 'function') return null;
    return new Promise(done => {
      setTimeout(() => done(null), patience);
      const count = (/** @type {unknown} */ list) => (list && typeof list === 'object' ? Object.values(list).filter(value => value === true).length : 0);
      try {
        api('getTCData', 2, (/** @type {any} */ data, /** @type {unknown} */ ok) =>
          done(ok && data ? { purposes: count(data.purpose?.consents), partners: count(data.vendor?.consents), interests: count(data.purpose?.legitimateInterests) } : null),
        );
      } catch {
        done(null);
      }
    });
  }

  /** @param {number} tabId @returns {Promise<FineprintRecord | null>} */
  async function record(tabId) {
    const asked = await chrome.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: askRecord, args: [PATIENCE] }).catch(() => []);
    const said = /** @type {any} */ (asked[0]?.result);
    const counts = [said?.purposes, said?.partners, said?.interests];
    return counts.every(count => Number.isSafeInteger(count) && count >= 0) ? { purposes: counts[0], partners: counts[1], interests: counts[2] } : null;
  }

  /** @param {string} host */
  const key = host => `choice/${host}`;

  /** Keeps what was done, but for private windows. @param {chrome.tabs.Tab} tab @param {FineprintRefusal} done */
  async function keep(tab, done) {
    if (tab.incognito || !tab.url || done.word !== 'done') return;
    /** @type {Record<string, any>} */
    const all = await chrome.storage.local.get(null);
    const kept = Object.entries(all).filter(([name]) => name.startsWith('choice/'));
    kept.sort(([, a], [, b]) => (String(a?.when) < String(b?.when) ? -1 : 1));
    const over = kept.slice(0, Math.max(0, kept.length + 1 - MOST_SITES)).map(([name]) => name);
    await chrome.storage.local.remove(over);
    await chrome.storage.local.set({ [key(new URL(tab.url).host)]: { when: new Date().toISOString(), clicked: done.clicked } });
  }

  /** Has a frame of a tab refuse; asked again under the same number it tells what came of it. @param {number} tabId @param {number} frameId @param {number} id @returns {Promise<FineprintRefusal>} */
  async function run(tabId, frameId, id) {
    /** @type {FineprintRefusal} */
    const done = (await chrome.tabs.sendMessage(tabId, { type: 'refuse', id }, { frameId }).catch(() => null)) ?? { word: 'moved', clicked: [] };
    if (done.word !== 'done') return done;
    // The store may be full: what was done stays done.
    await keep(await chrome.tabs.get(tabId), done).catch(() => {});
    return { ...done, record: await record(tabId) };
  }

  /** A key of the person: where a card offers to refuse, it is as if its button was pressed; whether one does. @param {number} tabId */
  async function press(tabId) {
    const func = () => /** @type {any} */ (globalThis).FineprintCard?.press() ?? false;
    const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func, injectImmediately: true }).catch(() => []);
    return frames.some(frame => frame.result === true);
  }

  /** What was done on a site, if anything. @param {string} host @returns {Promise<{when: string, clicked: string[]} | null>} */
  async function of(host) {
    /** @type {any} */
    const kept = (await chrome.storage.local.get(key(host)))[key(host)];
    return typeof kept?.when === 'string' && Array.isArray(kept.clicked) ? { when: kept.when, clicked: kept.clicked.map(String) } : null;
  }

  /** @param {string} host */
  const forget = host => chrome.storage.local.remove(key(host));

  return { run, press, of, forget };
})();
