// Ring four: refusing on command, in both browsers: along the way of the hint, and no click more when a page does something else.
import assert from 'node:assert/strict';
import { card, cardGone, cardShown, found } from './banner-help.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** Opens a page of banners and waits for one. @param {string} name @param {string} file @param {(context: {browser: Session, page: Page, banner: any}) => Promise<void>} body */
const onPage = (name, file, body) =>
  inBoth('refuse', name, async ({ browser, origin }) => {
    const own = await browser.control();
    await own.evaluate(() => chrome.storage.local.clear());
    const page = await browser.open(`${origin}/fixtures/banners/${file}`);
    const [banner] = await found(browser, page);
    await body({ browser, page, banner });
  });

/** What the popup has done. @param {Session} browser @param {Page} page @param {number} [frame] @returns {Promise<any>} */
async function refuse(browser, page, frame = 0) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate((tabId, frame) => chrome.runtime.sendMessage({ type: 'refuse', tabId, frame }), tabId, frame);
}

/** The same under a number, as popup and card ask for it. @param {Session} browser @param {Page} page @param {number} [frame] @returns {Promise<any>} */
async function named(browser, page, frame = 0) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate((tabId, frame) => FineprintAsk.ask({ type: 'refuse', tabId, frame, id: FineprintAsk.once() }), tabId, frame);
}

// The platforms: `platform-layers.test.mjs`.
onPage('switches that are locked', 'platforms.html#locked', async ({ browser, page }) => {
  assert.deepEqual(await refuse(browser, page), { word: 'done', clicked: ['Save'], on: ['Strictly necessary', 'Targeted advertising'], record: null });
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('[data-layer]')].every(layer => /** @type {HTMLElement} */ (layer).hidden)), true);
});

onPage('behind the settings', 'layers.html', async ({ browser, page }) => {
  await page.evaluate(() => {
    const save = [...document.querySelectorAll('button')].find(button => button.textContent === 'Save preferences');
    save?.addEventListener('click', () => document.querySelector('dialog')?.close());
  });
  assert.deepEqual(await refuse(browser, page), { word: 'done', clicked: ['Manage preferences', 'Statistics', 'Save preferences'], on: ['Strictly necessary'], record: null });
  const kept = await page.evaluate(() => [...document.querySelectorAll('input')].map(box => [box.checked, box.disabled]));
  assert.deepEqual(kept, [[true, true], [false, false], [false, false]]);
});

onPage('chosen from a list', 'fresh.html#select', async ({ browser, page }) => {
  await page.evaluate(() => {
    const box = document.querySelector('.box');
    const list = /** @type {HTMLSelectElement} */ (document.querySelector('select'));
    list.addEventListener('change', () => void (document.title = list.value));
    box?.querySelector('button')?.addEventListener('click', () => box.remove());
  });
  assert.deepEqual(await refuse(browser, page), { word: 'done', clicked: ['Only necessary cookies', 'Confirm'], record: null });
  assert.equal(await page.title(), 'none');
});

/** What each library has stored afterwards, in its own words. @type {[string, () => unknown, unknown][]} */
const LIBRARIES = [
  ['klaro.html#en', () => JSON.parse(decodeURIComponent(document.cookie.match(/klaro=([^;]*)/)?.[1] ?? 'null')), { counter: false, ads: false }],
  ['klaro.html#nl', () => JSON.parse(decodeURIComponent(document.cookie.match(/klaro=([^;]*)/)?.[1] ?? 'null')), { counter: false, ads: false }],
  ['vanilla.html', () => JSON.parse(decodeURIComponent(document.cookie.match(/cc_cookie=([^;]*)/)?.[1] ?? 'null'))?.categories, ['necessary']],
  ['cookieconsent.html#opt-in', () => document.cookie.match(/cookieconsent_status=([^;]*)/)?.[1], 'deny'],
  ['govuk.html', () => JSON.parse(decodeURIComponent(document.cookie.match(/cookies_policy=([^;]*)/)?.[1] ?? 'null')), { usage: false }],
  ['react.html', () => document.cookie.match(/CookieConsent=([^;]*)/)?.[1], 'false'],
];
for (const [file, stored, wanted] of LIBRARIES) {
  onPage(`the library's own record: ${file}`, `libraries/${file}`, async ({ browser, page }) => {
    assert.equal((await refuse(browser, page)).word, 'done');
    assert.deepEqual(await until('what is stored', () => page.evaluate(stored)), wanted);
    // Cookies of one address are those of the next test too.
    await page.evaluate(() => document.cookie.split('; ').forEach(cookie => (document.cookie = `${cookie.split('=')[0]}=; max-age=0; path=/`)));
  });
}

