// What the tests of PDF files share: the demo policy as a text to set, and how a file is given to the page that reads it.
import { fineprint } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./pdf-make.mjs').Part} Part */

/** The demo policy as parts of a text, by the native reader. @returns {Promise<Part[]>} */
export async function policy() {
  const { blocks } = JSON.parse(await fineprint('model', 'tests/fixtures/demo/policy-en.html'));
  const kept = blocks.filter((/** @type {any} */ block) => ['heading', 'paragraph', 'item'].includes(block.role) && block.region !== 'nav');
  return kept.map((/** @type {any} */ { text, role }) => ({ text: text.replace(/\s+/g, ' '), heading: role === 'heading', item: role === 'item' }));
}

/** @param {Page} page @param {Uint8Array} bytes @param {'chosen' | 'dropped'} [how] */
export async function give(page, bytes, how = 'chosen') {
  await page.evaluate(
    (text, how) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], 'privacy.pdf', { type: 'application/pdf' }));
      const field = /** @type {HTMLInputElement} */ (document.getElementById('file'));
      if (how === 'dropped') {
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        return;
      }
      field.files = data.files;
      field.dispatchEvent(new Event('change'));
    },
    Buffer.from(bytes).toString('base64'),
    how,
  );
}
