// The panel, as the background sees it: which side it was on, and whether a tab's own content script opened it.
'use strict';

globalThis.FineprintPanels = (() => {
  /** @returns {Promise<'left' | 'right'>} */
  const side = async () => ((await chrome.storage.local.get('side').catch(() => null))?.side === 'left' ? 'left' : 'right');

  /** What the panel or the popup wants done in a tab. @param {number} tabId @param {Extract<FineprintRequest, {type: 'panel'}>} message */
  async function act(tabId, message) {
    const tell = (/** @type {object} */ what) => chrome.tabs.sendMessage(tabId, { type: 'panel', ...what }, { frameId: 0 }).catch(() => null);
    switch (message.do) {
      case 'open':
        return tell({ do: 'open', side: await side() });
      case 'toggle':
        return tell({ do: 'toggle', side: await side() });
      case 'ready':
        // A page that frames the panel by itself gets nothing: its content script opened none.
        return (await tell({ do: 'ready' })) === true ? { side: await side() } : null;
      case 'left':
      case 'right':
        // Nothing is kept from a private window.
        if (!(await chrome.tabs.get(tabId)).incognito) await chrome.storage.local.set({ side: message.do }).catch(() => {});
        return tell({ do: message.do });
      default:
        return tell({ do: message.do, quotes: message.quotes ?? [] });
    }
  }

  chrome.commands?.onCommand.addListener((command, tab) => {
    if (command === 'toggle-panel' && tab?.id !== undefined) act(tab.id, { type: 'panel', tabId: tab.id, do: 'toggle', quotes: [] }).catch(() => {});
  });

  return { act };
})();
