// Ring four: what was chosen is remembered, and how it is taken back is shown; in both browsers.
import assert from 'node:assert/strict';
import { asked, cardShown, found } from './banner-help.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** @param {string} name @param {string} file @param {(context: {browser: Session, page: Page}) => Promise<void>} body */
const onPage = (name, file, body) =>
  inBoth('choice', name, async ({ browser, origin }) => {
    const own = await browser.control();
    await own.evaluate(() => chrome.storage.local.clear());
    await body({ browser, page: await browser.open(`${origin}/fixtures/${file}`) });
  });

/** What the popup asks of the background. @param {Session} browser @param {Page} page @param {object} message @returns {Promise<any>} */
async function ask(browser, page, message) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate((tabId, message) => chrome.runtime.sendMessage({ ...message, tabId }), tabId, message);
}

/** What is remembered of the page's site. @param {Session} browser @param {Page} page */
async function kept(browser, page) {
  const control = await browser.control();
  return control.evaluate(host => chrome.storage.local.get(`choice/${host}`).then(all => /** @type {any} */ (all[`choice/${host}`])), new URL(page.url()).host);
}

/** Waits until the page's own script knows the banner, and clicks a control of it as a person does. @param {Session} browser @param {Page} page @param {string} label */
async function click(browser, page, label) {
  const [banner] = await found(browser, page);
  // A page that went out of sight before it was drawn is looked at once it is seen.
  await page.bringToFront();
  await until('the page knows its banner', async () => (await asked(browser, page, 'FineprintBannerWatch', 'banners')).length);
  const [x, y, width, height] = banner.controls.find((/** @type {any} */ one) => one.label === label).rect;
  await page.mouse.click(x + width / 2, y + height / 2);
}

onPage('agreeing', 'banners/platforms.html#onetrust', async ({ browser, page }) => {
  await click(browser, page, 'Accept All Cookies');
  const { when, ...rest } = await until('what is remembered', () => kept(browser, page));
  assert.deepEqual(rest, { by: 'person', role: 'accept', clicked: ['Accept All Cookies'], on: [] });
  assert.ok(Date.parse(when) > 0);
  const popup = await browser.popupPage(page);
  const said = await until('what was chosen', () => popup.inside(({ document }) => !document.getElementById('before')?.hidden && document.getElementById('before-said')?.textContent, undefined));
  assert.ok(said.includes('Accept All Cookies'), said);
  await popup.inside(({ document }) => document.getElementById('before-forget')?.click(), undefined);
  await until('forgotten', async () => (await kept(browser, page)) === undefined);
});

onPage('nothing is remembered where a person does not want it', 'banners/platforms.html#onetrust', async ({ browser, page }) => {
  const own = await browser.openOwn('options.html');
  const on = () => own.$eval('#answers', e => e.getAttribute('aria-checked'));
  await until('it is on at first', async () => (await on()) === 'true');
  await own.$eval('#answers', e => /** @type {HTMLElement} */ (e).click());
  await until('off', async () => (await on()) === 'false');
  await click(browser, page, 'Accept All Cookies');
  // A message sent now comes after what the click has sent.
  await until('the form is gone', async () => (await browser.report(page)).banners.length === 0);
  await browser.background(background => background.FineprintAnswers.keep({ incognito: false, url: 'https://a.example/' }, { by: 'person', role: 'accept', clicked: ['OK'], on: [] }));
  assert.deepEqual(await own.evaluate(async () => Object.keys(await chrome.storage.local.get(null))), ['settings']);
});

onPage('storing a choice, with the switches that were left on', 'banners/platforms.html#borlabs', async ({ browser, page }) => {
  await click(browser, page, 'Speichern');
  const { role, on } = await until('what is remembered', () => kept(browser, page));
  assert.deepEqual([role, on], ['save', ['Essenziell', 'Statistiken', 'Externe Medien']]);
});

onPage('in a closed shadow tree', 'banners/platforms-more.html#usercentrics', async ({ browser, page }) => {
  await click(browser, page, 'Alles akzeptieren');
  assert.equal((await until('what is remembered', () => kept(browser, page))).role, 'accept');
});

onPage('neither a script’s click nor one on the settings, nor in a private window', 'banners/platforms.html#onetrust', async ({ browser, page }) => {
  await click(browser, page, 'Cookies Settings');
  await page.evaluate(() => document.getElementById('onetrust-accept-btn-handler')?.click());
  await browser.background(async (background, url) => {
    await background.FineprintAnswers.own({ incognito: true, url }, 0, { role: 'accept', label: 'OK', on: [] });
  }, page.url());
  // A message sent now comes after what a click would have sent.
  await browser.report(page);
  assert.equal(await kept(browser, page), undefined);
});

onPage('an answer in a frame, or the closing of what an answer left, takes the place of no answer to the page’s own form', 'banners/platforms.html#onetrust', async ({ browser, page }) => {
  const roles = await browser.background(async (background, url) => {
    const [tab, host] = [{ incognito: false, url }, new URL(url).host];
    const roles = [];
    for (const [frame, role] of [[3, 'accept'], [0, 'reject'], [0, 'close'], [3, 'accept'], [0, 'save']]) {
      await background.FineprintAnswers.own(tab, frame, { role, label: 'x', on: [] });
      const { role: now, framed = false } = await background.FineprintAnswers.of(host);
      roles.push([now, framed]);
    }
    return roles;
  }, page.url());
  assert.deepEqual(roles, [['accept', true], ['reject', false], ['reject', false], ['reject', false], ['save', false]]);
});

