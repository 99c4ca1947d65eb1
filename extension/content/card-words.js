// What the card says of a banner.
'use strict';

globalThis.FineprintCardWords = (() => {
  const words = chrome.i18n.getMessage;

  /** Whether the choice is to pay or to agree. @param {FineprintBannerReport} banner */
  const pays = ({ patterns }) => patterns.some(pattern => pattern.id === 'pay_or_consent');

  /** What a platform is called. Its list is there where a banner was found. @param {string | null} cmp */
  const platformOf = cmp => (cmp && (globalThis.FineprintPlatforms?.[cmp] ?? globalThis.FineprintOtherPlatforms?.[cmp])?.name) || null;

  /** `null` where there is nothing to say. @param {FineprintBannerReport} banner @returns {FineprintSaying | null} */
  function of(banner) {
    const { hint, partners, cmp } = banner;
    if (!hint) return pays(banner) ? { title: words('card_pay'), more: [words('card_pay_more')], refuses: false } : null;
    const more = [];
    if (hint.role === 'settings') more.push(words('card_settings_more', [String(hint.clicks)]));
    else if (hint.role === 'save') more.push(words(hint.clicks > 1 ? 'card_save_ticked' : 'card_save_more', [String(hint.clicks - 1)]));
    else if (hint.role === 'close') more.push(words('card_close_more'));
    else more.push(words('card_reject_more'));
    if (partners) more.push(words('card_partners', [partners.toLocaleString(words('@@ui_locale').replace('_', '-'))]));
    const platform = platformOf(cmp);
    if (platform) more.push(words('card_platform', [platform]));
    const last = hint.path[hint.path.length - 1];
    return { title: words(`card_${hint.role === 'necessary_only' ? 'reject' : hint.role}`, [hint.role === 'save' ? last : hint.label]), more, refuses: false };
  }

  /** The banner that the card speaks of: an open second layer first. @param {FineprintBannerReport[]} banners @returns {FineprintBannerReport | null} */
  const choose = banners => banners.find(b => b.hint && b.layer === 'settings') ?? banners.find(b => b.hint) ?? banners.find(of) ?? null;

  /** What may be clicked for a person. Never what agrees, pays or only closes. */
  const MAY = new Set(['reject', 'necessary_only', 'save', 'settings']);

  /** Whether a banner can be refused on command. @param {FineprintBannerReport} banner */
  const can = banner => banner.hint !== null && MAY.has(banner.hint.role) && !pays(banner);

  /** What is said after a refusal. @param {FineprintRefusal} refusal @returns {FineprintSaying} */
  function told({ word, clicked, record }) {
    const more = clicked.length ? [words('card_told_clicked', [clicked.map(label => `“${label}”`).join(', ')])] : [];
    if (record) {
      const { purposes, partners, interests } = record;
      more.push(purposes || partners ? words('card_record_some', [String(purposes), String(partners)]) : words('card_record_none'));
      if (interests) more.push(words('card_record_interest', [String(interests)]));
    }
    return { title: words(`card_told_${word}`), more, refuses: false };
  }

  return { of, choose, can, pays, platformOf, told };
})();
