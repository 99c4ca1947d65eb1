// The summary as a text to read or print: every row with all its quotes in full, nothing to click.
'use strict';

globalThis.FineprintSheet = (() => {
  const { words, make } = FineprintPage;

  /** @param {Element} parent @param {FineprintEvidence[]} quotes @param {string} lang */
  function quoted(parent, quotes, lang) {
    for (const { quote } of quotes) {
      const q = make(make(parent, 'blockquote', 'quoted'), 'q', '', quote);
      // Its own direction, and no character of it turns what stands beside it.
      q.dir = 'auto';
      q.lang = lang;
    }
  }

  /** @param {Element} root @param {string} title @param {string} name */
  function section(root, title, name) {
    const part = make(root, 'section', name);
    const heading = make(part, 'h2', '', words(title));
    heading.id = title;
    part.setAttribute('aria-labelledby', title);
    return part;
  }

  /** @param {Element} root @param {string} title @param {FineprintRow[]} list @param {string} lang */
  function rows(root, title, list, lang) {
    if (!list.length) return;
    const all = make(section(root, title, 'facts'), 'ul', 'rows');
    for (const { fact, member, question, status, label, answer, quotes } of list) {
      const item = make(all, 'li', 'row');
      item.dataset.fact = fact;
      if (member) item.dataset.member = member;
      item.dataset.status = status;
      make(item, 'h3', 'question', question);
      // The mark is a shape of its own for each status (style sheet); the words beside it say the same.
      const state = make(item, 'p', 'status');
      make(state, 'span', 'mark').setAttribute('aria-hidden', 'true');
      make(state, 'span', 'status-words', label);
      if (answer) make(item, 'p', 'answer', answer);
      quoted(item, quotes, lang);
    }
  }

  /** The same rows in the same order as in the popup. @param {HTMLElement} root @param {FineprintReading} reading @param {string[]} matters */
  function draw(root, { report, summary }, matters) {
    root.replaceChildren();
    if (!summary) return;
    const { language: lang, concerns, outline } = summary;
    const head = make(root, 'header', 'summary-head');
    make(head, 'p', 'kind', summary.kind);
    const title = make(head, 'h1', 'title', summary.title || report.page.url || summary.kind);
    if (summary.title) title.lang = lang;
    make(head, 'p', 'about', summary.about.join(' · '));
    const { url } = report.page;
    if (url) make(make(head, 'p', 'about'), 'bdi', 'address', url);
    const day = new Date().toLocaleDateString(FineprintPage.locale(), { dateStyle: 'long' });
    make(head, 'p', 'about', words('paper_read', [day]));

    rows(root, 'ui_matters', matters.flatMap(id => summary.rows.filter(row => row.fact === id)), lang);
    if (concerns.length) {
      const list = make(section(root, 'ui_worth_knowing', 'concerns'), 'ul', 'lines');
      for (const { id, text, items, quotes } of concerns) {
        const item = make(list, 'li', 'concern');
        item.dataset.concern = id;
        make(item, 'p', 'says', text);
        const about = items.length ? make(item, 'ul', 'items') : null;
        for (const each of items) if (about) make(about, 'li', '', each);
        quoted(item, quotes, lang);
      }
    }
    rows(root, 'ui_facts', summary.rows.filter(row => !matters.includes(row.fact)), lang);
    rows(root, 'ui_rights', summary.rights, lang);
    if (outline.length) {
      const list = make(section(root, 'ui_outline', 'outline'), 'ul', 'places');
      for (const { heading, level, topics } of outline) {
        const item = make(list, 'li', 'place');
        item.dataset.level = String(Math.min(level, 4));
        make(item, 'span', '', heading).lang = lang;
        if (topics.length) make(item, 'span', 'topics', topics.join(', '));
      }
    }
    make(root, 'p', 'note', words('ui_not_advice'));
  }

  return { draw };
})();
