// What Node and browsers have in common: one instance of the module, with the languages that were needed so far.
import { glue } from './glue.js';

/** A format's ending, by which the reader takes it. */
const ENDINGS = { html: 'a.html', markdown: 'a.md', text: 'a.txt' };

/** @param {(file: string) => Promise<Uint8Array<ArrayBuffer>>} load gives a file that lies beside this one */
export function core(load) {
  /** @type {Promise<any> | null} */
  let ready = null;

  async function begin() {
    const [module, banners] = await Promise.all([load('fineprint.wasm'), load('languages/banners.bin')]);
    const instance = glue();
    instance.initSync({ module });
    instance.load_banners(banners);
    return instance;
  }

  /** Runs with the instance. After a failure it is dropped, as a panic leaves it in no state to go on with. @template T @param {(instance: any) => T | Promise<T>} work */
  async function run(work) {
    const mine = (ready ??= begin());
    try {
      return await work(await mine);
    } catch (error) {
      if (ready === mine) ready = null;
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  /** @param {any} instance @param {string | Uint8Array} file @param {any} options */
  function model(instance, file, { format = 'html', url } = {}) {
    if (!Object.hasOwn(ENDINGS, format)) throw new TypeError(`no such format: ${format}`);
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    return instance.read(bytes, ENDINGS[/** @type {keyof typeof ENDINGS} */ (format)], url);
  }

  /** @param {string | Uint8Array} file @param {any} [options] */
  const read = (file, options) => run(instance => model(instance, file, options));

  /** @param {string | Uint8Array | object} page @param {any} [options] */
  const analyze = (page, options = {}) =>
    run(async instance => {
      const seen = typeof page === 'string' || page instanceof Uint8Array ? model(instance, page, options) : page;
      const code = instance.missing_language(seen);
      if (code) instance.load_language(code, await load(`languages/${code}.bin`));
      const { url = '', source = url, today = null, withText = false } = options;
      return instance.analyze(seen, { source, today, settled: true, with_text: withText });
    });

  return { analyze, read };
}
