// On a page that is no policy: the policies that it links to, to be opened and read.
'use strict';

globalThis.FineprintOffer = (() => {
  const { words, part } = FineprintView;

  /** @param {number} tabId */
  async function show(tabId) {
    /** @type {FineprintPolicyLink[]} */
    const links = (await chrome.runtime.sendMessage({ type: 'links', tabId }).catch(() => null)) ?? [];
    if (!links.length) return;
    const heading = document.createElement('h2');
    heading.textContent = words('ui_offer');
    const list = document.createElement('ul');
    for (const { text, url } of links) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      const name = document.createElement('bdi');
      name.textContent = text;
      const host = document.createElement('span');
      host.className = 'host';
      host.textContent = new URL(url).host;
      button.append(name, host);
      button.addEventListener('click', async () => {
        await chrome.runtime.sendMessage({ type: 'follow', tabId, url }).catch(() => null);
        close();
      });
      const item = document.createElement('li');
      item.append(button);
      list.append(item);
    }
    part('offer').replaceChildren(heading, list);
    part('offer').hidden = false;
  }

  return { show };
})();
