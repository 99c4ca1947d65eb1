// "Changed since your last visit" in popup and panel: the switch that asks for consent, and what changed.
'use strict';

globalThis.FineprintChanges = (() => {
  const { words, part, make } = FineprintPage;
  /** How often a page that is still loading is asked again, and after how many milliseconds. */
  const ASK_AGAIN = 20;
  const PAUSE = 300;
  /** A list of more items than the first number shows at first the second. */
  const MANY = 8;
  const FIRST = 5;
  /** What is said below the switch. @type {Record<string, string>} */
  const NOTES = { new: 'chg_new', got: 'chg_got_done', private: 'chg_private', full: 'chg_full', failed: 'chg_failed' };

  /** A sentence of the page; a click shows it there. @param {Element} parent @param {FineprintPlace} place @param {string} lang */
  function quote(parent, { quote, start, end }, lang) {
    FineprintCopy.beside(parent, quote, place => {
      const button = make(place, 'button', 'quote');
      button.type = 'button';
      button.dataset.start = String(start);
      button.dataset.end = String(end);
      button.title = words('ui_show_quote');
      make(button, 'q', '', quote).lang = lang;
    });
  }

  /**
   * A list below a heading; of a long one the first items, the others folded away.
   * @template T @param {Element} section @param {string} heading @param {T[]} items @param {(list: Element, item: T) => void} each
   */
  function list(section, heading, items, each) {
    if (!items.length) return;
    make(section, 'h3', '', words(heading));
    const first = items.length > MANY ? FIRST : items.length;
    const shown = make(section, 'ul', '');
    for (const item of items.slice(0, first)) each(shown, item);
    if (first === items.length) return;
    const fold = make(section, 'details', 'more');
    make(fold, 'summary', '', words('chg_more', [String(items.length - first)]));
    const others = make(fold, 'ul', '');
    for (const item of items.slice(first)) each(others, item);
  }

  /** @param {Element} item @param {string} key @param {string} text */
  function answer(item, key, text) {
    const line = make(item, 'p', key === 'chg_before' ? 'before' : 'now');
    make(line, 'span', 'when', words(key));
    make(line, key === 'chg_before' ? 'del' : 'ins', '', text);
  }

  /** @param {FineprintChanged} changes @param {number} tabId @param {() => void} got */
  function draw(changes, tabId, got) {
    const { language: lang } = changes;
    const root = part('changes');
    root.replaceChildren();
    const section = make(root, 'section', 'changed');
    const title = make(section, 'h2', '', changes.title);
    title.id = 'changes-title';
    section.setAttribute('aria-labelledby', title.id);
    if (changes.note) make(section, 'p', 'note', changes.note);
    list(section, 'chg_facts', changes.facts, (facts, turn) => {
      const item = make(facts, 'li', 'turn');
      item.dataset.changed = turn.member ? `${turn.fact}.${turn.member}` : turn.fact;
      make(item, 'p', 'question', turn.question);
      answer(item, 'chg_before', turn.before);
      answer(item, 'chg_after', turn.after);
      for (const place of turn.quotes) quote(item, place, lang);
    });
    list(section, 'chg_came', changes.came, (came, place) => quote(make(came, 'li', 'came'), place, lang));
    if (changes.came_more) make(section, 'p', 'note', changes.came_more);
    list(section, 'chg_went', changes.went, (went, left) => {
      const item = make(went, 'li', 'went');
      if (left.quote) make(item, 'del', '', left.quote).lang = lang;
      else make(item, 'p', '', left.text);
      if (left.after && !left.quote) quote(item, left.after, lang);
    });
    if (changes.went_more) make(section, 'p', 'note', changes.went_more);
    if (changes.went.some(left => !left.quote)) make(section, 'p', 'note', words('chg_went_why'));
    const button = make(section, 'button', 'plain', words('chg_got'));
    button.type = 'button';
    button.id = 'got';
    button.addEventListener('click', got);
    FineprintCopy.of(tabId);
    root.hidden = false;
  }

  /** What the switch does: it goes with the tab that is shown. @type {(what: string) => void} */
  let wanted = () => {};

  /** The switch with what it keeps, once. */
  function offer() {
    const root = part('remember');
    if (root.firstChild) return;
    const button = make(root, 'button', 'switch');
    button.type = 'button';
    button.id = 'remembers';
    button.setAttribute('role', 'switch');
    button.setAttribute('aria-describedby', 'remember-more');
    make(button, 'span', 'knob').setAttribute('aria-hidden', 'true');
    make(button, 'span', '', words('chg_switch'));
    make(root, 'p', 'note', words('chg_switch_more')).id = 'remember-more';
    const said = make(root, 'p', 'told');
    said.id = 'remember-said';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => wanted(button.getAttribute('aria-checked') === 'true' ? 'off' : 'on'));
  }

  let latest = 0;

  /** Asks about the policy of a tab and shows the answer. @param {number} tabId */
  async function see(tabId, what = 'see') {
    const mine = ++latest;
    /** @type {FineprintVisit | null} */
    let visit = null;
    for (let asked = 0; asked < ASK_AGAIN && mine === latest; asked++) {
      visit = await FineprintAsk.ask({ type: 'changes', tabId, do: what }).catch(() => null);
      if (visit?.state !== 'waiting') break;
      await new Promise(done => setTimeout(done, PAUSE));
    }
    // Meanwhile something else was asked, or another tab came to the front.
    if (mine !== latest) return;
    const state = visit?.state ?? 'failed';
    const known = !['gone', 'none', 'waiting'].includes(state);
    part('remember').hidden = !known;
    document.body.dataset.changes = state;
    if (!known) return;
    wanted = next => see(tabId, next);
    offer();
    const button = part('remembers');
    // Where the storage fails, nothing is known of the consent: the switch stays as it was.
    if (state !== 'failed') button.setAttribute('aria-checked', String(state !== 'off' && state !== 'private'));
    else if (!button.hasAttribute('aria-checked')) button.setAttribute('aria-checked', 'false');
    button.hidden = part('remember-more').hidden = state === 'private';
    part('remember-said').textContent = NOTES[state] ? words(NOTES[state]) : state === 'same' ? (visit?.changes?.title ?? '') : '';
    if (state === 'changed' && visit?.changes) return draw(visit.changes, tabId, () => see(tabId, 'got'));
    if (state === 'failed' || state === 'full') return;
    const had = part('changes').contains(document.activeElement);
    part('changes').hidden = true;
    part('changes').replaceChildren();
    if (had) button.focus();
  }

  return { see };
})();
