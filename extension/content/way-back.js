// How a choice is taken back: the control that leads to the consent form again, a floating icon or a link in the footer. Put
// into a page when the popup asks for it, with the list of platforms.
'use strict';

globalThis.FineprintBackControl = (() => {
  const dom = FineprintDomMore;
  /** Links and buttons that are looked at, and those that are told of. */
  const MOST_SEEN = 3000;
  const MOST_TOLD = 40;
  /** A longer label is a sentence. */
  const MAX_LABEL = 60;
  /** The line round it stands this far from it. */
  const GAP = 5;

  const consent = FineprintWords.teller(FineprintGateWords.banner);
  const marks = Object.values(FineprintPlatforms).flatMap(({ back }) => back);

  /** What was told of last, in order. @type {WeakRef<Element>[]} */
  let told = [];
  /** Takes the line away again. @type {(() => void) | null} */
  let end = null;

  /** @param {Element} element */
  const label = element => (dom.text(element)?.trim() || dom.attribute(element, 'aria-label') || dom.attribute(element, 'title') || '').replace(/\s+/g, ' ').trim();

  /** @param {string} mark */
  const selector = mark => `${mark.startsWith('id ') ? '#' : '.'}${CSS.escape(mark.slice(mark.indexOf(' ') + 1))}`;

  /** Whether it lies in a banner that is shown. @param {Element} element @param {Element[]} banners */
  const within = (element, banners) => banners.some(banner => dom.holds(banner, element));

  /** What may lead back: `sure` where a platform's mark says so, else the core tells it by the label. @returns {{label: string, sure: boolean}[]} */
  function find() {
    const banners = FineprintBannerWatch.banners().flatMap(({ controls }) => FineprintBanner.element(controls[0]?.selector ?? '')?.root ?? []);
    /** @type {Map<Element, boolean>} */
    const found = new Map();
    const add = (/** @type {Element} */ element, /** @type {boolean} */ sure) => {
      if (!found.has(element) && found.size < MOST_TOLD && !within(element, banners) && FineprintCardAnchor.shown(element)) found.set(element, sure);
    };
    for (const tree of [document, ...FineprintBannerFind.trees()]) {
      for (const element of dom.query(tree, marks.map(selector).join())) add(element, true);
      const all = dom.query(tree, 'a, button, [role="button"]');
      // The footer's come first, since a page that has both means the footer's.
      for (let i = all.length - 1; i >= 0 && i > all.length - MOST_SEEN; i--) {
        const words = label(all[i]);
        if (words && words.length <= MAX_LABEL && consent(words)) add(all[i], false);
      }
    }
    told = [...found.keys()].map(element => new WeakRef(element));
    return [...found].map(([element, sure]) => ({ label: label(element).slice(0, MAX_LABEL), sure }));
  }

  /** Scrolls to one of them and draws a line round it, until the person does something. @param {number} at */
  function show(at) {
    end?.();
    const element = told[at]?.deref();
    if (!element || !dom.isConnected(element) || !FineprintCardAnchor.shown(element)) return false;
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { host, tree } = FineprintCardDraw.home();
    const ring = FineprintCardDraw.ring();
    tree.replaceChildren(ring);
    Element.prototype.append.call(document.documentElement, host);
    host.showPopover();
    const place = () => {
      const { left, top, width, height } = dom.box(element);
      const box = { left: left - GAP, top: top - GAP, width: width + 2 * GAP, height: height + 2 * GAP };
      Object.assign(ring.style, Object.fromEntries(Object.entries(box).map(([name, value]) => [name, `${Math.round(value)}px`])));
    };
    const away = new AbortController();
    end = () => {
      away.abort();
      host.remove();
      end = null;
    };
    const ends = (/** @type {Event} */ event) => event.isTrusted && end?.();
    for (const name of ['scroll', 'resize']) addEventListener(name, place, { capture: true, passive: true, signal: away.signal });
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, ends, { capture: true, passive: true, signal: away.signal });
    place();
    return true;
  }

  return { find, show };
})();
