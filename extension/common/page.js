// What the extension's full pages have in common: their texts, their parts.
'use strict';

globalThis.FineprintPage = (() => {
  const words = FineprintTexts.getMessage;

  /** @param {string} id */
  const part = id => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @template {keyof HTMLElementTagNameMap} T @param {Element} parent @param {T} tag @param {string} [name] @param {string} [text] */
  function make(parent, tag, name = '', text = '') {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  /** Puts the texts in, in the language of the browser. */
  function fill() {
    document.documentElement.lang = FineprintTexts.getUILanguage();
    document.documentElement.dir = words('@@bidi_dir');
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
      element.textContent = words(element.dataset.text ?? '');
    }
  }

  /** @param {HTMLElement} button a switch @param {boolean} on */
  const turn = (button, on) => button.setAttribute('aria-checked', String(on));

  /** The language of the texts, as numbers and days are written in. */
  const locale = () => words('@@ui_locale').replace('_', '-');

  /** So long what can wait for a picture waits for one, in milliseconds: a page that nobody sees gets none. */
  const PATIENCE = 200;
  /** Once what was drawn stands there: what is asked before would be answered before it is painted. @returns {Promise<void>} */
  const painted = () => new Promise(done => {
    requestAnimationFrame(() => requestIdleCallback(() => done()));
    setTimeout(done, PATIENCE);
  });

  return { words, part, make, fill, turn, locale, painted };
})();