onPage('buttons that do nothing by themselves: govuk-frontend', 'libraries/govuk.html#plain', async ({ browser, page }) => {
  assert.deepEqual(await refuse(browser, page), { word: 'stays', clicked: ['Reject additional cookies'] });
});

/** @type {[string, string, string[]][]} */
const MIDWAY = [
  ['gone', 'changed', ['Cookie settings']],
  ['replaced', 'changed', ['Cookie settings']],
  ['moves', 'moved', ['Cookie settings']],
  ['covered', 'covered', ['Cookie settings']],
  ['turned', 'changed', ['Cookie settings']],
  ['deaf', 'stays', ['Reject all']],
  ['back', 'stays', ['Reject all']],
  ['still', 'changed', ['Cookie settings']],
  ['pay', 'pay', []],
  ['long', 'many', []],
  ['second', 'changed', ['Cookie settings']],
  ['wall', 'pay', ['Reject all']],
  ['sure', 'changed', ['Reject all']],
];
for (const [id, word, clicked] of MIDWAY) {
  onPage(`midway: ${id}`, `midway.html#${id}`, async ({ browser, page }) => {
    assert.deepEqual(await refuse(browser, page), { word, clicked });
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).clicks), clicked, 'nothing else was clicked');
    const control = await browser.control();
    assert.deepEqual(await control.evaluate(async () => Object.keys(await chrome.storage.local.get(null))), [], 'nothing is remembered');
  });
}

for (const id of ['thanks', 'anchor', 'reloads']) {
  onPage(`to the end: ${id}`, `midway.html#${id}`, async ({ browser, page }) => {
    const clicked = id === 'anchor' ? ['Cookie settings', 'Reject all'] : ['Reject all'];
    assert.deepEqual(await named(browser, page), { word: 'done', clicked, record: null });
    const control = await browser.control();
    assert.deepEqual(await control.evaluate(async () => Object.keys(await chrome.storage.local.get(null))), [`choice/${new URL(page.url()).host}`]);
    await until('that nothing is left of the way', () => control.evaluate(async () => !Object.keys(await chrome.storage.session.get(null)).some(name => name.startsWith('refusal/'))));
  });
}

onPage('a page that is there again with its banner', 'midway.html#forgets', async ({ browser, page }) => {
  assert.deepEqual(await named(browser, page), { word: 'stays', clicked: ['Reject all'] });
});

onPage('a control that says now this, now that: only what was read is clicked', 'midway.html#flips', async ({ browser, page }) => {
  for (let i = 0; i < 3; i++) await refuse(browser, page);
  const clicks = await page.evaluate(() => /** @type {any} */ (globalThis).clicks);
  assert.deepEqual(clicks.filter((/** @type {string} */ label) => label !== 'Reject all' && label !== 'Cookie settings'), []);
});

onPage('boxes that nobody sees are not stored', 'nasty.html#hidden-boxes', async ({ browser, page }) => {
  await cardShown(page);
  assert.equal(await browser.background((background, tabId) => background.FineprintRefusing.press(tabId), await browser.tabId(page)), false, 'the card offers nothing');
  assert.deepEqual(await refuse(browser, page), { word: 'unsure', clicked: [] });
});

