// The two ways to have no more hints, on the card.
'use strict';

globalThis.FineprintCardHide = (() => {
  const words = chrome.i18n.getMessage;
  /** Whether hints are not wanted any more in this page, however it was told. */
  let unwanted = false;

  /** @param {() => void} hide takes the card away, for another time @returns {HTMLElement} */
  function buttons(hide) {
    const row = document.createElement('p');
    row.className = 'less';
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    for (const [key, everywhere] of /** @type {const} */ ([['card_hide_site', false], ['card_hide_all', true]])) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words(key);
      button.addEventListener('click', async event => {
        // A page can't press it: only what a person did counts.
        if (!FineprintCardSeen.meant(event)) return;
        const kept = await FineprintAsk.ask({ type: 'hide', everywhere }).catch(() => false);
        // It would come again on the next page: who pressed it is told, and may close this one.
        if (kept === false) return void (said.textContent = words('opt_failed'));
        unwanted = true;
        hide();
      });
      row.append(button);
    }
    row.append(said);
    return row;
  }

  return { buttons, unwanted: () => unwanted, want: () => void (unwanted = false) };
})();
