// The facts as a table for a spreadsheet: RFC 4180, a row for each value. A page must not be able to put a formula into it.
'use strict';

globalThis.FineprintCsv = (() => {
  const COLUMNS = ['fact', 'question', 'status', 'value', 'quote', 'section', 'source', 'read'];
  /** Tells a spreadsheet that the text is UTF-8. */
  const MARK = '\uFEFF';
  /** What a spreadsheet takes for the beginning of a formula, in narrow and wide letters, blanks before it too. */
  const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

  /** @param {string} text */
  const harmless = text => (FORMULA.test(text) ? `'${text}` : text);
  /** @param {string} text */
  const cell = text => {
    const safe = harmless(text);
    return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  /** @param {FineprintReading} reading @param {string} day */
  function write({ report }, day) {
    const { facts = [], sections = [] } = report.policy ?? {};
    /** @param {string | null} id */
    const heading = id => sections.find(section => section.id === id)?.heading ?? '';
    const rows = facts.flatMap(fact => {
      const values = FineprintValues.of(fact);
      return (values.length ? values : [{ value: '', member: null }]).map(({ value, member }) => {
        const quotes = FineprintValues.quotes(fact.evidence, member);
        const where = [...new Set(quotes.map(quote => heading(quote.section)).filter(Boolean))].join(' | ');
        const said = quotes.map(quote => quote.quote).join(' | ');
        return [fact.id, FineprintTexts.getMessage(`q_${fact.id}`), fact.status, value, said, where, report.source || report.page.url, day];
      });
    });
    return MARK + [COLUMNS, ...rows].map(row => row.map(cell).join(',') + '\r\n').join('');
  }

  return { write };
})();
