// What a control looks like: colours as seen, through what lies below.
'use strict';

globalThis.FineprintBannerStyle = (() => {
  const dom = FineprintDomMore;
  /** How many elements below are looked at for a background. */
  const MAX_BELOW = 40;
  /** How many are asked whether they fade what lies in them. */
  const MAX_FADED = 6;
  /** @type {[number, number, number]} */
  const WHITE = [255, 255, 255];

  /** Red, green, blue, from 0 to 255, and alpha, of a computed colour. @param {string} colour @returns {[number, number, number, number] | null} */
  function parse(colour) {
    const [, kind, list] = /^(rgba?|color)\(([^)]*)\)/.exec(colour) ?? [];
    if (!list) return null;
    const numbers = (list.match(/-?\d*\.?\d+(e-?\d+)?%?/g) ?? []).map(n => (n.endsWith('%') ? Number(n.slice(0, -1)) / 100 : Number(n)));
    const scale = kind === 'color' ? 255 : 1;
    const [r, g, b, a = 1] = numbers;
    return b === undefined ? null : [r * scale, g * scale, b * scale, a];
  }

  /** The first colour of a gradient. @param {string} image */
  const gradient = image => parse(/(rgba?|color)\([^)]*\)/.exec(image)?.[0] ?? '');

  /** The colour behind an element's text. @param {Element} element @returns {[number, number, number]} */
  function background(element) {
    /** @type {[number, number, number, number][]} */
    const layers = [];
    let at = /** @type {Element | null} */ (element);
    for (let i = 0; at && i < MAX_BELOW; i++, at = dom.parent(at)) {
      const style = getComputedStyle(at);
      if (Number(style.opacity) < 0.1) continue;
      const colour = parse(style.backgroundColor);
      const own = colour && colour[3] > 0 ? colour : style.backgroundImage.includes('gradient') ? gradient(style.backgroundImage) : null;
      if (!own || own[3] === 0) continue;
      layers.push(own);
      if (own[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => mix(layer, below), WHITE);
  }

  /** @param {[number, number, number, number]} layer @param {[number, number, number]} below @returns {[number, number, number]} */
  const mix = ([r, g, b, a], below) => [r * a + below[0] * (1 - a), g * a + below[1] * (1 - a), b * a + below[2] * (1 - a)];

  /** How much of an element is seen, from 0 to 1. @param {Element} element */
  function opacity(element) {
    let seen = 1;
    let at = /** @type {Element | null} */ (element);
    for (let i = 0; at && i < MAX_FADED; i++, at = dom.parent(at)) seen *= Number(getComputedStyle(at).opacity);
    return seen;
  }

  /** @param {Element} element */
  function of(element) {
    const style = getComputedStyle(element);
    const full = background(element);
    const [colour, seen] = [parse(style.color), opacity(element)];
    const around = seen < 1 ? dom.parent(element) : null;
    const below = around && background(around);
    /** @param {[number, number, number]} of @returns {[number, number, number]} */
    const faded = of => (below ? mix([...of, seen], below) : of);
    const behind = faded(full);
    const frame = Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none' && (parse(style.borderTopColor)?.[3] ?? 1) > 0;
    return {
      font_size: Number.parseFloat(style.fontSize) || 0,
      font_weight: Number.parseFloat(style.fontWeight) || 400,
      colour: colour ? faded(mix(colour, full)) : [0, 0, 0],
      background: behind,
      border: frame,
    };
  }

  return { of, background };
})();
