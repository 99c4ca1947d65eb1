// The gate: tells from the address, the title and the headings whether a page is worth reading. It reads no layout and,
// on pages without a sign, no text beyond these. Its words come from the language files of the core.
'use strict';

globalThis.FineprintGate = (() => {
  /** Headings that are looked at, and characters of each. */
  const MAX_HEADINGS = 60;
  const MAX_HEADING = 200;
  /** Characters of a plain text that are looked at: a text has no headings. */
  const MAX_PLAIN = 8192;

  const speaks = FineprintWords.teller(FineprintGateWords.title);

  /** Between two texts, so that no words run from one into the other. */
  const APART = ' 0 ';

  /** @param {Document} document */
  function heads(document) {
    const found = document.querySelectorAll('h1, h2, h3');
    const texts = [];
    for (let i = 0; i < found.length && i < MAX_HEADINGS; i++) texts.push((found[i].textContent ?? '').slice(0, MAX_HEADING));
    return texts.join(APART);
  }

  /** The beginning of a page without headings: a text shown as it is. @param {Document} document */
  function plain(document) {
    const text = document.contentType === 'text/plain' && document.querySelector('pre')?.firstChild;
    return text instanceof Text ? text.data.slice(0, MAX_PLAIN) : '';
  }

  /** The address as a person reads it; as it stands where it can't be decoded. */
  function path() {
    try {
      return decodeURIComponent(location.pathname);
    } catch {
      return location.pathname;
    }
  }

  /** @param {Document} document */
  const sign = document => speaks([path(), document.title, heads(document), plain(document)].join(APART));

  return { sign };
})();
