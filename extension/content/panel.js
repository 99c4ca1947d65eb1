// The panel's place in the page: a frame with a page of the extension in a closed shadow root, so that the page can
// neither style nor read it. What it shows is none of this file's business.
'use strict';

globalThis.FineprintPanel = (() => {
  /** How long the frame may take to load, and then to answer, in milliseconds; on sandboxed pages it never does. */
  const LOADS_IN = 4000;
  const ANSWERS_IN = 1500;
  /** How often it is seen to that the panel is still where it belongs, in milliseconds. */
  const CHECK = 300;
  /** How often it is put back where a page takes it away, and above where a page's layers cover it. */
  const MOST_RETURNS = 5;
  const MOST_RAISES = 20;
  /** Up to this width a panel that shows a quote makes room for the page. As in the style below. */
  const NARROW = 720;
  /** How far from the words of a quote a click may be, in pixels: the space between two lines. */
  const NEAR = 8;

  const STYLE = `
    :host { all: initial !important; display: block !important; position: fixed !important; inset: 0 0 0 auto !important;
      box-sizing: border-box !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
      width: min(400px, 100vw) !important; height: 100vh !important; height: 100dvh !important; max-width: none !important;
      max-height: none !important; min-width: 0 !important; min-height: 0 !important; z-index: 2147483647 !important;
      background: none !important; overflow: visible !important; visibility: visible !important; opacity: 1 !important;
      transform: none !important; filter: none !important; pointer-events: none !important; }
    :host([data-side="left"]) { inset: 0 auto 0 0 !important; }
    :host::backdrop { display: none !important; }
    iframe { display: block; pointer-events: auto; width: 100%; height: 100%; border: 0; box-shadow: 0 0 0 1px rgb(128 136 148 / 45%), 0 0 18px rgb(0 0 0 / 28%);
      background: Canvas; color-scheme: light dark; }
    @media (max-width: 480px) { :host { width: 100vw !important; } }
    @media (max-width: 720px) { :host([data-low]) { inset: auto 0 0 0 !important; width: 100vw !important; height: 36vh !important; height: 36dvh !important; } }
    @media print { :host { display: none !important; } }
  `;

  /** @typedef {{start: number, end: number}} Stretch */

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  /** What the panel must know to be taken for the one that was opened; it works once. */
  let token = '';
  /** What it has told, until it shows something: the background may be stopped before it hears that it was right. */
  let used = '';
  /** Whether the frame is on its way to what it was last told to load. */
  let loading = false;
  /** @type {(alive: boolean) => void} */
  let answered = () => {};
  /** The quotes that the panel shows. @type {Stretch[]} */
  let quotes = [];
  /** What had the focus. @type {Element | null} */
  let before = null;
  let returns = 0;
  let raises = 0;
  /** Keeps the frame for another while. */
  let keep = () => {};
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  const hasFocus = () => host?.matches(':focus-within') === true;

  /** The dialog that makes everything else inert, if one is open; in a shadow tree it is found by the focus in it. */
  function dialog() {
    let focus = document.activeElement;
    while (focus && FineprintDom.shadow(focus)?.activeElement) focus = /** @type {ShadowRoot} */ (FineprintDom.shadow(focus)).activeElement;
    for (let at = focus; at; at = FineprintDom.parent(at)) if (at instanceof HTMLDialogElement && FineprintDomMore.matches(at, ':modal')) return at;
    const open = FineprintDom.query(document, 'dialog:modal');
    return open.length ? open[open.length - 1] : null;
  }

  /** A frame that starts anew must know something new. */
  function load() {
    loading = true;
    used = '';
    lower(false);
    token = [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join('');
    if (frame) frame.src = `${chrome.runtime.getURL('panel.html')}?${token}`;
  }

  /** A frame loads again by itself where the browser can't move it without. */
  function loaded() {
    if (!loading && ++returns <= MOST_RETURNS) load();
    else loading = false;
  }

  /** Above the page's own layers; inside its open dialog. */
  function place() {
    if (!host) return;
    const home = dialog() ?? document.documentElement;
    if (FineprintDom.parent(host) !== home || !host.isConnected) {
      const focus = hasFocus();
      const move = /** @type {{moveBefore?: (node: Node, child: null) => void}} */ (Element.prototype).moveBefore;
      if (host.isConnected && home.isConnected && move) Reflect.apply(move, home, [host, null]);
      else {
        host.remove();
        load();
        Reflect.apply(Element.prototype.append, home, [host]);
      }
      if (focus) frame?.focus({ preventScroll: true });
    }
    if (!host.matches(':popover-open')) host.showPopover();
  }

  /** Looks after it while it is open. */
  function check() {
    if (!chrome.runtime?.id || !host) return close();
    if (!host.isConnected && ++returns > MOST_RETURNS) return close();
    keep();
    place();
  }

  /** Above a layer that the page opened later. @param {Event} event */
  function raise(event) {
    if (!host || event.target === host || ++raises > MOST_RAISES) return;
    if (event.type === 'toggle' && /** @type {ToggleEvent} */ (event).newState !== 'open') return;
    const focus = hasFocus();
    if (host.matches(':popover-open')) host.hidePopover();
    place();
    if (focus) frame?.focus({ preventScroll: true });
  }

  /** Whether it can be seen: a page may hide all that it holds. */
  function visible() {
    const box = host && FineprintDomMore.box(host);
    return box !== null && box.width > 0 && box.height > 0;
  }

  /** Opens it, and moves the focus there, as it was asked for; `false` where the page can't host it. @param {'left' | 'right'} side @returns {Promise<boolean>} */
  function open(side) {
    close();
    before = document.activeElement;
    host = document.createElement('div');
    host.popover = 'manual';
    host.dataset.side = side;
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    frame = document.createElement('iframe');
    frame.title = chrome.i18n.getMessage('appName');
    frame.addEventListener('load', loaded);
    root.append(frame);
    keep = FineprintLease.of([frame]);
    returns = raises = 0;
    place();
    timer = setInterval(check, CHECK);
    for (const event of ['toggle', 'fullscreenchange']) addEventListener(event, raise, { capture: true, passive: true });
    return answer();
  }

  /** Waits for the panel's first word. @returns {Promise<boolean>} */
  function answer() {
    return new Promise(resolve => {
      let patience = setTimeout(() => answered(false), LOADS_IN);
      frame?.addEventListener('load', () => {
        clearTimeout(patience);
        patience = setTimeout(() => answered(false), ANSWERS_IN);
      });
      answered = alive => {
        clearTimeout(patience);
        answered = () => {};
        const shown = alive && visible();
        if (shown) frame?.focus({ preventScroll: true });
        else close();
        resolve(shown);
      };
    });
  }

  function close() {
    clearInterval(timer);
    for (const event of ['toggle', 'fullscreenchange']) removeEventListener(event, raise, { capture: true });
    const focus = hasFocus();
    host?.remove();
    host = frame = null;
    token = used = '';
    quotes = [];
    answered(false);
    if (focus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  }

  /** The panel's first word: whether it is the one that was opened. @param {string} told */
  function ready(told) {
    if (!host || !told) return false;
    if (told === used) return true;
    if (told !== token) return false;
    used = token;
    token = '';
    answered(true);
    return true;
  }

  /** @param {'left' | 'right'} side */
  function move(side) {
    if (host) host.dataset.side = side;
  }

  /** Makes room for the page in a narrow window, or takes it back; whether it is low now. @param {boolean} low */
  function lower(low) {
    const now = low && innerWidth <= NARROW;
    host?.toggleAttribute('data-low', now);
    return now;
  }

  /** Where in the text a point of the window is. @param {MouseEvent} event @returns {[Node, number] | null} */
  function caret(event) {
    const [target] = event.composedPath();
    const tree = target instanceof Node ? target.getRootNode() : null;
    const options = tree instanceof ShadowRoot ? { shadowRoots: [tree] } : undefined;
    const found = document.caretPositionFromPoint?.(event.clientX, event.clientY, options);
    if (found) return [found.offsetNode, found.offset];
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return range ? [range.startContainer, range.startOffset] : null;
  }

  /** The shown quotes under a point of the window. @param {MouseEvent} event @param {(start: number, end: number) => Range[]} ranges */
  function quotesAt(event, ranges) {
    const at = caret(event);
    if (!at) return [];
    const near = (/** @type {DOMRect} */ { left, right, top, bottom }) =>
      event.clientX >= left - NEAR && event.clientX <= right + NEAR && event.clientY >= top - NEAR && event.clientY <= bottom + NEAR;
    const within = (/** @type {Range} */ range) =>
      range.startContainer.getRootNode() === at[0].getRootNode() && range.isPointInRange(...at) && [...range.getClientRects()].some(near);
    return quotes.filter(({ start, end }) => ranges(start, end).some(within));
  }

  return {
    open,
    close,
    move,
    lower,
    quotesAt,
    isOpen: () => host !== null,
    ready,
    shows(/** @type {Stretch[]} */ list) {
      used = '';
      quotes = list;
    },
  };
})();
