// Ring four: the icon in the toolbar: its states are told by shape and in words, hold on light and dark bars, and cost a plain page nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICONS, picture } from '../../extension/build/icons.mjs';
import { looks } from './banner-help.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { inBoth, server, session } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'icon';
const BANNER = '/fixtures/banners/late.html';
const POLICY = '/fixtures/demo/policy-en.html';
/** Toolbars of both browsers, light and dark, each with a colour of its own. */
const BARS = { light: ['#ffffff', '#f9f9fb', '#dee1e6'], dark: ['#35363a', '#2b2a33', '#1c1b22'] };

/** The points of a picture, each as red, green, blue and how much of it is there. @param {Page} page @param {string} type @param {Uint8Array} file @param {number} size @returns {Promise<number[][]>} */
const points = (page, type, file, size) =>
  page.evaluate(
    async (source, size) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(size, size);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(image, 0, 0, size, size);
      const { data } = context.getImageData(0, 0, size, size);
      return Array.from({ length: size * size }, (_, at) => [...data.slice(4 * at, 4 * at + 4)]);
    },
    `data:image/${type};base64,${Buffer.from(file).toString('base64')}`,
    size,
  );

/** @param {string} name */
const file = name => readFileSync(join(ROOT, 'extension', name));

/** How light a colour is, as WCAG counts. @param {number[]} colour */
function light(colour) {
  const [r, g, b] = colour.map(part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** @param {number[]} a @param {number[]} b */
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

/** Which points stand out from a bar. @param {number[][]} all @param {string} bar */
function seen(all, bar) {
  const back = [1, 3, 5].map(at => Number.parseInt(bar.slice(at, at + 2), 16));
  return all.map(([r, g, b, a]) => contrast([r, g, b].map((part, at) => (part * a + back[at] * (255 - a)) / 255), back) >= 3);
}

test(`${RING}: chromium: each picture is what its drawing says`, async () => {
  const browser = await session('chromium');
  const page = await browser.browser.newPage();
  try {
    for (const [drawing, name, sizes] of ICONS) {
      for (const size of sizes) {
        const drawn = await points(page, 'png', await picture(page, drawing, size), size);
        const kept = await points(page, 'png', file(`${name}${size}.png`), size);
        const off = drawn.filter((point, at) => point.some((part, i) => Math.abs(part - kept[at][i]) > 24)).length;
        assert.ok(off <= size, `${name}${size}.png: ${off} points are others; node extension/build/icons.mjs makes it anew`);
      }
    }
  } finally {
    await browser.closePages();
  }
});

test(`${RING}: chromium: at rest and on a page that asks for consent: two shapes, on light bars and dark ones`, async () => {
  const browser = await session('chromium');
  const page = await browser.browser.newPage();
  try {
    for (const size of [16, 32]) {
      const [rest, form] = await Promise.all(['icons/', 'icons/form-'].map(name => points(page, 'png', file(`${name}${size}.png`), size)));
      for (const bar of [...BARS.light, ...BARS.dark]) {
        const [a, b] = [seen(rest, bar), seen(form, bar)];
        for (const some of [a, b]) assert.ok(some.filter(Boolean).length >= 0.2 * size * size, `${size} on ${bar}: ${some.filter(Boolean).length} points stand out`);
        const others = a.filter((is, at) => is !== b[at]).length;
        assert.ok(others >= 0.2 * size * size, `${size} on ${bar}: ${others} points tell them apart without their colours`);
      }
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        // The icon for dark text is the one of a light bar.
        const drawn = await points(page, 'svg+xml', file(`icons/text-${theme === 'light' ? 'dark' : 'light'}.svg`), size);
        for (const bar of BARS[theme]) assert.ok(seen(drawn, bar).filter(Boolean).length >= 0.15 * size * size, `${size}, ${theme}, on ${bar}`);
      }
    }
  } finally {
    await browser.closePages();
  }
});

test(`${RING}: Firefox has an icon for themes of both kinds, Chromium one for both`, async () => {
  const [chrome, firefox] = ['chrome', 'firefox'].map(name => JSON.parse(readFileSync(join(ROOT, 'pkg', name, 'manifest.json'), 'utf8')).action);
  assert.equal(chrome.theme_icons, undefined);
  assert.deepEqual(firefox.theme_icons.map((/** @type {any} */ icon) => icon.size), Object.keys(firefox.default_icon).map(Number));
  for (const { dark, light } of firefox.theme_icons) for (const name of [dark, light]) assert.ok(readFileSync(join(ROOT, 'pkg/firefox', name)).length > 0);
});

/** What the background sets the icon of a page to from now on, last first; the title is what the browser itself says. @param {Session} browser @param {Page} page */
async function watched(browser, page) {
  const tabId = await browser.tabId(page);
  await browser.background(background => {
    if (background.setIcons) return void (background.setIcons = []);
    background.setIcons = [];
    const set = background.chrome.action.setIcon.bind(background.chrome.action);
    background.chrome.action.setIcon = (/** @type {any} */ how) => {
      background.setIcons.unshift({ tabId: how.tabId, path: { ...how.path } });
      return set(how);
    };
  });
  const control = await browser.control();
  const word = await control.evaluate(() => chrome.i18n.getMessage('badge_form'));
  return {
    word,
    icons: () => browser.background((background, tabId) => background.setIcons.filter((/** @type {any} */ one) => one.tabId === tabId).map((/** @type {any} */ one) => one.path[16] ?? ''), tabId),
    asks: (/** @type {boolean} */ wanted) => until(`the title ${wanted ? 'says' : 'says no more'} that it asks`, async () => (await browser.badge(page)).title.includes(word) === wanted),
  };
}

/** @param {Page} page @param {string} event */
const tell = (page, event) => page.evaluate(event => void dispatchEvent(new Event(event)), event);

/** The icon at rest, as it is asked for. @param {Session} browser */
const rest = browser => (browser.kind === 'firefox' ? '' : '/icons/16.png');

inBoth(RING, 'a page that asks for consent: another shape and a word, until the form is gone; and again', async ({ browser, origin }) => {
  const page = await browser.open(origin + BANNER);
  await page.bringToFront();
  const { icons, asks } = await watched(browser, page);
  await browser.report(page);
  assert.deepEqual(await icons(), []);
  const before = (await browser.badge(page)).title;
  const all = [];
  for (let i = 0; i < 2; i++) {
    await tell(page, 'show-banner');
    await asks(true);
    assert.deepEqual(await icons(), (all.unshift('/icons/form-16.png'), all));
    await tell(page, 'hide-banner');
    await asks(false);
    assert.deepEqual(await icons(), (all.unshift(rest(browser)), all));
  }
  assert.equal((await browser.badge(page)).title, before);
});

inBoth(
  RING,
  'the button of Firefox itself shows it; at rest the one for its theme',
  async ({ browser, origin }) => {
    const page = await browser.open(origin + BANNER);
    await page.bringToFront();
    const button = () =>
      browser.inFirefox(() => {
        const { node } = /** @type {any} */ (globalThis).CustomizableUI.getWidget('fineprint_fineprint_invalid-browser-action').forWindow(globalThis);
        const [action] = node.getElementsByClassName('webextension-browser-action');
        return { pictures: [...action.getAttribute('style').matchAll(/icons\/([\w-]+)\./g)].map(found => found[1]), words: action.getAttribute('data-l10n-args') };
      });
    const atRest = await button();
    assert.deepEqual([...new Set(atRest.pictures)].sort(), ['text-dark', 'text-light']);
    await tell(page, 'show-banner');
    // Picture and words are told one after the other.
    const word = await (await browser.control()).evaluate(() => chrome.i18n.getMessage('badge_form'));
    await until('another picture and its word', async () => {
      const { pictures, words } = await button();
      return pictures.every(name => name.startsWith('form-')) && words.includes(word);
    });
    await tell(page, 'hide-banner');
    await until('the one at rest', async () => JSON.stringify(await button()) === JSON.stringify(atRest));
  },
  ['firefox'],
);

inBoth(RING, 'a policy that asks for consent says both, and keeps what it says when either goes', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  const { text, title } = await browser.badgeShown(page);
  const { word, icons, asks } = await watched(browser, page);
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.style.cssText = 'position: fixed; inset: auto 0 0; height: 120px; background: white';
    for (const [tag, text] of [['p', 'We use cookies to show personalised ads.'], ['button', 'Accept'], ['button', 'Reject']]) bar.appendChild(document.createElement(tag)).textContent = text;
    document.body.append(bar);
    addEventListener('hide-banner', () => bar.remove());
  });
  await page.bringToFront();
  await asks(true);
  assert.deepEqual(await browser.badge(page), { text, title: `${title}. ${word}` });
  // Read once more, as popup and panel do.
  await browser.report(page);
  assert.deepEqual(await browser.badge(page), { text, title: `${title}. ${word}` });
  await tell(page, 'hide-banner');
  await asks(false);
  assert.deepEqual(await browser.badge(page), { text, title });
  assert.deepEqual(await icons(), [rest(browser), '/icons/form-16.png']);
});

