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
  const { querySelector, querySelectorAll } = Document.prototype;

  /** The beginning of a page without headings: a text shown as it is. @param {Document} document */
  function plain(document) {
    const text = querySelector.call(document, 'pre')?.firstChild;
    return text instanceof Text ? text.data.slice(0, MAX_PLAIN) : '';
  }

  /** The address as a person reads it; as it stands where it can't be decoded. @param {string} path */
  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  const sign = (function eager(/** @type {Document} */ document) {
    const path = location.pathname;
    let text = (path.includes('%') ? decoded(path) : path) + APART + document.title;
    const heads = querySelectorAll.call(document, 'h1,h2,h3');
    for (let i = 0; i < heads.length && i < MAX_HEADINGS; i++) text += APART + (heads[i].textContent ?? '').slice(0, MAX_HEADING);
    if (document.contentType === 'text/plain') text += APART + plain(document);
    return speaks(text);
  });

  return { sign };
})();
