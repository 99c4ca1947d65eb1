// The least of reading the live page safely, for what looks at every page; `dom.js` has the rest. A content script lives in a world of
// its own, so the page can't change its built-ins. But a form's fields shadow the form's properties (<input name="children">), so nodes
// are read through their prototypes' getters.
'use strict';

globalThis.FineprintNodes = (() => {
  /** A getter that nothing on the page can shadow. @param {any} type @param {string} name @returns {(target: any) => any} */
  const getter = (type, name) => {
    const get = /** @type {Function} */ (Object.getOwnPropertyDescriptor(type.prototype, name)?.get);
    return target => get.call(target);
  };
  const tag = getter(Element, 'localName');
  const text = getter(Node, 'textContent');
  const sort = getter(Node, 'nodeType');
  const firstChild = getter(Node, 'firstChild');
  const nextSibling = getter(Node, 'nextSibling');
  const parentNode = getter(Node, 'parentNode');
  const isChromium = !('openOrClosedShadowRoot' in Element.prototype);
  /** Open shadow trees; in Firefox closed ones too. */
  const openOrClosed = getter(Element, isChromium ? 'shadowRoot' : 'openOrClosedShadowRoot');

  /** What is drawn of no element, and what may have a shadow tree beside the elements of authors' own kinds; each between blanks. */
  const UNDRAWN = ' script style template noscript link meta ';
  const HOSTS = ' article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span ';
  const isDrawn = (/** @type {Element} */ element) => !UNDRAWN.includes(` ${tag(element)} `);

  /**
   * Whether an element may have a shadow tree that can't be seen from without: what else lies in a host is drawn only where its tree has
   * a slot for it, so hosts that are no elements of their own kind are empty. Asking costs more than this. @param {Element} element
   */
  function mayHide(element) {
    const name = tag(element);
    if (!HOSTS.includes(` ${name} `)) return name.includes('-');
    let at = firstChild(element);
    for (let most = 8; at && most > 0; most -= 1, at = nextSibling(at)) {
      const type = sort(at);
      if (type === 3 ? text(at).slice(0, 40).trim() : type === 1 && isDrawn(at)) return false;
    }
    return true;
  }

  /** The shadow tree of an element, closed ones included. @param {Element} element @returns {ShadowRoot | null} */
  const shadow = (function (/** @type {Element} */ element) {
    const found = openOrClosed(element);
    if (found || !isChromium || !mayHide(element)) return found;
    try {
      // What finds closed ones in Chromium.
      return globalThis.chrome?.dom?.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element)) ?? null;
    } catch {
      // Not an element that this world may ask about.
      return null;
    }
  });

  return { getter, tag, text, sort, firstChild, nextSibling, parentNode, isDrawn, shadow };
})();
