// The links of a page that lead to its site's policies, for the popup of a page that is none itself. Read when asked for only.
'use strict';

globalThis.FineprintPolicyLinks = (() => {
  /** Links that are looked at, characters of each that are read, and links that are offered. */
  const MAX_LOOKED = 5000;
  const MAX_TEXT = 120;
  const MAX_FOUND = 3;

  const speaks = FineprintWords.teller(FineprintGateWords.title);
  /** @type {(link: HTMLAnchorElement) => string} */
  const hrefOf = FineprintDom.getter(HTMLAnchorElement, 'href');

  /** The last two labels of a host: near enough to tell a site's own pages, which only come first. @param {string} host */
  const siteOf = host => host.split('.').slice(-2).join('.');

  /** @param {string} href */
  function parsed(href) {
    try {
      const url = new URL(href);
      url.hash = '';
      return /^https?:$/.test(url.protocol) && !url.username ? url : null;
    } catch {
      return null;
    }
  }

  /** @param {Document} document @returns {FineprintPolicyLink[]} */
  function find(document) {
    const own = siteOf(location.hostname);
    const here = location.href.split('#')[0];
    /** @type {Map<string, FineprintPolicyLink & {own: boolean}>} */
    const found = new Map();
    const links = FineprintDom.query(document, 'a[href]');
    for (let i = 0; i < links.length && i < MAX_LOOKED; i++) {
      const link = links[i];
      if (!(link instanceof HTMLAnchorElement)) continue;
      const text = FineprintDom.text(link).slice(0, MAX_TEXT * 4).replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT).toWellFormed();
      if (!text || !speaks(text)) continue;
      const url = parsed(hrefOf(link));
      if (!url || url.href === here || found.has(url.href)) continue;
      found.set(url.href, { text, url: url.href, own: siteOf(url.hostname) === own });
    }
    const all = [...found.values()];
    return [...all.filter(link => link.own), ...all.filter(link => !link.own)].slice(0, MAX_FOUND).map(({ text, url }) => ({ text, url }));
  }

  return { find };
})();
