// The one instance of the core. After a panic it is dropped, and the next page gets a new one.
'use strict';

globalThis.FineprintCore = (() => {
  /** @type {Promise<FineprintGlue> | null} */
  let ready = null;

  async function begin() {
    const glue = FineprintGlue();
    await glue({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    return glue;
  }

  const start = () => (ready ??= begin());

  /** The day, as the person's clock has it. */
  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** @param {FineprintModel} model @param {string} source @param {boolean} settled */
  async function analyze(model, source, settled) {
    const mine = start();
    try {
      return (await mine).analyze(model, { source, today: today(), settled, with_text: false });
    } catch (error) {
      // What a panic leaves behind can't be trusted; a page that failed meanwhile may have a new instance already.
      if (ready === mine) ready = null;
      throw error;
    }
  }

  return { start, analyze };
})();
