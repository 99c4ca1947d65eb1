// When to look for a consent banner, in every frame: at first when the page is idle, then after changes, at a bounded rate.
'use strict';

globalThis.FineprintBannerWatch = (() => {
  /** Between two looks at a page that keeps changing, doubling, in milliseconds. */
  const FIRST_PAUSE = 250;
  const LAST_PAUSE = 8000;
  /** A page without changes for so long counts as quiet. */
  const QUIET = 600;
  /** After so long a page that never rests counts as read. */
  const PATIENCE = 2500;
  /** Frames smaller than this hold no banner. */
  const SMALLEST = 60;

  const start = performance.now();
  let pause = FIRST_PAUSE;
  let changed = start;
  let looked = 0;
  let asked = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const alive = () => Boolean(chrome.runtime?.id);
  const small = () => innerWidth < SMALLEST || innerHeight < SMALLEST;

  /** The candidates of this frame, as they are now. */
  const candidates = () => (small() ? [] : FineprintBanner.candidates(document, FineprintCard.host()));

  async function look() {
    timer = undefined;
    if (!alive()) return watch.disconnect();
    const list = candidates();
    looked = performance.now();
    watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden'] });
    const key = JSON.stringify(list.map(c => [c.lines, c.controls.map(control => [control.label, control.name, control.checked, control.selector])]));
    if (key === asked) return FineprintCard.place();
    asked = key;
    if (!list.length) return FineprintCard.show([]);
    const banners = await chrome.runtime.sendMessage({ type: 'banners', candidates: list }).catch(() => null);
    if (asked === key && Array.isArray(banners)) FineprintCard.show(banners);
  }

  /** One look after a pause; while it is waited for, nothing is observed. */
  function soon() {
    const now = performance.now();
    changed = now;
    if (timer !== undefined || document.hidden) return;
    if (looked && now - looked > LAST_PAUSE / 4) pause = FIRST_PAUSE;
    watch.disconnect();
    timer = setTimeout(() => requestIdleCallback(look, { timeout: 500 }), pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  const watch = new MutationObserver(soon);

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) watch.disconnect();
    else soon();
  });
  // What is shown by a click or a key may change no node.
  for (const event of ['click', 'toggle', 'transitionend', 'animationend', 'load']) addEventListener(event, soon, { capture: true, passive: true });

  /** Whether the page has been looked at and rests. */
  const quiet = () => {
    const now = performance.now();
    return looked > 0 && document.readyState === 'complete' && (now - changed > QUIET || now - start > PATIENCE);
  };

  if (!document.hidden) timer = setTimeout(() => requestIdleCallback(look, { timeout: 500 }), 0);
  return { candidates, quiet };
})();
