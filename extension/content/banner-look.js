// A close look for consent banners, where `banner-watch.js` saw that there may be some: what is found is read, asked about and shown.
'use strict';

globalThis.FineprintBannerLook = (() => {
  let asked = '[]';
  /** Whether the last look found something to read. */
  let found = false;

  /** What these places hold. @param {Element[]} roots */
  const candidatesOf = roots => {
    if (!roots.length && !found) return [];
    found = roots.length > 0;
    const candidates = FineprintBanner.candidates(document, roots);
    FineprintBanner.ahead().forEach(wait);
    return candidates;
  };

  /** The candidates of this frame, as they are now. */
  const candidates = () => candidatesOf(FineprintBannerWatch.small() ? [] : FineprintBannerFind.find(document));

  /** Sees blocks come into sight that a person has not scrolled to yet; on a page that has none there is no observer. @type {IntersectionObserver | undefined} */
  let ahead;
  /** One look more then, and no other for coming and going. @param {IntersectionObserverEntry[]} entries @param {IntersectionObserver} observer */
  function entered(entries, observer) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      FineprintBannerPlace.met(target);
      FineprintBannerWatch.soon();
    }
  }
  /** @param {Element} root */
  const wait = root => (ahead ??= new IntersectionObserver(entered, { rootMargin: '-1px' })).observe(root);

  /** What tells one look from another. @param {FineprintCandidate[]} list */
  const keyOf = list => JSON.stringify(list.map(c => [c.lines, c.controls.map(control => [control.label, control.name, control.checked, control.selector])]));

  /** What the core says of candidates; `null` where the background is gone. @param {FineprintCandidate[]} list @param {boolean} [asked] a person wants it, where hints are hidden too @returns {Promise<any>} */
  const read = (list, asked = false) => FineprintAsk.ask({ type: 'banners', candidates: list, asked }).catch(() => null);

  async function look() {
    const list = candidates();
    FineprintBannerWatch.also(FineprintBannerFind.trees());
    const key = keyOf(list);
    const card = FineprintBannerFind.own() ? FineprintCard : null;
    if (key === asked) return card?.place();
    asked = key;
    if (!list.length) FineprintBannerWatch.knows([]);
    if (!list.length) return card?.show([]);
    const banners = await read(list);
    if (!Array.isArray(banners)) {
      // Not read is not seen: at the next look it is asked again.
      if (asked === key) asked = '';
      return;
    }
    if (banners.length) FineprintBannerWatch.met();
    if (asked !== key) return;
    FineprintBannerWatch.knows(banners);
    FineprintCard.show(banners);
  }

  /** Hints are wanted again: what is there is asked about anew. */
  function again() {
    asked = '';
    if (FineprintBannerFind.own()) FineprintCard.hide();
    return look();
  }

  return { candidates, keyOf, read, look, again };
})();
