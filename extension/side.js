// The side bar: the summary of the tab in front, of the window that it stands in. It follows the person from tab to tab.
'use strict';

(() => {
  const { fill } = FineprintPage;
  const { show, draw } = FineprintView;

  /** @type {number | undefined} */
  let tabId;
  /** @type {number | undefined} */
  let windowId;
  /** @type {FineprintReading | null} */
  let shown = null;
  /** One reading after the other, so that the last one asked for is the one that stays. */
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve();
  let asked = 0;

  /** Of the tab that is in front now; what another one says must not stay beside it. @param {number | undefined} id */
  function turn(id) {
    if (id === tabId) return;
    tabId = id;
    shown = null;
    show('loading', 'ui_loading');
  }

  async function read() {
    const [tab] = await chrome.tabs.query({ active: true, windowId });
    turn(tab?.id);
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    const id = tabId;
    const reading = await draw(async () => {
      const answer = await FineprintAsk.ask({ type: 'summary', tabId: id });
      if (id !== tabId) throw OTHER;
      return answer;
    });
    if (!reading) return;
    shown = reading;
    show('policy');
    FineprintAct.show(reading.report, id);
    FineprintChanges.see(id).catch(() => {});
  }

  /** Why a reading ends early: another tab came to the front. */
  const OTHER = new Error('another tab');

  /** What is asked for while a reading waits is the same reading. */
  function again() {
    const mine = ++asked;
    const failed = (/** @type {unknown} */ error) => error !== OTHER && show('error', 'ui_error', 'ui_error_more');
    queue = queue.then(() => (mine === asked ? read() : undefined)).then(undefined, failed);
  }

  async function main() {
    await FineprintTexts.ready();
    fill();
    show('loading', 'ui_loading');
    windowId = (await chrome.windows.getCurrent()).id;
    FineprintMarker.wire(() => tabId, () => shown?.report ?? null);
    FineprintSave.wire(() => shown, () => FineprintSave.paper(tabId));
    chrome.tabs.onActivated.addListener(info => {
      if (info.windowId !== windowId) return;
      turn(info.tabId);
      again();
    });
    chrome.tabs.onUpdated.addListener((id, change) => id === tabId && change.status === 'complete' && again());
    chrome.runtime.onMessage.addListener((message, sender) => {
      if (sender.id === chrome.runtime.id && !sender.tab && message?.type === 'changed' && message.tabId === tabId) again();
      return false;
    });
    again();
  }

  void main();
})();
