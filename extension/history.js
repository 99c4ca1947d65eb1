// The history page: the policies remembered, to search, open, remove, export and wipe. It asks the background, which alone
// touches the storage.
'use strict';

(async () => {
  const { words, part, make, fill, turn } = FineprintPage;
  const search = /** @type {HTMLInputElement} */ (part('search'));
  const dialog = /** @type {HTMLDialogElement} */ (part('ask'));
  const locale = () => FineprintTexts.getUILanguage();

  /** @typedef {{key: string, bytes: number, url: string, title: string, language: string, date: string}} Policy */
  /** @type {Policy[]} */
  let policies = [];
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

  /** Shows what the search leaves. */
  function draw() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const found = policies.filter(policy => {
      const text = fold(`${policy.title} ${policy.url}`);
      return wanted.every(word => text.includes(word));
    });
    part('list').replaceChildren(...found.map(row));
    const bytes = policies.reduce((sum, policy) => sum + policy.bytes, 0);
    part('none').hidden = found.length > 0;
    part('none-title').textContent = policies.length ? words('hist_no_match', [search.value]) : words('hist_none');
    part('none-more').textContent = policies.length ? '' : words('hist_none_more');
    part('finds').hidden = policies.length === 0;
    part('stored').textContent = policies.length ? words('hist_stored', [policies.length.toLocaleString(locale()), Math.ceil(bytes / 1000).toLocaleString(locale()), String(most)]) : '';
    document.body.dataset.state = policies.length ? 'list' : 'none';
  }

  /** Does something to what is kept and shows what is left. @param {string} what @param {string} [done] @param {string} [key] */
  async function act(what, done = '', key = '') {
    const answer = await ask(what, key);
    if (!answer) {
      part('said').textContent = words('hist_failed');
      document.body.dataset.state = 'failed';
      return;
    }
    // The button that was used goes with its row: the focus goes to the next one.
    const rows = [...part('list').children];
    const at = rows.findIndex(item => item.contains(document.activeElement));
    ({ policies, most } = answer);
    turn(part('remembers'), answer.on);
    draw();
    part('said').textContent = done;
    const next = at < 0 ? null : part('list').children[Math.min(at, part('list').children.length - 1)]?.querySelector('button');
    if (at >= 0) (next ?? part('remembers')).focus();
  }

  async function save() {
    const all = await ask('export');
    if (!all) {
      part('said').textContent = words('hist_failed');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 1)], { type: 'application/json' }));
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
    await act('wipe', words('hist_wiped'));
    part('remembers').focus();
  });
  // What is kept may change in a tab or a window beside this one.
  chrome.storage.onChanged.addListener((changes, area) => {
    const own = Object.keys(changes).some(key => key === 'remember' || key.startsWith('policy/'));
    if (area === 'local' && own) act('list', part('said').textContent ?? '');
  });
  act('list');
})();
