// A tab that shows a PDF: whether it does, and the bytes that the browser has of it already. Nothing is asked of any server: the
// tab's own page looks into the browser's cache and nowhere else. Firefox lets no extension into its viewer: there a file is chosen.
'use strict';

globalThis.FineprintPdfTab = (() => {
  const MAX_BYTES = 50_000_000;

  /** @template T @param {number} tabId @param {(...args: any[]) => T} func @param {unknown[]} args */
  async function inTab(tabId, func, ...args) {
    const [done] = await chrome.scripting.executeScript({ target: { tabId }, func: /** @type {any} */ (func), args }).catch(() => []);
    return /** @type {Awaited<T> | undefined} */ (done?.result);
  }

  /** @param {number} tabId */
  async function is(tabId) {
    const type = await inTab(tabId, () => document.contentType);
    if (type) return type === 'application/pdf';
    // A viewer that lets nobody in: its address is all that is known.
    const { url } = await chrome.tabs.get(tabId);
    return Boolean(url && URL.canParse(url) && /\.pdf$/i.test(new URL(url).pathname));
  }

  /** Runs in the tab. @param {number} most @returns {Promise<string | null>} */
  async function cached(most) {
    if (document.contentType !== 'application/pdf') return null;
    try {
      const answer = await fetch(location.href, { mode: 'same-origin', cache: 'only-if-cached' });
      const blob = await answer.blob();
      if (!answer.ok || blob.size > most) return null;
      return await new Promise((done, failed) => {
        const reader = new FileReader();
        reader.addEventListener('load', () => done(String(reader.result).replace(/^[^,]*,/, '')));
        reader.addEventListener('error', failed);
        reader.readAsDataURL(blob);
      });
    } catch {
      return null;
    }
  }

  /** The bytes of the PDF that a tab shows; `null` where they can't be had. @param {number} tabId */
  async function bytes(tabId) {
    const text = await inTab(tabId, cached, MAX_BYTES);
    return text ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : null;
  }

  return { is, bytes };
})();
