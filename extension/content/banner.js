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
  const CHOICES = new Set('checkbox switch radio'.split(' '));
  const TICKED = 'input[type="checkbox"]:checked:not(:disabled)';
  /** What is looked for at the end of a candidate that is too long. */
  const LAST = 'button,a[href],[role="button"],input[type="button"],input[type="submit"]';
  const BUTTONS = new Set('button submit image reset'.split(' '));

  /** @typedef {{element: Element, line: number, label: string}} Met */

  /** @type {Map<string, {element: WeakRef<Element>, root: WeakRef<Element>}>} */
  let known = new Map();
  /** What the last look found. @type {WeakRef<Element>[]} */
  let shown = [];
  /** The marks of platforms that a candidate has, once it was asked. @type {WeakMap<Element, string[]>} */
  const marked = new WeakMap();
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
    if (!CHOICES.has(kind)) return null;
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

  /** What the last look cost: the most nodes and the most controls of a candidate. */
  const spent = { nodes: 0, controls: 0 };

  /** Walks what is shown of a candidate. @param {Element} root */
  function walk(root) {
    /** @type {string[]} */
    const lines = [];
    /** @type {{element: Element, kind: string, line: number, label: string}[]} */
    const controls = [];
    let [line, spoken, nodes, length, fields] = ['', 0, 0, 0, 0];
    /** How many closed folds lie around: of what is folded away only the boxes count, since they are stored with the rest. */
    let folds = 0;
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
      const toggle = CHOICES.has(kind ?? '');
      if (!toggle && (style.visibility !== 'visible' || style.opacity === '0') && style.display !== 'contents') return;
      if (kind === 'field') {
        fields += 1;
        return;
      }
      if (folds && kind && !toggle) return;
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
        const folded = dom.tag(element) === 'details' && dom.attribute(element, 'open') === null;
        for (const node of dom.shown(element)) {
          if (nodes++ > MAX_NODES) break;
          const away = folded && !(node instanceof Element && dom.tag(node) === 'summary');
          if (away) folds += 1;
          if (node instanceof Text) line += folds ? '' : dom.data(node).slice(0, MAX_TEXT);
          else if (node instanceof Element) enter(node, depth + 1);
          if (away) folds -= 1;
        }
      }
      if (!inline) flush();
    };
    enter(root, 0);
    flush();
    spent.nodes = Math.max(spent.nodes, nodes);
    const cut = nodes > MAX_NODES;
    if (cut) last();
    return { lines, controls: fewer(controls), fields, left_out: Math.max(cut ? 1 : 0, controls.length - MAX_CONTROLS) };

    /** What decides stands at the end: the last buttons, where the walk did not come so far. */
    function last() {
      const all = dom.query(root, LAST);
      const met = new Set(controls.map(control => control.element));
      for (let i = Math.max(0, all.length - MAX_BUTTONS); i < all.length; i++) {
        nodes = 0;
        if (!met.has(all[i])) enter(all[i], 1);
        flush();
      }
    }
  }

  /** Of too many controls: the first and the last buttons, then boxes, then the rest, in the order of the page. @template {{kind: string}} T @param {T[]} controls @returns {T[]} */
  function fewer(controls) {
    if (controls.length <= MAX_CONTROLS) return controls;
    const of = (/** @type {(kind: string) => boolean} */ wanted) => controls.filter(control => wanted(control.kind));
    const buttons = of(kind => kind === 'button');
    const kept = new Set([...buttons.slice(0, MAX_BUTTONS), ...buttons.slice(-MAX_BUTTONS)]);
    for (const control of [...of(kind => CHOICES.has(kind)), ...controls]) if (kept.size < MAX_CONTROLS) kept.add(control);
    return controls.filter(control => kept.has(control));
  }

  /** @param {DOMRect} box @returns {[number, number, number, number]} */
  const rectOf = box => [Math.round(box.left), Math.round(box.top), Math.round(box.width), Math.round(box.height)];

  /** @param {Element} root @param {Map<string, {element: WeakRef<Element>, root: WeakRef<Element>}>} map */
  function read(root, map) {
    const { lines, controls: met, fields, left_out } = walk(root);
    spent.controls = Math.max(spent.controls, met.length);
    const controls = met.filter(({ element, kind }) => (kind !== 'button' && kind !== 'link') || FineprintBannerPlace.reachable(root, element));
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
        called: kind === 'button' || kind === 'link' ? called(element) : '',
        checked: checkedOf(element, kind),
        disabled: disabled(element),
        expands: dom.attribute(element, 'aria-expanded') !== null || dom.tag(element) === 'summary',
        href: dom.tag(element) === 'a' ? (dom.attribute(element, 'href')?.trim().slice(0, 500).toWellFormed() ?? null) : null,
        rect: rectOf(dom.box(element)),
        ...FineprintBannerStyle.of(element),
        selector,
        in_text: line >= RUNNING,
      };
    });
    // Boxes that are ticked where nobody sees them are stored with the rest.
    const ticked = dom.query(root, TICKED).length - list.filter(c => c.checked && !c.disabled && c.kind !== 'tab').length;
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
      left_out: left_out + Math.max(0, ticked),
      controls: list,
      ...frame,
    };
  }

  /** What may be a banner, in the order of the page. @param {Document} document @param {Element[]} [roots] what was found in it just now */
  function candidates(document, roots = FineprintBannerFind.find(document)) {
    ours = FineprintBannerFind.own();
    spent.nodes = spent.controls = 0;
    /** @type {typeof known} */
    const map = new Map();
    const all = roots.map(root => ({ root: new WeakRef(root), candidate: read(root, map), marks: marked.get(root) }));
    const found = all.filter(({ candidate }) => candidate !== null);
    known = map;
    shown = found.map(({ root }) => root);
    return found.map(({ candidate, marks }) => /** @type {FineprintCandidate} */ ({ ...candidate, ...(marks && { marks }) }));
  }

  const roots = () => shown.map(root => root.deref()).filter(root => root !== undefined);
  /** What of the last look was never asked for marks of platforms. */
  const unmarked = () => roots().filter(root => !marked.has(root));
  /** @param {Element} root @param {string[]} marks */
  const mark = (root, marks) => void marked.set(root, marks);
  /** The marks of all of the last look. */
  const marks = () => [...new Set(roots().flatMap(root => marked.get(root) ?? []))];

  /** The element of a selector of the last look, with the candidate it lies in. @param {string} selector */
  function element(selector) {
    const of = known.get(selector);
    const [control, root] = [of?.element.deref(), of?.root.deref()];
    return control && root && dom.isConnected(control) ? { control, root } : null;
  }

  /** For the tests: what the last look cost, and the most that it may cost. */
  const cost = () => ({ spent: { ...spent, styles: FineprintBannerFind.styles() }, budget: { nodes: MAX_NODES + 2 * MAX_DEPTH, controls: MAX_CONTROLS, styles: FineprintBannerFind.MAX_STYLES } });

  return { candidates, element, unmarked, mark, marks, cost };
})();
