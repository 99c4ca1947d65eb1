// What popup and panel have in common: their texts, their states, and the summary of a page drawn by the core.
'use strict';

globalThis.FineprintView = (() => {
  const { words, part } = FineprintPage;
  /** How often a page that is still loading is asked again before "nothing found" is said, and after how many milliseconds. */
  const ASK_AGAIN = 20;
  const PAUSE = 300;
  /** A page that may be read from the click on the icon on is there a moment later: so often it is asked for. */
  const ASK_CLICKED = 5;
  const ALL = { origins: ['http://*/*', 'https://*/*'] };

  /** @param {'loading' | 'policy' | 'nothing' | 'unavailable' | 'error'} state @param {string} [title] @param {string} [more] */
  function show(state, title = '', more = '') {
    document.body.dataset.state = state;
    part('state').hidden = state === 'policy';
    part('summary').hidden = part('tools').hidden = state !== 'policy';
    part('state-title').textContent = title && words(title);
    part('state-more').textContent = more && words(more);
  }

  /** Whether a person left it the access to all pages, or gives it one at a time. */
  const mayReadAll = () => chrome.permissions.contains(ALL);

  /** What the core read; where a page has nothing, not before it was quiet after loading. @param {() => Promise<any>} ask @returns {Promise<FineprintReading | null>} */
  async function reading(ask) {
    for (let asked = 1; ; asked++) {
      const read = await ask();
      if (read?.error) throw new Error(read.error);
      if (!read && asked < ASK_CLICKED && !(await mayReadAll())) {
        await new Promise(done => setTimeout(done, PAUSE));
        continue;
      }
      if (!read || read.summary || read.report.settled || asked === ASK_AGAIN) return read;
      await new Promise(done => setTimeout(done, PAUSE));
    }
  }

  /** The summary last drawn, as a text. */
  let drawn = '';

  /** Draws what was read, or says why there is nothing; the reading where a new summary was drawn. @param {() => Promise<any>} ask @returns {Promise<FineprintReading | null>} */
  async function draw(ask) {
    // The core is made ready while the page is being read.
    const [read, core, { matters }] = await Promise.all([reading(ask), FineprintCore.start(), FineprintSettings.get()]);
    const now = JSON.stringify(read?.summary ?? null);
    const same = now === drawn;
    drawn = now;
    if (!read) show('unavailable', 'ui_unavailable', (await mayReadAll()) ? 'ui_unavailable_more' : 'ui_no_access_more');
    else if (!read.readable) show('nothing', 'ui_unreadable_language');
    else if (!read.summary) show('nothing', 'ui_nothing', 'ui_nothing_more');
    else if (!same) {
      core.render_summary(part('summary'), read.summary, matters);
      return read;
    }
    return null;
  }

  return { show, draw };
})();
