// `./build.sh run [URL|FILE]`: the extension in a browser. With a display the browser stays open until it is closed;
// without one the summaries are printed and pictures of them are written to pkg/screenshots.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { inPanel, launch } from './browsers.mjs';
import { cardShown } from './card.mjs';
import { until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';
import { rememberedOther } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {{name: string, url: string}} Stop a page to show */

const SCREENSHOTS = join(ROOT, 'pkg/screenshots');
const SCHEMES = /** @type {const} */ (['light', 'dark']);
/** The size that stores ask of a picture, in pixels. */
const STORE = { width: 1280, height: 800 };

const kind = process.env.FINEPRINT_BROWSER === 'firefox' ? 'firefox' : 'chromium';
const wanted = process.argv[2];
const isUrl = wanted?.includes('://');
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform === 'darwin');

/** A picture is of what stays: without movement. @param {Page} page @param {'light' | 'dark'} scheme */
async function looks(page, scheme) {
  if (kind === 'firefox') return session.theme(page, scheme);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
}

/** @param {string} text */
const say = text => console.log(`fineprint: ${text}`);

const file = wanted && !isUrl ? resolve(wanted) : undefined;
const shown = file ? `/page/${encodeURIComponent(basename(file))}` : '';
const server = await serve(file ? { [`/page/${basename(file)}`]: file } : {});

/** @type {Stop[]} */
const stops = wanted
  ? [{ name: 'page', url: isUrl ? wanted : server.origin + shown }]
  : ['en', 'nl', 'fr', 'de'].map(name => ({ name, url: `${server.origin}/fixtures/demo/policy-${name}.html` }));

say(`starting ${kind}${display ? '' : ' without a display'} ...`);
const session = await launch(kind, { headless: !display, network: Boolean(isUrl), welcome: display });
if (display) {
  await session.open(wanted ? stops[0].url : `${server.origin}/fixtures/demo/index.html`);
  say('close the browser to end');
  await new Promise(done => session.browser.once('disconnected', () => done(undefined)));
} else {
  mkdirSync(SCREENSHOTS, { recursive: true });
  for (const stop of stops) await show(stop, !wanted);
  if (!wanted) for (const { name, url } of stops) await surfaces(name, url);
  if (!wanted) for (const banner of ['bar-nl', 'settings-only', 'layers']) await card(session, banner, banner);
  await session.close();
  // The card speaks the language of the browser: one for each.
  if (!wanted && kind === 'chromium') for (const { name } of stops) await cardIn(name);
  say(`pictures are in ${relative(process.cwd(), SCREENSHOTS)}`);
}
await server.close();

/** The interface in a language, as a person chooses it. @param {string} language */
async function speak(language) {
  const control = await session.control();
  await control.evaluate(language => chrome.storage.local.set({ settings: { language } }), language);
}

/** Prints what the popup says of a page, opened by a click on the icon, and takes its pictures. @param {Stop} stop @param {boolean} named after the language that all is to be shown in */
async function show({ name, url }, named) {
  if (named) await speak(name);
  const page = await session.open(url);
  await page.setViewport(STORE);
  await session.report(page);
  const badge = await session.badge(page);
  // A tab behind another one is not painted, and its picture would never come.
  await page.bringToFront();
  await picture(page, `page-${name}`);
  let popup = await session.clickIcon(page);
  const { text } = await popup.read();
  console.log(`\n${url}\nbadge: ${badge.text || '(none)'} · ${badge.title}\n\n${text.trim()}\n`);
  if (popup.elsewhere) {
    // Firefox gives no picture of the real popup: the same document in a tab stands for it.
    await popup.close();
    popup = await session.popupPage(page);
    await popup.read();
  }
  for (const scheme of SCHEMES) {
    await looks(popup.page, scheme);
    await picture(popup.page, `popup-${name}-${scheme}`);
  }
  if (kind === 'chromium') await overview(name, badge.text);
  await popup.close();
  await panels(page, name);
  await page.close();
}

/** The panel beside the page. @param {Page} page @param {string} name */
async function panels(page, name) {
  await page.bringToFront();
  if ((await session.panel(page)) !== true) return say(`${page.url()} can't host the panel`);
  await until('the panel', () => inPanel(page, panel => panel.body.dataset.state !== 'loading'));
  for (const scheme of SCHEMES) {
    await looks(page, scheme);
    // It lies in a process of its own, which may hear of it later.
    await until('its theme', () => inPanel(page, (panel, scheme) => panel.defaultView?.matchMedia(`(prefers-color-scheme: ${scheme})`).matches, scheme));
    await picture(page, `panel-${name}-${scheme}`);
  }
  await session.panel(page, 'close');
}

