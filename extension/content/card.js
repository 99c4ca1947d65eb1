// The hint: a card beside the banner and a line round the control that gives away least. Both are drawn in a closed shadow
// tree of the extension's own; the page's elements are never touched.
'use strict';

globalThis.FineprintCard = (() => {
  const words = chrome.i18n.getMessage;
  const GAP = 12;
  const RING = 5;
  /** How often it is seen to that card and control are still where they belong, in milliseconds. */
  const CHECK = 300;

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {ShadowRoot | null} */
  let tree = null;
  /** @type {FineprintBannerReport | null} */
  let shown = null;
  /** What a person closed, until the banner changes. */
  let closed = '';
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
  function make(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  /** What the card says of a banner; `null` where it has nothing to say. @param {FineprintBannerReport} banner */
  function saying({ hint, patterns, partners }) {
    const has = (/** @type {string} */ id) => patterns.some(pattern => pattern.id === id);
    if (!hint) return has('pay_or_consent') ? { title: words('card_pay'), more: [words('card_pay_more')] } : null;
    const more = [];
    if (hint.role === 'settings') more.push(words('card_settings_more', [String(hint.clicks)]));
    else if (hint.role === 'save') more.push(words(hint.clicks > 1 ? 'card_save_ticked' : 'card_save_more', [String(hint.clicks - 1)]));
    else if (hint.role === 'close') more.push(words('card_close_more'));
    else more.push(words('card_reject_more'));
    if (partners) more.push(words('card_partners', [partners.toLocaleString(words('@@ui_locale').replace('_', '-'))]));
    const last = hint.path[hint.path.length - 1];
    return { title: words(`card_${hint.role === 'necessary_only' ? 'reject' : hint.role}`, [hint.role === 'save' ? last : hint.label]), more };
  }

  /** @param {FineprintBannerReport[]} banners */
  function show(banners) {
    const banner = banners.find(b => b.hint && b.layer === 'settings') ?? banners.find(b => b.hint) ?? banners.find(saying);
    const says = banner && saying(banner);
    if (!banner || !says) return hide();
    const key = `${says.title} ${banner.text}`;
    if (key === closed) return;
    shown = banner;
    draw(says, key);
    place();
    timer ??= setInterval(place, CHECK);
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
    close.addEventListener('click', () => {
      closed = key;
      hide();
    });
    const head = make('div', 'head');
    head.append(make('span', 'mark', '§'), make('strong', 'title', title), close);
    card.append(head, ...more.map(text => make('p', 'more', text)), make('p', 'from', words('card_from')));
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
    if (!shown || !tree || !host) return;
    const at = shown.hint ?? shown.controls.find(control => control.role === 'subscribe' || control.role === 'accept');
    const found = at && FineprintBanner.element(at.selector);
    if (!found || !FineprintDom.box(found.control).width || !found.control.checkVisibility({ visibilityProperty: true })) return hide();
    attach(found.root);
    const [ring, card] = /** @type {HTMLElement[]} */ ([...tree.children]);
    const control = FineprintDom.box(found.control);
    ring.hidden = !shown.hint;
    const style = getComputedStyle(found.control);
    Object.assign(ring.style, px({ left: control.left - RING, top: control.top - RING, width: control.width + 2 * RING, height: control.height + 2 * RING }));
    ring.style.borderRadius = `calc(${style.borderTopLeftRadius.split(' ')[0] || '0px'} + ${RING}px)`;
    const spot = FineprintCardPlace.of(card.offsetWidth, card.offsetHeight, FineprintCardPlace.around(shown, found.root), GAP);
    card.style.visibility = spot ? 'visible' : 'hidden';
    if (spot) Object.assign(card.style, px(spot));
  }

  /** @param {Record<string, number>} numbers */
  const px = numbers => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${Math.round(value)}px`]));

  function hide() {
    clearInterval(timer);
    timer = undefined;
    shown = null;
    host?.remove();
  }

  addEventListener('resize', place, { passive: true });
  addEventListener('scroll', place, { capture: true, passive: true });

  return { show, hide, place, host: () => host };
})();
