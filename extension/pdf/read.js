// Reads a PDF file: its bytes in, a page model out. The library is loaded when the first file comes; it is given nothing but
// the bytes, draws nothing, runs no script of the file and loads nothing.
'use strict';

globalThis.FineprintPdf = (() => {
  /** Larger files are refused, and pages and pieces of text beyond these are left out. */
  const MAX_BYTES = 50_000_000;
  const MAX_PAGES = 400;
  const MAX_PIECES = 400_000;

  /** Why a file could not be read: the key of a text says it. */
  class Refused extends Error {}

  /** @typedef {typeof import('../pdfjs/pdf.min.js')} Library */
  /** @type {Promise<Library> | undefined} */
  let library;

  /** What the library needs of a browser, and older ones that the extension runs in do not have. */
  const able = () => 'getOrInsertComputed' in Map.prototype && 'try' in Promise;

  /** @param {Uint8Array} data @param {any} worker */
  const options = (data, worker) => ({
    data,
    worker,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });

  /** @param {any} page @returns {Promise<FineprintPdfPage & {pieces: number}>} */
  async function pageOf(page) {
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    /** @type {FineprintPdfPiece[]} */
    const pieces = [];
    for (const { str, transform, width, fontName } of items) {
      if (!str) continue;
      const [a, b, , , x, y] = transform;
      // Text that stands on end is a mark at the edge.
      if (Math.abs(b) > Math.abs(a)) continue;
      pieces.push({ text: str, x, y, width, size: Math.hypot(a, b) || 1, font: fontName });
    }
    page.cleanup();
    return { height, lines: FineprintPdfLines.of(pieces), pieces: pieces.length };
  }

  /** @param {Uint8Array} data @param {string} name what the file is called @param {string} url where it was found, if that is known @returns {Promise<FineprintModel>} */
  async function read(data, name, url) {
    if (!able()) throw new Refused('pdf_old');
    if (data.length > MAX_BYTES) throw new Refused('pdf_large');
    if (!new TextDecoder('latin1').decode(data.subarray(0, 1024)).includes('%PDF-')) throw new Refused('pdf_none');
    const pdfjs = await (library ??= import('../pdfjs/pdf.min.js'));
    // One for each file, so that a file on which it hangs takes no other along.
    const port = new Worker(chrome.runtime.getURL('pdfjs/pdf.worker.min.js'), { type: 'module' });
    const worker = new pdfjs.PDFWorker({ port });
    const task = pdfjs.getDocument(options(data, worker));
    try {
      const file = await task.promise;
      const { info } = await file.getMetadata().catch(() => ({ info: null }));
      /** @type {FineprintPdfPage[]} */
      const pages = [];
      let pieces = 0;
      let number = 1;
      for (; number <= file.numPages && number <= MAX_PAGES && pieces < MAX_PIECES; number++) {
        const page = await pageOf(await file.getPage(number));
        pieces += page.pieces;
        pages.push(page);
      }
      if (!pieces) throw new Refused('pdf_pictures');
      const blocks = FineprintPdfBlocks.of(pages);
      const heading = blocks.find(block => block.role === 'heading')?.text;
      const title = String(info?.Title ?? '').trim();
      return { url, lang: null, title: title || heading || name, blocks, truncated: number <= file.numPages, candidates: [] };
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused(/** @type {any} */ (error)?.name === 'PasswordException' ? 'pdf_locked' : 'pdf_broken');
    } finally {
      await task.destroy().catch(() => {});
      worker.destroy();
      port.terminate();
    }
  }

  /** The key of the text that says why. @param {unknown} error */
  const reason = error => (error instanceof Refused ? error.message : 'pdf_broken');

  return { read, reason };
})();