inBoth(RING, 'a form in a frame; and on the next page nothing is left of it', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/banners/framed.html`);
  await page.bringToFront();
  const { asks } = await watched(browser, page);
  await asks(true);
  await page.goto(`${origin}/fixtures/pages/article.html`);
  const { title } = await browser.badge(page);
  assert.equal(title, await (await browser.control()).evaluate(() => chrome.i18n.getMessage('appName')));
});

inBoth(RING, 'a form that was refused on command', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/banners/framed.html`);
  await page.bringToFront();
  const { asks } = await watched(browser, page);
  await asks(true);
  const { banners } = await browser.report(page);
  const control = await browser.control();
  // As many forms do, it takes its frame away, which can tell nothing any more.
  await page.frames()[1].evaluate(() => document.querySelectorAll('button')[1].addEventListener('click', () => parent.document.querySelector('iframe')?.remove()));
  const done = await control.evaluate((tabId, frame) => chrome.runtime.sendMessage({ type: 'refuse', tabId, frame, id: FineprintAsk.once() }), await browser.tabId(page), banners[0].frame);
  assert.equal(done.word, 'done');
  await asks(false);
  await control.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'where nothing is to be shown on the icon, it stays at rest', async ({ browser, origin }) => {
  const control = await browser.control();
  await control.evaluate(() => chrome.storage.local.set({ settings: { badge: false } }));
  try {
    const page = await browser.open(origin + BANNER);
    await page.bringToFront();
    const { icons, asks } = await watched(browser, page);
    await tell(page, 'show-banner');
    await until('the form', async () => (await browser.report(page)).banners.length > 0);
    await asks(false);
    assert.deepEqual(await icons(), []);
  } finally {
    await control.evaluate(() => chrome.storage.local.clear());
  }
});

