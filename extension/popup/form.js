// In the popup: the whole consent form of the page explained, with what was measured.
'use strict';

globalThis.FineprintForm = (() => {
  const { words, part, make, locale } = FineprintPage;
  /** Controls that are listed; a list of all partners says no more. */
  const MOST_CONTROLS = 60;

  /** A number, a list or a text as it is read. @param {unknown} value */
  const said = value => {
    return Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? value.toLocaleString(locale()) : String(value ?? '');
  };

  /** What was measured, in the order in which the sentence of a pattern names it. @type {Record<string, string[]>} */
  const MEASURES = {
    no_reject_first_layer: ['accept'],
    preticked: ['labels'],
    reject_as_link: ['reject', 'accept'],
    unequal_colour: ['accept_text', 'reject_text', 'accept_fill', 'reject_fill'],
    unequal_size: ['accept_area', 'accept_font', 'reject_area', 'reject_font'],
    legitimate_interest_toggles: ['labels', 'on'],
    misclassified_essential: ['labels'],
    no_withdraw_icon: [],
    cookie_wall: ['cover'],
    pay_or_consent: ['labels'],
    implied_consent: ['text'],
    no_choice: ['labels'],
    confirmshaming: ['reject'],
    more_clicks_to_reject: ['accept_clicks', 'reject_clicks'],
  };

  /** @param {{id: string, measured: Record<string, unknown>}} pattern */
  function sentence({ id, measured }) {
    const values = (MEASURES[id] ?? []).map(name => (name === 'cover' ? said(Math.round(Number(measured[name]) * 100)) : said(measured[name])));
    return words(`form_t_${id}`, values);
  }

  /** @param {Element} root @param {string} title @param {string} name */
  function list(root, title, name) {
    make(root, 'h3', '', words(title));
    return make(root, 'ul', name);
  }

  /** What a control does, and its state. @param {FineprintBannerReport['controls'][number]} control */
  function does({ role, checked, disabled, unsure }) {
    const parts = [words(`form_r_${checked !== null && role === 'other' ? 'toggle' : role}`)];
    if (disabled) parts.push(words('form_locked'));
    if (checked !== null) parts.push(words(checked ? 'form_on' : 'form_off'));
    if (unsure) parts.push(words('form_unsure'));
    return parts.join(', ');
  }

  /** @param {Element} root @param {FineprintBannerReport} banner */
  function one(root, banner) {
    const { layer, modal, partners, purposes, controls, patterns, hint, cmp } = banner;
    const platform = FineprintCardWords.platformOf(cmp);
    const about = [words(`form_${layer}`), modal ? words('form_modal') : '', partners ? FineprintCardWords.partnersOf(partners) : '', platform ? words('card_platform', [platform]) : ''];
    make(root, 'p', '', about.filter(Boolean).join(' '));
    const way = hint ? words('form_way', [hint.path.map(label => `“${label}”`).join(' → ')]) : words('form_none');
    make(root, 'p', 'way', hint?.expected ? `${way} ${words('form_expected')}` : way);
    if (patterns.length) {
      const items = list(root, 'form_patterns', 'patterns');
      for (const pattern of patterns) make(items, 'li', '', sentence(pattern)).dataset.pattern = pattern.id;
      if (FineprintCardWords.pays(banner)) for (const line of FineprintCardWords.payment(banner)) make(root, 'p', 'pay', line);
      make(root, 'p', 'note', words('form_note'));
    }
    if (purposes.length) {
      const items = list(root, 'form_purposes', 'purposes');
      for (const purpose of purposes) make(items, 'li', '', words(`form_p_${purpose}`)).dataset.purpose = purpose;
    }
    const items = list(root, 'form_controls', 'controls');
    for (const control of controls.slice(0, MOST_CONTROLS)) {
      const item = make(items, 'li');
      item.dataset.role = control.role;
      make(item, 'bdi', '', control.label || '×');
      make(item, 'span', 'does', ` ${does(control)}`);
    }
  }

  /** A form that is gone: what leads back to it. @param {Element} root @param {FineprintBannerReport} banner */
  function gone(root, { controls, patterns }) {
    make(root, 'p', '', words('form_gone'));
    if (controls.length) make(root, 'p', 'way', words('form_back', [controls.map(({ label }) => `“${label || '×'}”`).join(', ')]));
    if (!patterns.length) return;
    const items = make(root, 'ul', 'patterns');
    for (const pattern of patterns) make(items, 'li', '', sentence(pattern)).dataset.pattern = pattern.id;
    make(root, 'p', 'note', words('form_note'));
  }

  /** @param {FineprintBannerReport[]} banners @param {FineprintBannerReport[]} closed */
  function show(banners, closed) {
    const root = part('form');
    root.hidden = banners.length + closed.length === 0;
    root.replaceChildren();
    if (root.hidden) return;
    make(root, 'h2', '', words('form_title'));
    for (const banner of banners) one(root, banner);
    for (const banner of closed) gone(root, banner);
  }

  return { show };
})();
