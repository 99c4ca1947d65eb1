// What the card says of a banner.
'use strict';

globalThis.FineprintCardWords = (() => {
  const words = chrome.i18n.getMessage;

  /** `null` where there is nothing to say. @param {FineprintBannerReport} banner @returns {FineprintSaying | null} */
  function of({ hint, patterns, partners }) {
    const has = (/** @type {string} */ id) => patterns.some(pattern => pattern.id === id);
    if (!hint) return has('pay_or_consent') ? { title: words('card_pay'), more: [words('card_pay_more')] } : null;
    const more = [];
    if (hint.role === 'settings') more.push(words('card_settings_more', [String(hint.clicks)]));
    else if (hint.role === 'save') more.push(words(hint.clicks > 1 ? 'card_save_ticked' : 'card_save_more', [String(hint.clicks - 1)]));
    else if (hint.role === 'close') more.push(words('card_close_more'));
    else more.push(words('card_reject_more'));
    if (partners) more.push(words('card_partners', [partners.toLocaleString(words('@@ui_locale').replace('_', '-'))]));
    const last = hint.path[hint.path.length - 1];
    return { title: words(`card_${hint.role === 'necessary_only' ? 'reject' : hint.role}`, [hint.role === 'save' ? last : hint.label]), more };
  }

  return { of };
})();
