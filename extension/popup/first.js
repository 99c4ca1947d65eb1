// The popup's first script: asks for the summary at once, while the others are still being loaded.
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
  /** The answer that was asked for first, until it is taken. @type {Promise<any> | null} */
  let first = message().then(asked => chrome.runtime.sendMessage(asked));
  // Who takes it hears of a failure.
  first.catch(() => {});

  /** What the background reads in the tab. */
  function summary() {
    const again = async () => FineprintAsk.ask(await message());
    const answer = first?.then(answer => (answer === undefined ? again() : answer), again) ?? again();
    first = null;
    return answer;
  }

  return { tab, summary };
})();
