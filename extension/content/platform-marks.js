// The marks of consent platforms that a page has: ids, classes, addresses. What they tell, the core says.
'use strict';

globalThis.FineprintPlatformMarks = (() => {
  const dom = FineprintDom;
  /** Scripts whose address is looked at. */
  const MAX_SCRIPTS = 300;

  const marks = FineprintGateWords.marks.map(mark => {
    const at = mark.indexOf(' ');
    return { mark, kind: mark.slice(0, at), word: mark.slice(at + 1) };
  });

  /** @param {Document} document */
  function scripts(document) {
    const found = dom.query(document, 'script[src]');
    const list = [];
    for (let i = 0; i < found.length && i < MAX_SCRIPTS; i++) list.push(dom.attribute(found[i], 'src') ?? '');
    return list;
  }

  /** Asked only where something may be a banner. @param {Document} document @param {(Document | ShadowRoot)[]} trees where it lies @returns {string[]} */
  function find(document, trees) {
    const all = [...new Set([document, ...trees])];
    const sources = scripts(document);
    const has = (/** @type {string} */ selector) => all.some(tree => dom.query(tree, selector).length > 0);
    const is = (/** @type {{kind: string, word: string}} */ { kind, word }) => {
      if (kind === 'id') return has(`#${CSS.escape(word)}`);
      if (kind === 'class') return has(`.${CSS.escape(word)}`);
      if (kind === 'script') return sources.some(source => source.includes(word));
      return location.hostname === word || location.hostname.endsWith(`.${word}`);
    };
    return marks.filter(is).map(({ mark }) => mark);
  }

  return { find };
})();
