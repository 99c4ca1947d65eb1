// Marks on the page: custom highlights only, so that the page's own elements stay as they are. The rules come in
// marks.css, put in by the background when first needed.
'use strict';

globalThis.FineprintMarks = (() => {
  /** Topics share six colours; the line below them differs too, so that colour is never alone. */
  const GROUPS = /** @type {Record<string, string>} */ ({
    first_party_collection_use: 'collect',
    cookies_tracking: 'collect',
    legal_basis: 'collect',
    third_party_sharing_collection: 'share',
    international_transfer: 'share',
    data_retention: 'keep',
    data_security: 'keep',
    user_choice_control: 'rights',
    user_access_edit_deletion: 'rights',
    do_not_track: 'rights',
    children: 'people',
    international_specific_audiences: 'people',
    policy_change: 'contact',
    contact: 'contact',
  });
  const NAMES = [...new Set(Object.values(GROUPS))];

  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  /** Opens what a quote is folded away in. @param {Node | null} node */
  function reveal(node) {
    for (let at = node; at; at = at.parentNode ?? /** @type {ShadowRoot} */ (at).host ?? null) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
  }

  /** Marks a quote and brings it into view; `false` where it is gone, `folded` where the page does not show it. @param {Range[]} ranges */
  function quote(ranges) {
    const [first] = ranges;
    if (!first) return false;
    reveal(first.startContainer);
    const mark = new Highlight(...ranges);
    // A quote lies above the colours of its section.
    mark.priority = 1;
    CSS.highlights.set('fineprint-quote', mark);
    if (ranges.every(range => range.getClientRects().length === 0)) return 'folded';
    const box = first.getBoundingClientRect();
    const element = first.startContainer.parentElement;
    // The element first, for pages that scroll in an inner box; then the range, as an element may be larger than the window.
    if (box.top < 0 || box.bottom > innerHeight) {
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const now = first.getBoundingClientRect();
      if (now.top < 0 || now.bottom > innerHeight) {
        scrollBy({ top: now.top - innerHeight / 2 + Math.min(now.height, innerHeight) / 2, behavior: calm() ? 'instant' : 'auto' });
      }
    }
    return true;
  }

  /** @param {{ranges: Range[], topic: string}[]} list */
  function sections(list) {
    for (const name of NAMES) {
      const ranges = list.filter(section => GROUPS[section.topic] === name).flatMap(section => section.ranges);
      if (ranges.length) CSS.highlights.set(`fineprint-${name}`, new Highlight(...ranges));
      else CSS.highlights.delete(`fineprint-${name}`);
    }
  }

  function clear() {
    CSS.highlights.delete('fineprint-quote');
    sections([]);
  }

  const shown = () => ({ quote: CSS.highlights.has('fineprint-quote'), sections: NAMES.some(name => CSS.highlights.has(`fineprint-${name}`)) });

  return { quote, sections, clear, shown };
})();
