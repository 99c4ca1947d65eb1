// The background: takes what a page's reader saw to the core, and the answers to badge, popup and page.
// Nothing is kept: when a report is asked for, the page is read again.
'use strict';

// Chromium starts this file alone; Firefox lists the others before it.
if (typeof importScripts === 'function') importScripts('core/fineprint.js', 'messages.js', 'core.js', 'badge.js');

/** A tab that went away, or that has no content script. @param {unknown} error */
const gone = error => void error;

/** @param {number} tabId @param {object} message */
const toPage = (tabId, message) => chrome.tabs.sendMessage(tabId, message, { frameId: 0 });

/** The report of a tab; `null` where the extension may not run. @param {number} tabId */
async function report(tabId) {
  const seen = await toPage(tabId, { type: 'read' }).catch(() => null);
  if (!seen?.model) return null;
  const report = await FineprintCore.analyze(seen.model, seen.model.url, seen.settled === true);
  await FineprintBadge.show(tabId, report).catch(gone);
  return report;
}

/** @param {chrome.runtime.MessageSender} sender */
async function activeTab(sender) {
  const where = sender.tab ? { windowId: sender.tab.windowId } : { currentWindow: true };
  const [tab] = await chrome.tabs.query({ ...where, active: true });
  return tab?.id;
}

/** @param {FineprintRequest} message @param {chrome.runtime.MessageSender} sender */
async function answer(message, sender) {
  if (message.type === 'report') {
    const tabId = message.tabId ?? (await activeTab(sender));
    return tabId === undefined ? null : report(tabId);
  }
  const { tabId, ...rest } = message;
  if (message.type === 'show' || message.type === 'sections') {
    await chrome.scripting.insertCSS({ target: { tabId }, files: ['content/marks.css'], origin: 'USER' }).catch(gone);
  }
  return (await toPage(tabId, rest).catch(() => null)) ?? null;
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const seen = FineprintMessages.fromPage(message, sender);
  const tabId = sender.tab?.id;
  if (seen && tabId !== undefined) {
    const done = seen.type === 'page' ? FineprintCore.analyze(seen.model, seen.model.url, true).then(r => FineprintBadge.show(tabId, r)) : FineprintBadge.clear(tabId);
    done.catch(gone);
    return false;
  }
  const asked = FineprintMessages.fromExtension(message, sender);
  if (!asked) return false;
  answer(asked, sender).then(respond, error => respond({ error: String(error?.message ?? error) }));
  return true;
});
