// The first look for a consent banner: whether a page may have one at all. Most have none, and there neither the finder
// (`banner-find.js`) nor what it reads the page with ever comes. A page is called bare only where the finder would find nothing: with
// words of banners neither in its markup, nor in what floats, nor in the blocks at its start and end, nor in a shadow tree.
'use strict';

globalThis.FineprintGlance = (() => {
  const { tag, text, sort, firstChild, nextSibling, parentNode, isDrawn, shadow } = FineprintNodes;
  const { querySelector, querySelectorAll, elementFromPoint } = Document.prototype;
  const DIALOGS = 'dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
  /** Words that authors of every language put into ids, classes and labels of banners. */
  const NAMED = ['cookie', 'consent', 'gdpr', 'rgpd', 'dsgvo', 'ccpa'].map(word => `[id*="${word}" i],[class*="${word}" i],[aria-label*="${word}" i]`).join();
  /** Where hits are tested, in parts of the window. */
  const ACROSS = [0.08, 0.5, 0.92];
  const DOWN = [0.05, 0.28, 0.5, 0.72, 0.95];
  /** Children of the body that are looked at, and of those its blocks at either end. */
  const MAX_CHILDREN = 400;
  const ENDS = 6;
  /** A longer block in the flow of the page is a part of the page. */
  const MAX_STATIC_TEXT = 6000;
  const MAX_TEXT = 20_000;
  /** Shadow trees that are looked into; where there are more, the finder decides. */
  const MAX_TREES = 40;

  /** @type {ReturnType<typeof FineprintWords.teller> | undefined} */
  let tells;
  /** Whether a text has words of banners. @param {string} text */
  function speaks(text) {
    tells ??= FineprintWords.teller(FineprintGateWords.banner);
    return tells(text.slice(0, MAX_TEXT)) || (text.length > MAX_TEXT && tells(text.slice(-MAX_TEXT)));
  }

  /** Whether an element of this style lies above the page. @param {CSSStyleDeclaration} style */
  const high = (function (/** @type {CSSStyleDeclaration} */ style) {
    const { position } = style;
    return position === 'fixed' || position === 'sticky' || (position === 'absolute' && Number(style.zIndex) >= 10);
  });

  /** Whether a shadow tree has words of banners, or one within. @param {ShadowRoot | null} tree @param {Set<ShadowRoot>} seen */
  function asks(tree, seen) {
    if (!tree || seen.has(tree)) return false;
    if (seen.size === MAX_TREES) return true;
    seen.add(tree);
    if (DocumentFragment.prototype.querySelector.call(tree, NAMED) || speaks(text(tree))) return true;
    for (let at = firstChild(tree), most = 20; at && most > 0; at = nextSibling(at)) if (sort(at) === 1 && most-- && asks(shadow(at), seen)) return true;
    for (const y of DOWN) {
      for (const x of ACROSS) {
        const hit = ShadowRoot.prototype.elementFromPoint.call(tree, innerWidth * x, innerHeight * y);
        if (hit && asks(shadow(hit), seen)) return true;
      }
    }
    return false;
  }

  /** Whether there is nothing to be found in a page. @param {Document} document */
  const bare = (function (/** @type {Document} */ document) {
    if (querySelector.call(document, NAMED)) return false;
    /** @type {Set<ShadowRoot>} */
    const trees = new Set();
    const [width, height] = [innerWidth, innerHeight];
    const body = querySelector.call(document, 'body');
    const blocks = [];
    for (let at = body && firstChild(body), most = MAX_CHILDREN; at && most > 0; at = nextSibling(at)) {
      if (sort(at) !== 1) continue;
      most -= 1;
      if (!isDrawn(at)) continue;
      const tree = shadow(at);
      if (tree && asks(tree, trees)) return false;
      blocks.push(at);
    }
    if (blocks.length > 2 * ENDS) blocks.splice(ENDS, blocks.length - 2 * ENDS);
    // A frame may hold nothing else.
    if (body && window !== top) blocks.push(body);
    for (const block of blocks) {
      const said = text(block);
      if (said.length <= MAX_STATIC_TEXT && speaks(said)) return false;
    }
    const seen = new Set();
    const dialogs = querySelectorAll.call(document, DIALOGS);
    for (let i = -dialogs.length; i < ACROSS.length * DOWN.length; i++) {
      const first = i < 0 ? dialogs[i + dialogs.length] : elementFromPoint.call(document, width * ACROSS[i % 3], height * DOWN[Math.trunc(i / 3)]);
      if (!first || seen.has(first)) continue;
      const tree = shadow(first);
      if (tree && asks(tree, trees)) return false;
      for (let at = /** @type {any} */ (first); at && at !== body && at !== document && !seen.has(at); at = parentNode(at)) {
        seen.add(at);
        if ((i < 0 || high(getComputedStyle(at)) || tag(at) === 'dialog') && speaks(text(at))) return false;
      }
    }
    return true;
  });

  return { bare, speaks, high, DIALOGS, NAMED, ACROSS, DOWN, MAX_CHILDREN, ENDS, MAX_STATIC_TEXT };
})();
