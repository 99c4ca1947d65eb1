// What a control of a candidate is, what it is called, and whether it is on.
'use strict';

globalThis.FineprintBannerControl = (() => {
  const dom = FineprintDomMore;
  const MAX_LABEL = 200;
  const FIELDS = new Set('text email password search tel url number date'.split(' '));
  const CHOICES = new Set('checkbox switch radio'.split(' '));
  const BUTTONS = new Set('button submit image reset'.split(' '));
  /** A list that offers more than so many things is no choice of levels. */
  const MAX_OPTIONS = 8;

  /** @param {string} text */
  const clean = text => text.replace(/[\s\u00a0]+/g, ' ').trim().slice(0, MAX_LABEL).toWellFormed();

  /** What an element is to its user. @param {Element} element @param {CSSStyleDeclaration} style */
  function kindOf(element, style) {
    const tag = dom.tag(element);
    const role = dom.attribute(element, 'role') ?? '';
    if (role === 'switch') return 'switch';
    if (role === 'checkbox' || role === 'menuitemcheckbox') return 'checkbox';
    if (role === 'radio' || role === 'menuitemradio') return 'radio';
    if (role === 'slider') return 'switch';
    if (role === 'tab') return 'tab';
    if (tag === 'label') {
      const box = hiddenBox(element);
      return box && dom.type(box);
    }
    if (tag === 'input') {
      const type = dom.type(/** @type {HTMLInputElement} */ (element));
      if (type === 'checkbox' || type === 'radio') return type;
      // What is moved step by step is on unless it stands at its start.
      if (type === 'range') return 'switch';
      return BUTTONS.has(type) ? 'button' : FIELDS.has(type) ? 'field' : null;
    }
    if (tag === 'textarea') return 'field';
    // A button that stays down is a switch.
    if (dom.attribute(element, 'aria-pressed') !== null && (tag === 'button' || role === 'button')) return 'switch';
    if (tag === 'button' || role === 'button' || tag === 'summary') return 'button';
    if (tag === 'a') return dom.attribute(element, 'href') !== null || role === 'link' || style.cursor === 'pointer' ? 'link' : null;
    if (role === 'link') return 'link';
    if (style.cursor !== 'pointer') return null;
    const clicks = dom.attribute(element, 'onclick') !== null || dom.attribute(element, 'tabindex') === '0';
    return clicks || FineprintBannerFind.pointed(element) ? 'button' : null;
  }

  /** The box of a label that stands for it: pages hide the box itself to draw one of their own. @param {Element} label */
  function hiddenBox(label) {
    const box = dom.control(/** @type {HTMLLabelElement} */ (label));
    if (!(box instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(dom.type(box))) return null;
    return getComputedStyle(box).display === 'none' ? box : null;
  }

  /** The answers of a list to choose from: one of them holds, as with radio buttons. @param {Element} list */
  function options(list) {
    const all = dom.query(list, 'option:not(:disabled)');
    return all.length <= MAX_OPTIONS && !dom.matches(list, '[multiple],:disabled') ? [...all] : [];
  }

  /** What is drawn of a control: the list, of one of its options. @param {Element} element */
  const drawn = element => (dom.tag(element) === 'option' ? (dom.closest(element, 'select') ?? element) : element);

  /** What an author calls a control, in words that are used in every language. @type {[string, RegExp][]} */
  const CALLED = [
    ['reject', /reject|declin|deny|refus|disagree|necessary|essential/i],
    ['accept', /accept|agree|allow/i],
    ['settings', /setting|preference|customi[sz]e|manage/i],
    ['save', /save|confirm/i],
  ];

  /** The one of these words in its id, class or name; none where they say several things. @param {Element} element */
  function called(element) {
    const said = ['id', 'class', 'name', 'data-action'].map(name => dom.attribute(element, name)?.slice(0, 400) ?? '').join(' ');
    // "disagree" holds "agree", "not-accepted" is anybody's guess.
    const of = CALLED.filter(([, word]) => word.test(said.replace(/disagree/gi, 'refuse')));
    return of.length === 1 ? of[0][0] : '';
  }

  /** The texts that `aria-labelledby` points to. @param {Element} element */
  function labelledBy(element) {
    const root = dom.root(element);
    const ids = (dom.attribute(element, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean).slice(0, 4);
    return clean(ids.map(id => dom.text(dom.query(root, `#${CSS.escape(id)}`)[0] ?? new Text()) ?? '').join(' '));
  }

  /** What a screen reader says. @param {Element} element */
  function nameOf(element) {
    const own = labelledBy(element) || clean(dom.attribute(element, 'aria-label') ?? '') || clean(dom.attribute(element, 'title') ?? '');
    if (own) return own;
    if (dom.tag(element) === 'input') return clean(dom.attribute(element, 'value') ?? dom.attribute(element, 'alt') ?? '');
    return clean(dom.attribute(dom.query(element, 'img[alt],svg[aria-label],[aria-label]')[0] ?? element, 'alt') ?? '');
  }

  /** The words beside a box: its label's, else those of its row; what stays down or can be chosen has its own. @param {Element} element */
  function beside(element) {
    if (dom.tag(element) === 'option' || dom.attribute(element, 'aria-pressed') !== null) {
      const own = clean(dom.text(element));
      if (own) return own;
    }
    const said = labelledBy(element) || clean(dom.attribute(element, 'aria-label') ?? '');
    if (said) return said;
    if (dom.tag(element) === 'label' && clean(dom.text(element))) return clean(dom.text(element));
    const label = element instanceof HTMLInputElement ? dom.labels(element)?.[0] : null;
    const own = label ? clean(dom.text(label)) : '';
    if (own) return own;
    for (let at = dom.parent(element), i = 0; at && i < 4; at = dom.parent(at), i++) {
      const text = clean(dom.text(at));
      if (text) return text.length < 120 ? text : '';
    }
    return '';
  }

  /** Whether a box is on, or a tab is open. @param {Element} element @param {string} kind */
  function checkedOf(element, kind) {
    if (kind === 'tab') return dom.attribute(element, 'aria-selected') === 'true';
    if (!CHOICES.has(kind)) return null;
    if (element instanceof HTMLOptionElement) return dom.selected(element);
    const box = dom.tag(element) === 'label' ? hiddenBox(element) : element;
    if (box instanceof HTMLInputElement && dom.type(box) === 'range') return dom.value(box) !== (dom.attribute(box, 'min') ?? '0');
    if (box instanceof HTMLInputElement) return dom.checked(box);
    const step = dom.attribute(element, 'aria-valuenow');
    if (step !== null) return step !== (dom.attribute(element, 'aria-valuemin') ?? '0');
    const state = dom.attribute(element, 'aria-checked') ?? dom.attribute(element, 'aria-pressed');
    return state === null ? null : state === 'true';
  }

  /** Whether it can't be used; a box in a fieldset that is off neither. @param {Element} element */
  function disabled(element) {
    const box = dom.tag(element) === 'label' ? (hiddenBox(element) ?? element) : element;
    return dom.matches(box, ':disabled,[aria-disabled="true"],[aria-readonly="true"]');
  }

  /** A path that finds an element again; ` >>> ` goes into a shadow tree. @param {Element} element @returns {string} */
  function selectorOf(element) {
    const root = dom.root(element);
    const parts = [];
    for (let at = /** @type {Element | null} */ (element); at && dom.root(at) === root; ) {
      const id = dom.attribute(at, 'id');
      if (id && dom.query(root, `#${CSS.escape(id)}`).length === 1) {
        parts.unshift(`#${CSS.escape(id)}`);
        break;
      }
      let place = 1;
      for (let before = dom.previousElement(at); before; before = dom.previousElement(before)) if (dom.tag(before) === dom.tag(at)) place += 1;
      parts.unshift(`${CSS.escape(dom.tag(at))}:nth-of-type(${place})`);
      at = dom.parent(at);
    }
    const path = parts.join(' > ');
    return root instanceof ShadowRoot ? `${selectorOf(/** @type {Element} */ (root.host))} >>> ${path}` : path;
  }

  return { MAX_LABEL, CHOICES, clean, kindOf, options, drawn, labelledBy, nameOf, called, beside, checkedOf, disabled, selectorOf };
})();
