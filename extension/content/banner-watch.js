// When to look for a consent banner, in every frame: at first when the page is idle, then after changes, at a bounded rate.
'use strict';

globalThis.FineprintBannerWatch = (() => {
  /** Between two looks at a page that keeps changing, doubling, in milliseconds. */
  const FIRST_PAUSE = 30;
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

  // Whole milliseconds of the machine's clock: the finer one costs a page more than the first look. Where it was set back, a rest is over.
  const now = Date.now;
  const start = now();
  const since = (/** @type {number} */ time) => Math.abs(now() - time);
  let pause = FIRST_PAUSE;
  let changed = start;
  let looked = start;
  let looks = 0;
  /** Whether something here is, or was, worth more than a glance. */
  let close = false;
  /** Whether a banner was there since the document was opened, in this frame or one within. */
  let saw = false;
  /** The banners of the last look. @type {FineprintBannerReport[]} */
  let known = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Who else looks at this page: it is told of changes, and of a tab that is hidden or shown. @type {{changed(): void, turned(): void}[]} */
  const others = [];

  const alive = () => Boolean(chrome.runtime?.id);
  const small = () => innerWidth < SMALLEST || innerHeight < SMALLEST;

  const { ready } = FineprintAsk;

  /** Whether it is worth more than a glance; a page that was once is never again looked at in passing. */
  const worth = (function eager() {
    close ||= innerWidth >= SMALLEST && innerHeight >= SMALLEST && !FineprintGlance.bare(document);
    return close;
  });

  /** The candidates of this frame for the background; `null` where there may be some, and what reads them is wanting. */
  const told = () => (ready() ? FineprintBannerLook.candidates() : worth() ? null : []);

  /** What reads what a glance was not enough for. */
  const find = () => FineprintBannerLook.look();

  const look = (function eager() {
    timer = undefined;
    if (looks) for (const other of others) other.changed();
    // The first look comes with the script: on a page that never changes nothing is asked of the browser.
    if (looks && !alive()) return watch.disconnect();
    if (document.hidden) return;
    const more = worth();
    looked = now();
    looks += 1;
    watch.observe(document, CHANGES);
    if (!more) {
      if (FineprintGlance.trees.size) also(FineprintGlance.trees);
      return;
    }
    if (ready()) find();
    else FineprintAsk.more().then(there => there && idle(find));
  });

  /** Shadow trees too, unless a look is waited for. @param {Iterable<ShadowRoot>} trees */
  const also = trees => {
    if (timer === undefined) for (const tree of trees) watch.observe(tree, CHANGES);
  };

  /** @type {Set<() => unknown>} */
  const waiting = new Set();
  // What is to be done once the browser has time, all in one go: each call that it makes has its price. The page is drawn before it, so
  // that who looks where things are finds them laid out; frames may lie where nothing is drawn, and don't wait for that.
  const idle = (function eager(/** @type {() => unknown} */ task) {
    waiting.add(task);
    if (waiting.size > 1) return;
    if (window === top && !document.hidden) requestAnimationFrame(ask);
    else ask();
  });
  const ask = (function eager() {
    requestIdleCallback(run, { timeout: 500 });
  });
  const run = (function eager() {
    const tasks = [...waiting];
    waiting.clear();
    for (const task of tasks) task();
  });
  const whenIdle = () => idle(look);

  /** One look after a pause; while it is waited for, nothing is observed. */
  function soon() {
    changed = now();
    if (timer !== undefined || document.hidden) return;
    if (looks && since(looked) > RESTED) pause = FIRST_PAUSE;
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
    // That it is in sight counts as a change: who asks whether it rests is to know of it.
    if (!document.hidden) soon();
    else {
      watch.disconnect();
      clearTimeout(timer);
      timer = undefined;
      // A hidden page is not drawn: what waits for that waits no longer.
      if (waiting.size) ask();
    }
    for (const other of others) other.turned();
  });
  for (const event of ['click', 'keyup']) addEventListener(event, acted, true);
  // What is shown may change no node.
  for (const event of ['toggle', 'transitionend', 'animationend']) addEventListener(event, soon, true);
  // A style sheet or a frame may show something; pictures and scripts do nothing by being there.
  document.addEventListener('load', ({ target }) => (target instanceof HTMLLinkElement || target instanceof HTMLIFrameElement) && soon(), true);

  /** Whether the page has been looked at and rests; in a hidden tab it is looked at only when a report is asked for. */
  const quiet = () => (looks > 0 || document.hidden) && document.readyState === 'complete' && (since(changed) > QUIET || since(start) > PATIENCE);

  if (!document.hidden) idle(look);
  return { told, small, also, soon, knows: (/** @type {FineprintBannerReport[]} */ banners) => void (known = banners), quiet, banners: () => known, looks: () => looks, saw: () => saw, met: () => void (saw = true), idle, others };
})();
