// Where a candidate lies in the window, and what it does to the page behind it.
'use strict';

globalThis.FineprintBannerPlace = (() => {
  const dom = FineprintDomMore;
  /** A layer over so much of the window lets nothing through. */
  const ALL = 0.9;
  const INSET = 4;
  /** What is no larger is not meant to be seen, in CSS pixels. */
  const DOT = 2;

  /** @param {DOMRect} box */
  function share(box) {
    const width = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
    const height = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    return innerWidth && innerHeight ? (width * height) / (innerWidth * innerHeight) : 0;
  }

  /** Whether something of the page's lies over the whole window, beside the candidate. @param {Element} root */
  function backdrop(root) {
    const corners = [
      [INSET, INSET],
      [innerWidth - INSET, INSET],
      [INSET, innerHeight - INSET],
      [innerWidth - INSET, innerHeight - INSET],
    ];
    return corners.some(([x, y]) => {
      const hit = dom.at(document, x, y);
      if (!hit || dom.holds(root, hit) || dom.holds(hit, root)) return false;
      return getComputedStyle(hit).position === 'fixed' && share(dom.box(hit)) >= ALL;
    });
  }

  /** @param {Element} root @param {Element[]} controls */
  function of(root, controls) {
    const box = dom.box(root);
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    // A host without a box of its own, or a layer over all: what counts is where its controls are.
    if (!box.width || !box.height) {
      const boxes = controls.map(control => dom.box(control)).filter(b => b.width && b.height);
      left = Math.min(...boxes.map(b => b.left), innerWidth);
      top = Math.min(...boxes.map(b => b.top), innerHeight);
      right = Math.max(...boxes.map(b => b.right), 0);
      bottom = Math.max(...boxes.map(b => b.bottom), 0);
    }
    const cover = share(new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)));
    const locked = [...dom.query(document, ':root, :root > body')].some(e => /hidden|clip/.test(getComputedStyle(e).overflowY));
    const dialog = dom.attribute(root, 'aria-modal') === 'true' || (dom.tag(root) === 'dialog' && dom.matches(root, ':modal'));
    return {
      rect: /** @type {[number, number, number, number]} */ ([left, top, right - left, bottom - top].map(Math.round)),
      cover: Math.round(cover * 1000) / 1000,
      modal: dialog || cover >= ALL || backdrop(root),
      scroll_lock: locked,
    };
  }

  /** Blocks of the page that came into sight once. @type {WeakSet<Element>} */
  const met = new WeakSet();

  /**
   * Whether a candidate can be seen: in the window. A block of the page goes on to count where the page is scrolled away from it: once it
   * was in sight, or lies in the first window of the page. One that is yet to come into sight is `ahead`.
   * @param {Element} root @param {number[]} rect @param {string} position @returns {'shown' | 'ahead' | 'out'}
   */
  function sight(root, [left, top, width, height], position) {
    if (width <= 0 || height <= 0 || left >= innerWidth || left + width <= 0) return 'out';
    const within = (/** @type {number} */ y) => y < innerHeight && y + height > 0;
    if (position !== 'static' && position !== 'relative') return within(top) ? 'shown' : 'out';
    if (within(top)) met.add(root);
    return met.has(root) || within(top + scrollY) ? 'shown' : 'ahead';
  }

  /** Whether another layer of the same candidate lies over a control: an older one stays in the page behind a newer. @param {Element} root @param {Element} control */
  function covered(root, control) {
    // The first line of a link that goes on in the next.
    const box = dom.boxes(control)[0] ?? dom.box(control);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let hit = box.width && box.height ? dom.at(document, x, y) : null;
    for (let tree = hit && dom.shadow(hit); hit && tree; tree = dom.shadow(hit)) {
      const inner = dom.at(tree, x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    if (hit === null || !dom.holds(root, hit) || dom.holds(control, hit) || dom.holds(hit, control)) return false;
    // What sticks to an edge only waits for the rest to be scrolled.
    for (let at = /** @type {Element | null} */ (hit); at && at !== root; at = dom.parent(at)) if (getComputedStyle(at).position === 'sticky') return false;
    return true;
  }

  /** Whether a control can be reached: not put out of the window to the left or above, not made a dot for screen readers alone. @param {Element} root @param {Element} control */
  function reachable(root, control) {
    const { left, right, bottom, width, height } = dom.box(control);
    if (width > 0 && height > 0 && (width <= DOT || height <= DOT || right <= 0 || bottom + scrollY <= 0 || left >= innerWidth * 2)) return false;
    return !covered(root, control);
  }

  return { of, sight, met: (/** @type {Element} */ root) => void met.add(root), reachable };
})();
