// A button beside each quote that copies it, with an address that leads to the sentence in the page.
'use strict';

globalThis.FineprintCopy = (() => {
  const { words, part, make } = FineprintPage;
  const SVG = 'http://www.w3.org/2000/svg';

  /** Two sheets, one over the other. @param {Element} button */
  function icon(button) {
    const image = button.appendChild(document.createElementNS(SVG, 'svg'));
    for (const [name, value] of [['viewBox', '0 0 16 16'], ['width', '16'], ['height', '16'], ['aria-hidden', 'true']]) image.setAttribute(name, value);
    image.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z');
  }

  /** @param {HTMLElement} quote @param {number | undefined} tabId */
  async function copy(quote, tabId) {
    const { start, end } = quote.dataset;
    const found = await FineprintAsk.ask({ type: 'link', tabId, start: Number(start), end: Number(end) }).catch(() => null);
    const done = found?.quote ? await FineprintClipboard.copy(`“${found.quote}”\n${found.url}\n`) : false;
    const said = found?.quote ? (done ? 'copy_done' : 'let_copy_failed') : 'ui_gone';
    part('said').textContent = words(said);
  }

  /** @param {number | undefined} tabId the tab that the quotes are of; the panel's own needs none */
  function show(tabId) {
    for (const quote of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(':is(#summary, #changes) button.quote'))) {
      if (quote.parentElement?.classList.contains('quoted')) continue;
      const beside = document.createElement('div');
      beside.className = 'quoted';
      quote.replaceWith(beside);
      beside.append(quote);
      const button = make(beside, 'button', 'copy');
      button.type = 'button';
      button.title = words('copy_quote');
      button.setAttribute('aria-label', `${words('copy_quote')}: ${quote.textContent?.slice(0, 60)}`);
      icon(button);
      button.addEventListener('click', () => void copy(quote, tabId));
    }
  }

  return { show };
})();