onPage('where hints are hidden', 'platforms.html#onetrust', async ({ browser, page }) => {
  const control = await browser.control();
  await control.evaluate(() => chrome.storage.local.set({ hints: { everywhere: true, sites: [] } }));
  assert.deepEqual(await refuse(browser, page), { word: 'done', clicked: ['Reject All'], record: null });
});

onPage('a frame that the page takes away with the answer', 'framed.html', async ({ browser, page, banner }) => {
  await page.frames()[1].evaluate(() => document.querySelectorAll('button')[1].addEventListener('click', () => parent.document.querySelector('iframe')?.remove()));
  assert.deepEqual(await named(browser, page, banner.frame), { word: 'done', clicked: ['Disagree'], record: null });
});

onPage('what was done before the background was stopped, which had not answered yet', 'framed.html', async ({ browser, page, banner: { frame } }) => {
  await page.frames()[1].evaluate(() => document.querySelectorAll('button')[1].addEventListener('click', () => parent.document.querySelector('iframe')?.remove()));
  const done = await named(browser, page, frame);
  assert.equal(done.word, 'done');
  const control = await browser.control();
  const again = await control.evaluate(
    async (tabId, frame, { clicked, word }) => {
      // As a stopped background leaves it.
      await chrome.storage.session.set({ 'refusal/7': { before: [1], frame, clicked: [], pressing: clicked, done: { word, clicked } } });
      return FineprintAsk.ask({ type: 'refuse', tabId, frame, id: 7 });
    },
    await browser.tabId(page),
    frame,
    done,
  );
  assert.deepEqual(again, done);
});

onPage('midway: leaves', 'midway.html#leaves', async ({ browser, page }) => {
  assert.equal((await refuse(browser, page)).word, 'moved');
  assert.ok(await until('the other page', () => page.url().endsWith('static.html')));
});

onPage('the site’s own record of consent', 'platforms.html#onetrust', async ({ browser, page }) => {
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).__tcfapi = (/** @type {string} */ command, /** @type {number} */ version, /** @type {(data: object, ok: boolean) => void} */ done) =>
      done({ command, version, purpose: { consents: { 1: false, 2: true, 3: true }, legitimateInterests: { 7: true } }, vendor: { consents: { 12: true } } }, true);
  });
  assert.deepEqual((await refuse(browser, page)).record, { purposes: 2, partners: 1, interests: 1 });
});

onPage('a record that throws', 'platforms.html#onetrust', async ({ browser, page }) => {
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).__tcfapi = () => {
      throw new Error('no');
    };
  });
  assert.equal((await refuse(browser, page)).record, null);
});

onPage('a record that never answers, on a page that stops its clock', 'platforms.html#onetrust', async ({ browser, page }) => {
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).__tcfapi = () => {};
    /** @type {any} */ (globalThis).setTimeout = () => 0;
  });
  assert.deepEqual(await refuse(browser, page), { word: 'done', clicked: ['Reject All'], record: null });
});

onPage('in a frame', 'framed.html', async ({ browser, page, banner }) => {
  await page.frames()[1].evaluate(() => document.querySelectorAll('button')[1].addEventListener('click', () => document.querySelector('.bar')?.remove()));
  const done = await refuse(browser, page, banner.frame);
  assert.deepEqual([done.word, done.clicked], ['done', ['Disagree']]);
});

onPage('by a key on the card; it tells what was done, and it is remembered', 'platforms.html#complianz', async ({ browser, page }) => {
  await cardShown(page);
  await page.bringToFront();
  await page.focus('.cmplz-view-preferences');
  // To the card's own buttons: its close button, then the one that refuses.
  await page.keyboard.press('Tab');
  await until('the card has the focus', () => page.evaluate(() => document.activeElement?.matches('div[popover="manual"]')));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until('the banner is gone', () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-layer]')).hidden));
  const control = await browser.control();
  const kept = await until('what is remembered', () => control.evaluate(host => chrome.storage.local.get(`choice/${host}`).then(all => all[`choice/${host}`]), new URL(page.url()).host));
  assert.deepEqual(/** @type {any} */ (kept).clicked, ['Weigeren']);
  assert.ok(((await card(page))?.seen ?? 0) > 20, 'the card tells');
  await page.keyboard.press('Escape');
  await until('closed', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    return (await card(page)) === null;
  });
  await cardGone(page);
});

