// What a person can do about a policy, in popup, panel and side bar: say no where it lets them, and write a letter.
'use strict';

globalThis.FineprintAct = (() => {
  const { words, part, make } = FineprintPage;
  /** The kind of letter for a right that the summary has a row for. @type {Record<string, FineprintLetterKind>} */
  const LETTERS = { access: 'access', rectify: 'rectification', erase: 'erasure', object: 'objection', port: 'portability', withdraw: 'withdrawal', complain: 'complaint' };
  const KINDS = /** @type {const} */ (['access', 'erasure', 'objection', 'rectification', 'portability', 'withdrawal', 'complaint']);
  /** So many ways to say no are shown; the sale comes first. */
  const MOST = 12;

  /** @param {object} message */
  const ask = message => void chrome.runtime.sendMessage(message).catch(() => null);

  /** @param {Element} parent @param {string} name @param {string} text @param {object} message */
  function button(parent, name, text, message) {
    const made = make(parent, 'button', name, text);
    made.type = 'button';
    made.addEventListener('click', () => ask(message));
    return made;
  }

  /** The ways to say no that lead somewhere, each place once. @param {FineprintReport} report */
  function ways(report) {
    const value = report.policy?.facts.find(({ id }) => id === 'opt_outs')?.value;
    const seen = new Set();
    const found = (Array.isArray(value) ? value : []).flatMap(({ kind, target }) => {
      const place = FineprintTargets.of(String(target), report.page.url);
      const key = place && JSON.stringify([kind, place]);
      if (!place || seen.has(key)) return [];
      seen.add(key);
      return [{ kind: String(kind), place }];
    });
    return found.toSorted((a, b) => Number(b.kind === 'sale') - Number(a.kind === 'sale')).slice(0, MOST);
  }

  /** The row of a fact in the summary. @param {string} fact */
  const rowOf = fact => document.querySelector(`#summary [data-fact="${fact}"]`);

  /** Each way to say no in the row that speaks of it, or in a list of its own. @param {Element} root @param {FineprintReport} report @param {number | undefined} tabId */
  function refusals(root, report, tabId) {
    for (const { kind, place } of ways(report)) {
      const row = (kind === 'sale' && rowOf('sale_share')) || rowOf('opt_outs') || root;
      const list = row.querySelector('.refusals') ?? make(row, 'ul', 'refusals');
      const said = kind === 'sale' ? words('act_no_sale') : words('act_no', [words(`m_opt_outs_${kind}`)]);
      const mail = 'mail' in place;
      const made = button(make(list, 'li'), 'plain', said, mail ? { type: 'letter', tabId, kind: 'objection', to: place.mail } : { type: 'go', tabId, url: place.url });
      made.dataset.optOut = kind;
      const where = mail ? place.mail : place.host;
      if (where) make(made, 'bdi', 'host', ` ${where}`);
    }
  }

  /** @param {Element} root @param {number | undefined} tabId */
  function letters(root, tabId) {
    const fold = make(root, 'details', 'letters');
    make(fold, 'summary', '', words('let_title'));
    const list = make(fold, 'ul');
    for (const kind of KINDS) button(make(list, 'li'), 'plain', words(`let_k_${kind}`), { type: 'letter', tabId, kind }).dataset.letter = kind;
  }

  /** A button in each row of a right that there is a letter for. @param {number | undefined} tabId */
  function rows(tabId) {
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#summary [data-fact="rights"][data-member]'))) {
      const kind = LETTERS[row.dataset.member ?? ''];
      if (!kind || row.querySelector('[data-letter]')) continue;
      const made = button(make(row, 'p'), 'link', words('let_title'), { type: 'letter', tabId, kind });
      made.dataset.letter = kind;
      made.setAttribute('aria-label', `${words('let_title')}: ${words(`let_k_${kind}`)}`);
    }
  }

  /** @param {FineprintReport} report what is shown @param {number | undefined} tabId its tab; the panel's own needs none */
  function show(report, tabId) {
    const root = part('act');
    root.replaceChildren();
    root.hidden = !report.policy;
    if (!report.policy) return;
    const title = make(root, 'h2', '', words('act_title'));
    title.id = 'act-title';
    root.setAttribute('aria-labelledby', title.id);
    refusals(root, report, tabId);
    letters(root, tabId);
    rows(tabId);
    FineprintCopy.of(tabId);
  }

  return { show };
})();
