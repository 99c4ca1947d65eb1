// The popup: asks for the report of its tab and shows it. It works as a page of its own too: popup.html?tab=ID.
'use strict';

(() => {
  const words = chrome.i18n.getMessage;
  /** How often a page that is still loading is asked again before "nothing found" is said, and after how many milliseconds. */
  const ASK_AGAIN = 20;
  const PAUSE = 300;

  /** @param {string} id */
  const part = id => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @param {'loading' | 'policy' | 'nothing' | 'unavailable' | 'error'} state @param {string} [title] @param {string} [more] */
  function show(state, title = '', more = '') {
    document.body.dataset.state = state;
    part('state').hidden = state === 'policy';
    part('summary').hidden = part('tools').hidden = state !== 'policy';
    part('state-title').textContent = title && words(title);
    part('state-more').textContent = more && words(more);
  }

  async function tab() {
    const asked = Number(new URLSearchParams(location.search).get('tab'));
    if (asked) return asked;
    const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
    return active?.id;
  }

  /** What the core read; where a page has nothing, not before it was quiet after loading. @param {number} tabId @returns {Promise<FineprintReading | null>} */
  async function readingOf(tabId) {
    for (let asked = 1; ; asked++) {
      const read = await chrome.runtime.sendMessage({ type: 'summary', tabId });
      if (read?.error) throw new Error(read.error);
      if (!read || read.summary || read.report.settled || asked === ASK_AGAIN) return read;
      await new Promise(done => setTimeout(done, PAUSE));
    }
  }

  async function main() {
    document.documentElement.lang = chrome.i18n.getUILanguage();
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
      element.textContent = words(element.dataset.text ?? '');
    }
    show('loading', 'ui_loading');
    const tabId = await tab();
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    // The core is made ready while the page is being read.
    const [read, core] = await Promise.all([readingOf(tabId), FineprintCore.start()]);
    if (!read) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    if (!read.summary) {
      if (!read.readable) return show('nothing', 'ui_unreadable_language');
      return show('nothing', 'ui_nothing', 'ui_nothing_more');
    }
    core.render_summary(part('summary'), read.summary);
    FineprintMarker.wire(tabId, read.report);
    show('policy');
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
