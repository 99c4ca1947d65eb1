// More of reading the live page safely (`dom.js`): what those need who read a page, and not who only look whether there is something
// to read. Each kind of element that is named costs a page that never has one.
'use strict';

globalThis.FineprintDomMore = (() => {
  const { getter, method, firstChild, nextSibling, shadow } = FineprintDom;
  const assignedNodes = method(HTMLSlotElement, 'assignedNodes');

  /** What is drawn in an element: its shadow tree, and what is put into a slot. @param {Element} element @returns {Iterable<Node>} */
  function* shown(element) {
    if (element instanceof HTMLSlotElement) {
      const assigned = assignedNodes(element);
      if (assigned.length) return yield* assigned;
    }
    for (let at = firstChild(shadow(element) ?? element); at; at = nextSibling(at)) yield at;
  }

  return {
    ...FineprintDom,
    shown,
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
