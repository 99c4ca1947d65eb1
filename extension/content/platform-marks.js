// The marks of consent platforms near a banner: ids, classes, addresses. What they tell, the core says. Put into a frame once
// it has a banner, with the lists of marks; other pages carry none of it.
'use strict';

globalThis.FineprintPlatformMarks = (() => {
  const dom = FineprintDom;
  /** Scripts whose address is looked at. */
  const MAX_SCRIPTS = 300;
  /** Elements of a banner that are looked at, and those beside each element around it. */
  const MAX_INSIDE = 600;
  const MAX_BESIDE = 40;

  /** All marks, with what they are of. @type {{id: string, mark: string, kind: string, word: string}[]} */
  const all = Object.entries({ ...FineprintOtherPlatforms, ...FineprintPlatforms }).flatMap(([id, { marks }]) =>
    marks.map(mark => {
      const at = mark.indexOf(' ');
      return { id, mark, kind: mark.slice(0, at), word: mark.slice(at + 1) };
    }),
  );
  const classes = Map.groupBy(all.filter(({ kind }) => kind === 'class'), ({ word }) => word);

  /** The addresses of a page's scripts. @param {Document} document */
  function scripts(document) {
    const found = dom.query(document, 'script[src]');
    const list = [];
    for (let i = 0; i < found.length && i < MAX_SCRIPTS; i++) list.push(dom.attribute(found[i], 'src') ?? '');
    return list;
  }

  /** What may bear a class of the banner: what lies in it, what it lies in, and what stands beside that. @param {Element} root @returns {Iterable<Element>} */
  function* near(root) {
    yield root;
    const inside = dom.query(root, '*');
    for (let i = 0; i < inside.length && i < MAX_INSIDE; i++) yield inside[i];
    for (let at = dom.parent(root); at; at = dom.parent(at)) {
      yield at;
      if (dom.tag(at) !== 'html') yield* dom.elements(at, MAX_BESIDE);
    }
  }

  /** Of marks those that can each have an element of their own: two on one element are one. @param {Map<typeof all[number], Set<Element>>} places @returns {string[]} */
  function apart(places) {
    /** Elements that speak for a platform. @type {Map<string, Set<Element>>} */
    const spoken = new Map();
    const marks = [];
    for (const [{ id, mark }, elements] of [...places].sort(([, a], [, b]) => a.size - b.size)) {
      const taken = spoken.get(id) ?? new Set();
      const free = [...elements].find(element => !taken.has(element));
      if (!free) continue;
      spoken.set(id, taken.add(free));
      marks.push(`${id} ${mark}`);
    }
    return marks;
  }

  /** The marks of one banner: `PLATFORM KIND WORD`. @param {Element} root */
  function of(root) {
    /** @type {Map<typeof all[number], Set<Element>>} */
    const places = new Map();
    const add = (/** @type {typeof all[number]} */ one, /** @type {Element} */ element) => places.set(one, (places.get(one) ?? new Set()).add(element));
    const sources = scripts(document);
    const trees = new Set([document, dom.root(root)]);
    const addressed = [];
    for (const one of all) {
      const { id, mark, kind, word } = one;
      if (kind === 'id') for (const tree of trees) for (const element of dom.query(tree, `#${CSS.escape(word)}`)) add(one, element);
      const at = kind === 'script' ? sources.some(source => source.includes(word)) : kind === 'host' && (location.hostname === word || location.hostname.endsWith(`.${word}`));
      if (at) addressed.push(`${id} ${mark}`);
    }
    for (const element of near(root)) {
      for (const word of (dom.attribute(element, 'class') ?? '').split(/\s+/)) for (const one of classes.get(word) ?? []) add(one, element);
    }
    return [...addressed, ...apart(places)];
  }

  /** The marks of all that may be a banner here; each is looked at once. */
  function find() {
    for (const root of FineprintBanner.unmarked()) FineprintBanner.mark(root, of(root));
    return FineprintBanner.marks();
  }

  return { find };
})();
