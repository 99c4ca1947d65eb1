// Where the card goes: beside what the banner shows, never over it.
'use strict';

globalThis.FineprintCardPlace = (() => {
  const dom = FineprintDom;
  const EDGE = 8;
  /** A root over so much of the window is a layer; what is shown in it counts. */
  const LAYER = 0.6;

  /** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

  /** What the card must not cover. @param {FineprintBannerReport} banner @param {Element} root @returns {Box} */
  function around(banner, root) {
    const box = dom.box(root);
    if (box.width * box.height > 0 && box.width * box.height < innerWidth * innerHeight * LAYER) return box;
    // A layer over all: the smallest box around all of its controls that paints something.
    const controls = banner.controls.map(c => FineprintBanner.element(c.selector)?.control).filter(c => c !== undefined);
    let best = /** @type {Element | null} */ (controls[0] ?? null);
    while (best && best !== root && !controls.every(c => dom.holds(/** @type {Element} */ (best), c))) best = dom.parent(best);
    for (let at = best; at && at !== root; at = dom.parent(at)) {
      const { backgroundColor, boxShadow } = getComputedStyle(at);
      if (boxShadow !== 'none' || !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return dom.box(at);
    }
    return best ? dom.box(best) : box;
  }

  /** A free place of a size, the nearest to the banner first; `null` where there is none. @param {number} width @param {number} height @param {Box} box @param {number} gap */
  function of(width, height, box, gap) {
    const clampX = (/** @type {number} */ x) => Math.max(EDGE, Math.min(x, innerWidth - width - EDGE));
    const clampY = (/** @type {number} */ y) => Math.max(EDGE, Math.min(y, innerHeight - height - EDGE));
    const right = clampX(box.right - width);
    const places = [
      { left: right, top: box.top - height - gap },
      { left: right, top: box.bottom + gap },
      { left: box.right + gap, top: clampY(box.bottom - height) },
      { left: box.left - width - gap, top: clampY(box.bottom - height) },
    ];
    const fits = (/** @type {{left: number, top: number}} */ { left, top }) =>
      left >= EDGE - 1 && top >= EDGE - 1 && left + width <= innerWidth - EDGE + 1 && top + height <= innerHeight - EDGE + 1;
    return places.find(fits) ?? null;
  }

  return { around, of };
})();
