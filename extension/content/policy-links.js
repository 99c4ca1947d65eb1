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

  /** The address as a person reads it. @param {URL} url */
  function path({ pathname }) {
    try {
      return decodeURIComponent(pathname);
    } catch {
      return pathname;
    }
  }

  /** @param {Document} document @returns {FineprintPolicyLink[]} */
  function find(document) {
    const own = siteOf(location.hostname);
    const here = location.href.split('#')[0];
    /** @type {Map<string, FineprintPolicyLink & {own: boolean, named: boolean}>} */
    const found = new Map();
    // A banner often stands in a shadow tree, and its link to the policy with it.
    const links = [document, ...FineprintBannerFind.trees()].flatMap(tree => [...FineprintDom.query(tree, 'a[href]')]);
    for (const link of links.slice(0, MAX_LOOKED)) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      const text = FineprintDom.text(link).slice(0, MAX_TEXT * 4).replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT).toWellFormed();
      const url = text && parsed(hrefOf(link));
      if (!url || url.href === here) continue;
      const isOwn = siteOf(url.hostname) === own;
      const named = speaks(text);
      // "Learn more": the site's own address may say what the words don't.
      if (!named && !(isOwn && speaks(path(url)))) continue;
      if (!found.has(url.href) || (named && !found.get(url.href)?.named)) found.set(url.href, { text, url: url.href, own: isOwn, named });
    }
    const all = [...found.values()];
    const rank = (/** @type {{own: boolean, named: boolean}} */ link) => (link.own ? 0 : 2) + (link.named ? 0 : 1);
    return all.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_FOUND).map(({ text, url }) => ({ text, url }));
  }

  return { find };
})();
