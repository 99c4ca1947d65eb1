// The hint: a card beside the banner and a line round the control that gives away least. Both are drawn in a closed shadow
// tree of the extension's own; the page's elements are never touched.
'use strict';

globalThis.FineprintCard = (() => {
  const words = chrome.i18n.getMessage;
  const RING = 5;
  /** How often it is seen to that card and control are still where they belong, in milliseconds. */
  const CHECK = 300;

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {ShadowRoot | null} */
  let tree = null;
  /** What it stands beside, as it is now; `null` once that is gone. @type {(() => FineprintAnchor | null) | null} */
  let anchor = null;
  /** What it says. @type {FineprintSaying | null} */
  let said = null;
  /** What a person closed, until the banner changes. */
  let closed = '';
  /** What the page around this frame was asked to show, and whether it does. */
  let asked = '';
  let elsewhere = false;
  /** Whether it stands here for a frame of this page. */
  let framed = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
  function make(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  /** @param {FineprintBannerReport[]} banners */
  function show(banners) {
    const banner = banners.find(b => b.hint && b.layer === 'settings') ?? banners.find(b => b.hint) ?? banners.find(FineprintCardWords.of);
    const says = banner && FineprintCardWords.of(banner);
    // What stands here for a frame, the frame takes away.
    if (!banner || !says) return framed ? undefined : hide();
    framed = false;
    open(says, `${says.title} ${banner.text}`, () => FineprintCardAnchor.ofBanner(banner));
  }

  /** Beside a frame that has no room for it; whether that was done. @param {FineprintBeside} frame */
  function beside({ says, url, size }) {
    const own = anchor !== null && !framed;
    const key = `${says.title} ${url}`;
    if (own || !says.title) {
      if (framed) hide();
      return false;
    }
    framed = true;
    open(says, key, () => FineprintCardAnchor.ofFrame(url, size));
    return key === closed || anchor !== null;
  }

  /** @param {FineprintSaying} says @param {string} key @param {() => FineprintAnchor | null} where */
  function open(says, key, where) {
    if (key === closed || FineprintCardHide.unwanted()) return;
    anchor = where;
    said = says;
    draw(says, key);
    timer ??= setInterval(place, CHECK);
    place();
  }

  /** @param {{title: string, more: string[]}} says @param {string} key */
  function draw({ title, more }, key) {
    if (!host || !tree) {
      host = make('div', '');
      host.popover = 'manual';
      tree = host.attachShadow({ mode: 'closed' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(FineprintCardStyle);
      tree.adoptedStyleSheets = [sheet];
    }
    const card = make('section', 'card');
    card.setAttribute('role', 'complementary');
    card.setAttribute('aria-label', words('card_label'));
    card.dir = words('@@bidi_dir');
    card.lang = chrome.i18n.getUILanguage();
    const close = make('button', 'close');
    close.type = 'button';
    close.setAttribute('aria-label', words('card_dismiss'));
    close.addEventListener('click', () => away());
    const head = make('div', 'head');
    head.append(make('span', 'mark', '§'), make('strong', 'title', title), close);
    const away = () => {
      closed = key;
      hide();
    };
    card.append(head, ...more.map(text => make('p', 'more', text)), make('p', 'from', words('card_from')), FineprintCardHide.buttons(away));
    card.addEventListener('keydown', event => {
      if (event.key === 'Escape') close.click();
    });
    const ring = make('div', 'ring');
    ring.setAttribute('aria-hidden', 'true');
    tree.replaceChildren(ring, card);
  }

  /** Into the dialog that makes all else inert, else to the end of the page. @param {Element | null} root */
  function attach(root) {
    if (!host) return;
    let home = /** @type {Element} */ (document.documentElement);
    for (let at = root; at; at = FineprintDom.parent(at)) if (at instanceof HTMLDialogElement && FineprintDom.matches(at, ':modal')) home = at;
    if (FineprintDom.parent(host) !== home) Element.prototype.append.call(home, host);
    if (!host.matches(':popover-open')) host.showPopover();
  }

  /** Puts card and ring where they belong; takes them away with the banner. */
  function place() {
    if (!anchor) return;
    const at = anchor();
    if (!at) return hide();
    attach(at.root);
    if (!tree) return;
    const [ring, card] = /** @type {HTMLElement[]} */ ([...tree.children]);
    ring.hidden = !at.control;
    if (at.control) {
      const { left, top, width, height } = FineprintDom.box(at.control);
      Object.assign(ring.style, px({ left: left - RING, top: top - RING, width: width + 2 * RING, height: height + 2 * RING }));
      ring.style.borderRadius = `calc(${getComputedStyle(at.control).borderTopLeftRadius.split(' ')[0] || '0px'} + ${RING}px)`;
    }
    const spot = spotFor(card, at);
    card.style.visibility = spot ? 'visible' : 'hidden';
    if (spot) Object.assign(card.style, px(spot));
  }

  /** Beside the banner; else outside of this frame; else over the banner's text; else with its first line only. @param {HTMLElement} card @param {FineprintAnchor} at */
  function spotFor(card, at) {
    card.classList.remove('short');
    const beside = FineprintCardPlace.beside(card.offsetWidth, card.offsetHeight, at);
    if (window !== top) outside(beside ? null : said);
    if (beside || elsewhere) return beside;
    const over = FineprintCardPlace.over(card.offsetWidth, card.offsetHeight, at);
    if (over) return over;
    card.classList.add('short');
    return FineprintCardPlace.beside(card.offsetWidth, card.offsetHeight, at) ?? FineprintCardPlace.over(card.offsetWidth, card.offsetHeight, at);
  }

  /** Asks the page around this frame to show the card, or to take it away again. @param {FineprintSaying | null} says */
  async function outside(says) {
    const key = says ? `${says.title} ${innerWidth} ${innerHeight}` : '';
    if (key === asked) return;
    asked = key;
    const message = { type: 'beside', says: says ?? { title: '', more: [] }, size: [innerWidth, innerHeight] };
    const shown = (await chrome.runtime.sendMessage(message).catch(() => false)) === true;
    if (asked !== key || shown === elsewhere) return;
    elsewhere = shown;
    place();
  }

  /** @param {Record<string, number>} numbers */
  const px = numbers => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${Math.round(value)}px`]));

  function hide() {
    clearInterval(timer);
    timer = undefined;
    anchor = said = null;
    framed = false;
    host?.remove();
    if (window !== top) outside(null);
  }

  addEventListener('resize', place, { passive: true });
  addEventListener('scroll', place, { capture: true, passive: true });

  return { show, beside, hide, place, host: () => host };
})();
