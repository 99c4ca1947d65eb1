// The one instance of the core, with the languages that were needed so far. Between two pages the core keeps no state, so
// after a panic the next page is read as if nothing had happened.
'use strict';

globalThis.FineprintCore = (() => {
  /** @type {Promise<unknown> | null} */
  let ready = null;
  /** Languages without a grammar. @type {Set<string>} */
  const unknown = new Set();

  const start = () => {
    ready ??= wasm_bindgen({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    // A module that could not be loaded is asked for again with the next page.
    return ready.catch(error => {
      ready = null;
      throw error;
    });
  };

  /** The grammar of a language is a file of its own, loaded when a page in that language comes. @param {FineprintModel} model */
  async function learn(model) {
    const code = wasm_bindgen.missing_language(model);
    if (!code || unknown.has(code)) return;
    const answer = await fetch(chrome.runtime.getURL(`core/languages/${code}.bin`)).catch(() => null);
    if (!answer?.ok || !wasm_bindgen.load_language(code, new Uint8Array(await answer.arrayBuffer()))) unknown.add(code);
  }

  /** The day, as the person's clock has it. */
  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** @template T @param {(model: FineprintModel, options: object) => T} read @param {FineprintModel} model @param {boolean} settled */
  async function run(read, model, settled) {
    await start();
    await learn(model);
    return read(model, { source: model.url, today: today(), settled, with_text: false });
  }

  /** @param {FineprintModel} model @param {boolean} settled */
  const analyze = (model, settled) => run((m, o) => wasm_bindgen.analyze(m, o), model, settled);
  /** @param {FineprintModel} model @param {boolean} settled */
  const summarize = (model, settled) => run((m, o) => wasm_bindgen.summarize(m, o), model, settled);

  return { analyze, summarize };
})();
