// The page to print: the summary of a tab with every quote in full, where it was read and when. paper.html?tab=ID.
'use strict';

(() => {
  const { part, fill, words } = FineprintPage;
  const { show, read } = FineprintView;

  async function main() {
    await FineprintTexts.ready();
    fill();
    show('loading', 'ui_loading');
    const tabId = Number(new URLSearchParams(location.search).get('tab'));
    const [reading, { matters }] = await Promise.all([read(() => FineprintAsk.ask({ type: 'summary', tabId })), FineprintSettings.get()]);
    if (!reading) return show('unavailable', 'paper_gone', 'paper_gone_more');
    if (!reading.summary) return show('nothing', 'ui_nothing');
    FineprintDraw.sheet(part('summary'), reading, matters);
    // The name that a browser gives to the file when it prints to one.
    document.title = `${reading.summary.title || words('appName')} – Fineprint`;
    part('print').hidden = false;
    part('print').addEventListener('click', () => print());
    show('policy');
  }

  main().catch(() => show('error', 'ui_error', 'ui_error_more'));
})();
