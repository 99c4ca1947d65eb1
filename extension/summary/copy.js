// A button beside each quote that copies it, with an address that leads to the sentence in the page.
'use strict';

globalThis.FineprintCopy = (() => {
  const { words, part, make } = FineprintPage;
  /** So much of a quote is in the name of its button. */
  const NAMED = 60;

  /** The tab that the quotes are of; the panel's own needs none. @type {number | undefined} */
  let tab;

  /** @param {HTMLElement} quote */
  async function copy(quote) {
    const { start, end } = quote.dataset;
    const found = await FineprintAsk.ask({ type: 'link', tabId: tab, start: Number(start), end: Number(end) }).catch(() => null);
    const done = found?.quote ? await FineprintClipboard.copy(`“${found.quote}”\n${found.url}\n`) : false;
    const said = found?.quote ? (done ? 'copy_done' : 'let_copy_failed') : 'ui_gone';
    part('said').textContent = words(said);
  }

  /** A place for a quote with its button; drawn together, since there are many. @param {Element} parent @param {string} text @param {(beside: Element) => void} quote draws it */
  function beside(parent, text, quote) {
    const both = make(parent, 'div', 'quoted');
    quote(both);
    const button = make(both, 'button', 'copy');
    button.type = 'button';
    button.title = words('copy_quote');
    button.setAttribute('aria-label', `${words('copy_quote')}: ${text.slice(0, NAMED)}`);
  }

  document.querySelector('main')?.addEventListener('click', event => {
    const button = /** @type {Element} */ (event.target).closest('.copy');
    const quote = button?.parentElement?.querySelector('.quote');
    if (quote instanceof HTMLElement) void copy(quote);
  });

  return { beside, of: (/** @type {number | undefined} */ tabId) => void (tab = tabId) };
})();
