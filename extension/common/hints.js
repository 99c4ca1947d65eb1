// Where hints on consent forms are not wanted: on single sites, or everywhere. Kept on this device only, and read by the
// background and the popup; what is stored may be old or broken, so it is checked when it is read.
'use strict';

globalThis.FineprintHints = (() => {
  const KEY = 'hints';
  /** So many sites are kept; the oldest goes first. */
  const MOST_SITES = 500;

  /** @returns {Promise<{everywhere: boolean, sites: string[]}>} */
  async function get() {
    const stored = /** @type {any} */ (await chrome.storage.local.get(KEY).catch(() => null))?.[KEY];
    const sites = Array.isArray(stored?.sites) ? stored.sites.filter((/** @type {unknown} */ site) => typeof site === 'string') : [];
    return { everywhere: stored?.everywhere === true, sites: sites.slice(-MOST_SITES) };
  }

  /** The site of an address. @param {string | undefined} url */
  const site = url => (url && URL.canParse(url) ? new URL(url).hostname : '');

  /** How hints are hidden at an address: everywhere, on its site, or not at all. @param {string | undefined} url @returns {Promise<'all' | 'site' | null>} */
  async function hidden(url) {
    const { everywhere, sites } = await get();
    return everywhere ? 'all' : sites.includes(site(url)) ? 'site' : null;
  }

  /** Keeps that they are not wanted; nothing is kept from a private window. @param {chrome.tabs.Tab} tab @param {boolean} everywhere */
  async function hide({ url, incognito }, everywhere) {
    if (incognito) return;
    const now = await get();
    const sites = [...now.sites.filter(other => other !== site(url)), site(url)].slice(-MOST_SITES);
    await chrome.storage.local.set({ [KEY]: everywhere ? { ...now, everywhere } : { ...now, sites } });
  }

  /** They are wanted again, at an address. @param {string | undefined} url */
  async function again(url) {
    const { sites } = await get();
    await chrome.storage.local.set({ [KEY]: { everywhere: false, sites: sites.filter(other => other !== site(url)) } });
  }

  /** What a person chose in the options. @param {{everywhere: boolean, sites: string[]}} hints */
  const set = hints => chrome.storage.local.set({ [KEY]: hints });

  return { get, set, site, hidden, hide, again };
})();
