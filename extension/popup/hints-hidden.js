// In the popup: says that hints are hidden, and shows them again.
'use strict';

globalThis.FineprintHintsHidden = (() => {
  const { words, part } = FineprintPage;

  /** Has the hints come in the open page. @param {number} tabId */
  async function shown(tabId) {
    const func = () => {
      const { FineprintCardHide: hide, FineprintBannerLook: looks } = /** @type {any} */ (globalThis);
      hide?.want();
      looks?.again();
    };
    await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func, injectImmediately: true }).catch(() => []);
  }

  /** @param {number} tabId */
  async function show(tabId) {
    const { url, incognito } = await chrome.tabs.get(tabId);
    const hidden = await FineprintHints.hidden(url);
    part('hints').hidden = hidden === null;
    if (!hidden) return;
    part('hints-said').textContent = words(`ui_hints_${hidden}`);
    part('hints-again').hidden = incognito;
    part('hints-again').addEventListener('click', async () => {
      await FineprintHints.again(url);
      part('hints').hidden = true;
      await shown(tabId);
      part('options').focus();
    });
  }

  return { show };
})();
