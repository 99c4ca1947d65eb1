// More of reading the live page safely (`dom.js`): what those need who read a page, and not who only look whether there is something
// to read. Each kind of element that is named costs a page that never has one.
'use strict';

globalThis.FineprintDomMore = (() => {
  const { getter, method, firstChild, nextSibling, shadow, parent } = FineprintDom;
  const lastChild = getter(Node, 'lastChild');
  const previousSibling = getter(Node, 'previousSibling');
  const checkVisibility = method(Element, 'checkVisibility');
  const assignedNodes = method(HTMLSlotElement, 'assignedNodes');

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

  return {
    ...FineprintDom,
    shown,
    backwards,
    /** Whether an element is drawn and not see-through. @type {(element: Element) => boolean} */
    visible: element => checkVisibility(element, { visibilityProperty: true, opacityProperty: true }),
    /** The nearest element around it, or it, that a selector fits. @type {(element: Element, selector: string) => Element | null} */
    closest: method(Element, 'closest'),
    /** @type {(option: HTMLOptionElement) => boolean} */
    selected: getter(HTMLOptionElement, 'selected'),
    assignedNodes,
    isConnected: getter(Node, 'isConnected'),
    previousElement: getter(Element, 'previousElementSibling'),
    /** @type {(node: Text) => string} */
    data: getter(CharacterData, 'data'),
    /** @type {(element: Element) => DOMRect} */
    box: method(Element, 'getBoundingClientRect'),
    /** A box for each line. @type {(element: Element) => DOMRectList} */
    boxes: method(Element, 'getClientRects'),
    /** @type {(element: Element, selector: string) => boolean} */
    matches: method(Element, 'matches'),
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