onPage('by the key of the person, where the card offers it', 'platforms.html#complianz', async ({ browser, page }) => {
  await page.bringToFront();
  await cardShown(page);
  const press = async () => browser.background((background, tabId) => background.FineprintRefusing.press(tabId), await browser.tabId(page));
  assert.equal(await press(), true);
  await until('the banner is gone', () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-layer]')).hidden));
  assert.equal(await press(), false, 'it tells of the refusal now, and offers none');
});

for (const [name, file, offered] of /** @type {[string, string, boolean][]} */ ([['a wall to pay or agree', 'paywall.html', true], ['a page without a banner', '../pages/article.html', false]])) {
  inBoth('refuse', `the key clicks nothing: ${name}`, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/banners/${file}`);
    await page.bringToFront();
    await page.evaluate(() => {
      /** @type {any} */ (globalThis).clicked = 0;
      addEventListener('click', () => (/** @type {any} */ (globalThis).clicked += 1), true);
    });
    if (offered) await cardShown(page);
    else await browser.report(page);
    assert.equal(await browser.background((background, tabId) => background.FineprintRefusing.press(tabId), await browser.tabId(page)), false);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).clicked), 0);
  });
}

inBoth('refuse', 'the key is among the commands, and has keys of its own where a browser takes a fifth', async ({ browser }) => {
  const control = await browser.control();
  const commands = await control.evaluate(async () => (await chrome.commands.getAll()).map(({ name, shortcut, description }) => [name, shortcut, description]));
  const refuse = commands.find(([name]) => name === 'refuse');
  assert.deepEqual(refuse, ['refuse', browser.kind === 'firefox' ? 'Alt+Shift+R' : '', await control.evaluate(() => chrome.i18n.getMessage('cmd_refuse'))]);
  for (const name of ['_execute_action', 'toggle-panel', 'next-mark', 'previous-mark']) assert.ok(commands.find(command => command[0] === name)?.[1], name);
});

onPage('a click of the page’s own on the card does nothing', 'platforms.html#complianz', async ({ page }) => {
  await cardShown(page);
  await page.evaluate(() => {
    const host = /** @type {HTMLElement} */ (document.querySelector('div[popover="manual"]'));
    host.click();
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  });
  assert.ok(((await card(page))?.seen ?? 0) > 20);
  assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-layer]')).hidden), false);
});

onPage('from the popup, which remembers it and forgets it again', 'platforms.html#onetrust', async ({ browser, page }) => {
  const popup = await browser.popupPage(page);
  await until('the button', () => popup.inside(({ document }) => document.getElementById('answer')?.hidden === false, undefined));
  await popup.page.bringToFront();
  await popup.page.click('#refuse');
  const said = await until('what was done', async () => {
    const text = await popup.inside(({ document }) => document.getElementById('refused')?.textContent, undefined);
    return text?.includes('Reject All') && text;
  });
  assert.ok(said.startsWith(await popup.page.evaluate(() => chrome.i18n.getMessage('card_told_done'))), said);
  await popup.close();
  const again = await browser.popupPage(page);
  const before = await until('what was done before', () => again.inside(({ document }) => !document.getElementById('before')?.hidden && document.getElementById('before-said')?.textContent, undefined));
  assert.ok(before.includes('Reject All'), before);
  await again.inside(({ document }) => document.getElementById('before-forget')?.click(), undefined);
  await until('forgotten', () => again.inside(({ document }) => document.getElementById('before')?.hidden, undefined));
  assert.deepEqual(await again.page.evaluate(async () => Object.keys(await chrome.storage.local.get(null))), []);
});