/** The extension's own pages, in a language of the interface. @param {string} language @param {string} url a policy in it */
async function surfaces(language, url) {
  const control = await session.control();
  // Remembered with another answer and fewer sentences, so that there is something that changed.
  const memory = await rememberedOther(language, url);
  const kept = { settings: { language, matters: ['sale_share'] }, remember: true, [`policy/${url} ${language}`]: { memory, visit: 1, since: '' }, hints: { everywhere: false, sites: ['shop.example'] } };
  await control.evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify(kept));
  const policy = await session.open(url);
  await session.report(policy);
  const id = await session.tabId(policy);
  /** @type {[string, string, string][]} */
  const pages = [
    ['changes', `popup.html?tab=${id}`, '.changed'],
    ['paper', `paper.html?tab=${id}`, '[data-fact]'],
    ['letter', `letter.html?tab=${id}&kind=access`, '[data-state="policy"]'],
    ['options', 'options.html', '#matters button'],
    ['history', 'history.html', '.entry'],
    ['welcome', 'welcome.html', '#access:not(:empty)'],
    ['pdf', 'pdf.html', '#choose-more:not(:empty)'],
  ];
  for (const [name, file, filled] of pages) {
    const own = await session.openOwn(file);
    await until(file, () => own.$(filled));
    await pictures(own, `${name}-${language}`);
    await own.close();
  }
  for (const [name, file] of [['form', 'banners/bar-nl.html'], ['nothing', 'pages/article.html']]) {
    const page = await session.open(`${server.origin}/fixtures/${file}`);
    await session.report(page);
    const popup = await session.popupPage(page);
    await popup.read();
    await pictures(popup.page, `${name}-${language}`);
    for (const done of [popup.page, page]) await done.close();
  }
  const none = await session.openOwn('popup.html?tab=999999');
  await until('a word', () => none.evaluate(() => document.body.dataset.state === 'unavailable'));
  await pictures(none, `unavailable-${language}`);
  await none.close();
  const side = await session.openOwn('side.html');
  await side.setViewport({ width: 380, height: 800 });
  await policy.bringToFront();
  await until('the side bar', () => side.evaluate(() => document.body.dataset.state === 'policy'));
  // A picture brings its tab to the front, which the side bar then tells of: it is asked of the tab behind it.
  await side.evaluate(id => {
    const send = chrome.runtime.sendMessage;
    /** @type {any} */ (chrome.runtime).sendMessage = (/** @type {any} */ message, /** @type {any[]} */ ...rest) => Reflect.apply(send, chrome.runtime, [{ ...message, tabId: id }, ...rest]);
  }, id);
  await side.bringToFront();
  await until('the side bar in front', () => side.evaluate(() => document.body.dataset.state === 'policy'));
  await pictures(side, `side-${language}`);
  await side.evaluate(() => {
    /** @type {any} */ (chrome.runtime).sendMessage = async () => ({ error: 'for a picture' });
  });
  await policy.bringToFront();
  await until('an error', () => side.evaluate(() => document.body.dataset.state === 'error'));
  await pictures(side, `error-${language}`);
  for (const done of [side, policy]) await done.close();
  await control.evaluate(() => chrome.storage.local.clear());
}

/** In both themes. @param {Page} page @param {string} name */
async function pictures(page, name) {
  await page.bringToFront();
  for (const scheme of SCHEMES) {
    await looks(page, scheme);
    await picture(page, `${name}-${scheme}`);
  }
}

/** The card in a browser of a language. @param {string} language */
async function cardIn(language) {
  const own = await launch(kind, { language });
  await card(own, 'bar-nl', language);
  await own.close();
}

/** The card beside a consent banner. @param {typeof session} browser @param {string} banner @param {string} name */
async function card(browser, banner, name) {
  const page = await browser.open(`${server.origin}/fixtures/banners/${banner}.html`);
  await page.setViewport(STORE);
  await page.bringToFront();
  await cardShown(page);
  await pictures(page, `card-${name}`);
  await page.close();
}

/** @param {Page} page @param {string} name */
async function picture(page, name) {
  writeFileSync(join(SCREENSHOTS, `${name}.png`), await page.screenshot());
}

/**
 * The page with a toolbar above it and the popup below its icon: a browser without a display has no toolbar to show.
 * @param {string} name @param {string} badge
 */
async function overview(name, badge) {
  const frame = await serve({
    '/overview.html': join(ROOT, 'tests/browser/overview.html'),
    '/page.png': join(SCREENSHOTS, `page-${name}.png`),
    '/popup.png': join(SCREENSHOTS, `popup-${name}-light.png`),
    '/icon.png': join(ROOT, 'pkg/chrome/icons/32.png'),
  });
  const page = await session.open(`${frame.origin}/overview.html#${encodeURIComponent(badge)}`);
  await page.setViewport(STORE);
  await picture(page, `overview-${name}`);
  await page.close();
  await frame.close();
}
