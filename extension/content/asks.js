// Tells the background when the consent form of this frame is gone, for the icon; what still stands on the page it finds itself.
'use strict';

(() => {
  const asks = () => FineprintBannerWatch.banners().length > 0;
  const tell = () => FineprintAsk.ask({ type: 'asks' }).catch(() => {});
  /** Whether there was a form that was not told to be gone. */
  let had = false;

  function look() {
    if (!had || asks()) return;
    had = false;
    void tell();
  }

  /** The page is about to be looked at. */
  function changed() {
    had ||= asks();
    if (had) queueMicrotask(look);
  }

  FineprintBannerWatch.others.push({ changed, turned() {} });
  // A page that comes back from the cache of the back button has lost its icon.
  addEventListener('pageshow', event => void (event.persisted && asks() && tell()));
})();
