// The two ways to have no more hints, on the card.
'use strict';

globalThis.FineprintCardHide = (() => {
  const words = chrome.i18n.getMessage;
  /** Whether hints are not wanted any more in this page, however it was told. */
  let unwanted = false;

  /** @param {() => void} hide takes the card away @returns {HTMLElement} */
  function buttons(hide) {
    const row = document.createElement('p');
    row.className = 'less';
    for (const [key, everywhere] of /** @type {const} */ ([['card_hide_site', false], ['card_hide_all', true]])) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words(key);
      button.addEventListener('click', event => {
        // A page can't press it: only what a person did counts.
        if (!FineprintCardSeen.meant(event)) return;
        unwanted = true;
        hide();
        FineprintAsk.ask({ type: 'hide', everywhere }).catch(() => {});
      });
      row.append(button);
    }
    return row;
  }

  return { buttons, unwanted: () => unwanted };
})();
