// The first look for a consent banner: whether a page may have one at all. Most have none, and there neither the finder
// (`banner-find.js`) nor what it reads the page with ever comes. A page is called bare only where nothing could be answered: with
// words of banners neither in its markup, nor in what floats, nor in the blocks at its start and end, nor in a shadow tree; blocks that
// only refer to other pages aside.
'use strict';

globalThis.FineprintGlance = (() => {
  const { querySelector, querySelectorAll, elementFromPoint, createTreeWalker } = Document.prototype;
  const within = Element.prototype.querySelectorAll;
  const DIALOGS = 'dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
  // These lists stand here as the browser takes them: to put them together would cost a page more.
  /** Words that authors of every language put into ids, classes and labels of banners. */
  const NAMED =
    '[id*="cookie" i],[class*="cookie" i],[aria-label*="cookie" i],' +
    '[id*="consent" i],[class*="consent" i],[aria-label*="consent" i],' +
    '[id*="gdpr" i],[class*="gdpr" i],[aria-label*="gdpr" i],' +
    '[id*="rgpd" i],[class*="rgpd" i],[aria-label*="rgpd" i],' +
    '[id*="dsgvo" i],[class*="dsgvo" i],[aria-label*="dsgvo" i],' +
    '[id*="ccpa" i],[class*="ccpa" i],[aria-label*="ccpa" i]';
  /** The same words in a text. */
  const NAME = /cookie|consent|gdpr|rgpd|dsgvo|ccpa/i;
  /** Fields of these names would shadow what is read here of the form they are in; where there is one, the finder looks, who reads safely (`dom.js`). */
  const SHADOWS =
    '[id="localName" i],[name="localName" i],[id="nodeType" i],[name="nodeType" i],[id="textContent" i],[name="textContent" i],' +
    '[id="firstChild" i],[name="firstChild" i],[id="nextSibling" i],[name="nextSibling" i],[id="parentNode" i],[name="parentNode" i],' +
    '[id="shadowRoot" i],[name="shadowRoot" i],[id="openOrClosedShadowRoot" i],[name="openOrClosedShadowRoot" i]';
  const SIGNS = `${NAMED},${SHADOWS}`;
  const CONTROL = 'button,a[href],[role="button"],input[type="button"],input[type="submit"],[role="switch"],[tabindex="0"]';
  /** Links that do nothing but lead somewhere, and the addresses of pages and of people. */
  const LINK = 'a[href]:not([role="button"],[onclick])';
  const LEADS = /^(https?|mailto|tel):/;
  const APART = ':not(a[href],a[href] *)';
  /** Where hits are tested, in parts of the window. */
  const ACROSS = [0.08, 0.5, 0.92];
  const DOWN = [0.05, 0.28, 0.5, 0.72, 0.95];
  /** Children of the body that are looked at, and of those its blocks at either end. */
  const MAX_CHILDREN = 400;
  const ENDS = 6;
  /** A longer block in the flow of the page is a part of the page. */
  const MAX_STATIC_TEXT = 6000;
  const MAX_TEXT = 20_000;
  /** Elements of a frame that is looked at one by one. */
  const MAX_FRAME = 300;
  /** Shadow trees that are looked into; where there are more, the finder decides. */
  const MAX_TREES = 40;
  /** Elements within one that speaks that are asked whether they can be clicked, one by one; where there are more, the finder decides. */
  const MAX_ASKED = 40;
  /** The same in a block that may only refer to other pages, as most pages do at their end; and its links. */
  const MAX_APART = 300;
  const MAX_LINKS = 200;
  /** What is drawn of no element, and what may have a shadow tree beside the elements of authors' own kinds; each between blanks. */
  const UNDRAWN = ' script style template noscript link meta ';
  const HOSTS = ' article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span ';

  const isChromium = !('openOrClosedShadowRoot' in Element.prototype);
  /** The shadow trees of the last look: what changes in them is seen only by who observes them. @type {Set<ShadowRoot>} */
  const trees = new Set();
  /** @type {ReturnType<typeof FineprintWords.teller> | undefined} */
  let tells;
  /** Whether a text has words of banners. @param {string} text */
  function speaks(text) {
    tells ??= FineprintWords.teller(FineprintGateWords.banner);
    return tells(text.slice(0, MAX_TEXT)) || (text.length > MAX_TEXT && tells(text.slice(-MAX_TEXT)));
  }

  /** Whether an element of this style lies above the page. @param {CSSStyleDeclaration} style */
  const high = (function eager(/** @type {CSSStyleDeclaration} */ style) {
    const { position } = style;
    return position === 'fixed' || position === 'sticky' || (position === 'absolute' && Number(style.zIndex) >= 10);
  });

  /** The shadow tree of an element, closed ones included; no form's. @type {(element: any) => ShadowRoot | null} */
  const shadow = (function eager(element) {
    const found = isChromium ? element.shadowRoot : element.openOrClosedShadowRoot;
    if (found || !isChromium) return found;
    // What else lies in a host is drawn only where its tree has a slot for it, so hosts that are no elements of their own kind are empty.
    // Asking costs more than this.
    const tag = element.localName;
    if (!tag.includes('-')) {
      if (!HOSTS.includes(` ${tag} `)) return null;
      let at = element.firstChild;
      for (let most = 8; at && most > 0; most -= 1, at = at.nextSibling) {
        if (at.nodeType === 3 ? at.data.slice(0, 40).trim() : at.nodeType === 1 && !UNDRAWN.includes(` ${at.localName} `)) return null;
      }
    }
    try {
      // What finds closed ones in Chromium.
      return globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
    } catch {
      // Not an element that this world may ask about.
      return null;
    }
  });

  /** The first elements of authors' own kinds in what lies above the page: a test of a place may hit what is between them. @param {any} element */
  function parts(element) {
    const found = [];
    const walker = createTreeWalker.call(document, element, NodeFilter.SHOW_ELEMENT);
    for (let i = 0; i < MAX_ASKED && walker.nextNode(); i++) {
      const one = /** @type {Element} */ (walker.currentNode);
      if (`${one.localName}`.includes('-')) found.push(one);
    }
    return found;
  }

  /** Whether a shadow tree has words of banners, or one within. @param {ShadowRoot} tree @returns {boolean} */
  function asks(tree) {
    if (trees.has(tree)) return false;
    if (trees.size === MAX_TREES || tree.querySelector(SIGNS) || speaks(tree.textContent ?? '')) return true;
    trees.add(tree);
    const hosts = [...tree.children].slice(0, 20);
    const hits = new Set();
    for (const y of DOWN) for (const x of ACROSS) hits.add(tree.elementsFromPoint(innerWidth * x, innerHeight * y)[0]);
    for (const hit of hits) {
      if (hit) hosts.push(hit);
      for (let at = hit; at?.nodeType === 1; at = at.parentNode) if (high(getComputedStyle(at))) hosts.push(...parts(at));
    }
    return hosts.some(asksWithin);
  }
  /** The same of an element that may have one. @param {Element} element */
  function asksWithin(element) {
    const tree = shadow(element);
    return tree !== null && asks(tree);
  }

  /** Whether there may be something to click in an element, its shadow trees included. @param {Element} element */
  function clicks(element) {
    const all = within.call(element, '*');
    if (all.length > MAX_ASKED || shadow(element) || within.call(element, CONTROL).length) return true;
    for (const one of all) if (shadow(one) || getComputedStyle(one).cursor === 'pointer') return true;
    return false;
  }
  /** What only speaks, with nothing to click, asks for nothing. @param {Element} element @param {string} said */
  const offers = (element, said) => speaks(said) && clicks(element);

  /** An address without what is asked of it. @param {string} href */
  const place = href => href.replace(/[?#][^]*/, '');
  /**
   * Whether a block in the flow of the page only refers to other pages, as a footer does to the policy: the words of banners are those of
   * such links, or there is nothing else to click and no word of what forms ask about. Nothing can be answered by going away.
   * @param {Element} element @param {string} said
   */
  function refers(element, said) {
    const all = /** @type {NodeListOf<HTMLAnchorElement>} */ (within.call(element, LINK));
    if (all.length > MAX_LINKS) return false;
    const here = place(location.href);
    const links = new Set();
    for (const link of all) {
      if (!LEADS.test(link.href) || place(link.href) === here) continue;
      links.add(link);
      // Wherever in the text these words are taken away, they are there once less.
      said = said.replace(link.textContent ?? '', ' ');
    }
    if (!links.size) return false;
    if (!speaks(said)) return true;
    if (NAME.test(said)) return false;
    for (const control of within.call(element, CONTROL)) if (!links.has(control)) return false;
    const apart = within.call(element, APART);
    if (apart.length > MAX_APART) return false;
    for (const one of apart) if (shadow(one) || getComputedStyle(one).cursor === 'pointer') return false;
    return true;
  }

  /**
   * Whether a frame whose text is short and says nothing has few elements, and none of them a shadow tree: then there is nothing to be
   * met in its places. Pages have frames by the hundred, most of them out of sight, where a layout is made for whoever asks alone.
   * @param {any} body
   */
  function small(body) {
    const all = body.getElementsByTagName('*');
    if (all.length > MAX_FRAME) return false;
    for (let i = 0; i < all.length; i++) if (shadow(all[i])) return false;
    return true;
  }

  /** Whether there is nothing to be found in a page. @param {Document} document */
  const bare = (function eager(/** @type {Document} */ document) {
    if (querySelector.call(document, SIGNS)) return false;
    trees.clear();
    const [width, height] = [innerWidth, innerHeight];
    const body = querySelector.call(document, 'body');
    /** @type {Node[]} */
    const blocks = [];
    for (let at = /** @type {any} */ (body?.firstChild), most = MAX_CHILDREN; at && most > 0; at = at.nextSibling) {
      if (at.nodeType !== 1) continue;
      most -= 1;
      if (UNDRAWN.includes(` ${at.localName} `)) continue;
      if (asksWithin(at)) return false;
      blocks.push(at);
    }
    if (blocks.length > 2 * ENDS) blocks.splice(ENDS, blocks.length - 2 * ENDS);
    // A frame may hold nothing else.
    if (body && window !== top) blocks.push(body);
    for (const block of blocks) {
      const said = block.textContent ?? '';
      if (said.length > MAX_STATIC_TEXT) continue;
      const element = /** @type {Element} */ (block);
      if (offers(element, said) && (block === body || !refers(element, said))) return false;
      if (block === body && small(body)) return true;
    }
    const seen = new Set();
    const dialogs = querySelectorAll.call(document, DIALOGS);
    for (let i = -dialogs.length; i < 15; i++) {
      const first = i < 0 ? dialogs[i + dialogs.length] : elementFromPoint.call(document, width * ACROSS[i % 3], height * DOWN[Math.trunc(i / 3)]);
      if (!first || seen.has(first)) continue;
      if (asksWithin(first)) return false;
      for (let at = /** @type {any} */ (first); at && at !== body && at !== document && !seen.has(at); at = at.parentNode) {
        seen.add(at);
        if ((i < 0 || high(getComputedStyle(at)) || at.localName === 'dialog') && (offers(at, at.textContent) || parts(at).some(asksWithin))) return false;
      }
    }
    return true;
  });

  return { bare, trees, speaks, high, shadow, DIALOGS, NAMED, NAME, CONTROL, ACROSS, DOWN, MAX_CHILDREN, ENDS, MAX_STATIC_TEXT, parts };
})();
