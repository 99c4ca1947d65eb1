// In the popup: the way to the page that reads PDF files, where the tab shows one or can't be read.
'use strict';

globalThis.FineprintPdfOffer = (() => {
  const { words, part } = FineprintPage;

  /** Whether the tab shows a PDF. @param {number} tabId */
  async function show(tabId) {
    const is = await FineprintPdfTab.is(tabId).catch(() => false);
    const unavailable = document.body.dataset.state === 'unavailable';
    if (is) FineprintView.show('nothing', 'pdf_here', 'pdf_here_more');
    part('pdf-read').textContent = words(is ? 'pdf_read' : 'pdf_choose_one');
    part('pdf').hidden = !is && !unavailable;
    part('pdf-read').onclick = async () => {
      await chrome.tabs.create({ url: chrome.runtime.getURL(is ? `pdf.html?tab=${tabId}` : 'pdf.html') });
      close();
    };
    return is;
  }

  return { show };
})();
