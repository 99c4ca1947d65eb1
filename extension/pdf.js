// Reads a PDF policy in this page: of a tab that shows one, where the browser has it at hand, or a file that a person chooses or
// drops. pdf.html?tab=ID. The same summary as of any policy, without the marks.
'use strict';

(() => {
  const { part, fill, words } = FineprintPage;
  const { show } = FineprintView;
  const field = /** @type {HTMLInputElement} */ (part('file'));

  /** @type {FineprintReading | null} */
  let shown = null;
  let latest = 0;

  /** @param {Uint8Array} data @param {string} name @param {string} url */
  async function read(data, name, url) {
    const mine = ++latest;
    shown = null;
    part('print').hidden = true;
    show('loading', 'pdf_loading');
    try {
      const model = await FineprintPdf.read(data, name, url);
      const reading = await FineprintCore.summarize(model, true);
      const { matters } = await FineprintSettings.get();
      if (mine === latest) done(reading, matters);
    } catch (error) {
      if (mine === latest) show('error', FineprintPdf.reason(error), 'pdf_again');
    }
  }

  /** @param {FineprintReading} reading @param {string[]} matters */
  function done(reading, matters) {
    if (!reading.readable) return show('nothing', 'ui_unreadable_language');
    if (!reading.summary) return show('nothing', 'pdf_no_policy', 'pdf_no_policy_more');
    shown = reading;
    FineprintDraw.sheet(part('summary'), reading, matters);
    document.title = `${reading.summary.title || words('appName')} – Fineprint`;
    part('print').hidden = false;
    FineprintSave.wire(() => shown, () => print());
    show('policy');
  }

  /** @param {File | null | undefined} file */
  async function take(file) {
    if (!file) return;
    const data = await file.arrayBuffer().catch(() => null);
    if (data) await read(new Uint8Array(data), file.name, '');
    else show('error', 'pdf_broken', 'pdf_again');
  }

  /** A tab that takes longer is asked for what it has. */
  const PATIENCE = 5000;

  /** Waits until a tab has loaded, or is gone. @param {number} tabId @returns {Promise<void>} */
  const loaded = tabId =>
    new Promise(done => {
      const ends = (/** @type {number} */ id, /** @type {{status?: string} | undefined} */ change) => id === tabId && (!change || change.status === 'complete') && done();
      chrome.tabs.onUpdated.addListener(ends);
      chrome.tabs.onRemoved.addListener(id => ends(id, undefined));
      chrome.tabs.get(tabId).then(tab => ends(tabId, tab), () => done());
      setTimeout(done, PATIENCE);
    });

  /** What a file is called at the end of its address; as it stands there where it can't be read. @param {string} url */
  function nameOf(url) {
    const last = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
    try {
      return decodeURIComponent(last);
    } catch {
      return last;
    }
  }

  /** The PDF of the tab that this was opened from. */
  async function ofTab() {
    const tabId = Number(new URLSearchParams(location.search).get('tab'));
    part('choose-more').textContent = words('pdf_intro');
    if (!tabId) return;
    show('loading', 'pdf_loading');
    await loaded(tabId);
    const [tab, data] = await Promise.all([chrome.tabs.get(tabId).catch(() => null), FineprintPdfTab.bytes(tabId)]);
    const name = nameOf(tab?.url ?? '');
    if (latest) return;
    if (data) return read(data, name, tab?.url ?? '');
    if (tab) part('choose-more').textContent = words('pdf_save_first', [name || 'PDF']);
    show('loading');
  }

  show('loading');
  part('print').addEventListener('click', () => print());
  field.addEventListener('change', () => take(field.files?.[0]));
  // The whole page takes what is dropped; elsewhere the browser would leave it for the file.
  addEventListener('dragover', event => {
    event.preventDefault();
    part('choose').classList.add('over');
  });
  addEventListener('dragleave', () => part('choose').classList.remove('over'));
  addEventListener('drop', event => {
    event.preventDefault();
    part('choose').classList.remove('over');
    void take(event.dataTransfer?.files[0]);
  });
  FineprintTexts.ready().then(() => {
    fill();
    ofTab().catch(() => show('loading'));
  });
})();
