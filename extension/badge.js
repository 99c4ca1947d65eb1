// The badge: its text and its title say the same.
'use strict';

globalThis.FineprintBadge = (() => {
  const COLOUR = '#1f4f8b';
  const TEXT = '#ffffff';
  const words = chrome.i18n.getMessage;
  const KINDS = ['privacy_policy', 'cookie_policy'];

  /** What the badge says: how many things to know, or a section sign where there is none. @param {FineprintReport} report */
  function saying(report) {
    const number = report.policy?.concerns.length ?? 0;
    const key = number === 0 ? 'badge_none' : number === 1 ? 'badge_one' : 'badge_some';
    const title = words('badge_title', [words(`kind_${report.page.kind}`), words(key, [String(number)])]);
    return { text: number ? String(number) : '§', title };
  }

  /** @param {number} tabId @param {FineprintReport} report */
  async function show(tabId, report) {
    if (!report.policy || !KINDS.includes(report.page.kind) || !(await FineprintSettings.get()).badge) return clear(tabId);
    const { text, title } = saying(report);
    await Promise.all([
      chrome.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      chrome.action.setBadgeTextColor({ tabId, color: TEXT }),
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setTitle({ tabId, title }),
    ]);
  }

  /** @param {number} tabId */
  async function clear(tabId) {
    await Promise.all([chrome.action.setBadgeText({ tabId, text: '' }), chrome.action.setTitle({ tabId, title: words('appName') })]);
  }

  return { show, clear };
})();
