// The popup: asks for the report of its tab and shows it. It works as a page of its own too: popup.html?tab=ID.
'use strict';

(() => {
  const { words, part, fill } = FineprintPage;
  const { show, draw } = FineprintView;

  async function tab() {
    const asked = Number(new URLSearchParams(location.search).get('tab'));
    document.documentElement.toggleAttribute('data-own-tab', asked > 0);
    if (asked) return asked;
    const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
    return active?.id;
  }

  /** The way to the side bar, which each browser has under a name of its own and opens at a click only. */
  async function sideBar() {
    const { id: windowId } = await chrome.windows.getCurrent();
    /** @typedef {(where?: {windowId: number}) => Promise<void>} Open */
    const { sidePanel, sidebarAction } = /** @type {Record<string, {open: Open} | undefined>} */ (/** @type {unknown} */ (chrome));
    const bar = sidePanel ?? sidebarAction;
    part('side-bar').addEventListener('click', async () => {
      await (sidePanel ? sidePanel.open({ windowId: windowId ?? 0 }) : bar?.open())?.catch(() => {});
      close();
    });
    part('side-bar').hidden = !bar;
  }

  async function main() {
    fill();
    part('options').addEventListener('click', () => chrome.runtime.openOptionsPage());
    show('loading', 'ui_loading');
    const tabId = await tab();
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    FineprintHintsHidden.show(tabId).catch(() => {});
    FineprintAnswer.before(tabId).catch(() => {});
    const read = await draw(async () => {
      const answer = await FineprintAsk.ask({ type: 'summary', tabId });
      FineprintForm.show(answer?.report?.banners ?? [], answer?.report?.closed_banners ?? []);
      FineprintAnswer.offer(answer?.report?.banners ?? [], tabId);
      return answer;
    });
    if (!read) return document.body.dataset.state === 'nothing' ? FineprintOffer.show(tabId) : undefined;
    FineprintMarker.wire(() => tabId, () => read.report);
    await sideBar();
    part('panel').addEventListener('click', async () => {
      const opened = await FineprintAsk.ask({ type: 'panel', do: 'open', tabId }).catch(() => null);
      if (opened === true) close();
      else part('said').textContent = words('ui_panel_unavailable');
    });
    show('policy');
    await FineprintChanges.see(tabId);
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
