// The options. A choice is kept the moment it is made, and shown as made only once it is kept.
'use strict';

(async () => {
  const { words, part, make, fill, turn, locale } = FineprintPage;
  const { get, set, reset, MOST_MATTERS, LANGUAGES, CARDS, MOST_KEPT } = FineprintSettings;

  /** The questions that may come first: all that a summary has a row for. */
  const QUESTIONS = (
    'effective_date controller privacy_contact data_categories sensitive_data sources purposes legal_bases targeted_ads sale_share recipients ' +
    'law_enforcement transfers retention automated_decisions ai_training rights opt_outs gpc_dnt cookies_tracking children complaint changes_notice security'
  ).split(' ');

  /** What the page before this one did, in the store of its tab. */
  const TOLD = 'told';

  /** @param {string} text */
  const say = text => void (part('said').textContent = text);

  /** Keeps a choice, says whether it could be kept, and shows what is chosen now. @param {Partial<FineprintSettingsData> | (() => Promise<unknown>)} change @param {string} [done] what is said then */
  async function keep(change, done = '') {
    const { language } = await get();
    // In another language the page is loaded anew: what was done is told by the next one.
    sessionStorage.setItem(TOLD, done);
    let said = done;
    try {
      await (typeof change === 'function' ? change() : set(change));
    } catch {
      said = 'opt_failed';
    }
    if ((await get()).language === language) sessionStorage.removeItem(TOLD);
    say(said && words(said));
    await show();
  }

  async function show() {
    const { badge, answers, matters, ...picked } = await get();
    turn(part('badge'), badge);
    turn(part('answers'), answers);
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('[data-pick]'))) {
      const name = /** @type {'language' | 'card' | 'most'} */ (button.dataset.pick);
      button.setAttribute('aria-pressed', String(String(picked[name]) === button.value));
    }
    const { everywhere, sites } = await FineprintHints.get();
    turn(part('hints'), !everywhere);
    showSites(sites);
    turn(part('remembers'), /** @type {any} */ (await chrome.storage.local.get('remember').catch(() => null))?.remember === true);
    const full = matters.length >= MOST_MATTERS;
    part('matters-more').textContent = words(full ? 'opt_matters_full' : 'opt_matters_more', [String(MOST_MATTERS)]);
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (part('matters').querySelectorAll('button'))) {
      const on = matters.includes(button.value);
      turn(button, on);
      button.setAttribute('aria-disabled', String(full && !on));
    }
    part('kept').textContent = words('opt_kept_size', [(Math.ceil((await size()) / 100) / 10).toLocaleString(locale())]);
  }

  /** The sites without hints, each with a way to have them again; the focus goes to the next one. @param {string[]} sites */
  function showSites(sites) {
    const list = part('sites');
    const at = [...list.children].findIndex(item => item.contains(document.activeElement));
    part('sites-all').hidden = sites.length === 0;
    list.replaceChildren();
    for (const site of sites.toSorted()) {
      const item = make(list, 'li');
      make(item, 'bdi', '', site);
      const button = make(item, 'button', 'plain', words('ui_hints_show'));
      button.type = 'button';
      button.setAttribute('aria-label', `${words('ui_hints_show')}: ${site}`);
      button.addEventListener('click', () =>
        keep(async () => {
          const now = await FineprintHints.get();
          await FineprintHints.set({ ...now, sites: now.sites.filter(other => other !== site) });
        }),
      );
    }
    if (at >= 0) (list.children[Math.min(at, list.children.length - 1)]?.querySelector('button') ?? part('hints')).focus();
  }

  /** The site that a person named: its host alone, or an address of it. @param {string} text */
  function named(text) {
    const site = FineprintHints.site(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return /^[^.]+(\.[^.]+)+$|^localhost$|^\[/.test(site) ? site : '';
  }

  /** A site without hints, by its name. */
  async function add() {
    const field = /** @type {HTMLInputElement} */ (part('add'));
    const site = named(field.value.trim());
    part('add-wrong').textContent = site ? '' : words('opt_add_wrong');
    field.setAttribute('aria-invalid', String(!site));
    if (!site) return field.focus();
    await keep(async () => {
      const now = await FineprintHints.get();
      await FineprintHints.set({ ...now, sites: [...now.sites.filter(other => other !== site), site] });
      field.value = '';
    });
  }
  part('add-do').addEventListener('click', add);
  part('add').addEventListener('keydown', event => void (event.key === 'Enter' && add()));

  /** Buttons of which one is chosen. @template {'language' | 'card' | 'most'} N @param {N} name @param {readonly FineprintSettingsData[N][]} values @param {(value: FineprintSettingsData[N]) => string} label */
  function picks(name, values, label) {
    for (const value of values) {
      const button = make(part(name), 'button', 'plain pick', label(value));
      button.type = 'button';
      button.value = String(value);
      button.dataset.pick = name;
      button.addEventListener('click', () => keep(/** @type {Partial<FineprintSettingsData>} */ ({ [name]: value })));
    }
  }

  /** Bytes of all that is kept. Firefox has no count of its own. */
  const size = async () => new TextEncoder().encode(JSON.stringify(await chrome.storage.local.get(null))).length;

  function choices() {
    for (const id of QUESTIONS) {
      const button = make(make(part('matters'), 'li'), 'button', 'switch');
      button.type = 'button';
      button.value = id;
      button.setAttribute('role', 'switch');
      make(button, 'span', 'knob').setAttribute('aria-hidden', 'true');
      make(button, 'span', '', words(`q_${id}`));
      button.addEventListener('click', async () => {
        const { matters } = await get();
        if (matters.includes(id)) await keep({ matters: matters.filter(other => other !== id) });
        else if (matters.length < MOST_MATTERS) await keep({ matters: [...matters, id] });
      });
    }
  }

  /** What each command does; the browser knows it in its own language only. @type {Record<string, string>} */
  const COMMANDS = { _execute_action: 'cmd_summary', 'toggle-panel': 'cmd_panel', 'next-mark': 'cmd_next', 'previous-mark': 'cmd_previous', refuse: 'cmd_refuse' };

  async function keys() {
    const all = await chrome.commands.getAll();
    const order = Object.keys(COMMANDS);
    all.sort((a, b) => order.indexOf(a.name ?? '') - order.indexOf(b.name ?? ''));
    for (const { name = '', description, shortcut } of all) {
      make(part('keys'), 'dt', '', COMMANDS[name] ? words(COMMANDS[name]) : description);
      make(make(part('keys'), 'dd'), 'kbd', '', shortcut || words('opt_no_key'));
    }
  }

  for (const name of /** @type {const} */ (['badge', 'answers'])) part(name).addEventListener('click', async () => keep({ [name]: !(await get())[name] }));

  part('hints').addEventListener('click', () =>
    keep(async () => {
      const now = await FineprintHints.get();
      await FineprintHints.set({ ...now, everywhere: !now.everywhere });
    }),
  );
  part('remembers').addEventListener('click', () => keep(() => chrome.storage.local.set({ remember: part('remembers').getAttribute('aria-checked') !== 'true' })));

  /** A button that asks once what is lost: its second click is the answer. @param {string} id @param {string} question @param {() => Promise<void>} act @param {string} done */
  function asks(id, question, act, done) {
    const button = part(id);
    const calm = () => {
      button.removeAttribute('data-sure');
      button.textContent = words(`opt_${id}`);
    };
    button.addEventListener('click', async () => {
      if (!button.hasAttribute('data-sure')) {
        button.setAttribute('data-sure', '');
        button.textContent = words(`opt_${id}_sure`);
        part('asked').textContent = words(question);
        return;
      }
      calm();
      part('asked').textContent = '';
      await keep(act, done);
    });
    button.addEventListener('blur', () => {
      calm();
      part('asked').textContent = '';
    });
  }
  asks('reset', 'opt_reset_more', reset, 'opt_reset_done');
  asks('wipe', 'opt_wipe_more', () => chrome.storage.local.clear(), 'opt_wiped');
  /** @param {Record<string, any>} changes */
  async function changed(changes) {
    const { oldValue, newValue } = changes.settings ?? {};
    // In another language all of the page is another one.
    if ((oldValue?.language ?? 'auto') !== (newValue?.language ?? 'auto')) return location.reload();
    await show();
  }
  chrome.storage.local.onChanged.addListener(changed);

  await FineprintTexts.ready();
  fill();
  const names = { auto: words('opt_language_auto'), en: 'English', nl: 'Nederlands', fr: 'Français', de: 'Deutsch' };
  picks('language', LANGUAGES, code => names[code]);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (part('language').querySelectorAll('button'))) if (button.value !== 'auto') button.lang = button.value;
  const sides = { beside: words('opt_card_beside'), left: words('opt_card_left'), right: words('opt_card_right') };
  picks('card', CARDS, side => sides[side]);
  picks('most', MOST_KEPT, number => words('opt_most_number', [String(number)]));
  choices();
  const told = sessionStorage.getItem(TOLD);
  sessionStorage.removeItem(TOLD);
  if (told) say(words(told));
  void keys();
  void FineprintAccess.show();
  void show();
})();
