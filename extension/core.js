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

  /** @template T @param {(glue: FineprintGlue, model: FineprintModel, options: object) => T} read @param {FineprintModel} model @param {boolean} settled */
  async function run(read, model, settled) {
    const mine = start();
    try {
      return read(await mine, model, { source: model.url, today: today(), settled, with_text: false });
    } catch (error) {
      // What a panic leaves behind can't be trusted; a page that failed meanwhile may have a new instance already.
      if (ready === mine) ready = null;
      throw error;
    }
  }

  /** @param {FineprintModel} model @param {boolean} settled */
  const analyze = (model, settled) => run((glue, page, options) => glue.analyze(page, options), model, settled);
  /** @param {FineprintModel} model @param {boolean} settled */
  const summarize = (model, settled) => run((glue, page, options) => glue.summarize(page, options), model, settled);

  return { start, analyze, summarize };
})();
