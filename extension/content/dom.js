// Reading the live page safely. A content script lives in a world of its own, so the page can't change its built-ins. But a
// form's fields shadow the form's properties (<input name="children">), so nodes are read through their prototypes' getters.
'use strict';

globalThis.FineprintDom = (() => {
  /** A getter that nothing on the page can shadow. @param {any} type @param {string} name @returns {(target: any) => any} */
  const getter = (type, name) => {
    const get = /** @type {Function} */ (Object.getOwnPropertyDescriptor(type.prototype, name)?.get);
    return target => Reflect.apply(get, target, []);
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
  const isConnected = getter(Node, 'isConnected');
  /** @type {(element: Element, name: string) => string | null} */
  const attribute = method(Element, 'getAttribute');
  /** What finds closed shadow trees in Chromium. */
  const finder = globalThis.chrome?.dom ?? null;
  /** Open shadow trees; in Firefox closed ones too. */
  const openOrClosed = 'openOrClosedShadowRoot' in Element.prototype ? getter(Element, 'openOrClosedShadowRoot') : getter(Element, 'shadowRoot');
  const queryIn = { document: method(Document, 'querySelectorAll'), fragment: method(DocumentFragment, 'querySelectorAll'), element: method(Element, 'querySelectorAll') };
  const firstChild = getter(Node, 'firstChild');
  const nextSibling = getter(Node, 'nextSibling');
  const lastChild = getter(Node, 'lastChild');
  const previousSibling = getter(Node, 'previousSibling');
  const checkVisibility = method(Element, 'checkVisibility');
  const assignedNodes = method(HTMLSlotElement, 'assignedNodes');
  const firstElement = { document: getter(Document, 'firstElementChild'), fragment: getter(DocumentFragment, 'firstElementChild'), element: getter(Element, 'firstElementChild') };
  const nextElement = getter(Element, 'nextElementSibling');
  const previousElement = getter(Element, 'previousElementSibling');
  const hits = { document: method(Document, 'elementFromPoint'), fragment: method(ShadowRoot, 'elementFromPoint') };
  const contains = method(Node, 'contains');
  const root = method(Node, 'getRootNode');

  /** @param {Node} node */
  const sort = node => (node instanceof Element ? 'element' : node instanceof Document ? 'document' : 'fragment');

  /** The shadow tree of an element, closed ones included. @param {Element} element @returns {ShadowRoot | null} */
  function shadow(element) {
    const found = openOrClosed(element);
    if (found || !finder || !(element instanceof HTMLElement)) return found;
    try {
      return finder.openOrClosedShadowRoot(element);
    } catch {
      // Not an element that this world may ask about.
      return null;
    }
  }

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

  /** What is drawn in an element: its shadow tree, and what is put into a slot. @param {Element} element @returns {Iterable<Node>} */
  function* shown(element) {
    if (element instanceof HTMLSlotElement) {
      const assigned = assignedNodes(element);
      if (assigned.length) return yield* assigned;
    }
    for (let at = firstChild(shadow(element) ?? element); at; at = nextSibling(at)) yield at;
  }

  /** The leaves within an element from its end on, in so many steps. @param {Element} outer @param {number} steps @returns {Iterable<Node>} */
  function* backwards(outer, steps) {
    const last = (/** @type {Node} */ node) => lastChild((node instanceof Element && shadow(node)) || node);
    let at = /** @type {Node} */ (outer);
    for (; steps > 0; steps -= 1) {
      const inner = last(at);
      if (inner) {
        at = inner;
        continue;
      }
      yield at;
      for (; at !== outer && !previousSibling(at) && steps > 0; steps -= 1) at = parent(at) ?? outer;
      if (at === outer) return;
      at = previousSibling(at) ?? outer;
    }
  }

  /** @param {Document | ShadowRoot | Element} node @param {number} most @returns {Iterable<Element>} */
  function* elements(node, most) {
    for (let at = firstElement[sort(node)](node); at && most > 0; at = nextElement(at), most -= 1) yield at;
  }

  return {
    getter,
    method,
    firstChild,
    nextSibling,
    assignedNodes,
    tag,
    text,
    attribute,
    shadow,
    parent,
    holds,
    shown,
    backwards,
    elements,
    /** Whether an element is drawn and not see-through. @type {(element: Element) => boolean} */
    visible: element => checkVisibility(element, { visibilityProperty: true, opacityProperty: true }),
    isConnected,
    previousElement,
    root,
    /** @param {Document | ShadowRoot | Element} node @param {string} selector @returns {NodeListOf<Element>} */
    query: (node, selector) => queryIn[sort(node)](node, selector),
    /** What is shown at a place of the window. @param {Document | ShadowRoot} tree @param {number} x @param {number} y @returns {Element | null} */
    at: (tree, x, y) => hits[tree instanceof Document ? 'document' : 'fragment'](tree, x, y),
    /** @type {(node: Text) => string} */
    data: getter(CharacterData, 'data'),
    /** @type {(element: Element) => DOMRect} */
    box: method(Element, 'getBoundingClientRect'),
    /** A box for each line. @type {(element: Element) => DOMRectList} */
    boxes: method(Element, 'getClientRects'),
    /** @type {(element: Element, selector: string) => boolean} */
    matches: method(Element, 'matches'),
    /** The nearest element around it, or it, that a selector fits. @type {(element: Element, selector: string) => Element | null} */
    closest: method(Element, 'closest'),
    /** @type {(option: HTMLOptionElement) => boolean} */
    selected: getter(HTMLOptionElement, 'selected'),
    /** @type {(element: HTMLInputElement) => NodeListOf<HTMLLabelElement> | null} */
    labels: getter(HTMLInputElement, 'labels'),
    /** @type {(label: HTMLLabelElement) => HTMLElement | null} */
    control: getter(HTMLLabelElement, 'control'),
    /** @type {(element: HTMLInputElement) => boolean} */
    checked: getter(HTMLInputElement, 'checked'),
    /** @type {(element: HTMLInputElement) => string} */
    value: getter(HTMLInputElement, 'value'),
    /** @type {(element: HTMLInputElement) => string} */
    type: getter(HTMLInputElement, 'type'),
  };
})();
