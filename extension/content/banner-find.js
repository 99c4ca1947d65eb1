// Where a consent banner may be: what floats above the page, in shadow trees too, and blocks at its very start or end that
// speak of cookies. Markup and hit tests point there, so the size of the page matters little.
'use strict';

globalThis.FineprintBannerFind = (() => {
  const dom = FineprintDom;
  const { speaks, high, parts, DIALOGS, NAMED, NAME, CONTROL, ACROSS, DOWN, MAX_CHILDREN, ENDS, MAX_STATIC_TEXT } = FineprintGlance;
  /** The shadow trees of the last look: what changes in them is seen only by who observes them. @type {WeakRef<ShadowRoot>[]} */
  let trees = [];
  /** The extension's own element in this page, once there is one. @type {Element | null} */
  let own = null;

  // Budgets of one look.
  const MAX_SEEDS = 200;
  const MAX_STYLES = 2000;
  const MAX_HOSTS = 40;
  const MAX_FOUND = 8;
  /** Elements that are asked for their pointer, and the longest label of one. */
  const MAX_POINTS = 80;
  const MAX_POINTED = 60;

  const MARKUP = `${DIALOGS},${NAMED}`;
  const USED = `${CONTROL},input,select,textarea`;
  const PAGE = 'main,article,nav,h1';

  /** @param {Element} element */
  const named = element =>
    NAME.test(`${dom.attribute(element, 'id') ?? ''} ${dom.attribute(element, 'class') ?? ''} ${dom.attribute(element, 'aria-label') ?? ''}`);

  /** @param {Element} element */
  const isDialog = element =>
    dom.tag(element) === 'dialog' || /^(alert)?dialog$/.test(dom.attribute(element, 'role') ?? '') || dom.attribute(element, 'aria-modal') === 'true';

  /** Whether it is made for clicks, though nothing says so but the pointer: short, and nothing else to use in it. @param {Element} element */
  function pointed(element) {
    const around = dom.parent(element);
    if (!around || getComputedStyle(around).cursor === 'pointer' || getComputedStyle(element).cursor !== 'pointer') return false;
    const length = dom.text(element).trim().length;
    return length > 0 && length <= MAX_POINTED && dom.query(element, USED).length === 0;
  }

  let styles = 0;

  /** One look at a page. @param {Document} document */
  function find(document) {
    /** @type {Map<Element, boolean>} */
    const floating = new Map();
    /** @type {Map<Element, string>} */
    const texts = new Map();
    styles = 0;
    /** @param {Element} element */
    const floats = element => {
      let known = floating.get(element);
      if (known === undefined) {
        if (styles >= MAX_STYLES) return false;
        styles += 1;
        const style = getComputedStyle(element);
        known = high(style) || (isDialog(element) && style.display !== 'none');
        floating.set(element, known);
      }
      return known;
    };

    /** Shadow trees of an element and within it. @param {Element} element */
    const treesOf = element =>
      [element, ...hosts.filter(host => host !== element && dom.holds(element, host))].map(e => dom.shadow(e)).filter(tree => tree !== null);
    /** Text of an element, its shadow trees included. @param {Element} element */
    const textOf = element => {
      const known = texts.get(element);
      if (known !== undefined) return known;
      const text = [element, ...treesOf(element)].map(dom.text).join(' ');
      texts.set(element, text);
      return text;
    };
    /** @param {Element} element */
    const controls = element => [element, ...treesOf(element)].reduce((sum, root) => sum + dom.query(root, CONTROL).length, 0);
    /** @param {Element} element */
    const asks = element => (named(element) || speaks(textOf(element))) && (controls(element) > 0 || points(element));
    /** Whether there are at least two things to click that are no controls by their markup. @param {Element} element */
    const points = element => {
      let found = 0;
      for (const root of [element, ...treesOf(element)]) {
        const all = dom.query(root, 'div,span,p,li,b,a:not([href])');
        for (let i = 0; i < all.length && i < MAX_POINTS && found < 2; i++) if (styles < MAX_STYLES && ++styles && pointed(all[i])) found += 1;
      }
      return found > 1;
    };

    /** @type {Element[]} */
    const seeds = [];
    /** @type {Element[]} */
    const hosts = [];
    /** @param {Element} element */
    const host = element => {
      if (element === own || hosts.length >= MAX_HOSTS || hosts.includes(element)) return;
      const root = dom.shadow(element);
      if (!root) return;
      hosts.push(element);
      markup(root);
      for (const child of dom.elements(root, 20)) {
        seeds.push(child);
        host(child);
      }
    };
    /** @param {Document | ShadowRoot} root */
    const markup = root => {
      const found = dom.query(root, MARKUP);
      for (let i = 0; i < found.length && i < MAX_SEEDS; i++) seeds.push(found[i]);
    };
    /** @param {Document | ShadowRoot} root @param {number} x @param {number} y */
    const point = (root, x, y) => {
      const hit = dom.at(root, x, y);
      if (!hit || hit === own) return;
      const tree = dom.shadow(hit);
      if (tree && !seeds.includes(hit)) {
        host(hit);
        point(tree, x, y);
      }
      if (!seeds.includes(hit)) seeds.push(hit);
    };

    markup(document);
    const body = dom.query(document, 'body')[0];
    const children = body ? dom.elements(body, MAX_CHILDREN) : [];
    children.forEach(host);
    for (const y of DOWN) for (const x of ACROSS) point(document, innerWidth * x, innerHeight * y);

    /** @type {Element[]} */
    const found = [];
    /** @param {Element} element */
    const add = element => {
      if (found.some(other => other === element || dom.holds(other, element))) return;
      for (let i = found.length - 1; i >= 0; i--) if (dom.holds(element, found[i])) found.splice(i, 1);
      if (found.length < MAX_FOUND) found.push(element);
    };
    /** @type {Set<Element>} */
    const seen = new Set();
    for (const seed of seeds.slice(0, MAX_SEEDS)) {
      /** @type {Element | null} */
      let best = null;
      for (let at = /** @type {Element | null} */ (seed); at && at !== body && !seen.has(at); at = dom.parent(at)) {
        seen.add(at);
        if (!floats(at)) continue;
        if (!best) {
          parts(at).forEach(host);
          if (asks(at)) best = at;
        } else if (isPart(best, at)) best = at;
      }
      if (best) add(best);
    }

    // In the flow of the page, at its start or its end.
    /** @param {Element} element */
    const block = element => {
      if (found.some(other => dom.holds(other, element) || dom.holds(element, other))) return;
      if (textOf(element).length <= MAX_STATIC_TEXT && asks(element) && (controls(element) >= 2 || points(element))) add(element);
    };
    const blocks = children.filter(child => !/^(script|style|template|noscript|link)$/.test(dom.tag(child)));
    new Set([...blocks.slice(0, ENDS), ...blocks.slice(-ENDS)]).forEach(block);
    for (const seed of seeds) if (found.length === 0 && named(seed) && !floating.get(seed)) block(seed);
    // A frame may hold nothing else.
    if (found.length === 0 && body && window !== top) block(body);
    trees = hosts.map(dom.shadow).filter(tree => tree !== null).map(tree => new WeakRef(tree));
    return found;

    /** Whether the outer of two floating elements belongs to the inner, and is not the page itself. @param {Element} inside @param {Element} outside */
    function isPart(inside, outside) {
      const [less, more] = [textOf(inside).length, textOf(outside).length];
      return more <= less * 4 + 500 && dom.query(outside, PAGE).length === dom.query(inside, PAGE).length;
    }
  }

  return {
    find,
    named,
    isDialog,
    pointed,
    styles: () => styles,
    MAX_STYLES,
    own: () => own,
    /** @param {Element} element */
    setOwn: element => void (own = element),
    trees: () => trees.map(tree => tree.deref()).filter(tree => tree !== undefined),
  };
})();