inBoth(RING, 'a plain page tells the background nothing, and its icon is never set', async ({ browser, origin }) => {
  const control = await browser.control();
  await control.evaluate(() => {
    const all = /** @type {any} */ (globalThis);
    all.heard = [];
    all.hear ??= chrome.runtime.onMessage.addListener((/** @type {any} */ message) => void all.heard.push(message.type)) ?? true;
  });
  const heard = () => control.evaluate(() => /** @type {any} */ (globalThis).heard);
  const page = await browser.open(`${origin}/fixtures/pages/plain.html`);
  await page.bringToFront();
  const { icons } = await watched(browser, page);
  // What it would tell it tells with its first look, of which there are some more once its words change.
  const first = await until('a look', () => looks(browser, page));
  await page.evaluate(() => document.body.append('A walk along the river.'));
  await until('another look', async () => (await looks(browser, page)) > first);
  assert.deepEqual([await heard(), await icons()], [[], []]);
  // That it would be heard: a page with a form.
  const other = await browser.open(`${origin}/fixtures/banners/bar-nl.html`);
  await other.bringToFront();
  await until('what a page with a form tells', async () => (await heard()).includes('banners'));
});

test(`${RING}: chromium: a plain page does not wake the background`, async () => {
  const browser = await session('chromium');
  const target = () => browser.browser.targets().find(target => target.type() === 'service_worker');
  const { origin } = await server();
  try {
    await browser.control();
    await (await target()?.worker())?.close();
    await until('no background', () => !target());
    const page = await browser.open(`${origin}/fixtures/pages/plain.html`);
    await page.bringToFront();
    const looks = () => page.evaluate(() => new Promise(done => requestIdleCallback(() => done(true))));
    await until('time', looks);
    assert.equal(target(), undefined, 'it sleeps on');
    const other = await browser.open(`${origin}/fixtures/banners/bar-nl.html`);
    await other.bringToFront();
    await until('the background, woken by a form', target);
  } finally {
    await browser.closePages();
  }
});
