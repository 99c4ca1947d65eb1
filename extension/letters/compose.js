// A letter out of its texts: which paragraphs stand in it, and what goes into their holes. Nothing here touches a page.
'use strict';

globalThis.FineprintCompose = (() => {
  const KINDS = /** @type {const} */ (['access', 'erasure', 'objection', 'rectification', 'portability', 'withdrawal', 'complaint']);

  /**
   * A text of a page as one line of a letter: nothing in it can turn the letter's writing around, break its lines or go on for ever.
   * @param {unknown} text @param {number} longest in characters
   */
  function clean(text, longest) {
    const line = String(text ?? '').toWellFormed().replace(/\p{Cf}/gu, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const letters = [...line];
    return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
  }

  /** What a person typed, without blanks at the ends. @param {string | undefined} text */
  const typed = text => (text ?? '').replace(/\r\n?/g, '\n').trim();

  /** Fills holes once: what is put in is not looked at again. @param {string} text @param {Record<string, string>} values */
  const fill = (text, values) => text.replace(/\{([a-z]+)\}/g, (hole, name) => values[name] ?? hole);

  /**
   * @param {FineprintLetterKind} kind @param {FineprintLetterTexts} texts @param {FineprintLetterFactsData} facts
   * @param {Partial<FineprintLetterOwn>} own what the person typed @returns {FineprintLetter}
   */
  function compose(kind, texts, facts, own) {
    const letter = texts.kinds[kind];
    const toAuthority = kind === 'complaint';
    /** @type {string[]} */
    const blanks = [];
    /** What was typed, or the words in brackets that stand for it. @param {keyof FineprintLetterOwn} name @param {string | undefined} blank */
    const orBlank = (name, blank) => {
      const text = typed(own[name]);
      if (text || !blank) return text;
      blanks.push(blank);
      return blank;
    };
    const known = typed(own.reference) || !toAuthority;
    const company = facts.controller || facts.host || texts.blanks.company;
    if (toAuthority && company === texts.blanks.company) blanks.push(company);
    const values = {
      law: texts.laws[facts.law],
      controller: toAuthority ? company : facts.controller || texts.unknown,
      respondent: [company, facts.controllerAddress, facts.emails.find(({ who }) => who !== 'optout')?.address].filter(Boolean).join('\n'),
      authority: facts.authority,
      policy: facts.policy,
      details: orBlank('details', letter.blank),
      reference: known ? orBlank('reference', texts.blanks.reference) : '',
    };
    /** @param {string | {if?: keyof typeof values, unless?: keyof typeof values, text: string}} paragraph */
    const stands = paragraph => typeof paragraph === 'string' || (paragraph.if ? values[paragraph.if] !== '' : values[paragraph.unless ?? 'details'] === '');
    const paragraphs = letter.paragraphs.filter(stands).map(paragraph => (typeof paragraph === 'string' ? paragraph : paragraph.text));
    // A line that names the policy has nothing to say where its address is not known.
    const body = paragraphs.filter(text => values.policy || !text.includes('{policy}'));
    if (known) body.push(toAuthority ? texts.known_there : texts.known);
    if (!toAuthority) body.push(`${texts.term} ${facts.authority ? texts.remedy_named : texts.remedy}`);
    const signature = [orBlank('name', texts.blanks.name), orBlank('address', toAuthority ? texts.blanks.address : undefined)].filter(Boolean);
    return {
      subject: fill(letter.subject, values),
      body: [texts.greeting, ...body.map(text => fill(text, values)), [texts.closing, ...signature].join('\n')].join('\n\n'),
      blanks,
    };
  }

  return { KINDS, clean, compose };
})();
