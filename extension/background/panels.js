// The panel, as the background sees it: which side it was on, and whether a tab's own content script opened it.
'use strict';

globalThis.FineprintPanels = (() => {
  /** @returns {Promise<'left' | 'right'>} */
  const side = async () => ((await chrome.storage.local.get('side').catch(() => null))?.side === 'left' ? 'left' : 'right');

  /** What the panel or the popup wants done in a tab. @param {number} tabId @param {Extract<FineprintRequest, {type: 'panel'}>} message */
  async function act(tabId, message) {
    const tell = (/** @type {object} */ what) => FineprintReach.ask(tabId, { type: 'panel', ...what }).catch(() => null);
    switch (message.do) {
      case 'open':
        return tell({ do: 'open', side: await side() });
      case 'toggle':
        return tell({ do: 'toggle', side: await side() });
      case 'ready':
        // A page that frames the panel by itself gets nothing: its content script opened none.
        return (await tell({ do: 'ready', token: message.token })) === true ? { side: await side(), tab: tabId } : null;
      case 'left':
      case 'right':
        // Nothing is kept from a private window.
        if (!(await chrome.tabs.get(tabId)).incognito) await chrome.storage.local.set({ side: message.do }).catch(() => {});
        return tell({ do: message.do });
      default:
        return tell({ do: message.do, quotes: message.quotes ?? [] });
    }
  }

  /** Where a page can't host the panel the popup opens instead, if the browser lets it. @param {number} tabId */
  async function toggle(tabId) {
    if ((await act(tabId, { type: 'panel', tabId, do: 'toggle', quotes: [], token: '' })) !== true) await chrome.action.openPopup?.();
  }

  /**
   * To the panel of a tab: that its page changed, or which quotes were clicked there. Chromium reaches a panel among the
   * extension's pages, Firefox among the frames of its tab.
   * @param {number} tabId @param {{type: 'changed'} | {type: 'lit', quotes: {start: number, end: number}[]}} message
   */
  async function tell(tabId, message) {
    const to = { ...message, tabId };
    await Promise.allSettled([chrome.runtime.sendMessage(to), chrome.tabs.sendMessage(tabId, to)]);
  }

  return { act, toggle, tell };
})();
