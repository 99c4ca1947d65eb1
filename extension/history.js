// The history page: the policies remembered and the answers to consent forms, to search, open, remove, export and wipe. Of
// policies it asks the background, which alone touches what is kept of them.
'use strict';

(async () => {
  const { words, part, make, fill, turn } = FineprintPage;
  const search = /** @type {HTMLInputElement} */ (part('search'));
  const dialog = /** @type {HTMLDialogElement} */ (part('ask'));
  const locale = () => FineprintTexts.getUILanguage();

  /** @typedef {{key: string, bytes: number, url: string, title: string, language: string, date: string}} Policy */
  /** @type {Policy[]} */
  let policies = [];
  /** @type {{host: string, choice: FineprintChoice}[]} */
  let answers = [];
  /** How many may be. */
  let most = 0;

  /** @param {string} what @param {string} [key] */
  const ask = (what, key) => FineprintAsk.ask({ type: 'history', do: what, key }).catch(() => null);

  /** Lower case, without accents. @param {string} text */
  const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  /** @param {string} day `YYYY-MM-DD` */
  const inWords = day => (/^\d{4}-\d\d-\d\d$/.test(day) ? new Date(day).toLocaleDateString(locale(), { dateStyle: 'long', timeZone: 'UTC' }) : day);

  /** @param {Policy} policy */
  const name = policy => policy.title || policy.url;

  /** An address that may be opened; those of storage are not trusted more than the pages they came from. @param {string} url */
  const mayOpen = url => /^https?:\/\//.test(url);

  /** @param {Policy} policy */
  function row(policy) {
    const item = document.createElement('li');
    item.className = 'entry';
    const about = make(item, 'div');
    const link = make(about, mayOpen(policy.url) ? 'a' : 'strong', '', name(policy));
    if (link instanceof HTMLAnchorElement) {
      link.href = policy.url;
      link.target = '_blank';
      link.rel = 'noreferrer';
    }
    link.lang = policy.language;
    const host = URL.canParse(policy.url) ? new URL(policy.url).host : '';
    const language = policy.language ? new Intl.DisplayNames([locale()], { type: 'language' }).of(policy.language) : '';
    make(about, 'p', '', [host, language, policy.date && words('hist_on', [inWords(policy.date)])].filter(Boolean).join(' · '));
    const remove = make(item, 'button', 'plain', words('hist_remove'));
    remove.type = 'button';
    remove.setAttribute('aria-label', `${words('hist_remove')}: ${name(policy)}`);
    remove.addEventListener('click', () => act('remove', words('hist_removed', [name(policy)]), policy.key));
    return item;
  }

  /** @param {(typeof answers)[number]} answer */
  function answered({ host, choice }) {
    const item = document.createElement('li');
    item.className = 'entry';
    const about = make(item, 'div');
    make(about, 'bdi', 'site', host);
    make(about, 'p', '', FineprintAnswers.said(choice));
    const button = make(item, 'button', 'plain', words('ref_forget'));
    button.type = 'button';
    button.setAttribute('aria-label', `${words('ref_forget')}: ${host}`);
    button.addEventListener('click', () => act('list', words('hist_removed', [host]), '', () => FineprintAnswers.forget(host)));
    return item;
  }

  /** Shows what the search leaves. */
  function draw() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const has = (/** @type {string} */ text) => wanted.every(word => fold(text).includes(word));
    const found = policies.filter(policy => has(`${policy.title} ${policy.url}`));
    part('list').replaceChildren(...found.map(row));
    part('answers-all').hidden = answers.length === 0;
    part('answers').replaceChildren(...answers.filter(({ host, choice }) => has(`${host} ${choice.clicked.join(' ')}`)).map(answered));
    const bytes = policies.reduce((sum, policy) => sum + policy.bytes, 0);
    const any = policies.length + answers.length > 0;
    part('none').hidden = found.length > 0 || (any && !policies.length);
    part('none-title').textContent = policies.length ? words('hist_no_match', [search.value]) : words('hist_none');
    part('none-more').textContent = policies.length ? '' : words('hist_none_more');
    part('finds').hidden = !any;
    part('stored').textContent = policies.length ? words('hist_stored', [policies.length.toLocaleString(locale()), Math.ceil(bytes / 1000).toLocaleString(locale()), String(most)]) : '';
    document.body.dataset.state = any ? 'list' : 'none';
  }

  /**
   * Does something to what is kept and shows what is left.
   * @param {string} what @param {string | null} [done] what is said then; `null` leaves what was said @param {string} [key]
   * @param {() => Promise<unknown>} [also] what is done to the answers
   */
  async function act(what, done = '', key = '', also = async () => {}) {
    const answer = await ask(what, key);
    const left = await also().then(FineprintAnswers.all).catch(() => null);
    if (!answer || !left) {
      part('said').textContent = words('hist_failed');
      document.body.dataset.state = 'failed';
      return;
    }
    // The button that was used goes with its row: the focus goes to the next one.
    const list = document.activeElement?.closest('.list');
    const at = [...(list?.children ?? [])].findIndex(item => item.contains(document.activeElement));
    ({ policies, most } = answer);
    answers = left;
    turn(part('remembers'), answer.on);
    draw();
    if (done !== null) part('said').textContent = done;
    if (list) (list.children[Math.min(at, list.children.length - 1)]?.querySelector('button') ?? part('remembers')).focus();
  }

  async function save() {
    const all = await ask('export');
    if (!all) {
      part('said').textContent = words('hist_failed');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ ...all, answers: answers.map(({ host, choice }) => ({ host, ...choice })) }, null, 1)], { type: 'application/json' }));
    link.download = 'fineprint-history.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  await FineprintTexts.ready();
  fill();
  document.title = `${words('hist_title')} – Fineprint`;
  part('remembers').addEventListener('click', () => act(part('remembers').getAttribute('aria-checked') === 'true' ? 'off' : 'on'));
  search.addEventListener('input', draw);
  part('export').addEventListener('click', save);
  part('wipe').addEventListener('click', () => dialog.showModal());
  part('keep').addEventListener('click', () => dialog.close());
  part('wipe-yes').addEventListener('click', async () => {
    dialog.close();
    await act('wipe', words('hist_wiped'), '', FineprintAnswers.wipe);
    part('remembers').focus();
  });
  // What is kept may change in a tab or a window beside this one.
  chrome.storage.onChanged.addListener((changes, area) => {
    const own = Object.keys(changes).some(key => key === 'remember' || key.startsWith('policy/') || key.startsWith(FineprintAnswers.PREFIX));
    if (area === 'local' && own) act('list', null);
  });
  act('list');
})();