onPage('the way back by a platform’s mark: shown until the person does something', 'banners/platforms-more.html#ways', async ({ browser, page }) => {
  await page.bringToFront();
  await cardShown(page);
  const back = await ask(browser, page, { type: 'back' });
  assert.equal(back.label, 'Manage consent');
  assert.equal(await ask(browser, page, { type: 'point', at: back.at }), true);
  const rings = () => page.evaluate(() => [...document.querySelectorAll('div[popover="manual"]')].filter(e => e.matches(':popover-open')).length);
  const inView = await page.evaluate(() => {
    const { top, bottom } = /** @type {HTMLElement} */ (document.getElementById('cmplz-manage-consent')).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(inView);
  const before = await rings();
  await page.bringToFront();
  await page.keyboard.press('Shift');
  await until('the line is gone', async () => (await rings()) < before);
});

onPage('the way back by words', 'banners/dialogs.html#footer-links', async ({ browser, page }) => {
  assert.equal((await ask(browser, page, { type: 'back' })).label, 'Cookie settings');
});

onPage('no way back', 'pages/article.html', async ({ browser, page }) => {
  assert.deepEqual(await ask(browser, page, { type: 'back' }), { label: '', at: 0 });
  assert.equal(await ask(browser, page, { type: 'point', at: 40 }), false);
});

onPage('Global Privacy Control, as the page is told', 'pages/article.html', async ({ browser, page }) => {
  assert.equal(await ask(browser, page, { type: 'gpc' }), false);
  await page.evaluate(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  assert.equal(await ask(browser, page, { type: 'gpc' }), true);
});

onPage('where no form is shown a page is not asked before a person wants to know', 'pages/article.html', async ({ browser, page }) => {
  const control = await browser.control();
  await control.evaluate((host, when) => chrome.storage.local.set({ [`choice/${host}`]: { when, by: 'person', role: 'reject', clicked: ['No'], on: [] } }), new URL(page.url()).host, '2026-01-02T10:00:00.000Z');
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).touched = 0;
    Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => ((/** @type {any} */ (globalThis).touched += 1), true) });
  });
  const touched = () => page.evaluate(() => /** @type {any} */ (globalThis).touched);
  const popup = await browser.popupPage(page);
  await until('the question', () => popup.inside(({ document }) => document.getElementById('gpc-ask')?.checkVisibility(), undefined));
  await until('what leads back', () => popup.inside(({ document }) => document.getElementById('back')?.hidden === false, undefined));
  assert.equal(await touched(), 0);
  await popup.page.bringToFront();
  await popup.page.click('#gpc-ask');
  const said = await until('the answer', () => popup.inside(({ document }) => document.getElementById('gpc-said')?.textContent, undefined));
  assert.equal(said, await popup.page.evaluate(() => chrome.i18n.getMessage('ref_gpc_on')));
  assert.equal(await touched(), 1);
});

onPage('the page’s record is asked at the refusal, or when a person asks, and never else', 'banners/platforms-more.html#counted', async ({ browser, page }) => {
  const counts = () => page.evaluate(() => [/** @type {any} */ (globalThis).touched, /** @type {any} */ (globalThis).asked]);
  await found(browser, page);
  const popup = await browser.popupPage(page);
  await until('the form', () => popup.inside(({ document }) => document.getElementById('form')?.hidden === false, undefined));
  await until('what else there is to say', () => popup.inside(({ document }) => document.getElementById('gpc')?.hidden === false, undefined));
  assert.deepEqual(await counts(), [0, 0]);
  const done = await ask(browser, page, { type: 'refuse', frame: 0 });
  assert.deepEqual([done.word, done.record], ['done', { purposes: 1, partners: 0, interests: 0 }]);
  assert.equal((await counts())[1], 1);
  await browser.report(page);
  assert.equal((await counts())[1], 1);
  assert.equal((await ask(browser, page, { type: 'record' })).purposes, 1);
  assert.equal((await counts())[1], 2);
});

onPage('pay or agree: what each costs and gives, in the popup', 'banners/paywall.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  const { measured } = banner.patterns.find((/** @type {any} */ pattern) => pattern.id === 'pay_or_consent');
  assert.deepEqual([measured.prices, measured.times, measured.without], [['4 Euro'], ['month'], ['ads', 'tracking']]);
  const popup = await browser.popupPage(page);
  const said = await until('the lines', () => popup.inside(({ document }) => [...document.querySelectorAll('#form .pay')].map(line => line.textContent), undefined).then(lines => lines.length > 0 && lines));
  assert.equal(said.length, 3);
  assert.ok(said[0]?.includes('4 Euro'), said[0] ?? '');
  assert.equal(await popup.inside(({ document }) => document.getElementById('answer')?.hidden, undefined), true);
  assert.equal((await ask(browser, page, { type: 'refuse', frame: 0 })).word, 'pay');
});
