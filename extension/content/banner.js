// Candidates for consent banners, read for the core: text, place, controls. Which of them is one, the core says.
'use strict';

globalThis.FineprintBanner = (() => {
  const dom = FineprintDom;
  const { named, isDialog } = FineprintBannerFind;

  // Budgets of one candidate.
  const MAX_NODES = 4000;
  const MAX_CONTROLS = 60;
  /** Of more controls than that, so many buttons are kept from the start and from the end: what stores a choice stands behind its boxes. */
  const MAX_BUTTONS = 20;
  /** Controls that are looked at before it is chosen which are kept. */
  const MAX_MET = 1000;
  const MAX_TEXT = 20_000;
  const MAX_LABEL = 200;
  const MAX_DEPTH = 300;
  /** So many letters beside it make a control part of a running text. */
  const RUNNING = 15;

  const SKIPPED = new Set('script style template noscript svg math canvas iframe object embed audio video head datalist select option'.split(' '));
  const FIELDS = new Set('text email password search tel url number date'.split(' '));
  const BUTTONS = new Set('button submit image reset'.split(' '));

  /** @typedef {{element: Element, line: number, label: string}} Met */

  /** @type {Map<string, {element: WeakRef<Element>, root: WeakRef<Element>}>} */
  let known = new Map();
  /** The extension's own element, which is no part of any banner. @type {Element | null} */
  let ours = null;

  /** @param {string} text */
  const clean = text => text.replace(/[\s\u00a0]+/g, ' ').trim().slice(0, MAX_LABEL).toWellFormed();
  /** @param {string} text */
  const letters = text => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

  /** What an element is to its user. @param {Element} element @param {CSSStyleDeclaration} style */
  function kindOf(element, style) {
    const tag = dom.tag(element);
    const role = dom.attribute(element, 'role') ?? '';
    if (role === 'switch') return 'switch';
    if (role === 'checkbox' || role === 'menuitemcheckbox') return 'checkbox';
    if (role === 'tab') return 'tab';
    if (tag === 'label') return hiddenBox(element) ? 'checkbox' : null;
    if (tag === 'input') {
      const type = dom.type(/** @type {HTMLInputElement} */ (element));
      return type === 'checkbox' ? 'checkbox' : BUTTONS.has(type) ? 'button' : FIELDS.has(type) ? 'field' : null;
    }
    if (tag === 'textarea') return 'field';
    if (tag === 'button' || role === 'button' || tag === 'summary') return 'button';
    if (tag === 'a') return dom.attribute(element, 'href') !== null || role === 'link' || style.cursor === 'pointer' ? 'link' : null;
    if (role === 'link') return 'link';
    const clicks = dom.attribute(element, 'onclick') !== null || dom.attribute(element, 'tabindex') === '0';
    return clicks && style.cursor === 'pointer' ? 'button' : null;
  }

  /** The box of a label that stands for it: pages hide the box itself to draw one of their own. @param {Element} label */
  function hiddenBox(label) {
    const box = dom.control(/** @type {HTMLLabelElement} */ (label));
    if (!(box instanceof HTMLInputElement) || dom.type(box) !== 'checkbox') return null;
    return getComputedStyle(box).display === 'none' ? box : null;
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

  /** The words beside a box: its label's, else those of its row. @param {Element} element */
  function beside(element) {
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
    if (kind !== 'checkbox' && kind !== 'switch') return null;
    const box = dom.tag(element) === 'label' ? hiddenBox(element) : element;
    if (box instanceof HTMLInputElement) return dom.checked(box);
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

  /** Walks what is shown of a candidate. @param {Element} root */
  function walk(root) {
    /** @type {string[]} */
    const lines = [];
    /** @type {{element: Element, kind: string, line: number, label: string}[]} */
    const controls = [];
    let [line, spoken, nodes, length, fields] = ['', 0, 0, 0, 0];
    /** @type {typeof controls} */
    let open = [];
    const flush = () => {
      const text = line.replace(/[\s\u00a0]+/g, ' ').trim().toWellFormed();
      const rest = letters(text) - spoken;
      for (const control of open) control.line = rest;
      // A line that is nothing but links is no text.
      if (rest > 0 && length < MAX_TEXT) {
        lines.push(text.slice(0, MAX_TEXT - length));
        length += text.length + 1;
      }
      [line, spoken, open] = ['', 0, []];
    };
    /** The shown words of a control. @param {Element} element @param {number} depth @returns {string} */
    const wordsOf = (element, depth) => {
      let text = '';
      for (const node of dom.shown(element)) {
        if (text.length > MAX_LABEL || nodes++ > MAX_NODES || depth > 12) break;
        if (node instanceof Text) text += dom.data(node).slice(0, MAX_LABEL * 4);
        else if (node instanceof Element && !SKIPPED.has(dom.tag(node))) {
          const style = getComputedStyle(node);
          if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0') continue;
          text += style.display.startsWith('inline') || style.display === 'contents' ? wordsOf(node, depth + 1) : ` ${wordsOf(node, depth + 1)} `;
        }
      }
      return text;
    };
    /** @param {Element} element @param {number} depth */
    const enter = (element, depth) => {
      if (element === ours || SKIPPED.has(dom.tag(element)) || depth > MAX_DEPTH) return;
      const style = getComputedStyle(element);
      if (style.display === 'none') return;
      const kind = kindOf(element, style);
      const toggle = kind === 'checkbox' || kind === 'switch';
      if (!toggle && (style.visibility !== 'visible' || style.opacity === '0') && style.display !== 'contents') return;
      if (kind === 'field') {
        fields += 1;
        return;
      }
      if (dom.tag(element) === 'br') return flush();
      const inline = style.display === 'inline' || style.display === 'contents';
      if (!inline) flush();
      if (kind && element !== root) {
        const text = toggle ? beside(element) : clean(wordsOf(element, 0)) || labelledBy(element);
        const control = { element, kind, line: 0, label: text };
        if (controls.length < MAX_MET) controls.push(control);
        if (inline && !toggle) {
          line += text;
          spoken += letters(text);
          open.push(control);
        }
      } else {
        for (const node of dom.shown(element)) {
          if (nodes++ > MAX_NODES) break;
          if (node instanceof Text) line += dom.data(node).slice(0, MAX_TEXT);
          else if (node instanceof Element) enter(node, depth + 1);
        }
      }
      if (!inline) flush();
    };
    enter(root, 0);
    flush();
    return { lines, controls: fewer(controls), fields, left_out: Math.max(0, controls.length - MAX_CONTROLS) };
  }

  /** Of too many controls: the first and the last buttons, then boxes, then the rest, in the order of the page. @template {{kind: string}} T @param {T[]} controls @returns {T[]} */
  function fewer(controls) {
    if (controls.length <= MAX_CONTROLS) return controls;
    const of = (/** @type {(kind: string) => boolean} */ wanted) => controls.filter(control => wanted(control.kind));
    const buttons = of(kind => kind === 'button');
    const kept = new Set([...buttons.slice(0, MAX_BUTTONS), ...buttons.slice(-MAX_BUTTONS)]);
    for (const control of [...of(kind => kind === 'checkbox' || kind === 'switch'), ...controls]) if (kept.size < MAX_CONTROLS) kept.add(control);
    return controls.filter(control => kept.has(control));
  }

  /** @param {DOMRect} box @returns {[number, number, number, number]} */
  const rectOf = box => [Math.round(box.left), Math.round(box.top), Math.round(box.width), Math.round(box.height)];

  /** @param {Element} root @param {Map<string, {element: WeakRef<Element>, root: WeakRef<Element>}>} map */
  function read(root, map) {
    const { lines, controls: met, fields, left_out } = walk(root);
    const controls = met.filter(({ element, kind }) => (kind !== 'button' && kind !== 'link') || !FineprintBannerPlace.covered(root, element));
    if (!controls.length) return null;
    const style = getComputedStyle(root);
    const frame = FineprintBannerPlace.of(root, controls.map(control => control.element));
    if (!FineprintBannerPlace.shown(frame.rect, style.position)) return null;
    const list = controls.map(({ element, kind, line, label }) => {
      const selector = selectorOf(element);
      map.set(selector, { element: new WeakRef(element), root: new WeakRef(root) });
      const name = nameOf(element);
      return {
        label,
        name: name === label ? '' : name,
        kind,
        checked: checkedOf(element, kind),
        disabled: disabled(element),
        expands: dom.attribute(element, 'aria-expanded') !== null,
        href: dom.tag(element) === 'a' ? (dom.attribute(element, 'href')?.trim().slice(0, 500).toWellFormed() ?? null) : null,
        rect: rectOf(dom.box(element)),
        ...FineprintBannerStyle.of(element),
        selector,
        in_text: line >= RUNNING,
      };
    });
    let speaksOf = named(root);
    for (const child of dom.elements(root, 4)) speaksOf ||= named(child);
    for (let at = dom.parent(root), i = 0; at && i < 2; at = dom.parent(at), i++) speaksOf ||= dom.tag(at) !== 'body' && dom.tag(at) !== 'html' && named(at);
    let lang = /** @type {string | null} */ (null);
    for (let at = /** @type {Element | null} */ (root); at && !lang; at = dom.parent(at)) lang = dom.attribute(at, 'lang');
    return {
      lines,
      lang: lang?.slice(0, 20) ?? null,
      named: speaksOf,
      dialog: isDialog(root),
      position: /** @type {string} */ (/^(fixed|sticky|absolute)$/.test(style.position) ? style.position : 'static'),
      background: FineprintBannerStyle.background(root),
      fields,
      left_out,
      controls: list,
      ...frame,
    };
  }

  /** What may be a banner, in the order of the page. @param {Document} document @param {Element[]} [roots] what was found in it just now */
  function candidates(document, roots = FineprintBannerFind.find(document)) {
    ours = FineprintBannerFind.own();
    /** @type {typeof known} */
    const map = new Map();
    const found = roots.map(root => read(root, map)).filter(candidate => candidate !== null);
    known = map;
    if (!found.length) return [];
    const marks = FineprintPlatformMarks.find(document, roots.map(root => dom.root(root)));
    return found.map(candidate => ({ ...candidate, marks }));
  }

  /** The element of a selector of the last look, with the candidate it lies in. @param {string} selector */
  function element(selector) {
    const of = known.get(selector);
    const [control, root] = [of?.element.deref(), of?.root.deref()];
    return control && root && dom.isConnected(control) ? { control, root } : null;
  }

  return { candidates, element };
})();
