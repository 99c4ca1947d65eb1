// What popup and panel have in common: their texts, their states, and the summary of a page.
'use strict';

globalThis.FineprintView = (() => {
  const { words, part } = FineprintPage;
  /** How often a page that is still loading is asked again before "nothing found" is said, and after how many milliseconds. */
  const ASK_AGAIN = 20;
  const PAUSE = 300;
  /** A page that may be read from the click on the icon on is there a moment later: so often it is asked for. */
  const ASK_CLICKED = 5;

  /** The summary last drawn, as a text. */
  let drawn = '';

  /** @param {'loading' | 'policy' | 'nothing' | 'unavailable' | 'error'} state @param {string} [title] @param {string} [more] */
  function show(state, title = '', more = '') {
    document.body.dataset.state = state;
    // What comes after it is drawn, also where it is what was drawn before.
    if (state !== 'policy') drawn = '';
    part('state').hidden = state === 'policy';
    part('summary').hidden = part('tools').hidden = state !== 'policy';
    part('state-title').textContent = title && words(title);
    part('state-more').textContent = more && words(more);
  }

  const { mayReadAll } = FineprintSettings;

  /** What the background answers: a reading comes as a text, what went wrong as it is. @param {any} answer */
  const told = answer => (typeof answer === 'string' ? JSON.parse(answer) : answer);

  /** What the core read; where a page has nothing, not before it was quiet after loading. @param {() => Promise<any>} ask @returns {Promise<FineprintReading | null>} */
  async function read(ask) {
    for (let asked = 1; ; asked++) {
      const answer = told(await ask());
      if (answer?.error) throw new Error(answer.error);
      if (!answer && asked < ASK_CLICKED && !(await mayReadAll())) {
        await new Promise(done => setTimeout(done, PAUSE));
        continue;
      }
      if (!answer || answer.summary || answer.report.settled || asked === ASK_AGAIN) return answer;
      await new Promise(done => setTimeout(done, PAUSE));
    }
  }

  /** Draws what was read, or says why there is nothing; the reading where a new summary was drawn. @param {() => Promise<any>} ask @param {Promise<any>} [stored] the settings, where they were asked for already @returns {Promise<FineprintReading | null>} */
  async function draw(ask, stored) {
    const [reading, { matters }] = await Promise.all([read(ask), FineprintSettings.get(stored), FineprintTexts.ready()]);
    const now = JSON.stringify(reading?.summary ?? null);
    const same = now === drawn;
    drawn = now;
    if (!reading) show('unavailable', 'ui_unavailable', (await mayReadAll()) ? 'ui_unavailable_more' : 'ui_no_access_more');
    else if (!reading.readable) show('nothing', 'ui_unreadable_language');
    else if (!reading.summary) show('nothing', 'ui_nothing', 'ui_nothing_more');
    else if (!same) {
      FineprintDraw.summary(part('summary'), reading.summary, matters);
      return reading;
    }
    return null;
  }

  return { show, told, read, draw };
})();
