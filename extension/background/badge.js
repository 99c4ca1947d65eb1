// The badge: its text and its title say the same.
'use strict';

globalThis.FineprintBadge = (() => {
  const COLOUR = '#1f4f8b';
  const TEXT = '#ffffff';
  const words = FineprintTexts.getMessage;
  /** Before the text of a policy that changed. */
  const DOT = '•';
  const KINDS = ['privacy_policy', 'cookie_policy'];

  /** What the badge says: how many things to know, or a section sign where there is none, or none was looked for. @param {FineprintReport} report */
  function saying(report) {
    const number = report.policy?.concerns.length ?? 0;
    const key = report.policy?.unread ? 'ui_unreadable_language' : number === 0 ? 'badge_none' : number === 1 ? 'badge_one' : 'badge_some';
    const title = words('badge_title', [words(`kind_${report.page.kind}`), words(key, [String(number)])]);
    return { text: number ? String(number) : '§', title };
  }

  /** @param {number} tabId @param {FineprintReport} report */
  async function show(tabId, report) {
    if (!report.policy || !KINDS.includes(report.page.kind)) return clear(tabId);
    const [{ badge }, before] = await Promise.all([FineprintSettings.get(), chrome.action.getBadgeText({ tabId })]);
    if (!badge) return clear(tabId);
    const { text, title } = saying(report);
    const changed = before.startsWith(DOT);
    await Promise.all([
      chrome.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      chrome.action.setBadgeTextColor({ tabId, color: TEXT }),
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setTitle({ tabId, title }),
    ]);
    // It is read again while it is shown: what was said of it still holds.
    if (changed) await mark(tabId, true);
  }

  /** Adds to the badge that the policy changed since the last visit, or takes it away. @param {number} tabId @param {boolean} changed */
  async function mark(tabId, changed) {
    const [text, title] = await Promise.all([chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId })]);
    const has = text.startsWith(DOT);
    if (has === changed || !text) return;
    const more = `. ${words('chg_badge')}`;
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: changed ? DOT + text : text.slice(DOT.length) }),
      chrome.action.setTitle({ tabId, title: changed ? title + more : title.replace(more, '') }),
    ]);
  }

  /** @param {number} tabId */
  async function clear(tabId) {
    await Promise.all([chrome.action.setBadgeText({ tabId, text: '' }), chrome.action.setTitle({ tabId, title: words('appName') })]);
  }

  return { show, mark, clear };
})();
