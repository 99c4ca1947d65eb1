// Whether a person meant the card with a click. A page may lay a picture over it that lets clicks through, and have somebody press
// a button that they can't see: such a click counts for nothing. The card lies in the top layer, so only what does too can cover it.
'use strict';

globalThis.FineprintCardSeen = (() => {
  const LAYERS = ':popover-open, dialog:modal, :fullscreen';
  /** So many elements of a layer are looked at; one with more is taken to cover. */
  const MOST = 2000;

  /** @param {string} colour */
  const clear = colour => colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);

  /** Whether what lies behind a layer, over all else, can be seen: browsers let every click through a popover's. @param {Element} layer */
  function paints(layer) {
    const { backgroundColor, backgroundImage } = getComputedStyle(layer, '::backdrop');
    return backgroundImage !== 'none' || !clear(backgroundColor);
  }

  /** @param {Element} element @param {number} x @param {number} y */
  function lets(element, x, y) {
    const { left, top, right, bottom } = FineprintDomMore.box(element);
    return x >= left && x <= right && y >= top && y <= bottom && getComputedStyle(element).pointerEvents === 'none';
  }

  /** Whether a layer of the page may hide the card at a place of the window. @param {Element} layer @param {number} x @param {number} y */
  function covers(layer, x, y) {
    const inside = FineprintDom.query(layer, '*');
    return inside.length > MOST || paints(layer) || [layer, ...inside].some(element => lets(element, x, y));
  }

  /** Whether something that lets clicks through may lie over the card. @param {Element | null} host @param {number} x @param {number} y */
  function covered(host, x, y) {
    const layers = [document, ...FineprintBannerFind.trees()].flatMap(tree => [...FineprintDom.query(tree, LAYERS)]);
    return layers.some(layer => layer !== host && !(host && FineprintDom.holds(layer, host)) && covers(layer, x, y));
  }

  /** A key is pressed where the focus is, which no picture moves. @param {MouseEvent} event */
  const meant = event => event.isTrusted && (event.detail === 0 || !covered(FineprintCard.host(), event.clientX, event.clientY));

  return { meant };
})();
