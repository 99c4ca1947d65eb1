// Ring four: the consent form explained in the popup, and hints that are not wanted.
import assert from 'node:assert/strict';
import { cardGone, cardShown, found, onPage } from './banner-help.mjs';
import { until } from './harness.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** What the popup says of the form. @param {Session} browser @param {Page} page */
async function form(browser, page) {
  const popup = await browser.popupPage(page);
  return until('the form', () =>
    popup.inside(({ document }) => {
      const root = document.getElementById('form');
      if (!root || root.hidden) return null;
      const texts = (/** @type {string} */ selector) => [...root.querySelectorAll(selector)].map(e => e.textContent ?? '');
      const ids = (/** @type {string} */ name) => [...root.querySelectorAll(`[data-${name}]`)].map(e => e.getAttribute(`data-${name}`));
      return { text: root.textContent ?? '', controls: texts('.controls li'), patterns: texts('.patterns li'), ids: ids('pattern'), roles: ids('role'), purposes: ids('purpose') };
    }, undefined),
  );
}

onPage('the form explained: first layer', 'bar-nl.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  const { text, roles, purposes, controls } = await form(browser, page);
  assert.deepEqual(roles, banner.controls.map((/** @type {any} */ c) => c.role));
  assert.deepEqual(purposes, banner.purposes);
  assert.ok(text.includes(banner.hint.label) && text.includes('48'), text);
  assert.ok(controls.every(line => line.trim().length > 5), controls.join('\n'));
});

onPage('the form explained: what stands out, with its measures', 'unequal.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  const { ids, patterns } = await form(browser, page);
  assert.deepEqual(ids, banner.patterns.map((/** @type {any} */ p) => p.id));
  assert.ok(patterns.every(line => line && !/\$\d|undefined/.test(line)), patterns.join('\n'));
  assert.ok(patterns.some(line => /\d/.test(line)), patterns.join('\n'));
});

onPage('the form explained: switches with their state', 'platforms.html#cookiebot', async ({ browser, page }) => {
  await found(browser, page);
  const { controls } = await form(browser, page);
  const states = controls.slice(0, 4).map(line => line.replace(/.* /, ''));
  assert.equal(states[0], states[1]);
  assert.notEqual(states[1], states[3]);
});

onPage('the form explained: once it is gone, the way back or that there is none', 'closing.html#none', async ({ browser, page }) => {
  const control = await browser.control();
  for (const [id, key] of /** @type {const} */ ([['none', 'form_t_no_withdraw_icon'], ['link', 'form_back']])) {
    const at = id === 'none' ? page : await browser.open(page.url().replace('#none', `#${id}`));
    await found(browser, at);
    await cardShown(at);
    await at.click('#bar button:last-of-type');
    await until('a form that is gone', async () => (await browser.report(at)).closed_banners);
    const { text } = await form(browser, at);
    const said = await control.evaluate(key => chrome.i18n.getMessage(key, ['“Cookie settings”']), key);
    assert.ok(text.includes(said), text);
  }
});

/** Presses a button of the card by keyboard: the first is to close it, the second to refuse, then come those of its last row. @param {Page} page @param {number} place */
async function press(page, place) {
  const inCard = () => page.evaluate(() => document.activeElement?.matches('div[popover="manual"]') === true);
  for (let i = 0; i < 30 && !(await inCard()); i++) await page.keyboard.press('Tab');
  assert.ok(await inCard(), 'the card is reached by the keyboard');
  for (let i = 0; i < place; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

for (const [name, place, key] of /** @type {const} */ ([
  ['on this site', 2, 'ui_hints_site'],
  ['everywhere', 3, 'ui_hints_all'],
])) {
  onPage(`hints hidden ${name}, and back again`, 'bar-nl.html', async ({ browser, page }) => {
    const control = await browser.control();
    try {
      await cardShown(page);
      await press(page, place);
      await cardGone(page);
      await until('it is kept', () => control.evaluate(async () => (await chrome.storage.local.get('hints')).hints));
      const next = await browser.open(page.url().replace('bar-nl', 'static'));
      // The report still knows the banner; the card stays away.
      await found(browser, next);
      await cardGone(next);
      const popup = await browser.popupPage(next);
      const said = await until('the line', () => popup.inside(({ document }) => !document.getElementById('hints')?.hidden && document.getElementById('hints-said')?.textContent, undefined));
      assert.equal(said, await control.evaluate(key => chrome.i18n.getMessage(key), key));
      await popup.inside(({ document }) => document.getElementById('hints-again')?.click(), undefined);
      await until('hints again', () => popup.inside(({ document }) => document.getElementById('hints')?.hidden, undefined));
      await popup.close();
      await next.bringToFront();
      await cardShown(next);
      // The page where they were hidden has not been told by its own popup.
      const first = await browser.popupPage(page);
      await first.read();
      assert.equal(await first.inside(({ document }) => document.getElementById('hints')?.hidden, undefined), true);
      await first.close();
      // Hidden and shown again on one page, without loading it anew.
      await page.reload();
      await page.bringToFront();
      await cardShown(page);
      await press(page, place);
      await cardGone(page);
      const popupHere = await browser.popupPage(page);
      await until('the line', () => popupHere.inside(({ document }) => document.getElementById('hints')?.hidden === false, undefined));
      await popupHere.inside(({ document }) => document.getElementById('hints-again')?.click(), undefined);
      await until('hints again', () => popupHere.inside(({ document }) => document.getElementById('hints')?.hidden, undefined));
      await popupHere.close();
      await page.bringToFront();
      await cardShown(page);
    } finally {
      await control.evaluate(() => chrome.storage.local.remove('hints'));
    }
  });
}
