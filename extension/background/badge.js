// The icon: its shape tells what the page offers, its badge what is worth knowing of a policy, its title both in words.
'use strict';

globalThis.FineprintBadge = (() => {
  const COLOUR = '#1f4f8b';
  const TEXT = '#ffffff';
  const words = FineprintTexts.getMessage;
  /** Before the text of a policy that changed. */
  const DOT = '•';
  const KINDS = ['privacy_policy', 'cookie_policy'];
  /** What is added to the title. */
  const CHANGED = 'chg_badge';
  const ASKS = 'badge_form';

  /** The icon of a page that asks for consent. No theme is known here: it has a dark outline in a white one, for bars of both kinds. */
  const FORM = { 16: '/icons/form-16.png', 32: '/icons/form-32.png' };
  /** The one of the manifest. Firefox has it for themes of both kinds, and goes back to it when it is given none. */
  function atRest() {
    const { default_icon: icons, theme_icons: themes } = /** @type {any} */ (chrome.runtime.getManifest().action);
    return themes ? {} : Object.fromEntries(Object.entries(icons).map(([size, path]) => [size, `/${path}`]));
  }

  /** What the badge says: how many things to know, or a section sign where there is none, or none was looked for. @param {FineprintReport} report */
  function saying(report) {
    const number = report.policy?.concerns.length ?? 0;
    const key = report.policy?.unread ? 'ui_unreadable_language' : number === 0 ? 'badge_none' : number === 1 ? 'badge_one' : 'badge_some';
    const title = words('badge_title', [words(`kind_${report.page.kind}`), words(key, [String(number)])]);
    return { text: number ? String(number) : '§', title };
  }

  const more = (/** @type {string} */ key) => `. ${words(key)}`;
  /** Whether a title has that. @param {string} title @param {string} key */
  const has = (title, key) => title.includes(more(key));
  /** A title with that or without. @param {string} title @param {string} key @param {boolean} on */
  const withIt = (title, key, on) => (has(title, key) === on ? title : on ? title + more(key) : title.replace(more(key), ''));

  /** What a tab's icon says now: kept by the browser, for this background may be stopped at any time. @param {number} tabId */
  const now = async tabId => {
    const [text, title] = await Promise.all([chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId }), FineprintTexts.ready()]);
    return { text, title };
  };

  /** @param {number} tabId @param {FineprintReport} report */
  async function show(tabId, report) {
    if (!report.policy || !KINDS.includes(report.page.kind)) return clear(tabId);
    const [{ badge }, before] = await Promise.all([FineprintSettings.get(), now(tabId)]);
    if (!badge) return clear(tabId);
    const said = saying(report);
    // It is read again while it is shown: what was said of it still holds.
    const changed = before.text.startsWith(DOT);
    const text = changed ? DOT + said.text : said.text;
    const title = withIt(withIt(said.title, CHANGED, changed), ASKS, has(before.title, ASKS));
    if (text === before.text && title === before.title) return;
    await Promise.all([
      chrome.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      chrome.action.setBadgeTextColor({ tabId, color: TEXT }),
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setTitle({ tabId, title }),
    ]);
  }

  /** Adds to the badge that the policy changed since the last visit, or takes it away. @param {number} tabId @param {boolean} changed */
  async function mark(tabId, changed) {
    const { text, title } = await now(tabId);
    if (text.startsWith(DOT) === changed || !text) return;
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: changed ? DOT + text : text.slice(DOT.length) }),
      chrome.action.setTitle({ tabId, title: withIt(title, CHANGED, changed) }),
    ]);
  }

  /** No policy; the page may ask for consent all the same. @param {number} tabId */
  async function clear(tabId) {
    const before = await now(tabId);
    const title = withIt(words('appName'), ASKS, has(before.title, ASKS));
    if (before.text === '' && before.title === title) return;
    await Promise.all([chrome.action.setBadgeText({ tabId, text: '' }), chrome.action.setTitle({ tabId, title })]);
  }

  /** Whether the page asks for consent. @param {number} tabId @param {boolean} asks */
  async function form(tabId, asks) {
    const [{ badge }, { title }] = await Promise.all([FineprintSettings.get(), now(tabId)]);
    const on = asks && badge;
    if (has(title, ASKS) === on) return;
    await Promise.all([chrome.action.setIcon({ tabId, path: on ? FORM : atRest() }), chrome.action.setTitle({ tabId, title: withIt(title, ASKS, on) })]);
  }

  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** One after the other, since each keeps what the one before it said. @template {any[]} A @param {(...args: A) => Promise<void>} act @returns {(...args: A) => Promise<void>} */
  const inTurn = act => (...args) => {
    const done = last.then(() => act(...args));
    last = done.catch(() => {});
    return done;
  };

  return { show: inTurn(show), mark: inTurn(mark), clear: inTurn(clear), form: inTurn(form) };
})();
