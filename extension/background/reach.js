// Reaching a page. On a page without a sign of a policy or a banner only what looks for one is there; the scripts that read, mark
// and show are put in once something was found, or once a person asks.
'use strict';

globalThis.FineprintReach = (() => {
  /** What looks, and all the others in one file; each does nothing where it is already. */
  const LOOKS = 'content/watch.js';
  const MORE = 'content/more.js';

  /** @param {number} tabId @param {number} frameId @param {string[]} files */
  const inject = (tabId, frameId, files) => chrome.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files, injectImmediately: true });

  /** Puts what is wanting into a frame that has what looks. @param {number} tabId @param {number} frameId */
  const add = (tabId, frameId) => inject(tabId, frameId, [MORE]);

  /** Puts all scripts into a frame of a tab. @param {number} tabId @param {number} frameId */
  const put = (tabId, frameId) => inject(tabId, frameId, [LOOKS, MORE]);

  /** @param {number} tabId @param {object} message */
  const send = (tabId, message) => chrome.tabs.sendMessage(tabId, message, { frameId: 0 });

  /**
   * The answer of a tab's page; fails where the extension may not run.
   * @param {number} tabId @param {object} message
   */
  async function ask(tabId, message) {
    const answer = await send(tabId, message).catch(() => undefined);
    if (answer !== undefined) return answer;
    // The address of a page is told where its tab may be read. Elsewhere Chromium lets a script wait for a click of the person's,
    // which would then start it and open no popup.
    if (!(await chrome.tabs.get(tabId)).url) throw new Error('a page that may not be read');
    await put(tabId, 0);
    return send(tabId, message);
  }

  return { add, put, ask };
})();
