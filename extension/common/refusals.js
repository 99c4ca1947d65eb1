// What was answered to the consent forms of which sites, by a person or for one: kept on the device where a person may look it up.
'use strict';

globalThis.FineprintRefusals = (() => {
  /** So many sites are remembered; the oldest go first. */
  const MOST_SITES = 500;

  /** @param {string} host */
  const key = host => `choice/${host}`;

  /** Keeps what was chosen, but for private windows. @param {chrome.tabs.Tab} tab @param {Omit<FineprintChoice, 'when'>} choice */
  async function keep(tab, choice) {
    if (tab.incognito || !tab.url || !URL.canParse(tab.url)) return;
    /** @type {Record<string, any>} */
    const all = await chrome.storage.local.get(null);
    const kept = Object.entries(all).filter(([name]) => name.startsWith('choice/'));
    kept.sort(([, a], [, b]) => (String(a?.when) < String(b?.when) ? -1 : 1));
    const over = kept.slice(0, Math.max(0, kept.length + 1 - MOST_SITES)).map(([name]) => name);
    await chrome.storage.local.remove(over);
    await chrome.storage.local.set({ [key(new URL(tab.url).host)]: { when: new Date().toISOString(), ...choice } });
  }

  /** What a person clicked. @param {chrome.tabs.Tab} tab @param {{role: string, label: string, on: string[]}} chosen */
  const own = (tab, { role, label, on }) => keep(tab, { by: 'person', role, clicked: [label], on });

  /** What was chosen on a site, if anything. @param {string} host @returns {Promise<FineprintChoice | null>} */
  async function of(host) {
    /** @type {any} */
    const kept = (await chrome.storage.local.get(key(host)))[key(host)];
    if (typeof kept?.when !== 'string' || !Array.isArray(kept.clicked)) return null;
    const { when, clicked, by = 'fineprint', role = 'reject', on = [] } = kept;
    return { when, by, role, clicked: clicked.map(String), on: on.map(String) };
  }

  /** @param {string} host */
  const forget = host => chrome.storage.local.remove(key(host));

  return { keep, own, of, forget };
})();
