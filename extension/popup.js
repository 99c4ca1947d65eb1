// The popup: asks for the report of its tab and shows it. It works as a page of its own too: popup.html?tab=ID.
'use strict';

(() => {
  const { words, part, fill } = FineprintPage;
  const { show, told, draw } = FineprintView;
  /** What is read within so many milliseconds is shown at once, without a word of waiting before it that nobody could read. */
  const SOON = 150;

  /** @type {Promise<void> | undefined} */
  let coming;
  /** The scripts that the summary is shown without: a consent form's, and what is told where there is no summary. */
  const more = () =>
    (coming ??= new Promise((done, fail) => {
      const script = document.createElement('script');
      script.addEventListener('load', () => done());
      script.addEventListener('error', () => fail(new Error('a script is missing')));
      script.src = 'popup.more.js';
      document.head.append(script);
    }));

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

  /** Where a page can't be read since the person allows it on some pages only, that is the reason, and there is a way. */
  async function access() {
    if (document.body.dataset.state !== 'unavailable' || (await FineprintSettings.mayReadAll())) return false;
    show('unavailable', 'ui_no_access', 'ui_no_access_more');
    await FineprintAccess.show();
    part('no-access').hidden = false;
    return true;
  }

  async function main() {
    const { settings } = FineprintFirst;
    await FineprintTexts.ready(settings);
    fill();
    part('options').addEventListener('click', () => chrome.runtime.openOptionsPage());
    const tabId = await FineprintFirst.tab;
    if (tabId === undefined) return show('unavailable', 'ui_unavailable', 'ui_unavailable_more');
    const waits = setTimeout(() => show('loading', 'ui_loading'), SOON);
    /** @type {FineprintBannerReport[]} */
    let banners = [];
    const read = await draw(async () => {
      const answer = told(await FineprintFirst.summary());
      banners = answer?.report?.banners ?? [];
      const closed = answer?.report?.closed_banners ?? [];
      // A form stands above the summary; one that is gone since is taken away.
      if (banners.length || closed.length || coming) {
        await more();
        FineprintForm.show(banners, closed);
        FineprintAnswer.offer(banners, tabId);
      }
      return answer;
    }, settings).finally(() => clearTimeout(waits));
    // What is told of the site can wait for the summary.
    const site = async () => {
      await more();
      FineprintHintsHidden.show(tabId).catch(() => {});
      FineprintAnswer.show(tabId, banners.length > 0).catch(() => {});
    };
    if (read) show('policy');
    else {
      await site();
      if (await access()) return undefined;
      const pdf = await FineprintPdfOffer.show(tabId);
      return document.body.dataset.state === 'nothing' && !pdf ? FineprintOffer.show(tabId) : undefined;
    }
    FineprintMarker.wire(() => tabId, () => read.report);
    FineprintSave.wire(() => read, () => FineprintSave.paper(tabId));
    part('panel').addEventListener('click', async () => {
      const opened = await FineprintAsk.ask({ type: 'panel', do: 'open', tabId }).catch(() => null);
      if (opened === true) close();
      else part('said').textContent = words('ui_panel_unavailable');
    });
    FineprintAct.show(read.report, tabId);
    await FineprintPage.painted();
    await Promise.all([site(), sideBar(), FineprintChanges.see(tabId)]);
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
