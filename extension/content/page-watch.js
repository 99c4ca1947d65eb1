// When to look for a policy, in the page of a tab: once it is idle, then after changes, ever less often. Only what looks is here:
// what reads a page is put in where there is something to read.
'use strict';

globalThis.FineprintPageWatch = (() => {
  /** Between two looks at a page that keeps changing: from the first to the last, doubling, in milliseconds. */
  const FIRST_PAUSE = 500;
  const LAST_PAUSE = 30_000;
  const ELEMENTS = { childList: true, subtree: true };

  let pause = FIRST_PAUSE;
  let looks = 0;
  let address = location.href;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Whether the page changed since it was last watched closely. */
  let moved = false;

  /** False once the extension was updated or removed: this script then belongs to nobody. */
  const alive = () => Boolean(chrome.runtime?.id);

  const { ready } = FineprintAsk;

  /** Looks whether there is something to read; if so, it is read once. */
  const look = (function eager() {
    timer = undefined;
    // The first look comes with the script: on a page that never changes nothing is asked of the browser.
    if (looks && !alive()) {
      if (ready()) FineprintReading.end();
      return watch?.disconnect();
    }
    looks += 1;
    if (location.href !== address) {
      address = location.href;
      pause = FIRST_PAUSE;
    }
    if (FineprintGate.sign(document)) FineprintAsk.more().then(there => there && FineprintReading.look());
    else if (ready()) FineprintReading.gone();
  });

  /** One look after a pause, when the browser is idle; pages that never rest are looked at ever less often. */
  function soon() {
    if (timer !== undefined || document.hidden) return;
    timer = setTimeout(() => requestIdleCallback(look, { timeout: 1000 }), pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  /** Of a page that was read its words count too, until it rests: then what `banner-watch.js` sees is not enough. @type {MutationObserver | undefined} */
  let watch;
  function closely() {
    moved = false;
    watch ??= new MutationObserver(() => {
      moved = true;
      soon();
    });
    if (!document.hidden) watch.observe(document, { ...ELEMENTS, characterData: true });
  }

  /** Its elements alone again; whether it is as it was when this began. */
  function loosely() {
    watch?.observe(document, ELEMENTS);
    return !moved;
  }

  function turned() {
    if (document.hidden) return watch?.disconnect();
    watch?.observe(document, ELEMENTS);
    pause = FIRST_PAUSE;
    soon();
    if (ready()) FineprintReading.settle();
  }

  const begin = (function eager() {
    // A page that comes back from the cache of the back button has lost its badge.
    addEventListener('pageshow', event => {
      if (!event.persisted) return;
      if (ready()) FineprintReading.forget();
      FineprintBannerWatch.idle(look);
    });
    FineprintBannerWatch.others.push({ changed: soon, turned });
    FineprintBannerWatch.idle(look);
  });

  return { begin, closely, loosely, alive };
})();

// In the page of a tab alone, and when it is visited: one that is loaded ahead is left alone until then.
if (window === top && location.protocol.startsWith('http')) {
  const ahead = /** @type {Document & {prerendering?: boolean}} */ (document).prerendering === true;
  if (ahead) document.addEventListener('prerenderingchange', FineprintPageWatch.begin, { once: true });
  else FineprintPageWatch.begin();
}
