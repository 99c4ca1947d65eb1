// Asks the background. Browsers may stop it at any moment, also while it works on an answer: then it is asked again, which starts
// it anew. So nothing may be asked this way that must not be done twice, unless it carries a name by which that is seen.
'use strict';

globalThis.FineprintAsk = (() => {
  /** How long to wait before asking again, in milliseconds: a background that is being stopped takes no question. */
  const PAUSES = [50, 200, 800, 3200];

  /** The answer; fails where there is nobody left to ask. @param {object} message @returns {Promise<any>} */
  async function ask(message) {
    for (let asked = 0; ; asked++) {
      try {
        const answer = await chrome.runtime.sendMessage(message);
        // The background answers everything, if with null: without an answer it was stopped before it could.
        if (answer !== undefined || asked === PAUSES.length) return answer;
      } catch (error) {
        // Without a name this script is left over from an extension that was updated or removed.
        if (asked === PAUSES.length || !chrome.runtime?.id) throw error;
      }
      await new Promise(done => setTimeout(done, PAUSES[asked]));
    }
  }

  /** A name for what must be done once. */
  const once = () => Math.trunc((performance.timeOrigin + performance.now()) * 1000);

  /** Whether the scripts that read, mark and show are in this frame. */
  const ready = () => 'FineprintReading' in globalThis;
  /** @type {Promise<boolean> | null} */
  let coming = null;
  /** Has them put into this frame of a page; whether they are there. @returns {Promise<boolean>} */
  const more = async () => {
    if (ready()) return true;
    coming ??= ask({ type: 'more' }).catch(() => false);
    await coming;
    coming = null;
    return ready();
  };

  return { ask, once, ready, more };
})();
