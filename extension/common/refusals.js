// Refusals, as the background sees them: has a frame go the way, asks the page's own record of consent what it says
// afterwards, and keeps what was done where a person may look it up.
'use strict';

globalThis.FineprintRefusals = (() => {
  /** How long a page's record is waited for, in milliseconds. */
  const PATIENCE = 1500;

  /**
   * What the page's TCF record holds (IAB Europe, "Consent Management Platform API", getTCData). Runs in the page's own
   * world, so the page can notice it: it is asked after a refusal on command, or when a person asks in the popup. Whatever it answers is counted, not kept.
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

  const { keep } = FineprintAnswers;

  /** How long a second layer in another frame is waited for, and how often it is looked for, in milliseconds. */
  const OPENS = 4000;
  /** A frame that was just put in can't be read before it has begun to load: so long none is no answer. */
  const BEGINS = 1200;
  const LOOKS = 200;
  const pause = () => new Promise(done => setTimeout(done, LOOKS));

  /** The frame that shows the single choices of what another frame's control opened. @param {number} tabId @param {number} frameId @param {string[]} before texts of the banners that were there already @returns {Promise<number | null>} */
  async function secondLayer(tabId, frameId, before) {
    for (let waited = 0; waited <= OPENS; waited += LOOKS) {
      const banners = await FineprintBanners.all(tabId);
      // What comes in the page's own frame the page's own script has seen.
      const goesOn = (/** @type {FineprintBannerReport} */ { frame, hint }) => (frameId !== 0 || frame !== 0) && hint !== null && hint.role !== 'settings';
      const found = banners.find(banner => goesOn(banner) && !before.includes(banner.text));
      if (found) return found.frame;
      if (waited >= BEGINS && (await FineprintBanners.frames(tabId)) < 2) return null;
      await pause();
    }
    return null;
  }

  /** Goes the way through the frames of a tab. @param {number} tabId @param {number} frameId @param {number} id @returns {Promise<FineprintRefusal>} */
  async function go(tabId, frameId, id) {
    const ask = async (/** @type {number} */ frame, /** @type {string[]} */ clicked) =>
      /** @type {FineprintRefusal} */ ((await chrome.tabs.sendMessage(tabId, { type: 'refuse', id, clicked }, { frameId: frame }).catch(() => null)) ?? { word: 'moved', clicked });
    const before = (await FineprintBanners.all(tabId)).map(({ text }) => text);
    const first = await ask(frameId, []);
    if (first.word !== 'elsewhere') return first;
    const frame = await secondLayer(tabId, frameId, before);
    const then = frame === null ? first : await ask(frame, first.clicked);
    return then.word === 'elsewhere' ? { ...then, word: 'changed' } : then;
  }

  /** Has a frame of a tab refuse; asked again under the same number it tells what came of it. @param {number} tabId @param {number} frameId @param {number} id @returns {Promise<FineprintRefusal>} */
  async function run(tabId, frameId, id) {
    const done = await go(tabId, frameId, id);
    if (done.word !== 'done') return done;
    // The store may be full: what was done stays done.
    await keep(await chrome.tabs.get(tabId), { by: 'fineprint', role: 'reject', clicked: done.clicked, on: [] }).catch(() => {});
    return { ...done, record: await record(tabId) };
  }

  /** A key of the person: where a card offers to refuse, it is as if its button was pressed; whether one does. @param {number} tabId */
  async function press(tabId) {
    const func = () => /** @type {any} */ (globalThis).FineprintCard?.press() ?? false;
    const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func, injectImmediately: true }).catch(() => []);
    return frames.some(frame => frame.result === true);
  }

  /** What a person clicked. @param {chrome.tabs.Tab} tab @param {{role: string, label: string, on: string[]}} chosen */
  const own = (tab, { role, label, on }) => keep(tab, { by: 'person', role, clicked: [label], on });

  return { run, own, record, press };
})();
