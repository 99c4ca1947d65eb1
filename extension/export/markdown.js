// The summary as Markdown, as the command line writes it (src/summary/write.rs); a test holds them equal.
'use strict';

globalThis.FineprintMarkdown = (() => {
  const words = FineprintTexts.getMessage;
  /** Quotes shown for one row. */
  const QUOTES = 2;
  /** Headings that lie deeper stay at this level. */
  const DEEPEST = 6;

  /** Characters that would turn the text around them or command what shows it, made harmless, and those that mean something in Markdown. @param {string} text */
  const escaped = text =>
    text
      .replace(/(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
      .replace(/[\\<&[\]`*_~|#]/g, found => `\\${found}`);

  /** The answer with its status in words, where the status says more than the answer. @param {FineprintRow} row */
  function answer({ status, answer, label }) {
    if (status === 'stated_yes') return answer;
    return status === 'not_found' || !answer ? label : `${answer} (${label})`;
  }

  /** @param {string} head @param {FineprintEvidence[]} quotes */
  const listed = (head, quotes) => [`- ${head}`, ...quotes.slice(0, QUOTES).map(({ quote }) => `  > ${escaped(quote)}`)];

  /** @param {string} key @param {string[]} lines */
  const part = (key, lines) => (lines.length ? ['', `## ${words(key)}`, '', ...lines] : []);

  /** @param {FineprintPlaceOf} place */
  function place({ heading, level, topics }) {
    const indent = '  '.repeat(Math.min(Math.max(level, 1), DEEPEST) - 1);
    return `${indent}- ${escaped(topics.length ? `${heading} (${topics.join(', ')})` : heading)}`;
  }

  /** @param {FineprintReading} reading */
  function write({ report, summary }) {
    if (!summary) return '';
    const rows = (/** @type {FineprintRow[]} */ list) => list.flatMap(row => listed(`**${row.question}** ${escaped(answer(row))}`, row.quotes));
    const lines = [
      `# ${escaped(`${summary.kind}: ${summary.title || report.source}`)}`,
      '',
      summary.about.join(' · '),
      ...part('ui_worth_knowing', summary.concerns.flatMap(({ text, quotes, items }) => [...listed(escaped(text), quotes), ...items.map(item => `  - ${escaped(item)}`)])),
      ...part('ui_facts', rows(summary.rows.filter(row => !row.quiet))),
      ...part('ui_rights', rows(summary.rights)),
      ...part('ui_outline', summary.outline.map(place)),
      '',
      words('ui_not_advice'),
    ];
    return `${lines.join('\n')}\n`;
  }

  return { write, answer };
})();
