// The card and the ring as elements. Text only ever goes in as text.
'use strict';

globalThis.FineprintCardDraw = (() => {
  const words = chrome.i18n.getMessage;

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} name @param {string} [text] */
  function make(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  /** The place for both, as an element of the page without any content that the page could see. */
  function home() {
    const host = make('div', '');
    host.popover = 'manual';
    const tree = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(FineprintCardStyle);
    tree.adoptedStyleSheets = [sheet];
    FineprintBannerFind.setOwn(host);
    return { host, tree };
  }

  /** A button that only a person can use, who sees it: a click of a script counts for nothing. @param {HTMLElement} button @param {() => void} act */
  function onClick(button, act) {
    button.addEventListener('click', event => {
      if (FineprintCardSeen.meant(event)) act();
    });
  }

  /**
   * The card, and what puts a saying into it: its title stays the same element, or nobody would be read what changed in it, and so
   * does the button that closes it, for the focus of who works with keys.
   * @returns {{card: HTMLElement, say: (saying: FineprintSaying, act: FineprintCardActs) => void}}
   */
  function card() {
    const card = make('section', 'card');
    card.setAttribute('role', 'complementary');
    card.setAttribute('aria-label', words('card_label'));
    card.dir = words('@@bidi_dir');
    card.lang = chrome.i18n.getUILanguage();
    const close = make('button', 'close');
    close.type = 'button';
    close.setAttribute('aria-label', words('card_dismiss'));
    const head = make('div', 'head');
    const line = make('strong', 'title');
    line.setAttribute('role', 'status');
    head.append(make('span', 'mark', '§'), line, close);
    card.append(head);
    /** @type {FineprintCardActs | undefined} */
    let acts;
    onClick(close, () => acts?.close());
    card.addEventListener('keydown', event => {
      if (event.key === 'Escape' && event.isTrusted) acts?.close();
    });
    /** @param {FineprintSaying} saying @param {FineprintCardActs} act */
    function say({ title, more, steps, refuses }, act) {
      acts = act;
      /** @type {HTMLElement[]} */
      const parts = more.map(text => make('p', 'more', text));
      if (steps.length) {
        const list = make('ol', 'more steps');
        list.append(...steps.map(text => make('li', '', text)));
        parts.unshift(list);
      }
      if (refuses) {
        const button = make('button', 'act', words('card_refuse'));
        button.type = 'button';
        onClick(button, act.refuse);
        parts.push(button);
      }
      // Who pressed a button by key that goes now would be left on no place of the page.
      const old = [...card.children].slice(1);
      const had = old.some(part => part.matches(':focus, :has(:focus)'));
      for (const part of old) part.remove();
      card.append(...parts, make('p', 'from', words('card_from')), FineprintCardHide.buttons(act.later));
      if (line.textContent !== title) line.textContent = title;
      if (had) close.focus({ preventScroll: true });
    }
    return { card, say };
  }

  /** The line round the control. */
  function ring() {
    const ring = make('div', 'ring');
    ring.setAttribute('aria-hidden', 'true');
    return ring;
  }

  return { home, card, ring };
})();
