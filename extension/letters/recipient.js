// Whom a letter goes to: the mailboxes that the policy names, to choose from, and what is said where it names none.
'use strict';

globalThis.FineprintRecipient = (() => {
  const { words, part, make } = FineprintPage;
  const to = () => /** @type {HTMLInputElement} */ (part('to'));

  /** The mailbox that is offered first: the one for everybody, else the officer's; never one that is for a single refusal. @param {FineprintLetterFactsData} facts */
  const first = ({ emails }) => (emails.find(({ who }) => who === 'contact') ?? emails.find(({ who }) => who === 'officer'))?.address ?? '';

  /** Which of the mailboxes offered is chosen. */
  function reflect() {
    const chosen = to().value.trim();
    for (const button of part('found').querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.value === chosen));
  }

  /** @param {FineprintLetterFactsData} facts @param {(address: string) => void} choose */
  function company(facts, choose) {
    const root = part('found');
    root.hidden = facts.emails.length === 0;
    if (!root.hidden) make(root, 'span', 'more', words('let_found'));
    for (const { address, who } of facts.emails) {
      const button = make(root, 'button', 'plain');
      button.type = 'button';
      button.value = address;
      make(button, 'bdi', '', address);
      if (who !== 'contact') make(button, 'span', 'who', ` ${words(`let_who_${who}`)}`);
      button.addEventListener('click', () => choose(address));
    }
    if (!first(facts)) make(part('to-more'), 'p', '', words('let_no_email'));
    for (const { kind, value } of facts.others) {
      const line = make(part('to-more'), 'p', '', `${words(`let_way_${kind}`)} `);
      make(line, 'bdi', '', value);
    }
  }

  /** @param {FineprintLetterFactsData} facts */
  function authority({ authority, authorityQuote, language }) {
    part('found').hidden = true;
    make(part('to-more'), 'p', '', authority ? words('let_authority', [authority]) : words('let_authority_none'));
    if (!authority || !authorityQuote) return;
    const quote = make(part('to-more'), 'q', '', authorityQuote);
    quote.dir = 'auto';
    if (language) quote.lang = language;
  }

  /** Shows what the policy says of the recipient. @param {boolean} toAuthority @param {FineprintLetterFactsData} facts @param {(address: string) => void} choose */
  function show(toAuthority, facts, choose) {
    part('found').replaceChildren();
    part('to-more').replaceChildren();
    if (toAuthority) authority(facts);
    else company(facts, choose);
    reflect();
  }

  return { first, show, reflect };
})();
