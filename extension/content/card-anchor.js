// What the card stands beside: the banner of this frame, or a frame whose banner leaves no room for it.
'use strict';

globalThis.FineprintCardAnchor = (() => {
  const dom = FineprintDomMore;
  /** A root over so much of the window is a layer; what is shown in it counts. */
  const LAYER = 0.6;

  /** Whether an element can be seen; one that was taken out of the page has no box. @param {Element} element */
  const shown = element => dom.box(element).width > 0 && element.checkVisibility({ visibilityProperty: true });

  /** The controls of a banner that are still there. @param {FineprintBannerReport} banner */
  const controlsOf = banner => banner.controls.map(c => FineprintBanner.element(c.selector)?.control).filter(c => c !== undefined);

  /** What of a banner the card must not cover, if it can. @param {Element[]} controls @param {Element} root @returns {FineprintBox} */
  function around(controls, root) {
    const box = dom.box(root);
    if (box.width * box.height > 0 && box.width * box.height < innerWidth * innerHeight * LAYER) return box;
    // A layer over all: the smallest box around all of its controls that paints something.
    let best = /** @type {Element | null} */ (controls[0] ?? null);
    while (best && best !== root && !controls.every(c => dom.holds(/** @type {Element} */ (best), c))) best = dom.parent(best);
    for (let at = best; at && at !== root; at = dom.parent(at)) {
      const { backgroundColor, boxShadow } = getComputedStyle(at);
      if (boxShadow !== 'none' || !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return dom.box(at);
    }
    return best ? dom.box(best) : box;
  }

  /** @param {FineprintBannerReport} banner @returns {FineprintAnchor | null} */
  function ofBanner(banner) {
    const at = banner.hint ?? banner.controls.find(control => control.role === 'subscribe' || control.role === 'accept');
    const found = at && FineprintBanner.element(at.selector);
    if (!found || !shown(found.control)) return null;
    const controls = controlsOf(banner);
    return { root: found.root, control: banner.hint ? found.control : null, box: around(controls, found.root), keep: controls.map(dom.box) };
  }

  /**
   * The frame of this page that shows an address in a window of that size. A page is not told which of its frames another
   * one's script runs in: where two could be meant, none is.
   * @param {string} url @param {[number, number]} size @returns {FineprintAnchor | null}
   */
  function ofFrame(url, [width, height]) {
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= 1;
    const fits = [...frames(document, 0)].filter(frame => near(frame.clientWidth, width) && near(frame.clientHeight, height) && shown(frame));
    const named = fits.filter(frame => frame.src === url);
    const [frame, ...others] = named.length ? named : fits;
    if (!frame || others.length) return null;
    const box = dom.box(frame);
    return { root: frame, control: null, box, keep: [box] };
  }

  /** A corner of the window, for what is said once the banner is gone. @returns {FineprintAnchor} */
  function corner() {
    return { root: document.documentElement, control: null, box: { left: 0, top: 0, right: innerWidth, bottom: innerHeight }, keep: [] };
  }

  /** The frames of a page, those in the first layers of its shadow trees too. @param {Document | ShadowRoot} tree @param {number} depth @returns {Iterable<HTMLIFrameElement>} */
  function* frames(tree, depth) {
    yield* /** @type {NodeListOf<HTMLIFrameElement>} */ (dom.query(tree, 'iframe'));
    if (depth > 2) return;
    for (const element of dom.elements(tree instanceof Document ? tree.body : tree, 200)) {
      const inner = dom.shadow(element);
      if (inner) yield* frames(inner, depth + 1);
    }
  }

  return { shown, ofBanner, ofFrame, corner };
})();
