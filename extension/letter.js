// The letter page. What is typed here is held in this page alone and goes with it: nothing is stored, and nothing is sent.
'use strict';

(() => {
  const { words, part, make, fill } = FineprintPage;
  const { KINDS, compose } = FineprintCompose;
  const { address, link } = FineprintMail;
  /** Kinds that have something of their own to say, and whether a letter is complete without it. @type {Partial<Record<FineprintLetterKind, boolean>>} */
  const DETAILS = { objection: true, rectification: false, portability: true, withdrawal: true, complaint: false };

  /** @param {string} id */
  const field = id => /** @type {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */ (part(id));
  const asked = new URLSearchParams(location.search);
  let facts = FineprintLetterFacts.of(null);
  /** What was typed about each kind. @type {Partial<Record<FineprintLetterKind, string>>} */
  const details = {};
  /** The letters whose text was changed by hand. @type {Map<string, {subject: string, body: string}>} */
  const changed = new Map();
  /** What stands in brackets in the letter that is made from the fields. @type {string[]} */
  let blanks = [];
  /** The mailbox chosen for the company, and the one for the authority, which no policy is taken to know. */
  const mailbox = { company: '', authority: '' };

  const kind = () => /** @type {FineprintLetterKind} */ (field('kind').value);
  const toAuthority = () => kind() === 'complaint';
  const texts = () => FineprintLetters[field('language').value];
  const key = () => `${kind()} ${field('language').value}`;

  /** @param {string} said */
  const say = said => void (part('said').textContent = said);

  /** The link to the mail program follows every change. */
  function linked() {
    const wrong = field('to').value.trim() !== '' && !address(field('to').value);
    part('to-wrong').hidden = !wrong;
    field('to').setAttribute('aria-invalid', String(wrong));
    const { href } = link({ to: field('to').value, subject: field('subject').value, body: field('body').value });
    /** @type {HTMLAnchorElement} */ (part('mail')).href = href;
    FineprintRecipient.reflect();
    say('');
  }

  /** Puts the letter into its fields: as it was changed by hand, or made from what was typed. */
  function write() {
    const own = { name: field('name').value, address: field('address').value, reference: field('reference').value, details: details[kind()] ?? '' };
    const made = compose(kind(), texts(), facts, own);
    const { subject, body } = changed.get(key()) ?? made;
    ({ blanks } = made);
    field('subject').value = subject;
    field('body').value = body;
    for (const id of ['subject', 'body']) field(id).lang = field('language').value;
    written();
  }

  /** What is said of the text as it stands. */
  function written() {
    part('changed').hidden = !changed.has(key());
    const left = blanks.filter(blank => field('body').value.includes(blank));
    part('blanks').hidden = left.length === 0;
    part('blanks').textContent = left.length ? words('let_blanks', [left.join(' ')]) : '';
    linked();
  }

  /** @param {string} to */
  function choose(to) {
    mailbox[toAuthority() ? 'authority' : 'company'] = to;
    field('to').value = to;
    linked();
  }

  /** Another kind of letter: its own questions, its own recipient. */
  function turn() {
    part('kind-more').textContent = words(`let_m_${kind()}`);
    const optional = DETAILS[kind()];
    part('details-field').hidden = optional === undefined;
    if (optional !== undefined) part('details-label').textContent = words(`let_d_${kind()}`) + (optional ? ` (${words('let_optional')})` : '');
    field('details').value = details[kind()] ?? '';
    field('to').value = toAuthority() ? mailbox.authority : mailbox.company;
    FineprintRecipient.show(toAuthority(), facts, choose);
    write();
  }

  /** The mailbox that was chosen where this letter was asked for; taken from there, so that it is kept nowhere. */
  async function wanted() {
    const name = `letter/${asked.get('tab')}`;
    const found = (await chrome.storage.session.get(name))[name];
    if (found !== undefined) await chrome.storage.session.remove(name);
    return found;
  }

  /** @param {HTMLElement} select @param {string} value @param {string} text */
  function option(select, value, text) {
    make(select, 'option', '', text).value = value;
  }

  /** The languages, the policy's own named so; it comes first where there are letters in it, then the person's. */
  function languages() {
    const own = FineprintTexts.getUILanguage().slice(0, 2);
    for (const [code, { name }] of Object.entries(FineprintLetters)) option(field('language'), code, code === facts.language ? words('let_language_policy', [name]) : name);
    field('language').value = [facts.language ?? '', own, 'en'].find(code => code in FineprintLetters) ?? 'en';
  }

  async function copied() {
    const done = await FineprintClipboard.copy(field('body').value);
    say(words(done ? 'let_copied' : 'let_copy_failed'));
    return done;
  }

  function paper() {
    const to = toAuthority() ? facts.authority : [facts.controller, facts.controllerAddress].filter(Boolean).join('\n');
    FineprintPaper.draw(part('paper'), { to, language: field('language').value, subject: field('subject').value, body: field('body').value });
  }

  function wire() {
    field('kind').addEventListener('change', turn);
    field('language').addEventListener('change', write);
    for (const id of ['name', 'reference', 'address']) field(id).addEventListener('input', write);
    field('details').addEventListener('input', () => {
      details[kind()] = field('details').value;
      write();
    });
    field('to').addEventListener('input', () => {
      mailbox[toAuthority() ? 'authority' : 'company'] = field('to').value;
      linked();
    });
    for (const id of ['subject', 'body']) {
      field(id).addEventListener('input', () => {
        changed.set(key(), { subject: field('subject').value, body: field('body').value });
        written();
      });
    }
    part('anew').addEventListener('click', () => {
      changed.delete(key());
      write();
      field('body').focus();
    });
    part('mail').addEventListener('click', event => {
      if (field('to').getAttribute('aria-invalid') === 'true') {
        event.preventDefault();
        field('to').focus();
        return;
      }
      const { whole } = link({ to: field('to').value, subject: field('subject').value, body: field('body').value });
      if (!whole) void copied().then(done => done && say(words('let_too_long')));
    });
    part('copy').addEventListener('click', copied);
    part('print').addEventListener('click', () => print());
    addEventListener('beforeprint', paper);
  }

  async function main() {
    await FineprintTexts.ready();
    fill();
    document.title = `${words('let_title')} – Fineprint`;
    for (const id of KINDS) option(field('kind'), id, words(`let_k_${id}`));
    field('kind').value = KINDS.find(id => id === asked.get('kind')) ?? KINDS[0];
    const [report, to] = await Promise.all([FineprintAsk.ask({ type: 'report', tabId: Number(asked.get('tab')) }).catch(() => null), wanted().catch(() => undefined)]);
    facts = FineprintLetterFacts.of(report?.policy ? report : null);
    mailbox.company = facts.emails.find(({ address }) => address === to)?.address ?? FineprintRecipient.first(facts);
    part('from').textContent = report?.policy ? words('let_from', [facts.controller || facts.host]) : words('let_no_policy');
    languages();
    wire();
    turn();
    document.body.dataset.state = report?.policy ? 'policy' : 'nothing';
  }

  void main();
})();
