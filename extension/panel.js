// The panel: the summary of the page that it stands in. It talks to the background only.
'use strict';

(() => {
  const { words, part, fill } = FineprintPage;
  const { show, draw } = FineprintView;
  /** @param {object} message */
  const ask = message => FineprintAsk.ask(message);
  /** @param {'close' | 'left' | 'right' | 'low' | 'high'} what */
  const panel = what => ask({ type: 'panel', do: what }).catch(() => null);
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  let side = 'right';
  /** The tab that it stands in. @type {number | undefined} */
  let tab;
  /** @type {FineprintReading | null} */
  let shown = null;

  /** The name of the button that moves it, and the arrow on it. */
  function label() {
    const name = words(side === 'right' ? 'ui_panel_left' : 'ui_panel_right');
    part('side').title = name;
    part('side').setAttribute('aria-label', name);
    document.body.dataset.side = side;
  }

  /** @param {boolean} low */
  function lowered(low) {
    part('high').hidden = !low;
    part('side').hidden = low;
  }

  /** From sentences of the page to their rows; the first is brought into view. @param {FineprintStretch[]} quotes */
  function light(quotes) {
    for (const lit of document.querySelectorAll('.lit')) {
      lit.classList.remove('lit');
      lit.removeAttribute('aria-current');
    }
    const keys = new Set(quotes.map(({ start, end }) => `${start} ${end}`));
    let first = true;
    for (const quote of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button.quote'))) {
      if (!keys.has(`${quote.dataset.start} ${quote.dataset.end}`)) continue;
      const row = quote.closest('.row, .concern');
      const fold = quote.closest('details');
      if (fold) fold.open = true;
      row?.classList.add('lit');
      row?.setAttribute('aria-current', 'true');
      if (first) row?.scrollIntoView({ block: 'center', behavior: calm() ? 'instant' : 'smooth' });
      first = false;
    }
  }

  /** Reads the page and shows what it says; the page is told which quotes stand here. */
  async function read() {
    const reading = await draw(() => ask({ type: 'summary' }));
    if (reading) {
      shown = reading;
      const quotes = [...document.querySelectorAll('button.quote')].map(quote => {
        const { start, end } = /** @type {HTMLElement} */ (quote).dataset;
        return { start: Number(start), end: Number(end) };
      });
      await ask({ type: 'panel', do: 'quotes', quotes });
      show('policy');
      FineprintAct.show(reading.report, tab);
      if (tab !== undefined) await FineprintChanges.see(tab);
    }
  }

  const failed = () => show('error', 'ui_error', 'ui_error_more');

  part('close').addEventListener('click', () => panel('close'));
  part('side').addEventListener('click', () => {
    side = side === 'right' ? 'left' : 'right';
    label();
    panel(side === 'left' ? 'left' : 'right');
  });
  part('high').addEventListener('click', async () => lowered((await panel('high')) === true));
  // Where it covers the page, a quote that is shown there needs room.
  document.querySelector('main')?.addEventListener('click', async event => {
    if (/** @type {Element} */ (event.target).closest('button[data-start]')) lowered((await panel('low')) === true);
  });
  addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    panel('close');
  });
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id || sender.tab || tab === undefined || message?.tabId !== tab) return false;
    if (message.type === 'lit') light(message.quotes);
    else if (message.type === 'changed') read().catch(failed);
    return false;
  });

  async function main() {
    await FineprintTexts.ready();
    fill();
    part('close').title = words('ui_panel_close');
    part('close').setAttribute('aria-label', words('ui_panel_close'));
    label();
    show('loading', 'ui_loading');
    const hosted = await ask({ type: 'panel', do: 'ready', token: location.search.slice(1) });
    // A page that frames the panel by itself: it is shown nothing of what it says.
    if (!hosted) return show('nothing', 'ui_nothing');
    ({ side, tab } = hosted);
    label();
    FineprintMarker.wire(() => tab, () => shown?.report ?? null);
    FineprintSave.wire(() => shown, () => FineprintSave.paper(tab));
    await read();
  }

  main().catch(failed);
})();
