// Whether a person meant the card with a click. A page may lay a picture over it that lets clicks through, and have somebody press
// a button that they can't see: such a click counts for nothing. The card lies in the top layer, so only what does too can cover
// it; but what that paints can't be told from its boxes (shadows, outlines, pseudo-elements), so that anything else in the top
// layer is taken to cover it. A key is pressed where the focus is, which no picture moves.
'use strict';

globalThis.FineprintCardSeen = (() => {
  const dom = FineprintDomMore;
  const LAYERS = ':popover-open, dialog:modal, :fullscreen';
  /** So many elements are looked at for shadow trees of their own; a page with more may hide a layer in one. */
  const MOST = 200_000;
  /** And so many of the layer that the banner itself lies in. */
  const MOST_INSIDE = 2000;

  /** The document and all shadow trees; `null` where there is too much to look at. */
  function trees() {
    /** @type {(Document | ShadowRoot)[]} */
    const all = [document];
    let left = MOST;
    for (const tree of all) {
      const elements = FineprintDom.query(tree, '*');
      left -= elements.length;
      if (left < 0) return null;
      for (const element of elements) {
        const inner = dom.shadow(element);
        if (inner) all.push(inner);
      }
    }
    return all;
  }

  /** @param {string} colour */
  const clear = colour => colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);

  /** Whether what lies behind a layer, over all else, can be seen: browsers let every click through a popover's. @param {Element} layer */
  function paints(layer) {
    const { backgroundColor, backgroundImage } = getComputedStyle(layer, '::backdrop');
    return backgroundImage !== 'none' || !clear(backgroundColor);
  }

  /** @param {Element} element @param {number} x @param {number} y */
  function lets(element, x, y) {
    const { left, top, right, bottom } = dom.box(element);
    return x >= left && x <= right && y >= top && y <= bottom && getComputedStyle(element).pointerEvents === 'none';
  }

  /** Whether the layer of the banner, which was there before the card, lies over it at a place of the window. @param {Element} layer @param {number} x @param {number} y */
  function covers(layer, x, y) {
    const inside = FineprintDom.query(layer, '*');
    return inside.length > MOST_INSIDE || paints(layer) || [layer, ...inside].some(element => lets(element, x, y));
  }

  /** Whether the browser shows pictures of the page over all that is in it. */
  const inTransition = () => document.getAnimations().some(({ effect }) => effect instanceof KeyframeEffect && effect.pseudoElement?.startsWith('::view-transition'));

  /** Whether something that lets clicks through may lie over the card. @param {Element | null} host @param {Element | null} banner @param {number} x @param {number} y */
  function covered(host, banner, x, y) {
    const all = trees();
    if (!all || inTransition()) return true;
    const around = (/** @type {Element} */ layer, /** @type {Element | null} */ element) => element !== null && FineprintDom.holds(layer, element);
    const others = all.flatMap(tree => [...FineprintDom.query(tree, LAYERS)]).filter(layer => layer !== host && !around(layer, host));
    return others.some(layer => !around(layer, banner) || covers(layer, x, y));
  }

  /** @param {MouseEvent} event */
  function meant(event) {
    if (!event.isTrusted) return false;
    const hidden = event.detail > 0 && covered(FineprintCard.host(), FineprintCard.root(), event.clientX, event.clientY);
    if (hidden) FineprintCard.hidden();
    return !hidden;
  }

  return { meant };
})();
