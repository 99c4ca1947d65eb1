// What a person chose, kept on this device only. What is stored may be old or broken: it is checked when it is read.
'use strict';

globalThis.FineprintSettings = (() => {
  const KEY = 'settings';
  /** So many questions may come first. */
  const MOST_MATTERS = 5;
  /** Names of facts are no longer than this. */
  const LONGEST = 40;

  /** @param {any} stored @returns {FineprintSettingsData} */
  function checked(stored) {
    const matters = Array.isArray(stored?.matters) ? stored.matters : [];
    const names = matters.filter((/** @type {unknown} */ name) => typeof name === 'string' && /^[a-z_]+$/.test(name) && name.length <= LONGEST);
    return { badge: stored?.badge !== false, matters: [...new Set(/** @type {string[]} */ (names))].slice(0, MOST_MATTERS) };
  }

  /** What was chosen; the defaults where nothing was, or where the store can't be read. */
  const get = async () => checked((await chrome.storage.local.get(KEY).catch(() => null))?.[KEY]);

  /** Keeps a choice; fails where the store is full or closed. @param {Partial<FineprintSettingsData>} change */
  async function set(change) {
    const now = checked({ ...(await get()), ...change });
    await chrome.storage.local.set({ [KEY]: now });
    return now;
  }

  return { get, set, MOST_MATTERS };
})();
