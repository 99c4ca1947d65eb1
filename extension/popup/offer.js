// On a page that is no policy: the policies that it links to, to be opened and read.
'use strict';

globalThis.FineprintOffer = (() => {
  const { words, part, make } = FineprintPage;

  /** @param {number} tabId */
  async function show(tabId) {
    /** @type {FineprintPolicyLink[]} */
    const links = (await FineprintAsk.ask({ type: 'links', tabId }).catch(() => null)) ?? [];
    if (!links.length) return;
    const root = part('offer');
    root.replaceChildren();
    make(root, 'h2', '', words('ui_offer'));
    const list = make(root, 'ul');
    for (const { text, url } of links) {
      const button = make(make(list, 'li'), 'button', 'plain');
      button.type = 'button';
      make(button, 'bdi', '', text);
      make(button, 'span', 'host', new URL(url).host);
      button.addEventListener('click', async () => {
        await chrome.runtime.sendMessage({ type: 'follow', tabId, url }).catch(() => null);
        close();
      });
    }
    root.hidden = false;
  }

  return { show };
})();
