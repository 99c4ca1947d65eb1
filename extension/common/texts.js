// The texts of the extension's own pages and of its summaries: in the language of the browser, or in the one that a person chose.
'use strict';

globalThis.FineprintTexts = (() => {
  /** The languages of the interface. */
  const LANGUAGES = ['en', 'nl', 'fr', 'de'];
  const KEY = 'settings';

  /** The texts that were chosen, and their language; none while those of the browser are wanted. @type {Record<string, {message: string}> | null} */
  let own = null;
  let language = '';
  /** @type {Promise<void> | undefined} */
  let loading;

  /** @param {Promise<any>} [coming] what is stored, where it was asked for already */
  async function load(coming) {
    const stored = (await (coming ?? chrome.storage.local.get(KEY)).catch(() => null))?.[KEY];
    const wanted = LANGUAGES.includes(stored?.language) ? stored.language : '';
    if (wanted === language) return;
    own = wanted ? await (await fetch(chrome.runtime.getURL(`_locales/${wanted}/messages.json`))).json() : null;
    language = wanted;
  }

  /** Waits until the texts are there. @param {Promise<any>} [coming] */
  const ready = coming => (loading ??= load(coming).catch(() => {}));

  chrome.storage.onChanged?.addListener((changes, area) => {
    const { oldValue, newValue } = /** @type {any} */ (changes[KEY] ?? {});
    if (area === 'local' && oldValue?.language !== newValue?.language) loading = undefined;
  });

  /** Texts of the browser's language that were asked for: each question to the browser costs as much as an element. @type {Map<string, string>} */
  const asked = new Map();
  /** @param {string} key */
  function plain(key) {
    const known = asked.get(key);
    if (known !== undefined) return known;
    const text = chrome.i18n.getMessage(key);
    asked.set(key, text);
    return text;
  }

  /** As the browser's own function of that name. @param {string} key @param {string | string[]} [args] */
  function getMessage(key, args = []) {
    if (!own) return args.length ? chrome.i18n.getMessage(key, args) : plain(key);
    if (key === '@@ui_locale') return language;
    if (key === '@@bidi_dir') return 'ltr';
    const list = [args].flat();
    return (own[key]?.message ?? '').replace(/\$([1-9])/g, (_, number) => String(list[number - 1] ?? ''));
  }

  const getUILanguage = () => language || chrome.i18n.getUILanguage();

  return { LANGUAGES, ready, getMessage, getUILanguage };
})();
