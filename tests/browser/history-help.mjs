// What the tests of the history share: a policy whose text can be replaced, what is stored, and what the popup says of changes.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from './browsers.mjs';
import { until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const DEMO = join(ROOT, 'tests/fixtures/demo/policy-en.html');
export const DENIAL = 'We do not sell your personal data, and we do not lend it to anyone for their own advertising.';
export const SALE = 'We sell your personal data to advertisers.';

/**
 * A test with a policy of its own, whose text can be replaced, and with nothing remembered.
 * @param {string} name @param {(context: {browser: Session, url: string, publish: (swaps: [string, string][]) => Promise<void>}) => Promise<void>} body
 * @param {import('./browsers.mjs').Kind[]} [kinds]
 */
export function onPolicy(name, body, kinds = KINDS) {
  inBoth('history', name, async ({ browser }) => {
    const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
    const file = join(folder, 'policy.html');
    const publish = async (/** @type {[string, string][]} */ swaps) => {
      let text = await readFile(DEMO, 'utf8');
      for (const [from, to] of swaps) {
        assert.ok(text.includes(from), from);
        text = text.replace(from, to);
      }
      await writeFile(file, text);
    };
    await publish([]);
    const server = await serve({ '/policy.html': file });
    await wipe(browser);
    try {
      await body({ browser, url: `${server.origin}/policy.html`, publish });
    } finally {
      await wipe(browser);
      await server.close();
      await rm(folder, { recursive: true });
    }
  }, kinds);
}

/** Everything that the extension has stored. @param {Session} browser @returns {Promise<Record<string, any>>} */
export const stored = async browser => JSON.parse(await (await browser.control()).evaluate(async () => JSON.stringify(await chrome.storage.local.get(null))));
/** @param {Session} browser */
export const wipe = async browser => (await browser.control()).evaluate(() => chrome.storage.local.clear());
/** @param {Session} browser @param {object} values */
export const put = async (browser, values) => (await browser.control()).evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify(values));
/** @param {Session} browser */
export const policies = async browser => Object.keys(await stored(browser)).filter(key => key.startsWith('policy/'));

/** What the history page's export would save. @param {import('./browsers.mjs').Page} page */
export const saved = async page =>
  JSON.parse(
    await page.evaluate(async () => {
      /** @type {Promise<Blob>} */
      const file = new Promise(done => {
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => (done(/** @type {Blob} */ (blob)), make(blob));
        HTMLAnchorElement.prototype.click = () => {};
      });
      document.getElementById('export')?.click();
      return (await file).text();
    }),
  );

/** @param {PopupView} popup @param {...string} states */
export const state = (popup, ...states) =>
  until(`the state ${states}`, async () => {
    const now = await popup.inside(({ document }) => document.body.dataset.changes ?? '', undefined);
    return states.includes(now) && now;
  });
/** @param {PopupView} popup @param {string} selector */
export const click = (popup, selector) => popup.inside(({ document }, selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).click(), selector);
/** @param {PopupView} popup @param {string} selector */
export const textOf = (popup, selector) => popup.inside(({ document }, selector) => document.querySelector(selector)?.textContent ?? '', selector);

/** The popup of a page, once it has said something of changes. @param {Session} browser @param {Page} page @param {...string} states */
export async function popupOf(browser, page, ...states) {
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await state(popup, ...states);
  return popup;
}

/** Visits a policy and has it remembered. @param {Session} browser @param {string} url */
export async function remember(browser, url) {
  const page = await browser.open(url);
  await browser.badgeShown(page);
  const popup = await popupOf(browser, page, 'off');
  await click(popup, '#remembers');
  await state(popup, 'new');
  await popup.close();
  await page.close();
}

/** A message of the extension with its words. @param {Session} browser @param {string} key @param {string[]} [args] */
export const words = async (browser, key, args = []) => (await browser.control()).evaluate((key, args) => chrome.i18n.getMessage(key, args), key, args);

/** @param {string} url @param {string} title @param {string} date */
export const entry = (url, title, date) => ({
  memory: { schema: 'fineprint.memory/1', reader: '0.1.0', url, title, language: 'en', date, sentences: '00000000000000aa', truncated: false, facts: [] },
  visit: 1,
  since: '',
});

/** @param {number} count */
export const many = count =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const url = `https://site-${i}.example/privacy`;
      return [`policy/${url} en`, entry(url, `Policy number ${i}`, `2025-01-${String((i % 28) + 1).padStart(2, '0')}`)];
    }),
  );
