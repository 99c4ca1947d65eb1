// What popup and panel do to the page they tell of: shows a quote there, colours the sections, takes the marks away again.
'use strict';

globalThis.FineprintMarker = (() => {
  const { words, part, make } = FineprintPage;
  /** Legend: the groups that marks.js colours, each with the topic that names it best. */
  const LEGEND = [
    ['collect', 't_first_party_collection_use'],
    ['share', 't_third_party_sharing_collection'],
    ['keep', 't_data_retention'],
    ['rights', 't_user_access_edit_deletion'],
    ['people', 't_international_specific_audiences'],
    ['contact', 't_contact'],
  ];

  /** What is said of a quote that can't be seen. @param {unknown} shown */
  const said = shown => (shown === true ? '' : words(shown === 'folded' ? 'ui_folded' : 'ui_gone'));

  /** @param {FineprintShown | null} marks */
  function reflect(marks) {
    const on = marks?.sections === true;
    part('sections').setAttribute('aria-checked', String(on));
    part('legend').hidden = !on;
    part('clear').hidden = !(marks?.sections || marks?.quote);
  }

  /** @param {() => number | undefined} tab the tab that is told of @param {() => FineprintReport | null} report what is shown now */
  function wire(tab, report) {
    /** The answer of the page; `null` where it went away. @param {object} message */
    const ask = message => FineprintAsk.ask({ ...message, tabId: tab() }).catch(() => null);

    for (const [group, key] of LEGEND) {
      make(part('legend'), 'li', group, words(key));
    }
    part('legend').setAttribute('aria-label', words('ui_legend'));
    document.querySelector('main')?.addEventListener('click', async event => {
      const quote = /** @type {Element} */ (event.target).closest('button[data-start]');
      if (!(quote instanceof HTMLElement)) return;
      const { start, end } = quote.dataset;
      part('said').textContent = said(await ask({ type: 'show', start: Number(start), end: Number(end) }));
      reflect(await ask({ type: 'marks' }));
    });
    // A button and no form field: browsers ask their own servers about the fields of a form.
    part('sections').addEventListener('click', async () => {
      const on = part('sections').getAttribute('aria-checked') !== 'true';
      const sections = (report()?.policy?.sections ?? []).map(({ start, end, topics }) => ({ start, end, topic: topics[0] }));
      reflect(await ask({ type: 'sections', on, sections }));
    });
    part('clear').addEventListener('click', async () => {
      part('sections').focus();
      reflect(await ask({ type: 'clear' }));
    });
    // Marks outlive the popup: the next one finds them.
    FineprintPage.painted().then(() => ask({ type: 'marks' })).then(reflect);
  }

  return { wire };
})();
