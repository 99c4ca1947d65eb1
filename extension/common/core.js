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

  /** The words of banners are loaded with the first candidate. @param {FineprintGlue} glue @param {ReturnType<typeof table> | null} [coming] what is on its way already */
  async function learnBanners(glue, coming = null) {
    if (readsBanners.has(glue)) return;
    const file = await (coming ?? table('banners'));
    if (file && glue.load_banners(file)) readsBanners.add(glue);
  }

  /** A grammar is loaded with the first page in its language. @param {FineprintGlue} glue @param {FineprintModel} model @param {ReturnType<typeof table> | null} banners */
  async function learn(glue, model, banners) {
    if (model.candidates?.length) await learnBanners(glue, banners);
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
      const [glue] = await Promise.all([mine, FineprintTexts.ready()]);
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
  /** The page that was summarized last, as a text, with what came of it: popup, panel, keys and changes ask about the same one. */
  let last = { key: '', reading: /** @type {FineprintReading | null} */ (null) };

  /** @param {FineprintModel} model @param {boolean} settled @returns {Promise<FineprintReading>} */
  async function summarize(model, settled) {
    await FineprintTexts.ready();
    const key = JSON.stringify([model, settled, today(), FineprintTexts.getUILanguage()]);
    if (last.reading && last.key === key) return last.reading;
    const reading = await run((glue, page, options) => glue.summarize(page, options), model, settled);
    last = { key, reading };
    return reading;
  }

  /** A page compared with a memory of it, or with none. @param {FineprintModel} model @param {object | null} before */
  const visit = (model, before) => run((glue, page, options) => glue.visit(page, options, before), model, true);
  /** What a page is remembered under. @param {FineprintModel} model */
  const memoryKey = model => run((glue, page) => glue.memory_key(page), model, true);

  /** What labels say that their controls do. @param {string[]} labels @returns {Promise<(string | undefined)[]>} */
  async function roles(labels) {
    if (!labels.length) return [];
    const glue = await start();
    await learnBanners(glue);
    return labels.map(label => glue.role_of(label));
  }

  return { start, roles, analyze, summarize, visit, memoryKey };
})();
