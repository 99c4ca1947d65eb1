// Ring five: the walk of a new user, from the install on, in both browsers. Each step begins where the one before ended.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardShown } from './banner-help.mjs';
import { KINDS, inPanel, launch, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const DENIAL = 'We do not sell your personal data, and we do not lend it to anyone for their own advertising.';
const SALE = 'We sell your personal data to advertisers.';

/** @param {PopupView} popup @param {string} selector */
const click = (popup, selector) => popup.inside(({ document }, selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).click(), selector);
/** @param {PopupView} popup @param {string} state */
const changes = (popup, state) => until(`the state ${state}`, () => popup.inside(({ document }, state) => document.body.dataset.changes === state, state));

/** A page of the extension that opened by itself, found by its name. @param {Session} browser @param {string} file */
const opened = (browser, file) =>
  until(file, async () => {
    for (const page of await browser.browser.pages()) if (await page.evaluate(file => location.pathname === `/${file}` && document.readyState === 'complete', file).catch(() => false)) return page;
    return undefined;
  });

/** @type {[string, (walk: {browser: Session, url: string, origin: string, publish: (swaps: [string, string][]) => Promise<void>}) => Promise<void>][]} */
const STEPS = [
  ['the first page says what it does and that nothing leaves the device', async ({ browser }) => {
    const control = await browser.control();
    const welcome = await until('the first page', () => control.evaluate(async () => (await chrome.tabs.query({})).some(tab => tab.url?.endsWith('/welcome.html'))));
    assert.ok(welcome);
    const page = await opened(browser, 'welcome.html');
    const text = await until('its texts', () => page.evaluate(() => document.body.innerText.length > 400 && document.body.innerText));
    for (const key of ['wel_title', 'wel_policy', 'wel_banner', 'wel_private']) assert.ok(text.includes(await page.evaluate(key => chrome.i18n.getMessage(key), key)), key);
    await page.close();
  }],
  ['a policy: badge, summary, a quote that scrolls and is marked', async ({ browser, url }) => {
    const page = await browser.open(url);
    const badge = await browser.badgeShown(page);
    assert.match(badge.text, /^(\d+|§)$/);
    const popup = await browser.clickIcon(page);
    const { state, rows } = await popup.read();
    assert.equal(state, 'policy');
    assert.ok(rows.find(row => row.fact === 'sale_share')?.status === 'stated_no');
    const top = await page.evaluate(() => scrollY);
    await popup.clickQuote('[data-fact="complaint"]');
    await until('the mark in view', async () => (await marked(page))?.inView);
    assert.ok((await page.evaluate(() => scrollY)) > top, 'the page scrolled to it');
    await changes(popup, 'off');
    await click(popup, '#remembers');
    await changes(popup, 'new');
    await popup.close();
    await page.close();
  }],
  ['a letter from the summary, filled with what the policy names', async ({ browser, url }) => {
    const page = await browser.open(url);
    await browser.badgeShown(page);
    const popup = await browser.clickIcon(page);
    await popup.read();
    await until('the letters', () => popup.inside(({ document }) => document.querySelector('#act [data-letter="access"]') !== null, undefined));
    await click(popup, '#act [data-letter="access"]');
    const letter = await opened(browser, 'letter.html');
    await until('the letter', () => letter.evaluate(() => document.body.dataset.state === 'policy'));
    const [body, href] = await letter.evaluate(() => [/** @type {HTMLTextAreaElement} */ (document.getElementById('body')).value, /** @type {HTMLAnchorElement} */ (document.getElementById('mail')).href]);
    assert.ok(body.includes('Kettle Lane Cycles Ltd'), body);
    assert.ok(href.startsWith('mailto:privacy@kettlelane.example'), href);
    await letter.close();
    await popup.close();
    await page.close();
  }],
  ['a later visit: the policy says something else', async ({ browser, url, publish }) => {
    await publish([[DENIAL, SALE]]);
    const page = await browser.open(url);
    await until('the badge says so', async () => (await browser.badge(page)).text.startsWith('•'));
    const popup = await browser.clickIcon(page);
    assert.equal((await popup.read()).state, 'policy');
    await changes(popup, 'changed');
    assert.ok(await popup.inside(({ document }) => document.querySelector('[data-changed="sale_share"]') !== null, undefined));
    await click(popup, '.came button.quote');
    await until('the new sentence marked', async () => (await marked(page))?.text.includes('We sell'));
    await click(popup, '#got');
    await changes(popup, 'got');
    await popup.close();
    await page.close();
  }],
  ['a banner: the card, the form explained, a refusal by one click', async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/banners/platforms.html#complianz`);
    await page.bringToFront();
    await cardShown(page);
    const popup = await browser.clickIcon(page);
    await popup.read();
    await until('the form explained', () => popup.inside(({ document }) => document.getElementById('answer')?.hidden === false, undefined));
    await popup.close();
    // The popup as a page of its own: there a test can click as a person does.
    const tabId = await browser.tabId(page);
    const own = await browser.openOwn(`popup.html?tab=${tabId}`);
    await until('the button', () => own.evaluate(() => document.getElementById('answer')?.hidden === false));
    await own.bringToFront();
    await own.click('#refuse');
    const wanted = await own.evaluate(() => chrome.i18n.getMessage('card_told_done'));
    await until('what was done', () => own.$eval('#refused', (e, wanted) => e.textContent?.startsWith(wanted) && e.textContent.includes('Weigeren'), wanted));
    await until('the banner is gone', () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-layer]')).hidden));
    await own.close();
    await page.close();
  }],
  ['the site’s policy from anywhere, with the panel beside it', async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/pages/signup.html`);
    const popup = await browser.clickIcon(page);
    await popup.read();
    await until('the offer', () => popup.inside(({ document }) => document.querySelectorAll('#offer button').length === 1, undefined));
    await click(popup, '#offer button');
    const policy = await until('the policy', async () => (await browser.browser.pages()).find(p => p.url() === `${origin}/fixtures/demo/policy-fr.html`));
    await until('the panel', async () => (await inPanel(policy, panel => panel.body.dataset.state)) === 'policy');
    await until('that it is remembered', async () => (await inPanel(policy, panel => panel.body.dataset.changes)) === 'new');
    await policy.close();
    await page.close();
  }],
  ['the history: what was read, and all of it wiped', async ({ browser, url }) => {
    const history = await browser.openOwn('history.html');
    await until('both policies', () => history.$$eval('.entry a', list => list.length === 2));
    assert.ok((await history.$$eval('.entry a', list => list.map(link => /** @type {HTMLAnchorElement} */ (link).href))).includes(url));
    await history.$eval('#wipe', button => /** @type {HTMLElement} */ (button).click());
    await history.$eval('#wipe-yes', button => /** @type {HTMLElement} */ (button).click());
    await until('nothing left', () => history.evaluate(() => document.body.dataset.state === 'none'));
    const options = await browser.openOwn('options.html');
    await until('the options', () => options.$('#matters button'));
    for (let i = 0; i < 2; i++) await options.$eval('#wipe', button => /** @type {HTMLElement} */ (button).click());
    await until('nothing kept', () => options.evaluate(async () => Object.keys(await chrome.storage.local.get(null)).length === 0));
  }],
];

for (const kind of KINDS) {
  /** @type {{browser: Session, url: string, origin: string, publish: (swaps: [string, string][]) => Promise<void>, end: () => Promise<void>} | undefined} */
  let walk;

  async function begin() {
    const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
    const file = join(folder, 'policy.html');
    const demo = await readFile(join(ROOT, 'tests/fixtures/demo/policy-en.html'), 'utf8');
    const publish = async (/** @type {[string, string][]} */ swaps) => {
      for (const [from] of swaps) assert.ok(demo.includes(from), from);
      await writeFile(file, swaps.reduce((text, [from, to]) => text.replace(from, to), demo));
    };
    await publish([]);
    const server = await serve({ '/policy.html': file });
    const browser = await launch(kind, { welcome: true });
    const end = async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    };
    return { browser, origin: server.origin, url: `${server.origin}/policy.html`, publish, end };
  }

  STEPS.forEach(([name, step], i) => {
    test(`walk: ${kind}: ${i + 1}. ${name}`, async () => {
      const now = (walk ??= await begin());
      let passed = false;
      try {
        await step(now);
        if (i === STEPS.length - 1) assert.deepEqual(now.browser.leaks, [], 'nothing left for any other host');
        passed = true;
      } finally {
        if (!passed || i === STEPS.length - 1) {
          walk = undefined;
          await now.end();
        }
      }
    });
  });
}
