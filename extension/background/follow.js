// A policy that a person asked to have read: it is opened in a tab, and the panel beside it once it is there. Which tab that
// is stays in the session's memory, since the background may be stopped meanwhile. A PDF has no panel: beside its tab the page
// that reads such files is opened.
'use strict';

globalThis.FineprintFollow = (() => {
  /** @param {number} tabId */
  const key = tabId => `follow/${tabId}`;

  /** @param {string} url @param {number} opener */
  async function open(url, opener) {
    const { windowId, index } = await chrome.tabs.get(opener);
    const pdf = /\.pdf$/i.test(new URL(url).pathname);
    const tab = await chrome.tabs.create({ url, windowId, index: index + 1, openerTabId: opener, active: !pdf });
    if (tab.id === undefined) return false;
    if (pdf) await chrome.tabs.create({ url: chrome.runtime.getURL(`pdf.html?tab=${tab.id}`), windowId, index: index + 2, openerTabId: opener });
    else await chrome.storage.session.set({ [key(tab.id)]: true });
    return true;
  }

  /** Whether the tab shows the first page that it ever had, however often it was sent on meanwhile. @param {number} tabId */
  async function isFirst(tabId) {
    const [page] = await chrome.scripting.executeScript({ target: { tabId }, func: () => history.length, injectImmediately: true }).catch(() => []);
    return page?.result === 1;
  }

  /** Opens the panel where it is waited for; once, and not where the person went on to another page. @param {number} tabId */
  async function arrived(tabId) {
    const name = key(tabId);
    if (!(await chrome.storage.session.get(name))[name]) return;
    await chrome.storage.session.remove(name);
    if (await isFirst(tabId)) await FineprintPanels.act(tabId, { type: 'panel', tabId, do: 'open', quotes: [], token: '' });
  }

  chrome.tabs.onRemoved.addListener(tabId => void chrome.storage.session.remove(key(tabId)));

  return { open, arrived };
})();
