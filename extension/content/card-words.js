// What the card says of a banner.
'use strict';

globalThis.FineprintCardWords = (() => {
  // In a page those of the browser; in the popup the language that a person chose.
  const words = (globalThis.FineprintTexts ?? chrome.i18n).getMessage;

  /** Whether the choice is to pay or to agree. @param {FineprintBannerReport} banner */
  const pays = ({ patterns }) => patterns.some(pattern => pattern.id === 'pay_or_consent');

  /** What a platform is called. Its list is there where a banner was found. @param {string | null} cmp */
  const platformOf = cmp => (cmp && (globalThis.FineprintPlatforms?.[cmp] ?? globalThis.FineprintOtherPlatforms?.[cmp])?.name) || null;

  /** How many partners are named. @param {number} number */
  const partnersOf = number => (number === 1 ? words('card_partner') : words('card_partners', [number.toLocaleString(words('@@ui_locale').replace('_', '-'))]));

  /** More steps than these are not listed. */
  const MOST_STEPS = 6;

  /** Whether a box or a switch is on. @param {FineprintBannerReport['controls']} controls @param {string} label */
  const isOn = (controls, label) => controls.some(control => control.label === label && control.checked === true && control.role === 'other');

  /** Whether only a control's name in the page says that it refuses, no word on it. @param {NonNullable<FineprintBannerReport['hint']>} hint */
  const guessed = ({ role, expected }) => expected === true && (role === 'reject' || role === 'necessary_only');

  /** Whether not all that would be stored can be seen. @param {FineprintBannerReport['hint']} hint */
  const unseen = hint => hint?.role === 'save' && hint.expected === true && hint.path.length === 1;

  /** What comes before what stores the choice. @param {FineprintBannerReport} banner @param {NonNullable<FineprintBannerReport['hint']>} hint */
  function saves({ controls }, { path, clicks, ...hint }) {
    if (clicks < 2) return words(unseen({ path, clicks, ...hint }) ? 'card_save_unseen' : 'card_save_more');
    const on = path.slice(0, -1).filter(label => isOn(controls, label)).length;
    return on ? words('card_save_ticked', [String(on)]) : words('card_save_first');
  }

  /** The way step by step, where it takes more than one click. @param {FineprintBannerReport} banner @param {NonNullable<FineprintBannerReport['hint']>} hint */
  function stepsOf({ cmp, controls }, { role, path, clicks }) {
    if (role === 'settings') return [words('step_click', [path[0]]), words(`step_then_${(cmp && globalThis.FineprintPlatforms?.[cmp]?.way) || 'look'}`)];
    if (clicks < 2 || path.length > MOST_STEPS) return [];
    return path.map((label, i) => words(i < path.length - 1 && isOn(controls, label) ? 'step_off' : 'step_click', [label]));
  }

  /** What a pay-or-agree form says that each choice costs and gives. @param {FineprintBannerReport} banner */
  function payment({ patterns, controls, purposes }) {
    const measured = patterns.find(pattern => pattern.id === 'pay_or_consent')?.measured ?? {};
    const list = (/** @type {string} */ name) => /** @type {string[]} */ (Array.isArray(measured[name]) ? measured[name] : []);
    const times = list('times');
    const prices = list('prices').map((price, i) => (times[i] ? words(`pay_a_${times[i]}`, [price]) : price));
    const without = list('without').map(what => words(`pay_${what}`));
    const agree = controls.find(control => control.role === 'accept')?.label;
    const named = purposes.map(purpose => words(`form_p_${purpose}`));
    const lines = [prices.length ? words('pay_costs', [prices.join('; ')]) : words('pay_costs_unsaid')];
    if (without.length) lines.push(words('pay_without', [without.join(', ')]));
    if (agree) lines.push(named.length ? words('pay_agree_for', [agree, named.join(', ')]) : words('pay_agree', [agree]));
    return lines;
  }

  /** What a page's record holds. @param {FineprintRecord} record */
  function recorded({ purposes, partners, interests }) {
    const lines = [purposes || partners ? words('card_record_some', [String(purposes), String(partners)]) : words('card_record_none')];
    if (interests) lines.push(words('card_record_interest', [String(interests)]));
    return lines;
  }

  /** `null` where there is nothing to say. @param {FineprintBannerReport} banner @returns {FineprintSaying | null} */
  function of(banner) {
    const { hint, partners, cmp } = banner;
    if (!hint) return pays(banner) ? { title: words('card_pay'), more: [words('card_pay_more'), ...payment(banner)], steps: [], refuses: false } : null;
    const more = [];
    if (hint.role === 'settings') more.push(words('card_settings_more', [String(hint.clicks)]));
    else if (hint.role === 'save') more.push(saves(banner, hint));
    else if (hint.role === 'close') more.push(words('card_close_more'));
    else more.push(words(guessed(hint) ? 'card_guess_more' : 'card_reject_more'));
    if (partners) more.push(partnersOf(partners));
    const platform = platformOf(cmp);
    if (platform) more.push(words('card_platform', [platform]));
    const last = hint.path[hint.path.length - 1];
    return { title: words(`card_${hint.role === 'necessary_only' ? 'reject' : hint.role}`, [hint.role === 'save' ? last : hint.label]), more, steps: stepsOf(banner, hint), refuses: false };
  }

  /** The banner that the card speaks of: an open second layer first. @param {FineprintBannerReport[]} banners @returns {FineprintBannerReport | null} */
  const choose = banners => banners.find(b => b.hint && b.layer === 'settings') ?? banners.find(b => b.hint) ?? banners.find(of) ?? null;

  /** What may be clicked for a person. Never what agrees, pays or only closes. */
  const MAY = new Set(['reject', 'necessary_only', 'save', 'settings']);

  /** Whether the way of a banner may be gone on command. @param {FineprintBannerReport} banner */
  const may = banner => banner.hint !== null && MAY.has(banner.hint.role) && !guessed(banner.hint) && !pays(banner);

  /** Whether that is offered: not where boxes that nobody sees may be stored with the rest. @param {FineprintBannerReport} banner */
  const can = banner => may(banner) && !unseen(banner.hint);

  /** What is said after a refusal. @param {FineprintRefusal} refusal @returns {FineprintSaying} */
  function told({ word, clicked, on = [], record }) {
    const more = clicked.length ? [words('card_told_clicked', [clicked.map(label => `“${label}”`).join(', ')])] : [];
    if (on.length) more.push(words('ref_own_on', [on.map(label => `“${label}”`).join(', ')]));
    if (record) more.push(...recorded(record));
    return { title: words(`card_told_${word}`), more, steps: [], refuses: false };
  }

  return { of, choose, may, can, pays, platformOf, partnersOf, payment, recorded, told };
})();
