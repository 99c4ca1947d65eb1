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
  let queue = Promise.resolve();
  let asked = 0;

  async function read() {
    const [tab] = await chrome.tabs.query({ active: true, windowId });
    tabId = tab?.id;
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    const reading = await draw(() => FineprintAsk.ask({ type: 'summary', tabId }));
    if (!reading) return;
    shown = reading;
    show('policy');
    FineprintAct.show(reading.report, tabId);
    await FineprintChanges.see(tabId);
  }

  /** What is asked for while a reading waits is the same reading. */
  function again() {
    const mine = ++asked;
    queue = queue.then(() => (mine === asked ? read() : undefined)).catch(() => show('error', 'ui_error', 'ui_error_more'));
  }

  async function main() {
    await FineprintTexts.ready();
    fill();
    show('loading', 'ui_loading');
    windowId = (await chrome.windows.getCurrent()).id;
    FineprintMarker.wire(() => tabId, () => shown?.report ?? null);
    FineprintSave.wire(() => shown, () => FineprintSave.paper(tabId));
    chrome.tabs.onActivated.addListener(info => info.windowId === windowId && again());
    chrome.tabs.onUpdated.addListener((id, change) => id === tabId && change.status === 'complete' && again());
    chrome.runtime.onMessage.addListener((message, sender) => {
      if (sender.id === chrome.runtime.id && !sender.tab && message?.type === 'changed' && message.tabId === tabId) again();
      return false;
    });
    again();
  }

  void main();
})();
