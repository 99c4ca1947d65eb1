// The summary as elements: to click through (popup, panel, side bar), or as a text to read and print, every quote in full. The
// rows and their order are the same. Text only ever goes in as text.
'use strict';

globalThis.FineprintDraw = (() => {
  const { words, make } = FineprintPage;
  /** Quotes of a row that are shown at once; the others open on demand. */
  const FIRST = 1;
  /** Letters of a quote that are shown. */
  const LETTERS = 260;
  /** Levels of the outline that are told apart. */
  const DEEPEST = 4;

  /** @typedef {{quotes: (parent: Element, list: FineprintEvidence[]) => void, places: (root: Element, list: FineprintPlaceOf[]) => void}} Way how quotes and the outline are drawn */

  /** A quote in the policy's language and its own direction: no character of it turns what stands beside it. @param {Element} parent @param {string} text @param {string} lang */
  function quoted(parent, text, lang) {
    const q = make(parent, 'q', '', text);
    q.dir = 'auto';
    q.lang = lang;
  }

  /** A button that shows a stretch of the page. Its name is its content; the title adds what a click does. @param {Element} parent @param {string} name @param {FineprintStretch} stretch */
  function goesTo(parent, name, { start, end }) {
    const button = make(parent, 'button', name);
    button.type = 'button';
    button.dataset.start = String(start);
    button.dataset.end = String(end);
    button.title = words('ui_show_quote');
    return button;
  }

  /** Each sentence once: it may say more than one part of an answer. @param {FineprintEvidence[]} list */
  const once = list => [...new Map(list.map(one => [`${one.start} ${one.end}`, one])).values()];

  /** To click through. @param {string} lang @returns {Way} */
  function clicked(lang) {
    const one = (/** @type {Element} */ parent, /** @type {FineprintEvidence} */ evidence) => {
      const letters = evidence.quote.length > LETTERS ? [...evidence.quote] : [];
      const text = letters.length > LETTERS ? `${letters.slice(0, LETTERS).join('')}…` : evidence.quote;
      FineprintCopy.beside(parent, text, place => quoted(goesTo(place, 'quote', evidence), text, lang));
    };
    return {
      quotes(parent, list) {
        const all = once(list);
        for (const quote of all.slice(0, FIRST)) one(parent, quote);
        const more = all.slice(FIRST);
        if (!more.length) return;
        const fold = make(parent, 'details', 'more');
        make(fold, 'summary', '', words(more.length === 1 ? 'ui_more_quote' : 'ui_more_quotes', [String(more.length)]));
        for (const quote of more) one(fold, quote);
      },
      places(root, list) {
        const fold = make(root, 'details', 'outline');
        make(make(fold, 'summary'), 'h2', '', words('ui_outline'));
        const all = make(fold, 'ul', 'places');
        for (const place of list) {
          const item = placed(all, place);
          make(goesTo(item, 'heading', place), 'span', '', place.heading).lang = lang;
          if (place.topics.length) make(item, 'p', 'topics', place.topics.join(', '));
        }
      },
    };
  }

  /** As a text. @param {string} lang @returns {Way} */
  const written = lang => ({
    quotes(parent, list) {
      for (const { quote } of once(list)) quoted(make(parent, 'blockquote', 'quoted'), quote, lang);
    },
    places(root, list) {
      const all = make(section(root, 'ui_outline', 'outline'), 'ul', 'places');
      for (const place of list) {
        const item = placed(all, place);
        make(item, 'span', '', place.heading).lang = lang;
        if (place.topics.length) make(item, 'span', 'topics', place.topics.join(', '));
      }
    },
  });

  /** @param {Element} list @param {FineprintPlaceOf} place */
  function placed(list, { level }) {
    const item = make(list, 'li', 'place');
    item.dataset.level = String(Math.min(level, DEEPEST));
    return item;
  }

  /** @param {Element} root @param {string} title @param {string} name */
  function section(root, title, name) {
    const part = make(root, 'section', name);
    make(part, 'h2', '', words(title)).id = title;
    part.setAttribute('aria-labelledby', title);
    return part;
  }

  /** A section of rows; nothing where there are none. @param {Element} root @param {string} title @param {FineprintRow[]} list @param {Way} way */
  function rows(root, title, list, way) {
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
      way.quotes(item, quotes);
    }
  }

  /** @param {Element} root @param {FineprintSummary['concerns']} concerns @param {Way} way */
  function notable(root, concerns, way) {
    if (!concerns.length) return;
    const list = make(section(root, 'ui_worth_knowing', 'concerns'), 'ul', 'lines');
    for (const { id, text, items, quotes } of concerns) {
      const item = make(list, 'li', 'concern');
      item.dataset.concern = id;
      make(item, 'p', 'says', text);
      const about = items.length ? make(item, 'ul', 'items') : null;
      for (const each of items) if (about) make(about, 'li', '', each);
      way.quotes(item, quotes);
    }
  }

  /** What matters to the person first, not stated too, then what stands out, then all rows, then the outline. @param {Element} root @param {FineprintSummary} summary @param {string[]} matters @param {Way} way */
  function body(root, summary, matters, way) {
    rows(root, 'ui_matters', matters.flatMap(id => summary.rows.filter(row => row.fact === id)), way);
    notable(root, summary.concerns, way);
    rows(root, 'ui_facts', summary.rows.filter(row => !row.quiet && !matters.includes(row.fact)), way);
    rows(root, 'ui_rights', summary.rights, way);
    if (summary.outline.length) way.places(root, summary.outline);
    make(root, 'p', 'note', words('ui_not_advice'));
  }

  /** @param {Element} root @param {FineprintSummary} summary @param {string} instead of a title that is missing */
  function head(root, { kind, title, language, about }, instead) {
    const head = make(root, 'header', 'summary-head');
    make(head, 'p', 'kind', kind);
    if (title || instead) make(head, 'h1', 'title', title || instead);
    if (title) /** @type {HTMLElement} */ (head.lastElementChild).lang = language;
    make(head, 'p', 'about', about.join(' · '));
    return head;
  }

  /** A new list of elements takes the place of the old one at once. @param {HTMLElement} root @param {(parts: HTMLElement) => void} draw */
  function fill(root, draw) {
    const parts = document.createElement('div');
    draw(parts);
    root.replaceChildren(...parts.childNodes);
  }

  /** To click through. @param {HTMLElement} root @param {FineprintSummary} summary @param {string[]} matters */
  function summary(root, summary, matters) {
    fill(root, parts => {
      make(head(parts, summary, ''), 'p', 'about', words('ui_hint'));
      body(parts, summary, matters, clicked(summary.language));
    });
  }

  /** As a text, with where it was read and when. @param {HTMLElement} root @param {FineprintReading} reading @param {string[]} matters */
  function sheet(root, { report: { page }, summary }, matters) {
    fill(root, parts => {
      if (!summary) return;
      const top = head(parts, summary, page.url || summary.kind);
      if (page.url) make(make(top, 'p', 'about'), 'bdi', 'address', page.url);
      make(top, 'p', 'about', words('paper_read', [new Date().toLocaleDateString(FineprintPage.locale(), { dateStyle: 'long' })]));
      body(parts, summary, matters, written(summary.language));
    });
  }

  return { summary, sheet };
})();
