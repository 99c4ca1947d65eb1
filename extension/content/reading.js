// The reading of a page, and what it answers: put in once there is something to read (`page-watch.js`), or once a person asks. It
// runs in a world of its own; page scripts can't reach it.
'use strict';

globalThis.FineprintReading = (() => {
  /** Before a page that has not come to rest is asked again, in milliseconds. */
  const PAUSE = 500;

  /** The page as it was when a report was last asked for: what offsets in messages count in. @type {ReturnType<typeof FineprintSnapshot.read> | null} */
  let told = null;
  /** Where the quote that was marked last begins; -1 before any was. */
  let at = -1;
  let reported = '';
  /** What was reported when the page had come to rest. */
  let settled = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  const { alive } = FineprintPageWatch;

  const read = () => FineprintSnapshot.read(document);

  /** @param {object} message */
  const tell = message => FineprintAsk.ask(message).catch(() => {});

  /** Reads the page, once for each state of it. */
  function look() {
    const { model } = read();
    const key = `${model.url} ${model.blocks.length} ${model.title}`;
    if (key === reported) return;
    reported = key;
    tell({ type: 'page', model });
    FineprintPageWatch.closely();
    settle();
  }

  /** The page has no sign of a policy any more. */
  function gone() {
    if (reported) tell({ type: 'gone' });
    forget();
  }

  const forget = () => void (reported = settled = '');

  /** Says when a page that was told has come to rest: before that its text may be half there. */
  function settle() {
    clearTimeout(resting);
    resting = undefined;
    if (!alive() || !reported || reported === settled || document.hidden) return;
    if (!FineprintBannerWatch.quiet()) {
      resting = setTimeout(settle, PAUSE);
      return;
    }
    settled = reported;
    tell({ type: 'settled', same: FineprintPageWatch.loosely(), visit: performance.timeOrigin }).then(again);
  }

  /** Where the background had to read the page once more, and found that it moves again, it is told again. @param {unknown} state what it made of it */
  function again(state) {
    if (state !== 'waiting') return;
    settled = '';
    resting ??= setTimeout(settle, PAUSE);
  }

  /** @param {FineprintModel} model */
  const text = model => model.blocks.map(block => block.text).join('\n');

  /** Finds the ranges of stretches; where the page has changed since, of the same words in the page as it is now, which is read once at most. */
  function finder() {
    const then = (told ??= read());
    /** @type {{text: string, map: typeof then.map} | undefined} */
    let now;
    return (/** @type {number} */ begin, /** @type {number} */ end) => {
      const found = then.map.ranges(begin, end);
      if (found.length) return found;
      const words = text(then.model).slice(begin, end);
      if (!words) return [];
      if (!now) {
        const { model, map } = read();
        now = { text: text(model), map };
      }
      const at = now.text.indexOf(words);
      return at < 0 ? [] : now.map.ranges(at, at + words.length);
    };
  }

  /** Marks the next quote of the page, or the one before; round at the ends. What was marked, if anything. @param {FineprintStretch[]} quotes @param {boolean} forward */
  function step(quotes, forward) {
    const order = quotes.toSorted((a, b) => a.start - b.start);
    const next = forward ? (order.find(quote => quote.start > at) ?? order[0]) : (order.findLast(quote => quote.start < at) ?? order.at(-1));
    if (!next) return null;
    at = next.start;
    FineprintMarks.quote(finder()(next.start, next.end));
    return next;
  }

  /** @param {{type: string, start: number, end: number, on: boolean, sections: FineprintSection[], quotes: FineprintStretch[], forward: boolean} & FineprintBeside} message */
  function answer(message) {
    switch (message.type) {
      case 'read':
        told = read();
        return { model: told.model, settled: FineprintBannerWatch.quiet(), visit: performance.timeOrigin, left: FineprintBannerWatch.saw() ? FineprintBannerLeft.read(document) : null };
      case 'show':
        at = message.start;
        return FineprintMarks.quote(finder()(message.start, message.end));
      case 'step':
        return step(message.quotes, message.forward);
      case 'sections': {
        // Sections that are gone stay without colour: looking for each of them anew would cost more than it shows.
        const { map } = (told ??= read());
        FineprintMarks.sections(message.on ? message.sections.map(({ topic, start, end }) => ({ topic, ranges: map.ranges(start, end) })) : []);
        return FineprintMarks.shown();
      }
      case 'clear':
        FineprintMarks.clear();
        return FineprintMarks.shown();
      case 'marks':
        return FineprintMarks.shown();
      case 'links':
        return FineprintPolicyLinks.find(document);
      case 'beside':
        return FineprintCard.beside(message);
    }
  }

  /** What is done with the panel; the answer, at once or later. @param {any} message @returns {unknown} */
  function panel(message) {
    switch (message.do) {
      case 'toggle':
        if (!FineprintPanel.isOpen()) return FineprintPanel.open(message.side);
        FineprintPanel.close();
        return true;
      case 'open':
        return FineprintPanel.open(message.side);
      case 'ready':
        return FineprintPanel.ready(message.token);
      case 'quotes':
        FineprintPanel.shows(message.quotes);
        return true;
      case 'left':
      case 'right':
        FineprintPanel.move(message.do);
        return true;
      case 'low':
      case 'high':
        return FineprintPanel.lower(message.do === 'low');
    }
    FineprintPanel.close();
    return true;
  }

  // From a sentence to its row, while the panel stands beside it.
  if (window === top) document.addEventListener('click', event => {
    if (!event.isTrusted || !FineprintPanel.isOpen() || !alive()) return;
    const quotes = FineprintPanel.quotesAt(event, finder());
    if (quotes.length) tell({ type: 'at', quotes });
  });

  if (window === top) chrome.runtime.onMessage.addListener((message, sender, respond) => {
    // From the background: content scripts have a tab, and other extensions another name.
    if (sender.id !== chrome.runtime.id || sender.tab) return false;
    if (message?.type === 'panel') {
      Promise.resolve(panel(message)).then(respond);
      return true;
    }
    // What another script of this page answers.
    if (message?.type === 'refuse') return false;
    respond(answer(message ?? {}));
    return false;
  });

  return { look, gone, forget, settle, end: () => FineprintMarks.clear() };
})();
