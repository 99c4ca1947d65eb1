// The one instance of the core. After a panic it is dropped, and the next page gets a new one.
'use strict';

globalThis.FineprintCore = (() => {
  /** @type {Promise<unknown> | null} */
  let ready = null;

  const start = () => {
    ready ??= wasm_bindgen({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    return ready;
  };

  /** The day, as the person's clock has it. */
  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** @param {FineprintModel} model @param {string} source @param {boolean} settled */
  async function analyze(model, source, settled) {
    try {
      await start();
      return wasm_bindgen.analyze(model, { source, today: today(), settled, with_text: false });
    } catch (error) {
      // What a panic leaves behind can't be trusted.
      ready = null;
      throw error;
    }
  }

  return { analyze };
})();
