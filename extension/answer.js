// In the popup: refuses on the page's consent form when a person says so, and tells what was done on this site before.
'use strict';

globalThis.FineprintAnswer = (() => {
  const { words, part, locale } = FineprintPage;

  /** @param {string} when */
  const day = when => new Date(when).toLocaleDateString(locale(), { dateStyle: 'long' });
  /** @param {string[]} labels */
  const quoted = labels => labels.map(label => `“${label}”`).join(', ');

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
      const done = await FineprintAsk.ask({ type: 'refuse', id: FineprintAsk.once(), tabId, frame: banner.frame }).catch(() => null);
      const { title, more } = FineprintCardWords.told(done?.word ? done : { word: 'moved', clicked: [] });
      part('refused').textContent = [title, ...more].join(' ');
      button.hidden = done?.word === 'done';
      button.disabled = false;
    };
  }

  /** What was done on this site before, and the way to forget it. @param {number} tabId */
  async function before(tabId) {
    const { url } = await chrome.tabs.get(tabId);
    const host = url && URL.canParse(url) ? new URL(url).host : '';
    const kept = host ? await FineprintRefusals.of(host) : null;
    part('before').hidden = kept === null;
    if (!kept) return;
    part('before-said').textContent = words('ref_before', [day(kept.when), quoted(kept.clicked)]);
    part('before-forget').onclick = async () => {
      await FineprintRefusals.forget(host);
      part('before').hidden = true;
      part('options').focus();
    };
  }

  return { offer, before };
})();
