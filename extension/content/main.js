// The content script's own part: when to look, what to answer. It runs in a world of its own; page scripts can't reach it.
'use strict';

(() => {
  /** Between two looks at a page that keeps changing: from the first to the last, doubling, in milliseconds. */
  const FIRST_PAUSE = 500;
  const LAST_PAUSE = 30_000;

  /** The page as it was when a report was last asked for: what offsets in messages count in. @type {ReturnType<typeof FineprintSnapshot.read> | null} */
  let told = null;
  /** Where the quote that was marked last begins; -1 before any was. */
  let at = -1;
  let pause = FIRST_PAUSE;
  let reported = '';
  let address = location.href;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** What was reported when the page had come to rest. */
  let settled = '';
  /** Whether the page changed since it was told. */
  let moved = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** False once the extension was updated or removed: this script then belongs to nobody. */
  const alive = () => Boolean(chrome.runtime?.id);

  const read = () => FineprintSnapshot.read(document);

  /** @param {object} message */
  const tell = message => FineprintAsk.ask(message).catch(() => {});

  /** Looks whether there is something to read; if so, it is read once. */
  function look() {
    timer = undefined;
    if (!alive()) {
      FineprintMarks.clear();
      return watch.disconnect();
    }
    if (location.href !== address) {
      address = location.href;
      pause = FIRST_PAUSE;
    }
    if (!FineprintGate.sign(document)) {
      if (reported) tell({ type: 'gone' });
      reported = settled = '';
      return;
    }
    const { model } = read();
    const key = `${model.url} ${model.blocks.length} ${model.title}`;
    if (key === reported) return;
    reported = key;
    tell({ type: 'page', model });
    moved = false;
    // Of a page that was read its words count too, until it rests.
    if (!document.hidden) watch.observe(document, { childList: true, subtree: true, characterData: true });
    settle();
  }

  /** Says when a page that was told has come to rest: before that its text may be half there. */
  function settle() {
    clearTimeout(resting);
    resting = undefined;
    if (!alive() || !reported || reported === settled || document.hidden) return;
    if (!FineprintBannerWatch.quiet()) {
      resting = setTimeout(settle, FIRST_PAUSE);
      return;
    }
    settled = reported;
    tell({ type: 'settled', same: !moved, visit: performance.timeOrigin });
    watch.observe(document, { childList: true, subtree: true });
  }

  const lookNow = () => requestIdleCallback(look, { timeout: 500 });

  /** One look after a pause, when the browser is idle; pages that never rest are looked at ever less often. */
  function soon() {
    if (timer !== undefined || document.hidden) return;
    timer = setTimeout(() => requestIdleCallback(look, { timeout: 1000 }), pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  const watch = new MutationObserver(() => {
    moved = true;
    soon();
  });

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
      case 'met':
        return FineprintBannerWatch.met();
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
  document.addEventListener('click', event => {
    if (!event.isTrusted || !FineprintPanel.isOpen() || !alive()) return;
    const quotes = FineprintPanel.quotesAt(event, finder());
    if (quotes.length) tell({ type: 'at', quotes });
  });

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
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

  function begin() {
    // A page that comes back from the cache of the back button has lost its badge.
    addEventListener('pageshow', event => {
      if (!event.persisted) return;
      reported = settled = '';
      lookNow();
    });
    const start = () => watch.observe(document, { childList: true, subtree: true });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return watch.disconnect();
      start();
      pause = FIRST_PAUSE;
      soon();
      settle();
    });
    if (!document.hidden) start();
    lookNow();
  }

  // A page that is loaded ahead of a visit is left alone until it is visited.
  const ahead = /** @type {Document & {prerendering?: boolean}} */ (document).prerendering === true;
  if (ahead) document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
})();
