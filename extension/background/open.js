// Tabs that a person asked for: a letter about the policy of a tab, and the places where a policy lets people say no.
'use strict';

globalThis.FineprintOpen = (() => {
  /** @param {number} tabId */
  const windowOf = async tabId => (await chrome.tabs.get(tabId)).windowId;

  /** @param {number} tabId the tab that shows the policy @param {string} kind @param {string} to a mailbox that the policy names, or empty */
  async function letter(tabId, kind, to) {
    const about = new URLSearchParams({ tab: String(tabId) });
    if (kind) about.set('kind', kind);
    // Addresses of tabs are kept in the history of the browser; a mailbox waits in the session's memory until the page takes it.
    const name = `letter/${tabId}`;
    if (to) await chrome.storage.session.set({ [name]: to });
    else await chrome.storage.session.remove(name);
    await chrome.tabs.create({ url: chrome.runtime.getURL(`letter.html?${about}`), windowId: await windowOf(tabId) });
    return true;
  }

  /** @param {number} tabId @param {string} url */
  async function page(tabId, url) {
    await chrome.tabs.create({ url, windowId: await windowOf(tabId), openerTabId: tabId });
    return true;
  }

  return { letter, page };
})();
