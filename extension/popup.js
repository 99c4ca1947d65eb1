// The popup: asks for the report of its tab and shows it. It works as a page of its own too: popup.html?tab=ID.
'use strict';

(() => {
  const words = chrome.i18n.getMessage;
  /** Legend: the groups that marks.js colours, each with the topic that names it best. */
  const LEGEND = [
    ['collect', 't_first_party_collection_use'],
    ['share', 't_third_party_sharing_collection'],
    ['keep', 't_data_retention'],
    ['rights', 't_user_access_edit_deletion'],
    ['people', 't_international_specific_audiences'],
    ['contact', 't_contact'],
  ];

  /** @template {HTMLElement} [T=HTMLElement] @param {string} id @returns {T} */
  const part = id => /** @type {T} */ (document.getElementById(id));

  /** @param {'loading' | 'policy' | 'nothing' | 'unavailable' | 'error'} state @param {string} [title] @param {string} [more] */
  function show(state, title = '', more = '') {
    document.body.dataset.state = state;
    part('state').hidden = state === 'policy';
    part('summary').hidden = part('tools').hidden = state !== 'policy';
    part('state-title').textContent = title && words(title);
    part('state-more').textContent = more && words(more);
  }

  async function tab() {
    const asked = Number(new URLSearchParams(location.search).get('tab'));
    if (asked) return asked;
    const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
    return active?.id;
  }

  /** @param {number} tabId @param {object} message */
  const ask = (tabId, message) => chrome.runtime.sendMessage({ ...message, tabId });

  /** @param {number} tabId @param {FineprintReport} report */
  function wire(tabId, report) {
    part('summary').addEventListener('click', async event => {
      const quote = /** @type {Element} */ (event.target).closest('button[data-start]');
      if (!(quote instanceof HTMLElement)) return;
      const { start, end } = quote.dataset;
      const shown = await ask(tabId, { type: 'show', start: Number(start), end: Number(end) });
      part('said').textContent = shown === true ? '' : words('ui_gone');
    });
    part('panel').addEventListener('click', async () => {
      const opened = await ask(tabId, { type: 'panel', do: 'open' });
      if (opened === true) close();
      else part('said').textContent = words('ui_panel_unavailable');
    });
    // A button and no form field: browsers ask their own servers about the fields of a form.
    const toggle = part('sections');
    toggle.addEventListener('click', async () => {
      const on = toggle.getAttribute('aria-checked') !== 'true';
      toggle.setAttribute('aria-checked', String(on));
      part('legend').hidden = !on;
      const sections = (report.policy?.sections ?? []).map(({ start, end, topics }) => ({ start, end, topic: topics[0] }));
      await ask(tabId, { type: 'sections', on, sections });
    });
    for (const [group, key] of LEGEND) {
      const item = document.createElement('li');
      item.className = group;
      item.textContent = words(key);
      part('legend').append(item);
    }
  }

  async function main() {
    document.documentElement.lang = chrome.i18n.getUILanguage();
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = words(/** @type {HTMLElement} */ (element).dataset.text ?? '');
    }
    show('loading', 'ui_loading');
    const tabId = await tab();
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    // The core is made ready while the page is being read.
    const core = wasm_bindgen({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    const [read] = await Promise.all([ask(tabId, { type: 'summary' }), core]);
    if (read?.error) throw new Error(read.error);
    if (!read) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    if (!read.summary) return show('nothing', 'ui_nothing', 'ui_nothing_more');
    wasm_bindgen.render_summary(part('summary'), read.summary);
    wire(tabId, read.report);
    show('policy');
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
