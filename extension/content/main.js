// The content script's own part: when to look, what to answer. It runs in a world of its own; page scripts can't reach it.
'use strict';

(() => {
  /** Between two looks at a page that keeps changing: from the first to the last, doubling, in milliseconds. */
  const FIRST_PAUSE = 500;
  const LAST_PAUSE = 30_000;

  /** @type {ReturnType<typeof FineprintSnapshot.read> | null} */
  let seen = null;
  let pause = FIRST_PAUSE;
  let reported = '';
  let address = location.href;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const alive = () => Boolean(chrome.runtime?.id);

  const read = () => (seen = FineprintSnapshot.read(document));

  /** @param {object} message */
  const tell = message => chrome.runtime.sendMessage(message).catch(() => {});

  /** Looks whether there is something to read; if so, it is read once. */
  function look() {
    timer = undefined;
    if (!alive()) return watch.disconnect();
    if (location.href !== address) {
      address = location.href;
      pause = FIRST_PAUSE;
      if (reported) tell({ type: 'gone' });
      reported = '';
    }
    if (!FineprintGate.sign(document)) return;
    const { model } = read();
    const key = `${model.url} ${model.blocks.length} ${model.title}`;
    if (key === reported) return;
    reported = key;
    tell({ type: 'page', model });
  }

  /** One look after a pause, when the browser is idle; pages that never rest are looked at ever less often. */
  function soon() {
    if (timer !== undefined || document.hidden) return;
    timer = setTimeout(() => requestIdleCallback(look, { timeout: 1000 }), pause);
    pause = Math.min(pause * 2, LAST_PAUSE);
  }

  const watch = new MutationObserver(soon);
  const start = () => watch.observe(document, { childList: true, subtree: true });

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return watch.disconnect();
    start();
    soon();
  });

  /** @param {number} begin @param {number} end */
  function ranges(begin, end) {
    const found = seen?.map.ranges(begin, end) ?? [];
    // The page may have changed since it was read; the offsets then no longer hold.
    return found.length ? found : read().map.ranges(begin, end);
  }

  /** @param {any} message @param {(answer: unknown) => void} respond */
  function panel(message, respond) {
    switch (message.do) {
      case 'toggle':
        if (FineprintPanel.isOpen()) break;
      // falls through
      case 'open':
        FineprintPanel.open(message.side).then(respond);
        return true;
      case 'ready':
        respond(FineprintPanel.isOpen());
        FineprintPanel.ready();
        return false;
      case 'quotes':
        FineprintPanel.shows(message.quotes);
        respond(true);
        return false;
      case 'left':
      case 'right':
        FineprintPanel.move(message.do);
        respond(true);
        return false;
    }
    FineprintPanel.close();
    respond(true);
    return false;
  }

  // From a sentence to its row, while the panel stands beside it.
  document.addEventListener('click', event => {
    if (!event.isTrusted || !FineprintPanel.isOpen()) return;
    const quote = FineprintPanel.quoteAt(event, ranges);
    if (quote) tell({ type: 'at', ...quote });
  });

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id || sender.tab?.id !== undefined && !sender.url?.startsWith(chrome.runtime.getURL(''))) return false;
    switch (message?.type) {
      case 'read':
        respond({ model: read().model, settled: FineprintBannerWatch.quiet() });
        break;
      case 'show':
        respond(FineprintMarks.quote(ranges(message.start, message.end)));
        break;
      case 'sections':
        if (message.on) read();
        FineprintMarks.sections(message.on ? message.sections.map((/** @type {FineprintSection} */ s) => ({ topic: s.topic, ranges: ranges(s.start, s.end) })) : []);
        respond(true);
        break;
      case 'panel':
        return panel(message, respond);
      case 'clear':
        FineprintMarks.clear();
        respond(true);
        break;
    }
    return false;
  });

  if (!document.hidden) start();
  requestIdleCallback(look, { timeout: 500 });
})();
