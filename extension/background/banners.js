// Banners in the background: each frame says what it saw, the core says what it is. Nothing is kept.
'use strict';

globalThis.FineprintBanners = (() => {
  /** What a frame with a banner is given, to look for the marks of platforms. */
  const MARKS = ['content/platforms.js', 'content/platforms-other.js', 'content/platform-marks.js'];

  /** @typedef {FineprintCandidate & {frame: number}} Seen */

  /** @param {Seen[]} candidates @param {string} url @returns {Promise<FineprintBannerReport[]>} */
  const analyze = async (candidates, url) => (await FineprintCore.analyze({ url, lang: null, title: '', blocks: [], truncated: false, candidates })).banners;

  /** The frames that are being asked for their marks: who wants to know meanwhile gets the same answer. @type {Map<string, Promise<string[]>>} */
  const asking = new Map();

  /** The marks of platforms in a frame. @param {number} tabId @param {number} frame */
  function marksIn(tabId, frame) {
    const key = `${tabId} ${frame}`;
    const marks = asking.get(key) ?? look(tabId, frame).finally(() => asking.delete(key));
    asking.set(key, marks);
    return marks;
  }

  /** @param {number} tabId @param {number} frame @returns {Promise<string[]>} */
  async function look(tabId, frame) {
    const target = { tabId, frameIds: [frame] };
    const func = () => /** @type {any} */ (globalThis).FineprintPlatformMarks?.find() ?? [];
    const found = await chrome.scripting
      .executeScript({ target, files: MARKS, injectImmediately: true })
      .then(() => chrome.scripting.executeScript({ target, func, injectImmediately: true }))
      .catch(() => []);
    const marks = /** @type {unknown} */ (found[0]?.result);
    return Array.isArray(marks) ? marks : [];
  }

  /** With the marks of the frames that turned out to have a banner; each banner is asked once. @param {number} tabId @param {Seen[]} candidates @param {FineprintBannerReport[]} banners @returns {Promise<Seen[] | null>} `null` where none is new */
  async function marked(tabId, candidates, banners) {
    const isNew = (/** @type {Seen} */ { frame, marks, lines }) => !marks && banners.some(banner => banner.frame === frame && banner.text === lines.join('\n'));
    const frames = [...new Set(candidates.filter(isNew).map(({ frame }) => frame))];
    if (!frames.length) return null;
    const found = new Map(await Promise.all(frames.map(async frame => /** @type {const} */ ([frame, await marksIn(tabId, frame)]))));
    return candidates.map(one => (one.marks ? one : { ...one, marks: found.get(one.frame) ?? [] }));
  }

  /** Tells the page around that a frame has a banner. @param {number} tabId */
  function met(tabId) {
    const func = () => void /** @type {any} */ (globalThis).FineprintBannerWatch?.met();
    chrome.scripting.executeScript({ target: { tabId, frameIds: [0] }, func, injectImmediately: true }).catch(() => {});
  }

  /** The banners of one frame. @param {object[]} candidates @param {chrome.runtime.MessageSender} sender @param {boolean} asked a person has it refuse @returns {Promise<object[]>} */
  async function read(candidates, sender, asked) {
    // Where no hint is wanted nothing is read unasked.
    if (!asked && (await FineprintHints.hidden(sender.tab?.url))) return [];
    const frame = sender.frameId ?? 0;
    const seen = candidates.map(c => /** @type {Seen} */ ({ ...c, frame }));
    const banners = await analyze(seen, sender.url ?? '');
    // The page around a frame has to know once the frame is gone.
    if (frame && banners.length && sender.tab?.id !== undefined) met(sender.tab.id);
    const more = await marked(sender.tab?.id ?? -1, seen, banners);
    return more ? analyze(more, sender.url ?? '') : banners;
  }

  /** The candidates of all frames of a tab, as they are now; a frame that is still loading is not waited for. @param {number} tabId @returns {Promise<object[]>} */
  async function candidates(tabId) {
    const func = () => /** @type {any} */ (globalThis).FineprintBannerWatch?.told() ?? null;
    const ask = (/** @type {chrome.scripting.InjectionTarget} */ target) => chrome.scripting.executeScript({ target, func, injectImmediately: true }).catch(() => []);
    const first = await ask({ tabId, allFrames: true });
    // Frames that found something, and have not got what reads it.
    const wanting = first.filter(({ result }) => result === null).map(({ frameId }) => frameId);
    await Promise.all(wanting.map(frame => FineprintReach.put(tabId, frame).catch(() => {})));
    const then = wanting.length ? await ask({ tabId, frameIds: wanting }) : [];
    const results = first.map(one => then.find(({ frameId }) => frameId === one.frameId) ?? one);
    /** @type {Seen[]} */
    const seen = results.flatMap(({ frameId, result }) => (Array.isArray(result) ? result.map(c => ({ ...c, frame: frameId })) : []));
    if (seen.every(({ marks }) => marks)) return seen;
    return (await marked(tabId, seen, await analyze(seen, ''))) ?? seen;
  }

  /** The banners of all frames of a tab, as they are now. @param {number} tabId */
  const all = async tabId => analyze(/** @type {Seen[]} */ (await candidates(tabId)), '');

  /** How many frames of a tab may be read. @param {number} tabId */
  const frames = async tabId => (await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true, injectImmediately: true }).catch(() => [])).length;

  return { read, candidates, all, frames };
})();
