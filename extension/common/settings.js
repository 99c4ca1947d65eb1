// What a person chose, kept on this device only. What is stored may be old or broken: it is checked when it is read.
'use strict';

globalThis.FineprintSettings = (() => {
  const KEY = 'settings';
  /** So many questions may come first. */
  const MOST_MATTERS = 5;
  /** The language of the texts, where the card stands, how many policies are remembered: what may be chosen. */
  const LANGUAGES = /** @type {const} */ (['auto', 'en', 'nl', 'fr', 'de']);
  const CARDS = /** @type {const} */ (['beside', 'left', 'right']);
  const MOST_KEPT = /** @type {const} */ ([50, 200, 500]);
  /** Names of facts are no longer than this. */
  const LONGEST = 40;

  /** @param {any} stored @returns {FineprintSettingsData} */
  function checked(stored) {
    const matters = Array.isArray(stored?.matters) ? stored.matters : [];
    const names = matters.filter((/** @type {unknown} */ name) => typeof name === 'string' && /^[a-z_]+$/.test(name) && name.length <= LONGEST);
    /** @template T @param {readonly T[]} list @param {unknown} value @param {T} usual @returns {T} */
    const among = (list, value, usual) => (list.includes(/** @type {T} */ (value)) ? /** @type {T} */ (value) : usual);
    return {
      badge: stored?.badge !== false,
      answers: stored?.answers !== false,
      language: among(LANGUAGES, stored?.language, 'auto'),
      card: among(CARDS, stored?.card, 'beside'),
      most: among(MOST_KEPT, stored?.most, 500),
      matters: [...new Set(/** @type {string[]} */ (names))].slice(0, MOST_MATTERS),
    };
  }

  /** What was chosen; the defaults where nothing was, or where the store can't be read. @param {Promise<any>} [coming] what is stored, where it was asked for already */
  const get = async coming => checked((await (coming ?? chrome.storage.local.get(KEY)).catch(() => null))?.[KEY]);

  /** Keeps a choice; fails where the store is full or closed. @param {Partial<FineprintSettingsData>} change */
  async function set(change) {
    const now = checked({ ...(await get()), ...change });
    await chrome.storage.local.set({ [KEY]: now });
    return now;
  }

  /** Back to how it was after the install; what is remembered of policies and sites stays. */
  const reset = () => chrome.storage.local.remove([KEY, 'side', 'hints']);

  /** All pages that may be read, and whether a person left it the access to them or gives it one at a time. */
  const PAGES = { origins: ['http://*/*', 'https://*/*'] };
  const mayReadAll = () => chrome.permissions.contains(PAGES);

  return { get, set, reset, PAGES, mayReadAll, MOST_MATTERS, LANGUAGES, CARDS, MOST_KEPT };
})();
