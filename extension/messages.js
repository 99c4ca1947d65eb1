// Every message is checked here, for who sent it and for its shape, and nowhere else.
'use strict';

globalThis.FineprintMessages = (() => {
  /** The longest list of sections that is coloured. */
  const MAX_SECTIONS = 2000;
  /** The longest list of quotes that a panel shows. */
  const MAX_QUOTES = 1000;
  /** What may be done with the panel. */
  const DOINGS = new Set(['open', 'toggle', 'close', 'left', 'right', 'ready', 'quotes']);
  /** As many as banner-find.js finds. */
  const MAX_CANDIDATES = 8;

  /** @param {unknown} value @returns {value is Record<string, any>} */
  const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
  /** @param {unknown} value @returns {value is number} */
  const isCount = value => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

  /** @param {unknown} section */
  const isSection = section => isObject(section) && isCount(section.start) && isCount(section.end) && typeof section.topic === 'string';

  /** What the content script of a page's top frame may say. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function fromPage(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.tab || sender.frameId !== 0 || !isObject(message)) return null;
    if (sender.url?.startsWith(chrome.runtime.getURL(''))) return null;
    if (message.type === 'gone') return /** @type {any} */ ({ type: 'gone' });
    const { model } = message;
    return message.type === 'page' && isObject(model) && Array.isArray(model.blocks) ? /** @type {any} */ (message) : null;
  }

  /** What the content script of any frame may have read: candidates for banners. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function candidates(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.tab || sender.url?.startsWith(chrome.runtime.getURL(''))) return null;
    if (!isObject(message) || message.type !== 'banners' || !Array.isArray(message.candidates)) return null;
    return message.candidates.length <= MAX_CANDIDATES && message.candidates.every(isObject) ? message.candidates : null;
  }

  /** What the extension's own pages may ask. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function fromExtension(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL('')) || !isObject(message)) return null;
    const { type } = message;
    // The panel stands in a tab and speaks of no other.
    const panel = sender.url.startsWith(chrome.runtime.getURL('panel.html')) || /^[a-z-]+:\/\/[^/]+\/panel\.html$/.test(sender.url.split(/[?#]/)[0]);
    const tabId = panel && sender.tab && sender.frameId !== 0 ? sender.tab.id : message.tabId;
    if (type === 'report' || type === 'summary') return tabId === undefined || isCount(tabId) ? { type, tabId } : null;
    if (!isCount(tabId)) return null;
    if (type === 'clear') return { type: /** @type {const} */ ('clear'), tabId };
    if (type === 'show' && isCount(message.start) && isCount(message.end)) {
      return { type: /** @type {const} */ ('show'), tabId, start: message.start, end: message.end };
    }
    if (type === 'panel' && DOINGS.has(message.do)) {
      const quotes = Array.isArray(message.quotes) ? message.quotes : [];
      const fine = quotes.length <= MAX_QUOTES && quotes.every((/** @type {any} */ q) => isObject(q) && isCount(q.start) && isCount(q.end));
      return fine ? { type: /** @type {const} */ ('panel'), tabId, do: message.do, quotes } : null;
    }
    const { sections } = message;
    if (type === 'sections' && Array.isArray(sections) && sections.length <= MAX_SECTIONS && sections.every(isSection)) {
      return { type: /** @type {const} */ ('sections'), tabId, on: message.on === true, sections };
    }
    return null;
  }

  return { fromPage, candidates, fromExtension };
})();
