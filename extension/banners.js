// Banners in the background: each frame says what it saw, the core says what it is. Nothing is kept.
'use strict';

globalThis.FineprintBanners = (() => {
  /** The banners of one frame. @param {object[]} candidates @param {chrome.runtime.MessageSender} sender @returns {Promise<object[]>} */
  async function read(candidates, sender) {
    // Where no hint is wanted nothing is read unasked.
    if (await FineprintHints.hidden(sender.tab?.url)) return [];
    const frame = sender.frameId ?? 0;
    const url = sender.url ?? '';
    const model = { url, lang: null, title: '', blocks: [], truncated: false, candidates: candidates.map(c => ({ ...c, frame })) };
    const { banners } = await FineprintCore.analyze(model);
    // The page around a frame has to know once the frame is gone.
    if (frame && banners.length && sender.tab?.id !== undefined) chrome.tabs.sendMessage(sender.tab.id, { type: 'met' }, { frameId: 0 }).catch(() => {});
    return banners;
  }

  /** The candidates of all frames of a tab, as they are now; a frame that is still loading is not waited for. @param {number} tabId @returns {Promise<object[]>} */
  async function candidates(tabId) {
    const func = () => /** @type {any} */ (globalThis).FineprintBannerWatch?.candidates() ?? [];
    const results = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func, injectImmediately: true }).catch(() => []);
    return results.flatMap(({ frameId, result }) => (Array.isArray(result) ? result.map(c => ({ ...c, frame: frameId })) : []));
  }

  return { read, candidates };
})();
