// Refusals on command, as the background sees them: has a frame go the way, and another where the way goes on there; looks what
// stands on the page afterwards, and asks its own record of consent. How far one came stays in the session's memory, since the
// background may be stopped meanwhile: asked again under the same number it goes on from there, and clicks nothing twice.
'use strict';

globalThis.FineprintRefusing = (() => {
  /** How long a page's record is waited for, in milliseconds; a page may answer late, or stop its own clock. */
  const PATIENCE = 1500;
  const TOO_LATE = PATIENCE + 500;
  /** How long a second layer in another frame is waited for, and how often it is looked for, in milliseconds. */
  const OPENS = 4000;
  /** A frame that was just put in can't be read before it has begun to load: so long none is no answer. */
  const BEGINS = 1200;
  const LOOKS = 200;
  /** How long a page that loads anew after the last click is waited for; what it shows at its start may come a moment later. */
  const LOADS = 8000;
  const STARTS = 1000;
  /** How long what came of a refusal is kept after the answer, in milliseconds: it may be on its way. */
  const KEPT = 500;

  /**
   * How far a refusal came: the banners that stood there before (by numbers that are made of their texts, which are not kept), the
   * frame that it is in, what was clicked in others, what the last click of all was about to be, and in the end what came of it.
   * @typedef {{before: number[], frame: number, clicked: string[], pressing: string[] | null, done?: FineprintRefusal}} Way
   */

  const pause = (/** @type {number} */ time) => new Promise(done => setTimeout(done, time));

  /** @param {string} text */
  function numberOf(text) {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return sum;
  }

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
    const asking = chrome.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: askRecord, args: [PATIENCE], injectImmediately: true });
    const asked = await Promise.race([asking, pause(TOO_LATE)]).catch(() => null);
    const said = /** @type {any} */ (asked)?.[0]?.result;
    const counts = [said?.purposes, said?.partners, said?.interests];
    return counts.every(count => Number.isSafeInteger(count) && count >= 0) ? { purposes: counts[0], partners: counts[1], interests: counts[2] } : null;
  }

  /** @param {number | ''} id */
  const key = id => `refusal/${id}`;

  /** @param {number} id @returns {Promise<Way | null>} */
  const kept = async id => /** @type {Way | null} */ (id ? ((await chrome.storage.session.get(key(id)))[key(id)] ?? null) : null);

  /** @param {number} id @param {Way} way */
  async function keep(id, way) {
    if (id) await chrome.storage.session.set({ [key(id)]: way });
    return way;
  }

  /** The last click of a refusal comes now: the page may take the frame that makes it away with it. @param {number} id @param {string[]} clicked */
  async function pressing(id, clicked) {
    const way = await kept(id);
    if (way) await keep(id, { ...way, pressing: clicked });
  }

  /** The frame that shows the single choices of what another frame's control opened. @param {number} tabId @param {Way} way @returns {Promise<number | null>} */
  async function secondLayer(tabId, { before, frame: from }) {
    for (let waited = 0; waited <= OPENS; waited += LOOKS) {
      const banners = await FineprintBanners.all(tabId);
      // What comes in the page's own frame the page's own script has seen.
      const goesOn = (/** @type {FineprintBannerReport} */ { frame, hint }) => (from !== 0 || frame !== 0) && hint !== null && hint.role !== 'settings';
      const found = banners.find(banner => goesOn(banner) && !before.includes(numberOf(banner.text)));
      if (found) return found.frame;
      if (waited >= BEGINS && (await FineprintBanners.frames(tabId)) < 2) return null;
      await pause(LOOKS);
    }
    return null;
  }

  /** Where a tab is, without what the page itself may change. @param {number} tabId */
  const placeOf = async tabId => (await chrome.tabs.get(tabId).catch(() => null))?.url?.split(/[?#]/)[0];

  /** Once the frame that made the last click is gone: whether its page is there again as it was. @param {number} tabId @param {string | undefined} place */
  async function loaded(tabId, place) {
    for (let waited = 0; waited <= LOADS; waited += LOOKS) {
      const tab = await chrome.tabs.get(tabId).catch(() => null);
      if (!tab) return false;
      if (tab.status === 'complete') break;
      await pause(LOOKS);
    }
    await pause(STARTS);
    return (await placeOf(tabId)) === place;
  }

  /** Whether a banner wants money or a consent. @param {FineprintBannerReport} banner */
  const pays = ({ patterns }) => patterns.some(({ id }) => id === 'pay_or_consent');
  /** Whether it asks for a consent, free or not. @param {FineprintBannerReport} banner */
  const asks = banner => pays(banner) || banner.controls.some(({ role }) => role === 'accept');

  /** What a refusal came to, by what stands on the page: the frame that clicked sees its own part only. @param {number} tabId @param {Way} way @param {FineprintRefusal} said @param {boolean} gone whether that frame is gone @returns {Promise<FineprintRefusal>} */
  async function seen(tabId, { before, frame }, said, gone) {
    const { clicked } = said;
    const now = await FineprintBanners.all(tabId);
    const others = now.filter(asks);
    const isOld = (/** @type {FineprintBannerReport} */ banner) => before.includes(numberOf(banner.text));
    if (others.some(banner => isOld(banner) && (gone || banner.frame === frame))) return { word: 'stays', clicked };
    const fresh = others.filter(banner => !isOld(banner));
    if (fresh.some(pays)) return { word: 'pay', clicked };
    return fresh.length ? { word: 'changed', clicked } : said;
  }

  /** Goes the way through the frames of a tab. @param {number} tabId @param {number} frameId @param {number} id @returns {Promise<FineprintRefusal>} */
  async function go(tabId, frameId, id) {
    const place = await placeOf(tabId);
    const again = await kept(id);
    if (again?.done) return again.done;
    let way = again ?? (await keep(id, { before: (await FineprintBanners.all(tabId)).map(({ text }) => numberOf(text)), frame: frameId, clicked: [], pressing: null }));
    /** @returns {Promise<FineprintRefusal>} */
    const ask = async () => {
      // A page that came after the last click must not be clicked on anew.
      const message = { type: 'refuse', id, clicked: way.clicked, again: Boolean(again?.pressing) };
      /** @type {FineprintRefusal | null} */
      const said = await chrome.tabs.sendMessage(tabId, message, { frameId: way.frame }).catch(() => null);
      if (said) return said.word === 'done' ? seen(tabId, way, said, false) : said;
      const { clicked, pressing } = (await kept(id)) ?? way;
      if (!pressing || !(await loaded(tabId, place))) return { word: 'moved', clicked: pressing ?? clicked };
      return seen(tabId, way, { word: 'done', clicked: pressing }, true);
    };
    const first = await ask();
    if (first.word !== 'elsewhere') return first;
    const frame = way.clicked.length ? null : await secondLayer(tabId, way);
    if (frame === null) return { ...first, word: 'changed' };
    way = await keep(id, { ...way, frame, clicked: first.clicked });
    const then = await ask();
    return then.word === 'elsewhere' ? { ...then, word: 'changed' } : then;
  }

  /** Forgets a refusal once it was answered, and at once those before it that were not. @param {number} id */
  async function forget(id) {
    /** @type {[string, Way][]} */
    const all = Object.entries(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(all.filter(([name, way]) => name.startsWith(key('')) && name !== key(id) && way.done).map(([name]) => name));
    await pause(KEPT);
    await chrome.storage.session.remove(key(id));
  }

  /** Has a frame of a tab refuse; asked again under the same number it tells what came of it. @param {number} tabId @param {number} frameId @param {number} id @returns {Promise<FineprintRefusal>} */
  async function run(tabId, frameId, id) {
    // The page may lead elsewhere meanwhile: what is remembered is of this one.
    const tab = await chrome.tabs.get(tabId);
    try {
      const done = await go(tabId, frameId, id);
      // The background may be stopped before it has answered: asked again, it finds nothing to refuse any more.
      const way = await kept(id);
      if (way) await keep(id, { ...way, done });
      if (done.word !== 'done') return done;
      // The store may be full: what was done stays done.
      await FineprintAnswers.keep(tab, { by: 'fineprint', role: 'reject', clicked: done.clicked, on: done.on ?? [] }).catch(() => {});
      return { ...done, record: await record(tabId) };
    } finally {
      if (id) forget(id).catch(() => {});
    }
  }

  /** A key of the person: where a card offers to refuse, it is as if its button was pressed; whether one does. One card alone, the page's own first. @param {number} tabId */
  async function press(tabId) {
    const func = () => /** @type {any} */ (globalThis).FineprintCard?.press() ?? false;
    const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true, injectImmediately: true }).catch(() => []);
    for (const frame of frames.map(({ frameId }) => frameId).sort((a, b) => a - b)) {
      const [pressed] = await chrome.scripting.executeScript({ target: { tabId, frameIds: [frame] }, func, injectImmediately: true }).catch(() => []);
      if (pressed?.result === true) return true;
    }
    return false;
  }

  return { run, record, press, pressing };
})();
