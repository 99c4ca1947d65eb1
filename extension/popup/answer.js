// In the popup: refuses on the page's consent form when a person says so; tells what was chosen on this site before, how to take
// it back, and whether the page is told of Global Privacy Control.
'use strict';

globalThis.FineprintAnswer = (() => {
  const { words, part } = FineprintPage;

  /** @param {object} message @returns {Promise<any>} */
  const ask = message => FineprintAsk.ask(message).catch(() => null);

  /** @param {FineprintBannerReport[]} banners @param {number} tabId */
  function offer(banners, tabId) {
    const banner = banners.find(FineprintCardWords.can);
    part('answer').hidden = !banner;
    if (!banner) return;
    const button = /** @type {HTMLButtonElement} */ (part('refuse'));
    button.onclick = async event => {
      if (!event.isTrusted) return;
      button.disabled = true;
      part('refused').textContent = words('card_refusing');
      const done = await ask({ type: 'refuse', id: FineprintAsk.once(), tabId, frame: banner.frame });
      const { title, more } = FineprintCardWords.told(done?.word ? done : { word: 'moved', clicked: [] });
      part('refused').textContent = [title, ...more].join(' ');
      button.hidden = done?.word === 'done';
      button.disabled = false;
    };
  }

  /** What was chosen on this site before, with the ways to ask the site and to forget it. @param {string} host @param {number} tabId */
  async function before(host, tabId) {
    const kept = host ? await FineprintAnswers.of(host) : null;
    part('before').hidden = kept === null;
    if (!kept) return;
    part('before-said').textContent = FineprintAnswers.said(kept);
    part('before-forget').onclick = async () => {
      await FineprintAnswers.forget(host);
      part('before').hidden = true;
      part('options').focus();
    };
    part('before-record').onclick = async event => {
      if (!event.isTrusted) return;
      const record = await ask({ type: 'record', tabId });
      part('before-recorded').textContent = record?.partners === undefined ? words('ref_no_record') : FineprintCardWords.recorded(record).join(' ');
    };
  }

  /** What leads back to the form. @param {number} tabId */
  async function back(tabId) {
    const found = await ask({ type: 'back', tabId });
    if (found === null || found.error) return;
    part('back').hidden = false;
    part('back-said').textContent = found.label ? words('ref_back', [found.label]) : words('ref_back_none');
    part('back-show').hidden = !found.label;
    part('back-show').onclick = async () => {
      const shown = await ask({ type: 'point', tabId, at: found.at });
      if (shown !== true) part('back-said').textContent = words('ref_back_gone');
    };
  }

  /** @param {number} tabId */
  async function signal(tabId) {
    const on = await ask({ type: 'gpc', tabId });
    part('gpc-ask').hidden = true;
    part('gpc').hidden = typeof on !== 'boolean';
    part('gpc-said').textContent = words(on ? 'ref_gpc_on' : 'ref_gpc_off');
  }

  /** The page can notice that it is asked: where no form of it is explained, only when the person wants to know. @param {number} tabId */
  function mayAsk(tabId) {
    part('gpc').hidden = part('gpc-ask').hidden = false;
    part('gpc-ask').onclick = event => {
      if (event.isTrusted) signal(tabId).catch(() => {});
    };
  }

  /** All of it, for a page that has or had a consent form. @param {number} tabId @param {boolean} asks whether a form is shown */
  async function show(tabId, asks) {
    const { url } = await chrome.tabs.get(tabId);
    const host = url && URL.canParse(url) ? new URL(url).host : '';
    await before(host, tabId);
    const chosen = !part('before').hidden;
    part('after').hidden = !asks && !chosen;
    if (part('after').hidden) return;
    if (asks) return signal(tabId);
    mayAsk(tabId);
    return back(tabId);
  }

  return { offer, show };
})();
