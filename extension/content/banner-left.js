// What a page has left once its consent form is gone: the controls that may lead back to the choice. Read only when a report
// is asked for, and only where a form was seen. Whether one of them leads back, the core says.
'use strict';

globalThis.FineprintBannerLeft = (() => {
  const dom = FineprintDomMore;
  // Budgets of one look.
  const MAX_LOOKED = 4000;
  const MAX_KEPT = 40;
  const MAX_LABEL = 120;
  /** What floats is no larger than a button with its words, in CSS pixels. */
  const ICON = 220;
  const CONTROL = 'a,button,[role="button"],[role="link"],summary,input[type="button"],[onclick],[tabindex="0"]';

  const tells = FineprintWords.teller(FineprintGateWords.banner);
  /** @param {string} text */
  const clean = text => text.replace(/[\s\u00a0]+/g, ' ').trim().toWellFormed();

  /** Whether an element stays in its place of the window. @param {Element} element */
  function floats(element) {
    for (let at = /** @type {Element | null} */ (element), i = 0; at && i < 8; at = dom.parent(at), i++) {
      if (getComputedStyle(at).position === 'fixed') {
        const { width, height } = dom.box(at);
        return Math.max(width, height) <= ICON;
      }
    }
    return false;
  }

  /** @param {Element} element */
  function one(element) {
    const text = clean((dom.text(element) ?? '').slice(0, MAX_LABEL * 4));
    if (text.length > MAX_LABEL) return null;
    const name = clean((dom.attribute(element, 'aria-label') ?? dom.attribute(element, 'title') ?? dom.attribute(element, 'value') ?? '').slice(0, MAX_LABEL));
    const href = dom.attribute(element, 'href')?.trim().slice(0, 500).toWellFormed() ?? null;
    const named = FineprintBannerFind.named(element);
    if (!named && !tells(`${text} ${name}`) && !/cookie|consent|gdpr/i.test(href ?? '')) return null;
    const box = dom.box(element);
    if (!box.width || !box.height || !element.checkVisibility({ visibilityProperty: true })) return null;
    const rect = [box.left, box.top, box.width, box.height].map(Math.round);
    return { label: text, name: name === text ? '' : name, kind: dom.tag(element) === 'a' ? 'link' : 'button', href, rect, floats: floats(element) };
  }

  /** As a candidate of its own. @param {Document} document */
  function read(document) {
    const controls = [];
    let looked = 0;
    for (const tree of [document, ...FineprintBannerFind.trees()]) {
      const found = dom.query(tree, CONTROL);
      for (let i = 0; i < found.length && looked < MAX_LOOKED && controls.length < MAX_KEPT; i++, looked++) {
        const control = found[i] === FineprintCard.host() ? null : one(found[i]);
        if (control) controls.push(control);
      }
    }
    const lang = dom.attribute(document.documentElement, 'lang')?.slice(0, 20) ?? null;
    return { closed: true, lines: [], lang, controls, marks: [] };
  }

  return { read };
})();
