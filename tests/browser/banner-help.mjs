// What the tests of banners share: what the background says of a page's banners, and what is drawn of the hint.
import { until } from './harness.mjs';
import { KINDS } from './browsers.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

export { card, cardGone, cardShown } from './card.mjs';

export const FOLDER = 'fixtures/banners';

/** The banners of a page, once there is one. @param {Session} browser @param {Page} page @returns {Promise<any[]>} */
export const found = (browser, page) =>
  until('a banner', async () => {
    const { banners } = await browser.report(page);
    return banners.length > 0 && banners;
  });

/** @param {any} banner */
export const roles = banner => banner.controls.map((/** @type {any} */ control) => control.role);

/** @param {string} name @param {string} file @param {(context: {browser: Session, page: Page}) => Promise<void>} body */
export const onPage = (name, file, body) =>
  inBoth('banner', name, async ({ browser, origin }) => {
    // Opened first, so that the page is the one in front.
    await browser.control();
    await body({ browser, page: await browser.open(`${origin}/${FOLDER}/${file}`) });
  });

/** So many pages are open at the same time. */
const ABREAST = 12;

/**
 * A test for each handful of pages, opened at the same time, since opening them takes most of the time; all that is wrong is told.
 * @template {{file: string}} T @param {string} name @param {T[]} all @param {(context: {browser: Session, page: Page, of: T}) => Promise<void>} body @param {import('./browsers.mjs').Kind[]} [kinds]
 */
export function onPages(name, all, body, kinds = KINDS) {
  const parts = Math.ceil(all.length / ABREAST);
  for (let part = 0; part < parts; part++) {
    const some = all.filter((_, at) => at % parts === part);
    const handful = async (/** @type {{browser: Session, origin: string}} */ { browser, origin }) => {
      await browser.control();
      const pages = await Promise.all(some.map(({ file }) => browser.open(`${origin}/${FOLDER}/${file}`)));
      const wrong = /** @type {string[]} */ ([]);
      for (const [at, page] of pages.entries()) {
        // Some libraries draw nothing in a tab that nobody sees.
        await page.bringToFront();
        await body({ browser, page, of: some[at] }).catch(error => wrong.push(`${some[at].file}: ${error.message}`));
      }
      if (wrong.length) throw new Error(wrong.join('\n'));
    };
    inBoth('banner', `${name}: ${some.map(({ file }) => file.replace(/^.*[/#]/, '')).join(', ')}`, handful, kinds);
  }
}

/** The second layer of a page's banner. @param {Session} browser @param {Page} page @returns {Promise<any>} */
export const settings = (browser, page) =>
  until('the settings', async () => (await browser.report(page)).banners.find((/** @type {any} */ banner) => banner.layer === 'settings'));

/** What one of the scripts in a page says. @param {Session} browser @param {Page} page @param {string} script its name @param {string} what the function that is asked @returns {Promise<any>} */
export async function asked(browser, page, script, what) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate(
    async (tabId, ...args) => {
      const func = (/** @type {string} */ script, /** @type {string} */ what) => /** @type {any} */ (globalThis)[script][what]();
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId }, func, args });
      return result;
    },
    tabId,
    script,
    what,
  );
}

/** How often the page has been looked at for banners. @param {Session} browser @param {Page} page @returns {Promise<number>} */
export const looks = (browser, page) => asked(browser, page, 'FineprintBannerWatch', 'looks');

/** Whether a page was looked at and rests. @param {Session} browser @param {Page} page @returns {Promise<boolean>} */
export const rests = (browser, page) => asked(browser, page, 'FineprintBannerWatch', 'quiet');
