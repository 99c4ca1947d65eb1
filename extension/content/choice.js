// What a person answers a consent banner with by a click of their own, for the popup to tell later. A script's click counts
// for nothing, and that of "Refuse for me" is told by itself.
'use strict';

(() => {
  const dom = FineprintDomMore;
  /** What answers a banner. */
  const ANSWERS = new Set(['accept', 'reject', 'necessary_only', 'save', 'close', 'acknowledge']);
  /** So many switches that were on are told. */
  const MOST_ON = 12;

  /** Whether a click was on a control; one in a closed shadow tree is seen as one on the tree's host. @param {MouseEvent} event @param {Element} control */
  function on(event, control) {
    const path = event.composedPath();
    if (path.includes(control)) return true;
    const tree = dom.root(control);
    if (!(tree instanceof ShadowRoot) || !(event.target instanceof Element) || !dom.holds(event.target, tree.host)) return false;
    // A key clicks without a place: then it is what has the focus.
    const hit = event.detail > 0 ? dom.at(tree, event.clientX, event.clientY) : tree.activeElement;
    return hit !== null && dom.holds(control, hit);
  }

  /** The switches of a banner that are on now. @param {FineprintBannerReport} banner */
  function switchedOn(banner) {
    const now = new Map(FineprintBannerLook.candidates().flatMap(({ controls }) => controls.map(({ selector, checked }) => [selector, checked])));
    const isOn = (/** @type {FineprintBannerReport['controls'][number]} */ { role, selector, checked }) => role === 'other' && checked !== null && now.get(selector) === true;
    return banner.controls.filter(isOn).map(({ label }) => label).slice(0, MOST_ON);
  }

  addEventListener(
    'click',
    event => {
      if (!event.isTrusted || !chrome.runtime?.id) return;
      for (const banner of FineprintBannerWatch.banners()) {
        for (const { role, label, selector, checked } of banner.controls) {
          const control = ANSWERS.has(role) && checked === null ? FineprintBanner.element(selector)?.control : null;
          if (!control || !on(event, control)) continue;
          chrome.runtime.sendMessage({ type: 'chosen', role, label, on: role === 'save' ? switchedOn(banner) : [] }).catch(() => {});
          return;
        }
      }
    },
    { capture: true, passive: true },
  );
})();
