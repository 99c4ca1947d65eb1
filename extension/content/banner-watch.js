// When to look for a consent banner, in every frame: at first when the page is idle, then after changes, at a bounded rate.
'use strict';

globalThis.FineprintBannerWatch = (() => {
  /** Between two looks at a page that keeps changing, doubling, in milliseconds. */
  const FIRST_PAUSE = 60;
  const LAST_PAUSE = 8000;
  /** A page that rested for so long begins anew. */
  const RESTED = 2000;
  /** A page without changes for so long counts as quiet. */
  const QUIET = 600;
  /** After so long a page that never rests counts as read. */
  const PATIENCE = 2500;
  /** Frames smaller than this hold no banner. */
  const SMALLEST = 60;
  const CHANGES = { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-checked', 'aria-selected'] };

  const start = performance.now();
  let pause = FIRST_PAUSE;
  let changed = start;
  let looked = 0;
  let looks = 0;
  let asked = '[]';
  /** Whether the last look found something to read. */
  let found = false;
  /** Whether a banner was there since the document was opened, in this frame or one within. */
  let saw = false;
  /** The banners of the last look. @type {FineprintBannerReport[]} */
  let known = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const alive = () => Boolean(chrome.runtime?.id);
  const small = () => innerWidth < SMALLEST || innerHeight < SMALLEST;

  /** Where a banner may be. */
  const places = () => (small() ? [] : FineprintBannerFind.find(document));

  /** What these places hold. Most pages have none, ever: what reads them is not even there. @param {Element[]} roots */
  const candidatesOf = roots => {
    if (!roots.length && !found) return [];
    found = roots.length > 0;
    return FineprintBanner.candidates(document, roots);
  };

  /** The candidates of this frame, as they are now. */
  const candidates = () => candidatesOf(places());

  /** The same for the background; `null` where there are some, and what reads them is wanting. */
  const told = () => {
    const roots = places();
    return roots.length && !FineprintAsk.ready() ? null : candidatesOf(roots);
  };

  /** What tells one look from another. @param {FineprintCandidate[]} list */
  const keyOf = list => JSON.stringify(list.map(c => [c.lines, c.controls.map(control => [control.label, control.name, control.checked, control.selector])]));

  /** What the core says of candidates; `null` where the background is gone. @param {FineprintCandidate[]} list @param {boolean} [asked] a person wants it, where hints are hidden too @returns {Promise<any>} */
  const read = (list, asked = false) => FineprintAsk.ask({ type: 'banners', candidates: list, asked }).catch(() => null);

  async function look() {
    timer = undefined;
    // The first look comes with the script: on a page that never changes nothing is asked of the browser.
    if (looks && !alive()) return watch.disconnect();
    if (document.hidden) return;
    const roots = places();
    looked = performance.now();
    looks += 1;
    for (const tree of [document, ...FineprintBannerFind.trees()]) watch.observe(tree, CHANGES);
    if (roots.length && !(await FineprintAsk.more())) return;
    const list = candidatesOf(roots);
    const key = keyOf(list);
    const card = FineprintBannerFind.own() ? FineprintCard : null;
    if (key === asked) return card?.place();
    asked = key;
    if (!list.length) known = [];
    if (!list.length) return card?.show([]);
    const banners = await read(list);
    if (!Array.isArray(banners)) {
      // Not read is not seen: it is asked again.
      if (asked === key) asked = '';
      return alive() ? soon() : undefined;
    }
    saw ||= banners.length > 0;
    if (asked !== key) return;
    known = banners;
    FineprintCard.show(banners);
  }

  const whenIdle = () => requestIdleCallback(look, { timeout: 500 });

  /** One look after a pause; while it is waited for, nothing is observed. */
  function soon() {
    const now = performance.now();
    changed = now;
    if (timer !== undefined || document.hidden) return;
    if (looked && now - looked > RESTED) pause = FIRST_PAUSE;
    watch.disconnect();
    timer = setTimeout(whenIdle, pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  /** What a person did may open another layer or another page: it is not waited for as long as for a page that never rests. @param {Event} event */
  function acted(event) {
    if (event.isTrusted && pause > FIRST_PAUSE) {
      clearTimeout(timer);
      timer = undefined;
      pause = FIRST_PAUSE;
    }
    soon();
  }

  const watch = new MutationObserver(soon);

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return soon();
    watch.disconnect();
    clearTimeout(timer);
    timer = undefined;
  });
  const quietly = { capture: true, passive: true };
  for (const event of ['click', 'keyup']) addEventListener(event, acted, quietly);
  // What is shown may change no node.
  for (const event of ['toggle', 'transitionend', 'animationend']) addEventListener(event, soon, quietly);
  // A style sheet or a frame may show something; pictures and scripts do nothing by being there.
  addEventListener('load', ({ target }) => (target instanceof HTMLLinkElement || target instanceof HTMLIFrameElement) && soon(), quietly);

  /** Whether the page has been looked at and rests; in a hidden tab it is looked at only when a report is asked for. */
  const quiet = () => {
    const now = performance.now();
    return (looked > 0 || document.hidden) && document.readyState === 'complete' && (now - changed > QUIET || now - start > PATIENCE);
  };

  /** Hints are wanted again: what is there is read anew. */
  function again() {
    asked = '';
    if (FineprintBannerFind.own()) FineprintCard.hide();
    soon();
  }

  if (!document.hidden) whenIdle();
  return { candidates, told, keyOf, read, quiet, banners: () => known, looks: () => looks, saw: () => saw, again, met: () => void (saw = true) };
})();
