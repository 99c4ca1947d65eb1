// Puts a text on the clipboard, after a click only. A page may forbid its frames the new way; the old one then serves.
'use strict';

globalThis.FineprintClipboard = (() => {
  /** @param {string} text */
  function oldWay(text) {
    /** @param {ClipboardEvent} event */
    const put = event => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', put, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', put);
    return done;
  }

  /** True where it was copied. @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return oldWay(text);
    }
  }

  return { copy };
})();
