// The panel: the summary of the page that it stands in. It talks to the background only.
'use strict';

(() => {
  const words = chrome.i18n.getMessage;
  /** @param {string} id @returns {HTMLElement} */
  const part = id => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {object} message */
  const ask = message => chrome.runtime.sendMessage(message);
  let side = 'right';

  /** @param {'policy' | 'nothing' | 'error'} state @param {string} [title] @param {string} [more] */
  function show(state, title = '', more = '') {
    document.body.dataset.state = state;
    part('state').hidden = state === 'policy';
    part('summary').hidden = state !== 'policy';
    part('state-title').textContent = title && words(title);
    part('state-more').textContent = more && words(more);
  }

  function label() {
    part('side').textContent = words(side === 'right' ? 'ui_panel_left' : 'ui_panel_right');
    part('close').textContent = words('ui_panel_close');
  }

  /** From a sentence of the page to its row. @param {number} start @param {number} end */
  function light(start, end) {
    for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit');
    for (const quote of document.querySelectorAll('button[data-start]')) {
      if (!(quote instanceof HTMLElement) || Number(quote.dataset.start) !== start || Number(quote.dataset.end) !== end) continue;
      const row = quote.closest('.row, .concern');
      row?.classList.add('lit');
      row?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
      return;
    }
  }

  part('summary').addEventListener('click', async event => {
    const quote = /** @type {Element} */ (event.target).closest('button[data-start]');
    if (!(quote instanceof HTMLElement)) return;
    const shown = await ask({ type: 'show', start: Number(quote.dataset.start), end: Number(quote.dataset.end) });
    part('said').textContent = shown === true ? '' : words('ui_gone');
  });
  part('close').addEventListener('click', () => ask({ type: 'panel', do: 'close' }));
  part('side').addEventListener('click', () => {
    side = side === 'right' ? 'left' : 'right';
    label();
    ask({ type: 'panel', do: side });
  });
  addEventListener('keydown', event => {
    if (event.key === 'Escape') ask({ type: 'panel', do: 'close' });
  });
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id === chrome.runtime.id && message?.type === 'at') light(message.start, message.end);
    return false;
  });

  async function main() {
    document.documentElement.lang = chrome.i18n.getUILanguage();
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = words(/** @type {HTMLElement} */ (element).dataset.text ?? '');
    }
    label();
    const hosted = await ask({ type: 'panel', do: 'ready' });
    if (!hosted) return show('nothing', 'ui_nothing');
    side = hosted.side;
    label();
    const core = wasm_bindgen({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    const [read] = await Promise.all([ask({ type: 'summary' }), core]);
    if (!read || read.error) throw new Error(read?.error);
    if (!read.summary) return show('nothing', 'ui_nothing', 'ui_nothing_more');
    wasm_bindgen.render_summary(part('summary'), read.summary);
    const quotes = [...document.querySelectorAll('button[data-start]')].map(quote => {
      const { start, end } = /** @type {HTMLElement} */ (quote).dataset;
      return { start: Number(start), end: Number(end) };
    });
    await ask({ type: 'panel', do: 'quotes', quotes });
    show('policy');
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
