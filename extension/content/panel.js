// The panel's place in the page: a frame with a page of the extension in a closed shadow root, so that the page can
// neither style nor read it. What it shows is none of this file's business.
'use strict';

globalThis.FineprintPanel = (() => {
  /** How long the frame may take to answer, in milliseconds; on sandboxed pages it never does. */
  const PATIENCE = 4000;

  const STYLE = `
    :host { all: initial !important; display: block !important; position: fixed !important; inset: 0 0 0 auto !important;
      margin: 0 !important; padding: 0 !important; border: 0 !important; width: min(400px, 100vw) !important;
      height: 100vh !important; height: 100dvh !important; max-width: none !important; max-height: none !important;
      z-index: 2147483647 !important; background: transparent !important; overflow: visible !important;
      visibility: visible !important; opacity: 1 !important; transform: none !important; filter: none !important; }
    :host([data-side="left"]) { inset: 0 auto 0 0 !important; }
    iframe { display: block; width: 100%; height: 100%; border: 0; box-shadow: 0 0 16px rgb(0 0 0 / 0.35); background: transparent; color-scheme: light dark; }
    @media (max-width: 480px) { :host { width: 100vw !important; } }
    @media print { :host { display: none !important; } }
  `;

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {(alive: boolean) => void} */
  let answered = () => {};
  /** The quotes that the panel shows. @type {{start: number, end: number}[]} */
  let quotes = [];

  /** Above the page's own layers; inside its open dialog, which makes everything else inert. @param {HTMLElement} element */
  function place(element) {
    const dialogs = document.querySelectorAll('dialog:modal');
    (dialogs[dialogs.length - 1] ?? document.documentElement).append(element);
    element.showPopover?.();
  }

  /** Opens it; `false` where the page can't host it. @param {'left' | 'right'} side @returns {Promise<boolean>} */
  function open(side) {
    close();
    const element = document.createElement('div');
    element.popover = 'manual';
    element.dataset.side = side;
    const root = element.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const frame = document.createElement('iframe');
    frame.src = chrome.runtime.getURL('panel.html');
    frame.title = chrome.i18n.getMessage('appName');
    root.append(frame);
    host = element;
    place(element);
    return new Promise(resolve => {
      const timer = setTimeout(() => answered(false), PATIENCE);
      answered = alive => {
        clearTimeout(timer);
        answered = () => {};
        if (!alive) close();
        resolve(alive);
      };
    });
  }

  function close() {
    host?.remove();
    host = null;
    quotes = [];
  }

  /** @param {'left' | 'right'} side */
  function move(side) {
    if (host) host.dataset.side = side;
  }

  /** The shown quote under a point of the window. @param {MouseEvent} event @param {(start: number, end: number) => Range[]} ranges */
  function quoteAt(event, ranges) {
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (!caret) return undefined;
    const within = (/** @type {Range} */ range) => range.isPointInRange(caret.offsetNode, caret.offset);
    return quotes.find(({ start, end }) => ranges(start, end).some(within));
  }

  return {
    open,
    close,
    move,
    quoteAt,
    isOpen: () => host !== null,
    ready: () => answered(true),
    shows: (/** @type {{start: number, end: number}[]} */ list) => void (quotes = list),
  };
})();
