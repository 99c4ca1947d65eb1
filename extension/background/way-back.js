// In the background: finds what leads back to a consent form, asks a page's own record of consent, and whether the page is
// told of Global Privacy Control. All of it only when a person opened the popup.
'use strict';

globalThis.FineprintWayBack = (() => {
  const FILES = ['content/platforms.js', 'content/way-back.js'];

  /** @template T, A @param {number} tabId @param {(argument: A) => T} func @param {A} argument @param {'MAIN' | 'ISOLATED'} [world] @returns {Promise<any>} */
  async function inPage(tabId, func, argument, world = 'ISOLATED') {
    const results = await chrome.scripting.executeScript({ target: { tabId }, func: /** @type {any} */ (func), args: [argument], world });
    return results[0]?.result ?? null;
  }

  /** What leads back, by its label; `null` where nothing was seen. @param {number} tabId @returns {Promise<{label: string, at: number} | null>} */
  async function find(tabId) {
    if (!(await inPage(tabId, () => 'FineprintReading' in globalThis, null))) await FineprintReach.put(tabId, 0);
    await chrome.scripting.executeScript({ target: { tabId }, files: FILES });
    /** @type {unknown} */
    const found = await inPage(tabId, () => /** @type {any} */ (globalThis).FineprintBackControl.find(), null);
    const list = /** @type {{label: string, sure: boolean}[]} */ (Array.isArray(found) ? found : []);
    const sure = list.findIndex(one => one.sure);
    const roles = sure < 0 ? await FineprintCore.roles(list.map(one => one.label)) : [];
    const at = sure < 0 ? roles.indexOf('settings') : sure;
    return at < 0 ? null : { label: list[at].label, at };
  }

  /** Shows it in the page. @param {number} tabId @param {number} at @returns {Promise<boolean>} */
  const show = async (tabId, at) => (await inPage(tabId, at => /** @type {any} */ (globalThis).FineprintBackControl?.show(at) ?? false, at)) === true;

  /** Whether scripts of the page are told that the person wants nothing sold or shared; what an extension adds is seen in the page's own world only. @param {number} tabId @returns {Promise<boolean>} */
  const signal = async tabId => (await inPage(tabId, () => /** @type {any} */ (navigator).globalPrivacyControl === true, null, 'MAIN')) === true;

  return { find, show, signal };
})();
