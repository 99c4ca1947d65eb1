// Reading the live page safely. A content script lives in a world of its own, so the page can't change its built-ins. But a
// form's fields shadow the form's properties (<input name="children">), so nodes are read through their prototypes' getters.
'use strict';

globalThis.FineprintDom = (() => {
  /** A getter that nothing on the page can shadow. @param {any} type @param {string} name @returns {(target: any) => any} */
  const getter = (type, name) => {
    const get = /** @type {Function} */ (Object.getOwnPropertyDescriptor(type.prototype, name)?.get);
    return target => get.call(target);
  };
  /** A method that nothing on the page can shadow. @param {any} type @param {string} name @returns {(target: any, ...args: any[]) => any} */
  const method = (type, name) => {
    const own = type.prototype[name];
    return (target, ...args) => Reflect.apply(own, target, args);
  };

  const parentNode = getter(Node, 'parentNode');
  const hostOf = getter(ShadowRoot, 'host');
  const tag = getter(Element, 'localName');
  const text = getter(Node, 'textContent');
  /** @type {(element: Element, name: string) => string | null} */
  const attribute = method(Element, 'getAttribute');
  const queryIn = { document: method(Document, 'querySelectorAll'), fragment: method(DocumentFragment, 'querySelectorAll'), element: method(Element, 'querySelectorAll') };
  const firstChild = getter(Node, 'firstChild');
  const nextSibling = getter(Node, 'nextSibling');
  const firstElement = { document: getter(Document, 'firstElementChild'), fragment: getter(DocumentFragment, 'firstElementChild'), element: getter(Element, 'firstElementChild') };
  const nextElement = getter(Element, 'nextElementSibling');
  const hits = { document: method(Document, 'elementFromPoint'), fragment: method(ShadowRoot, 'elementFromPoint') };
  const contains = method(Node, 'contains');
  const root = method(Node, 'getRootNode');

  /** @param {Node} node */
  const sort = node => (node instanceof Element ? 'element' : node instanceof Document ? 'document' : 'fragment');

  /** The shadow tree of an element, closed ones included; a form has none. @type {(element: Element) => ShadowRoot | null} */
  const shadow = element => (tag(element) === 'form' ? null : FineprintGlance.shadow(element));

  /** The element around a node, out of a shadow tree too. @param {Node} node @returns {Element | null} */
  function parent(node) {
    const up = parentNode(node);
    if (up instanceof ShadowRoot) return hostOf(up);
    return up instanceof Element ? up : null;
  }

  /** Whether `outer` holds `inner`, across shadow trees. @param {Element} outer @param {Element} inner */
  function holds(outer, inner) {
    for (let at = /** @type {Element | null} */ (inner); at; ) {
      if (contains(outer, at)) return true;
      const top = root(at);
      at = top instanceof ShadowRoot ? hostOf(top) : null;
    }
    return false;
  }

  /** The first elements in a node, as they are now. @param {Document | ShadowRoot | Element} node @param {number} most */
  function elements(node, most) {
    /** @type {Element[]} */
    const found = [];
    for (let at = firstElement[sort(node)](node); at && found.length < most; at = nextElement(at)) found.push(at);
    return found;
  }

  return {
    getter,
    method,
    firstChild,
    nextSibling,
    tag,
    text,
    attribute,
    shadow,
    parent,
    holds,
    elements,
    root,
    /** @param {Document | ShadowRoot | Element} node @param {string} selector @returns {NodeListOf<Element>} */
    query: (node, selector) => queryIn[sort(node)](node, selector),
    /** What is shown at a place of the window. @param {Document | ShadowRoot} tree @param {number} x @param {number} y @returns {Element | null} */
    at: (tree, x, y) => hits[tree instanceof Document ? 'document' : 'fragment'](tree, x, y),
  };
})();
