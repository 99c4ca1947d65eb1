// Asks the background. Browsers may stop it at any moment, also while it works on an answer: then it is asked again, which starts
// it anew. So nothing may be asked this way that must not be done twice, unless it carries a name by which that is seen.
'use strict';

globalThis.FineprintAsk = (() => {
  const MOST = 4;

  /** The answer; fails where there is nobody left to ask. @param {object} message @returns {Promise<any>} */
  async function ask(message) {
    for (let asked = 1; ; asked++) {
      try {
        return await chrome.runtime.sendMessage(message);
      } catch (error) {
        // Without a name this script is left over from an extension that was updated or removed.
        if (asked === MOST || !chrome.runtime?.id) throw error;
      }
    }
  }

  /** A name for what must be done once. */
  const once = () => Math.trunc((performance.timeOrigin + performance.now()) * 1000);

  return { ask, once };
})();
