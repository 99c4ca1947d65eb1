// The one instance of the core, with the languages that were needed so far. After a panic it is dropped, and the next page
// gets a new one.
'use strict';

globalThis.FineprintCore = (() => {
  /** @type {Promise<FineprintGlue> | null} */
  let ready = null;
  /** Languages without a grammar. @type {Set<string>} */
  const unknown = new Set();
  /** Instances that have the words of banners. @type {WeakSet<FineprintGlue>} */
  const readsBanners = new WeakSet();

  async function begin() {
    const glue = FineprintGlue();
    await glue({ module_or_path: fetch(chrome.runtime.getURL('core/fineprint_bg.wasm')) });
    return glue;
  }

  const start = () => (ready ??= begin());

  /** A file of the core's own; `null` where it is not there, which Firefox tells only by an answer that breaks off. @param {string} name */
  async function table(name) {
    try {
      const answer = await fetch(chrome.runtime.getURL(`core/languages/${name}.bin`));
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }

  /** The words of banners are loaded with the first candidate, a grammar with the first page in its language. @param {FineprintGlue} glue @param {FineprintModel} model @param {ReturnType<typeof table> | null} banners what is on its way already */
  async function learn(glue, model, banners) {
    if (model.candidates?.length && !readsBanners.has(glue)) {
      const file = await (banners ?? table('banners'));
      if (file && glue.load_banners(file)) readsBanners.add(glue);
    }
    const code = glue.missing_language(model);
    if (!code || unknown.has(code)) return;
    const file = await table(code);
    if (!file || !glue.load_language(code, file)) unknown.add(code);
  }

  /** The day, as the person's clock has it. */
  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** @template T @param {(glue: FineprintGlue, model: FineprintModel, options: object) => T} read @param {FineprintModel} model @param {boolean} settled */
  async function run(read, model, settled) {
    // At the first banner its words come beside the module, not behind it.
    const banners = !ready && model.candidates?.length ? table('banners') : null;
    const mine = start();
    try {
      const glue = await mine;
      await learn(glue, model, banners);
      return read(glue, model, { source: model.url, today: today(), settled, with_text: false });
    } catch (error) {
      // A panic leaves the stack of the module where it was; another page may have begun a new instance meanwhile.
      if (ready === mine) ready = null;
      throw error;
    }
  }

  /** @param {FineprintModel} model */
  const analyze = model => run((glue, page, options) => glue.analyze(page, options), model, true);
  /** @param {FineprintModel} model @param {boolean} settled */
  const summarize = (model, settled) => run((glue, page, options) => glue.summarize(page, options), model, settled);

  /** A page compared with a memory of it, or with none. @param {FineprintModel} model @param {object | null} before */
  const visit = (model, before) => run((glue, page, options) => glue.visit(page, options, before), model, true);
  /** What a page is remembered under. @param {FineprintModel} model */
  const memoryKey = model => run((glue, page) => glue.memory_key(page), model, true);

  return { start, analyze, summarize, visit, memoryKey };
})();
