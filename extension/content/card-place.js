// Where the card goes: beside the banner; where that leaves no room, over its text; never over a control.
'use strict';

globalThis.FineprintCardPlace = (() => {
  const EDGE = 8;
  const GAP = 12;
  /** The room that a control keeps around it. */
  const CLEAR = 8;

  /** @typedef {{left: number, top: number}} Spot */

  /** @param {number} width @param {number} height */
  function room(width, height) {
    const [mostX, mostY] = [innerWidth - width - EDGE, innerHeight - height - EDGE];
    const fits = (/** @type {Spot} */ { left, top }) => left >= EDGE - 1 && top >= EDGE - 1 && left <= mostX + 1 && top <= mostY + 1;
    return { mostX, mostY, fits };
  }

  /** At which edge of the window a person wants it. @type {'beside' | 'left' | 'right'} */
  let wanted = 'beside';

  /** Asks once what was chosen; tells when the card has to be placed anew. @param {() => void} again */
  async function prefer(again) {
    const { settings } = /** @type {any} */ (await chrome.storage.local.get('settings').catch(() => ({})));
    if (settings?.card !== 'left' && settings?.card !== 'right') return;
    wanted = settings.card;
    again();
  }

  /** A free place for a card of a size, beside the banner or where it is wanted; `null` where there is none. @param {number} width @param {number} height @param {FineprintAnchor} anchor @returns {Spot | null} */
  function beside(width, height, { box }) {
    const { mostX, mostY, fits } = room(width, height);
    if (wanted !== 'beside') {
      const left = wanted === 'left' ? EDGE : mostX;
      const apart = (/** @type {Spot} */ spot) => spot.left >= box.right + GAP || spot.left + width <= box.left - GAP || spot.top >= box.bottom + GAP || spot.top + height <= box.top - GAP;
      const spot = [mostY, EDGE, box.top - height - GAP, box.bottom + GAP].map(top => ({ left, top })).find(spot => fits(spot) && apart(spot));
      if (spot) return spot;
    }
    const right = Math.max(EDGE, Math.min(box.right - width, mostX));
    const low = Math.max(EDGE, Math.min(box.bottom - height, mostY));
    const spots = [
      { left: right, top: box.top - height - GAP },
      { left: right, top: box.bottom + GAP },
      { left: box.right + GAP, top: low },
      { left: box.left - width - GAP, top: low },
    ];
    return spots.find(fits) ?? null;
  }

  /** A place over the banner's text, clear of its controls; `null` where there is none. @param {number} width @param {number} height @param {FineprintAnchor} anchor @returns {Spot | null} */
  function over(width, height, { keep }) {
    const { mostX, mostY, fits } = room(width, height);
    const clear = (/** @type {Spot} */ { left, top }) =>
      keep.every(c => left >= c.right + CLEAR || left + width <= c.left - CLEAR || top >= c.bottom + CLEAR || top + height <= c.top - CLEAR);
    const heights = [EDGE, mostY, ...keep.flatMap(c => [c.top - height - CLEAR, c.bottom + CLEAR])];
    return heights.flatMap(top => [mostX, EDGE].map(left => ({ left, top }))).find(spot => fits(spot) && clear(spot)) ?? null;
  }

  return { beside, over, prefer };
})();
