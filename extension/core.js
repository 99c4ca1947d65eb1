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

  /** @template T @param {(model: FineprintModel, options: object) => T} read @param {FineprintModel} model @param {boolean} settled */
  async function run(read, model, settled) {
    try {
      await start();
      return read(model, { source: model.url, today: today(), settled, with_text: false });
    } catch (error) {
      // What a panic leaves behind can't be trusted.
      ready = null;
      throw error;
    }
  }

  /** @param {FineprintModel} model @param {boolean} settled */
  const analyze = (model, settled) => run((m, o) => wasm_bindgen.analyze(m, o), model, settled);
  /** @param {FineprintModel} model @param {boolean} settled */
  const summarize = (model, settled) => run((m, o) => wasm_bindgen.summarize(m, o), model, settled);

  return { analyze, summarize };
})();
