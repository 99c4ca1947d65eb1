// What is drawn into a page stays for as long as this script says so, again and again. Where the extension is removed, Firefox ends
// the script without a word to it: then what it drew moves out of the window by itself.
'use strict';

globalThis.FineprintLease = (() => {
  /** How long it stays without a word: longer than a busy page keeps a script waiting. */
  const LASTS = 4000;
  const AWAY = [{ translate: 'none' }, { translate: 'none', offset: 1 }, { translate: '-1000vw 0', offset: 1 }];

  /** The word that keeps them for another while. @param {Iterable<Element>} elements @returns {() => void} */
  function of(elements) {
    const leases = [...elements].map(element => element.animate(AWAY, { duration: LASTS, fill: 'forwards' }));
    return () => leases.forEach(lease => void (lease.currentTime = 0));
  }

  return { of };
})();
