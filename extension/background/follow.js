// A policy that a person asked to have read: it is opened in a tab, and the panel beside it once it is there. Which tab that
// is stays in the session's memory, since the background may be stopped meanwhile.
'use strict';

globalThis.FineprintFollow = (() => {
  /** @param {number} tabId */
  const key = tabId => `follow/${tabId}`;

  /** @param {string} url @param {number} opener */
  async function open(url, opener) {
    const { windowId, index } = await chrome.tabs.get(opener);
    const tab = await chrome.tabs.create({ url, windowId, index: index + 1, openerTabId: opener });
    if (tab.id !== undefined) await chrome.storage.session.set({ [key(tab.id)]: true });
    return true;
  }

  /** Opens the panel where it is waited for; once. @param {number} tabId */
  async function arrived(tabId) {
    const name = key(tabId);
    if (!(await chrome.storage.session.get(name))[name]) return;
    await FineprintPanels.act(tabId, { type: 'panel', tabId, do: 'open', quotes: [], token: '' });
    await chrome.storage.session.remove(name);
  }

  chrome.tabs.onRemoved.addListener(tabId => void chrome.storage.session.remove(key(tabId)));

  return { open, arrived };
})();
