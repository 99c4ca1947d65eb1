// Candidates for consent banners, read for the core: text, place, controls. Which of them is one, the core says.
'use strict';

globalThis.FineprintBanner = (() => {
  const dom = FineprintDomMore;
  const { named, isDialog } = FineprintBannerFind;
  const { MAX_LABEL, CHOICES, clean, kindOf, options, drawn, labelledBy, nameOf, called, beside, checkedOf, disabled, selectorOf } = FineprintBannerControl;

  // Budgets of one candidate.
  const MAX_NODES = 4000;
  const MAX_CONTROLS = 60;
  /** Of more controls than that, so many buttons are kept from the start and from the end: what stores a choice stands behind its boxes. */
  const MAX_BUTTONS = 20;
  /** Controls that are looked at before it is chosen which are kept. */
  const MAX_MET = 1000;
  const MAX_TEXT = 20_000;
  const MAX_DEPTH = 300;
  /** Steps from the end of a candidate that is too long, for the text that stands there. */
  const MAX_TAIL = 1000;
  /** So many letters beside it make a control part of a running text. */
  const RUNNING = 15;

  const SKIPPED = new Set('script style template noscript svg math canvas iframe object embed audio video head datalist select option'.split(' '));
  const TICKED = 'input[type="checkbox"]:checked:not(:disabled)';
  /** Whose words are those of a control. */
  const USED = 'button,a[href],label,select,[role="button"]';
  /** What is looked for at the end of a candidate that is too long. */
  const LAST = 'button,a[href],[role="button"],input[type="button"],input[type="submit"]';

  /** @typedef {{element: Element, line: number, label: string}} Met */

  /** @type {Map<string, {element: WeakRef<Element>, root: WeakRef<Element>}>} */
  let known = new Map();
  /** What the last look found. @type {WeakRef<Element>[]} */
  let shown = [];
  /** Blocks of the page that are yet to come into sight; asked for right after a look, by who lets go of them. @type {Element[]} */
  let ahead = [];
  /** The marks of platforms that a candidate has, once it was asked. @type {WeakMap<Element, string[]>} */
  const marked = new WeakMap();
  /** The extension's own element, which is no part of any banner. @type {Element | null} */
  let ours = null;

  /** @param {string} text */
  const letters = text => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

  /** What the last look cost: the most nodes and controls of a candidate, the most steps from its end. */
  const spent = { nodes: 0, controls: 0, tail: 0 };

  /** Walks what is shown of a candidate. @param {Element} root */
  function walk(root) {
    /** @type {string[]} */
    const lines = [];
    /** @type {{element: Element, kind: string, line: number, label: string}[]} */
    const controls = [];
    let [line, spoken, nodes, length, fields] = ['', 0, 0, 0, 0];
    /** The same line without the words of its links. */
    let bare = '';
    /** How many closed folds lie around: of what is folded away only the boxes count, since they are stored with the rest. */
    let folds = 0;
    let most = MAX_MET;
    /** @type {typeof controls} */
    let open = [];
    /** @type {WeakSet<Node>} */
    const heard = new WeakSet();
    const say = (/** @type {string} */ words) => {
      line += words;
      bare += words;
    };
    const flush = () => {
      const rest = letters(line) - spoken;
      for (const control of open) control.line = rest;
      // A row of links with hardly a word between them is no sentence: what its links are called is no text.
      const text = (open.length > 1 && rest < RUNNING ? bare : line).replace(/[\s\u00a0]+/g, ' ').trim().toWellFormed();
      // A line that is nothing but links is no text.
      if (rest > 0 && length < MAX_TEXT) {
        lines.push(text.slice(0, MAX_TEXT - length));
        length += text.length + 1;
      }
      [line, bare, spoken, open] = ['', '', 0, []];
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
      const list = dom.tag(element) === 'select';
      if (element === ours || (SKIPPED.has(dom.tag(element)) && !list) || depth > MAX_DEPTH) return;
      const style = getComputedStyle(element);
      if (style.display === 'none') return;
      if (list) {
        if (style.visibility !== 'visible' || folds) return;
        for (const option of options(element)) if (controls.length < most) controls.push({ element: option, kind: 'radio', line: 0, label: beside(option) });
        return;
      }
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
        if (controls.length < most) controls.push(control);
        // What such a switch is for stands on it, and nowhere beside it.
        if (toggle && dom.attribute(element, 'aria-pressed') !== null) say(` ${text} `);
        if (inline && !toggle) {
          line += text;
          bare += ' ';
          spoken += letters(text);
          open.push(control);
        }
      } else {
        const folded = dom.tag(element) === 'details' && dom.attribute(element, 'open') === null;
        for (const node of dom.shown(element)) {
          if (nodes++ > MAX_NODES) break;
          const away = folded && !(node instanceof Element && dom.tag(node) === 'summary');
          if (away) folds += 1;
          if (node instanceof Text) heard.add(node);
          if (node instanceof Text) say(folds ? '' : dom.data(node).slice(0, MAX_TEXT));
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
    if (cut) {
      last();
      tail();
    }
    return { lines, controls: fewer(controls), fields, left_out: Math.max(cut ? 1 : 0, controls.length - MAX_CONTROLS) };

    /** What decides stands at the end: the last buttons, where the walk did not come so far. */
    function last() {
      const all = dom.query(root, LAST);
      const met = new Set(controls.map(control => drawn(control.element)));
      most += MAX_BUTTONS;
      for (let i = Math.max(0, all.length - MAX_BUTTONS); i < all.length; i++) {
        nodes = 0;
        if (!met.has(all[i])) enter(all[i], 1);
        flush();
      }
    }

    /** And the last texts, for what says what it is about may stand behind all the rest. */
    function tail() {
      /** @type {string[]} */
      const said = [];
      let steps = 0;
      for (const node of dom.backwards(root, MAX_TAIL)) {
        steps += 1;
        const around = node instanceof Text && !heard.has(node) && /\S/.test(dom.data(node)) ? dom.parent(node) : null;
        if (!around || SKIPPED.has(dom.tag(around)) || dom.closest(around, USED) || !dom.visible(around)) continue;
        said.unshift(clean(dom.data(/** @type {Text} */ (node)).slice(0, MAX_TAIL)));
      }
      spent.tail = Math.max(spent.tail, steps);
      lines.push(...said.filter(text => (length += text.length + 1) < MAX_TEXT));
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
    const sight = FineprintBannerPlace.sight(root, frame.rect, style.position);
    if (sight === 'ahead') ahead.push(root);
    if (sight !== 'shown') return null;
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
        rect: rectOf(dom.box(drawn(element))),
        ...FineprintBannerStyle.of(drawn(element)),
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
      unseen_on: Math.max(0, ticked),
      controls: list,
      ...frame,
    };
  }

  /** What may be a banner, in the order of the page. @param {Document} document @param {Element[]} [roots] what was found in it just now */
  function candidates(document, roots = FineprintBannerFind.find(document)) {
    ours = FineprintBannerFind.own();
    spent.nodes = spent.controls = spent.tail = 0;
    ahead = [];
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

  /** The element of a selector of the last look, with the candidate it lies in; of an option the list, and which one. @param {string} selector */
  function element(selector) {
    const of = known.get(selector);
    const [control, root] = [of?.element.deref(), of?.root.deref()];
    return control && root && dom.isConnected(control) ? { control: drawn(control), root, option: control instanceof HTMLOptionElement ? control : null } : null;
  }

  /** For the tests: what the last look cost, and the most that it may cost. */
  const cost = () => ({ spent: { ...spent, styles: FineprintBannerFind.styles() }, budget: { nodes: MAX_NODES + 2 * MAX_DEPTH, controls: MAX_CONTROLS, tail: MAX_TAIL, styles: FineprintBannerFind.MAX_STYLES } });

  return { candidates, ahead: () => ahead.splice(0), element, unmarked, mark, marks, cost };
})();
