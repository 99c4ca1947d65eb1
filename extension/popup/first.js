// The popup's first script: asks for the summary at once, in Firefox for the settings too, while the others are still being loaded.
'use strict';

globalThis.FineprintFirst = (() => {
  /** The tab of the address (popup.html?tab=ID), or the one in front. @returns {Promise<number | undefined>} */
  async function find() {
    const asked = Number(new URLSearchParams(location.search).get('tab'));
    document.documentElement.toggleAttribute('data-own-tab', asked > 0);
    if (asked) return asked;
    const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
    return active?.id;
  }

  const tab = find();
  const message = async () => ({ type: 'summary', tabId: await tab });

  /**
   * The summary by the background itself, where it runs beside this page, as Firefox's does but for private windows: a message waits there
   * until this page is loaded. A background that is stopped meanwhile fails.
   * @param {{type: string, tabId: number | undefined}} asked
   */
  function ask(asked) {
    const beside = /** @type {(Window & Partial<Pick<typeof globalThis, 'FineprintBackground'>>) | null | undefined} */ (chrome.extension?.getBackgroundPage?.());
    const background = beside?.FineprintBackground;
    if (!background) return chrome.runtime.sendMessage(asked);
    return new Promise((done, fail) => {
      beside.addEventListener('pagehide', () => fail(new Error('the background was stopped')), { once: true });
      background.summary(asked.tabId).then(done, fail);
    });
  }

  /** The answer that was asked for first, until it is taken. @type {Promise<any> | null} */
  let first = message().then(ask);
  // Who takes it hears of a failure.
  first.catch(() => {});

  /** What the background reads in the tab. */
  function summary() {
    const again = async () => FineprintAsk.ask(await message());
    const answer = first?.then(answer => (answer === undefined ? again() : answer), again) ?? again();
    first = null;
    return answer;
  }

  /**
   * What is stored of the settings, in Firefox, where that takes as long as the scripts. Chromium's is there at once, and a message hung
   * there in one of five tries where this was asked for before it and the background was killed meanwhile.
   */
  const settings = location.protocol === 'moz-extension:' ? chrome.storage.local.get('settings') : undefined;
  settings?.catch(() => {});

  return { tab, summary, settings };
})();
