// What a letter takes from a report: whom to write to, who is responsible, which authority is named. What the policy does not
// say stays empty.
'use strict';

globalThis.FineprintLetterFacts = (() => {
  const { clean } = FineprintCompose;

  /** States whose law is not the European one but has the same articles: the United Kingdom. */
  const UK = /^(GB|UK)$/;
  /** The authority of that state, in any language a policy is written in. */
  const UK_AUTHORITY = /information commissioner|\bICO\b/i;
  /** The longest address of a page that is put into a letter. */
  const LONGEST_URL = 300;

  /** The address of a policy without what is of no use to a reader of the letter. @param {string} address */
  function pageOf(address) {
    if (!URL.canParse(address)) return '';
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol)) return '';
    url.hash = url.username = url.password = '';
    if (url.href.length > LONGEST_URL) url.search = '';
    return url.href.length > LONGEST_URL ? url.origin : url.href;
  }

  /** @param {FineprintReport | null} report @returns {FineprintLetterFactsData} */
  function of(report) {
    /** @param {string} id */
    const fact = id => report?.policy?.facts.find(fact => fact.id === id);
    /** @param {string} id @returns {any[]} */
    const list = id => {
      const value = fact(id)?.value;
      return Array.isArray(value) ? value : [];
    };
    const [responsible = {}] = list('controller');
    const contacts = list('privacy_contact');
    const authority = clean(list('complaint')[0]?.name, 160);
    /** @type {FineprintLetterFactsData['emails']} */
    const emails = [];
    /** @param {unknown} found @param {'contact' | 'officer' | 'optout'} who */
    const add = (found, who) => {
      const address = FineprintMail.address(String(found ?? ''));
      if (address && !emails.some(other => other.address === address)) emails.push({ address, who });
    };
    const refusals = list('opt_outs').map(({ target }) => FineprintMail.named(String(target))).filter(Boolean);
    const mailboxes = contacts.filter(({ kind }) => kind === 'email');
    // A mailbox for unsubscribing is not the one to write to, where there is another.
    const others = mailboxes.some(({ value, dpo }) => !dpo && FineprintMail.address(String(value)) && !refusals.includes(value));
    for (const { value, dpo } of mailboxes) add(value, dpo === true ? 'officer' : others && refusals.includes(value) ? 'optout' : 'contact');
    for (const target of refusals) add(target, 'optout');
    const policy = pageOf(report?.page.url ?? '');
    return {
      language: report?.page.language ?? null,
      law: UK.test(responsible.country) || UK_AUTHORITY.test(authority) ? 'uk' : 'eu',
      controller: clean(responsible.name, 160),
      controllerAddress: clean(responsible.address, 240),
      emails,
      others: contacts.filter(({ kind }) => kind === 'post' || kind === 'phone' || kind === 'form').map(({ kind, value }) => ({ kind, value: clean(value, 160) })),
      authority,
      authorityQuote: fact('complaint')?.evidence[0]?.quote ?? '',
      policy,
      host: policy && new URL(policy).host,
    };
  }

  return { of };
})();
