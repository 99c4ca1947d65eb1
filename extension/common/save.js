// What a person takes along of a summary: files that are made in this page and saved by the browser, and a page to print.
// The scripts that write them are loaded when the first one is asked for.
'use strict';

globalThis.FineprintSave = (() => {
  const { words, part, make } = FineprintPage;
  const SCRIPTS = ['values', 'csv', 'markdown', 'dpv'].map(name => `export/${name}.js`);
  /** How long a file stays at hand for the browser, in milliseconds. */
  const KEPT = 60_000;

  /** @param {string} src */
  const load = src =>
    new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = chrome.runtime.getURL(src);
      script.addEventListener('load', done);
      script.addEventListener('error', failed);
      document.head.append(script);
    });
  /** @type {Promise<unknown> | undefined} */
  let loaded;

  const day = () => new Date().toLocaleDateString('sv-SE');
  /** @param {unknown} value */
  const json = value => `${JSON.stringify(value, null, 2)}\n`;

  /** @type {Record<string, {key: string, type: string, write: (reading: FineprintReading) => string | Promise<string>}>} */
  const FORMATS = {
    md: { key: 'save_md', type: 'text/markdown', write: reading => FineprintMarkdown.write(reading) },
    csv: { key: 'save_csv', type: 'text/csv', write: reading => FineprintCsv.write(reading, day()) },
    json: { key: 'save_json', type: 'application/json', write: reading => json(reading.report) },
    jsonld: {
      key: 'save_jsonld',
      type: 'application/ld+json',
      write: async reading => json(FineprintDpv.document(reading.report, await (await fetch(chrome.runtime.getURL('core/terms.json'))).json())),
    },
  };

  /** @param {FineprintReading} reading @param {string} ending */
  function name({ report: { page } }, ending) {
    const host = URL.canParse(page.url) ? new URL(page.url).host : '';
    return `fineprint-${host.replace(/[^\w.-]+/g, '-') || 'policy'}-${day()}.${ending}`;
  }

  /** @param {FineprintReading} reading @param {string} ending */
  async function save(reading, ending) {
    const { type, write } = FORMATS[ending];
    await (loaded ??= SCRIPTS.reduce((before, src) => before.then(() => load(src)), /** @type {Promise<unknown>} */ (Promise.resolve())));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await write(reading)], { type: `${type};charset=utf-8` }));
    link.download = name(reading, ending);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
    return link.download;
  }

  /** The menu, once. @param {() => FineprintReading | null} reading what is shown now @param {() => void} print */
  function wire(reading, print) {
    const root = part('save');
    if (root.firstChild) return;
    const fold = make(root, 'details', 'save');
    make(fold, 'summary', '', words('save_title'));
    const list = make(fold, 'ul', 'saves');
    const button = (/** @type {string} */ key, /** @type {() => void} */ act) => {
      const it = make(make(list, 'li'), 'button', 'plain', words(key));
      it.type = 'button';
      it.dataset.save = key.slice('save_'.length);
      it.addEventListener('click', act);
    };
    const said = make(fold, 'p', 'note');
    said.setAttribute('role', 'status');
    button('save_print', print);
    for (const [ending, { key }] of Object.entries(FORMATS)) {
      button(key, async () => {
        const now = reading();
        if (!now) return;
        said.textContent = await save(now, ending).then(
          file => words('save_done', [file]),
          () => words('save_failed'),
        );
      });
    }
    root.hidden = false;
  }

  /** Opens the page to print of a tab. @param {number | undefined} tabId */
  const paper = tabId => void chrome.runtime.sendMessage({ type: 'paper', tabId }).catch(() => null);

  return { wire, paper };
})();
