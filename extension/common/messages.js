// Every message is checked here, for who sent it and for its shape, and nowhere else.
'use strict';

globalThis.FineprintMessages = (() => {
  /** The longest list of sections that is coloured. */
  const MAX_SECTIONS = 2000;
  /** The longest list of quotes that a panel shows. */
  const MAX_QUOTES = 1000;
  /** What may be done with the panel. */
  const DOINGS = new Set(['open', 'toggle', 'close', 'left', 'right', 'low', 'high', 'ready', 'quotes']);
  /** What may be asked about changes, and by the history page. */
  const OF_CHANGES = new Set(['see', 'on', 'off', 'got']);
  const OF_HISTORY = new Set(['list', 'remove', 'wipe', 'export', 'on', 'off']);
  /** What is asked of a tab without more. @type {Set<unknown>} */
  const OF_TAB = new Set(['clear', 'marks', 'links', 'paper', 'record', 'back', 'gpc']);
  /** The letters that may be asked for; without a kind the page chooses. */
  const LETTERS = new Set(['', 'access', 'erasure', 'objection', 'rectification', 'portability', 'withdrawal', 'complaint']);
  const MAX_MAILBOX = 254;
  /** As many as banner-find.js finds. */
  const MAX_CANDIDATES = 8;
  const MAX_URL = 8192;
  /** The longest line of a card, and its most lines below the first. */
  const MAX_SAID = 500;
  const MAX_LINES = 4;
  const MAX_STEPS = 6;
  /** What answers a banner, and the most switches told beside it. */
  const ANSWERS = new Set(['accept', 'reject', 'necessary_only', 'save', 'close', 'acknowledge']);
  const MAX_ON = 12;
  /** The most clicks of a refusal. */
  const MAX_CLICKS = 5;

  /** @param {unknown} value @returns {value is Record<string, any>} */
  const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
  /** @param {unknown} value @returns {value is number} */
  const isCount = value => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

  /** @param {unknown} text @returns {text is string} */
  const isText = text => typeof text === 'string' && text.length <= MAX_SAID;

  /** An address that a tab may be opened with. @param {unknown} url @returns {url is string} */
  const isWeb = url => typeof url === 'string' && url.length <= MAX_URL && /^https?:\/\//.test(url) && URL.canParse(url);

  /** @param {unknown} section */
  const isSection = section => isObject(section) && isCount(section.start) && isCount(section.end) && typeof section.topic === 'string';

  /** @param {unknown} list */
  const areQuotes = list => Array.isArray(list) && list.length <= MAX_QUOTES && list.every(q => isObject(q) && isCount(q.start) && isCount(q.end));

  /** Whether the content script of a frame of a page speaks. @param {chrome.runtime.MessageSender} sender */
  const isFrame = sender => sender.id === chrome.runtime.id && Boolean(sender.tab) && !sender.url?.startsWith(chrome.runtime.getURL(''));

  /** A page that is loaded ahead, or was left, is not the one that the tab shows. @param {chrome.runtime.MessageSender} sender */
  const isShown = ({ documentLifecycle }) => documentLifecycle === undefined || documentLifecycle === 'active';

  /** What the content script of a page's top frame may say. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function fromPage(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.tab || sender.frameId !== 0 || !isObject(message)) return null;
    if (sender.url?.startsWith(chrome.runtime.getURL(''))) return null;
    if (!isShown(sender)) return null;
    if (message.type === 'gone') return /** @type {any} */ ({ type: 'gone' });
    if (message.type === 'settled') return /** @type {any} */ ({ type: 'settled', same: message.same === true, visit: Number(message.visit) });
    if (message.type === 'at') return areQuotes(message.quotes) ? /** @type {any} */ (message) : null;
    const { model } = message;
    return message.type === 'page' && isObject(model) && Array.isArray(model.blocks) ? /** @type {any} */ (message) : null;
  }

  /** What the content script of any frame may have read: candidates for banners. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function candidates(message, sender) {
    if (!isFrame(sender)) return null;
    if (!isObject(message) || message.type !== 'banners' || !Array.isArray(message.candidates)) return null;
    return message.candidates.length <= MAX_CANDIDATES && message.candidates.every(isObject) ? message.candidates : null;
  }

  /** A frame that found something to read, and wants the scripts that do. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function more(message, sender) {
    if (!isFrame(sender) || sender.tab?.id === undefined) return null;
    return isObject(message) && message.type === 'more' ? { tabId: sender.tab.id, frameId: sender.frameId ?? 0 } : null;
  }

  /** That the consent form of a frame is gone, or there again: the icon is to tell what the tab shows now. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function asks(message, sender) {
    if (!isFrame(sender) || !isShown(sender) || sender.tab?.id === undefined) return null;
    return isObject(message) && message.type === 'asks' ? sender.tab.id : null;
  }

  /** That a person wants no more hints, on the card of any frame. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function hide(message, sender) {
    if (!isFrame(sender)) return null;
    return isObject(message) && message.type === 'hide' && typeof message.everywhere === 'boolean' ? { everywhere: message.everywhere } : null;
  }

  /** What the content script of a frame inside a page may want said beside it. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function beside(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.tab || !sender.frameId || !isObject(message) || message.type !== 'beside') return null;
    const { says, size } = message;
    const areLines = (/** @type {unknown} */ list, /** @type {number} */ most) => Array.isArray(list) && list.length <= most && list.every(isText);
    if (!isObject(says) || !isText(says.title) || !areLines(says.more, MAX_LINES) || !areLines(says.steps, MAX_STEPS)) return null;
    if (!Array.isArray(size) || size.length !== 2 || !size.every(isCount)) return null;
    const said = { title: says.title, more: says.more, steps: says.steps, refuses: says.refuses === true };
    return /** @type {FineprintBeside} */ ({ says: said, url: sender.url ?? '', size, frame: sender.frameId });
  }

  /** A click on the card: a frame speaks for itself, the page's own for a frame that it shows the card of. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function refusal(message, sender) {
    if (!isFrame(sender)) return null;
    if (!isObject(message) || message.type !== 'refuse') return null;
    const own = sender.frameId ?? 0;
    const frame = own === 0 && isCount(message.frame) ? message.frame : own;
    return { frame, id: isCount(message.id) ? message.id : 0 };
  }

  /** That the last click of a refusal comes. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function pressing(message, sender) {
    if (!isFrame(sender)) return null;
    if (!isObject(message) || message.type !== 'pressing' || !isCount(message.id)) return null;
    const { id, clicked } = message;
    return Array.isArray(clicked) && clicked.length <= MAX_CLICKS && clicked.every(label => typeof label === 'string') ? { id, clicked } : null;
  }

  /** What a person clicked on the banner of any frame. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function chosen(message, sender) {
    if (!isFrame(sender)) return null;
    if (!isObject(message) || message.type !== 'chosen' || !ANSWERS.has(message.role) || !isText(message.label)) return null;
    const { role, label, on } = message;
    return Array.isArray(on) && on.length <= MAX_ON && on.every(isText) ? { role, label, on } : null;
  }

  /** What the extension's own pages may ask. @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function fromExtension(message, sender) {
    if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL('')) || !isObject(message)) return null;
    const { type } = message;
    // The panel stands in a tab and speaks of no other.
    const tabId = new URL(sender.url).pathname === '/panel.html' ? sender.tab?.id : message.tabId;
    if (type === 'report' || type === 'summary') return tabId === undefined || isCount(tabId) ? { type, tabId } : null;
    if (type === 'history' && OF_HISTORY.has(message.do) && new URL(sender.url).pathname === '/history.html') {
      return { type: /** @type {const} */ ('history'), do: message.do, key: String(message.key ?? '') };
    }
    if (!isCount(tabId)) return null;
    if (type === 'changes' && OF_CHANGES.has(message.do)) return { type: /** @type {const} */ ('changes'), tabId, do: message.do };
    if (OF_TAB.has(type)) return { type: /** @type {'clear'} */ (type), tabId };
    if (type === 'point' && isCount(message.at)) return { type: /** @type {const} */ ('point'), tabId, at: message.at };
    if (type === 'refuse' && isCount(message.frame)) return { type: /** @type {const} */ ('refuse'), tabId, frame: message.frame, id: isCount(message.id) ? message.id : 0 };
    if (type === 'follow' && isWeb(message.url)) return { type: /** @type {const} */ ('follow'), tabId, url: message.url };
    if (type === 'go' && isWeb(message.url)) return { type: /** @type {const} */ ('go'), tabId, url: message.url };
    if (type === 'letter') {
      const { kind = '', to = '' } = message;
      return LETTERS.has(kind) && typeof to === 'string' && to.length <= MAX_MAILBOX ? { type: /** @type {const} */ ('letter'), tabId, kind, to } : null;
    }
    if (type === 'link' && isCount(message.start) && isCount(message.end)) {
      return { type: /** @type {const} */ ('link'), tabId, start: message.start, end: message.end };
    }
    if (type === 'show' && isCount(message.start) && isCount(message.end)) {
      return { type: /** @type {const} */ ('show'), tabId, start: message.start, end: message.end };
    }
    if (type === 'panel' && DOINGS.has(message.do)) {
      const { quotes = [], token = '' } = message;
      return areQuotes(quotes) ? { type: /** @type {const} */ ('panel'), tabId, do: message.do, quotes, token: String(token) } : null;
    }
    const { sections } = message;
    if (type === 'sections' && Array.isArray(sections) && sections.length <= MAX_SECTIONS && sections.every(isSection)) {
      return { type: /** @type {const} */ ('sections'), tabId, on: message.on === true, sections };
    }
    return null;
  }

  return { fromPage, isShown, candidates, asks, hide, more, beside, refusal, pressing, chosen, fromExtension };
})();
