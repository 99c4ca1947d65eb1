// Real browsers with the staged extension, and the same few moves in both: open a page, read its badge, click the icon,
// read the popup, click a quote, see what is marked on the page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { until } from './harness.mjs';
import { ROOT, deadProxy } from './server.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {'chromium' | 'firefox'} Kind */
/** @typedef {{fact: string, member: string | null, status: string, text: string, quotes: string[]}} Row */
/** @typedef {{state: string, text: string, rows: Row[]}} Popup */

/** @type {Kind[]} */
export const KINDS = ['chromium', 'firefox'];

/** The name of the extension in Firefox addresses, fixed so that a test can open its pages. */
const FIREFOX_UUID = '11111111-2222-4333-8444-555555555555';

/** Switches off what Chromium asks for on its own. */
export const CHROMIUM_ARGS = [
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  // The second asks about the fields of every form, those of the fixtures too.
  '--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication',
  '--allow-browser-signin=false',
  '--gaia-url=http://127.0.0.1:9',
  '--component-updater=url-source=http://127.0.0.1:9',
  '--apps-gallery-update-url=http://127.0.0.1:9',
];

/** Switches off what Firefox asks for on its own. */
const FIREFOX_PREFS = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.healthreport.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  // A person's answer to the question for access is yes.
  'extensions.webextOptionalPermissionPrompts': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'security.OCSP.enabled': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

/**
 * @param {Kind} kind
 * @param {{headless?: boolean, network?: boolean, welcome?: boolean, folder?: string, idle?: number, language?: string, incognito?: boolean}} [options]
 * `network`: leave other hosts reachable; `welcome`: leave the page open that comes with the install; `folder`: of another package;
 * `idle`: when Firefox stops the background, in milliseconds; `language`: of Chromium itself; `incognito`: the person lets it into
 * private windows
 */
export async function launch(kind, { headless = true, network = false, welcome = false, folder, idle, language, incognito = false } = {}) {
  const proxy = network ? undefined : await deadProxy();
  const browser = kind === 'chromium' ? await launchChromium(headless, proxy?.port, folder, language) : await launchFirefox(headless, proxy?.port, folder, idle, incognito);
  const extension = kind === 'chromium' ? await chromiumExtension(browser) : `moz-extension://${FIREFOX_UUID}`;
  const session = new Session(kind, browser, extension, proxy);
  // It comes with the install and would take the place of a test's page.
  // Firefox begins the extension anew to let it into private windows, and the page goes with the first one.
  if (!welcome && !(incognito && kind === 'firefox')) await session.closeWelcome();
  if (incognito && kind === 'chromium') await session.letIntoPrivate();
  return session;
}

/** @param {boolean} headless @param {number} [proxy] @param {string} [folder] @param {string} [language] */
async function launchChromium(headless, proxy, folder = join(ROOT, 'pkg/chrome'), language = undefined) {
  const args = [...CHROMIUM_ARGS];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (language) args.push(`--lang=${language}`);
  if (proxy) args.push(`--proxy-server=http://127.0.0.1:${proxy}`);
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless,
    pipe: true,
    enableExtensions: [folder],
    // Under Linux it goes by this name alone.
    env: language ? { ...process.env, LANGUAGE: language } : process.env,
    defaultViewport: headless ? { width: 1100, height: 800 } : null,
    args,
  });
}

/** @param {boolean} headless @param {number} [proxy] @param {string} [folder] @param {number} [idle] @param {boolean} [incognito] */
async function launchFirefox(headless, proxy, folder = join(ROOT, 'pkg/firefox'), idle = undefined, incognito = false) {
  const { browser_specific_settings: settings } = JSON.parse(readFileSync(join(ROOT, 'pkg/firefox/manifest.json'), 'utf8'));
  /** @type {Record<string, unknown>} */
  const prefs = { ...FIREFOX_PREFS, 'extensions.webextensions.uuids': JSON.stringify({ [settings.gecko.id]: FIREFOX_UUID }) };
  if (idle !== undefined) prefs['extensions.background.idle.timeout'] = idle;
  if (proxy) {
    Object.assign(prefs, {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
      'network.proxy.no_proxies_on': '',
    });
  }
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless,
    // Without it the pages of an extension can't be opened.
    args: ['--remote-allow-system-access'],
    defaultViewport: headless ? { width: 1100, height: 800 } : null,
    extraPrefsFirefox: prefs,
    // Lets the settings server be set to none.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  await install(browser, folder, incognito);
  return browser;
}

/** To Firefox, in words that puppeteer has none for. @param {import('puppeteer-core').Browser} browser @param {string} method @param {object} what @returns {Promise<any>} */
const send = async (browser, method, what) => (await /** @type {any} */ (browser).connection.send(method, what)).result;

/** @param {import('puppeteer-core').Browser} browser @param {string} path @param {boolean} incognito */
const install = (browser, path, incognito) => send(browser, 'webExtension.install', { extensionData: { type: 'path', path }, 'moz:allowPrivateBrowsing': incognito });

/** The origin of the extension's pages. @param {import('puppeteer-core').Browser} browser */
async function chromiumExtension(browser) {
  const worker = await browser.waitForTarget(target => target.type() === 'service_worker');
  return `chrome-extension://${new URL(worker.url()).host}`;
}

/** A running browser with the extension in it. */
export class Session {
  /** @type {Promise<Page> | undefined} */
  #control;

  /**
   * @param {Kind} kind @param {import('puppeteer-core').Browser} browser @param {string} extension
   * @param {Awaited<ReturnType<typeof deadProxy>>} [proxy]
   */
  constructor(kind, browser, extension, proxy) {
    this.kind = kind;
    this.browser = browser;
    /** The origin of the extension's own pages. */
    this.extension = extension;
    this.proxy = proxy;
  }

  /** The requests that left for another host. */
  get leaks() {
    return this.proxy?.asked ?? [];
  }

  async close() {
    await this.browser.close();
    await this.proxy?.close();
  }

  /** Takes the extension out of the browser, as a person or an update does. */
  async remove() {
    const own = JSON.parse(readFileSync(join(ROOT, 'pkg/firefox/manifest.json'), 'utf8')).browser_specific_settings.gecko.id;
    await this.browser.uninstallExtension(this.kind === 'firefox' ? own : new URL(this.extension).host);
    this.#control = undefined;
  }

  /** Begins the extension anew under its open pages, as an update does. */
  async update() {
    this.#control = undefined;
    await this.browser.installExtension(join(ROOT, 'pkg', this.kind === 'firefox' ? 'firefox' : 'chrome'));
    if (this.kind === 'chromium') await this.browser.waitForTarget(target => target.type() === 'service_worker');
  }

  /** What a person sets for the extension on Chromium's own page of extensions. @param {object} how */
  async configure(how) {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      async (id, how) => {
        const { developerPrivate } = /** @type {any} */ (chrome);
        // An extension from a folder is not begun anew without it.
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await developerPrivate.updateExtensionConfiguration({ extensionId: id, ...how });
      },
      new URL(this.extension).host,
      how,
    );
    await page.close();
  }

  /** Into private windows, for which Chromium begins it anew. */
  async letIntoPrivate() {
    const control = await this.control();
    await this.configure({ incognitoAccess: true });
    this.#control = undefined;
    await until('the end of its pages', () => control.isClosed() || control.evaluate(() => chrome.runtime?.id === undefined).catch(() => true));
    await this.browser.waitForTarget(target => target.type() === 'service_worker' && target.url().startsWith(this.extension));
    const asked = await this.browser.newPage();
    await until('its pages', async () => (await asked.goto(`${this.extension}/popup.html?tab=0`).catch(() => null)) && asked.evaluate(() => chrome.extension.isAllowedIncognitoAccess()));
    await asked.close();
  }

  /**
   * Runs a function in a window of Firefox itself, the one that was opened last, where its toolbar and its settings are.
   * @template T @param {(...args: any[]) => T} run @param {...unknown} args @returns {Promise<Awaited<T>>}
   */
  async inFirefox(run, ...args) {
    const { contexts } = await send(this.browser, 'browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
    const expression = `(async () => JSON.stringify((await (${run})(...${JSON.stringify(args)})) ?? null))()`;
    const { result, exceptionDetails } = await send(this.browser, 'script.evaluate', { expression, target: { context: contexts.at(-1).context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  /** Shows a page in a theme. @param {Page} page @param {'light' | 'dark'} theme */
  async theme(page, theme) {
    if (this.kind === 'chromium') {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    } else {
      await this.inFirefox(value => /** @type {any} */ (globalThis).Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', value), theme === 'dark' ? 0 : 1);
    }
    await until(theme, () => page.evaluate(theme => matchMedia(`(prefers-color-scheme: ${theme})`).matches, theme));
  }

  /** Whether the person wants no movement; in Firefox on all pages. @param {Page} page @param {boolean} on */
  async still(page, on) {
    if (this.kind === 'chromium') {
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: on ? 'reduce' : 'no-preference' }]);
    } else {
      await this.inFirefox(value => /** @type {any} */ (globalThis).Services.prefs.setIntPref('ui.prefersReducedMotion', value), Number(on));
    }
    await until('that it is known', () => page.evaluate(on => matchMedia('(prefers-reduced-motion: reduce)').matches === on, on));
  }

  /** Closes the page that comes with the install, once it is there. */
  async closeWelcome() {
    const control = await this.control();
    await until('the welcome page', () =>
      control.evaluate(async url => {
        const tabs = (await chrome.tabs.query({})).filter(tab => tab.url === url);
        await chrome.tabs.remove(tabs.map(tab => tab.id ?? 0));
        return tabs.length > 0;
      }, `${this.extension}/welcome.html`),
    );
  }

  /** Opens a page and waits for its load. @param {string} url */
  async open(url) {
    const page = await this.browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  }

  /** Closes the open popup and all pages but the one that calls the extension's interfaces. */
  async closePages() {
    const control = await this.control();
    await control.evaluate(() => chrome.extension.getViews({ type: 'popup' }).forEach(view => view.close()));
    for (const page of await this.browser.pages()) if (page !== control) await page.close();
  }

  /** A page of the extension, as a tab of its own. @param {string} file */
  async openOwn(file) {
    const page = await this.browser.newPage();
    const url = `${this.extension}/${file}`;
    // Firefox never tells that it has arrived at a page of an extension: the page itself is asked.
    page.goto(url).catch(() => {});
    await until(url, () => page.evaluate(url => location.href === url && document.readyState === 'complete', url));
    return page;
  }

  /** A page of the extension whose only use is to call the extension's own interfaces. */
  control() {
    this.#control ??= this.openOwn('popup.html?tab=0');
    return this.#control;
  }

  /** The number of the tab that shows the page. @param {Page} page */
  async tabId(page) {
    const control = await this.control();
    const url = page.url();
    const ids = await control.evaluate(async url => (await chrome.tabs.query({})).filter(tab => tab.url === url).map(tab => tab.id), url);
    if (ids.length !== 1) throw new Error(`${ids.length} tabs show ${url}`);
    return /** @type {number} */ (ids[0]);
  }

  /** @param {Page} page @returns {Promise<{text: string, title: string}>} */
  async badge(page) {
    const tabId = await this.tabId(page);
    const control = await this.control();
    return control.evaluate(
      async tabId => ({ text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) }),
      tabId,
    );
  }

  /** Waits for a badge. @param {Page} page */
  async badgeShown(page) {
    return until('a badge', async () => {
      const badge = await this.badge(page);
      return badge.text && badge;
    });
  }

  /** The background's report of the page, once it has settled. @param {Page} page @returns {Promise<any>} */
  async report(page) {
    const tabId = await this.tabId(page);
    const control = await this.control();
    return until('a settled report', async () => {
      // As text, since the Firefox protocol leaves out an object's second mention.
      const report = JSON.parse(
        await control.evaluate(async tabId => JSON.stringify(await chrome.runtime.sendMessage({ type: 'report', tabId })), tabId),
      );
      return report?.settled && report;
    });
  }

  /** The popup as a page of its own, for the page's tab. @param {Page} page */
  async popupPage(page) {
    const popup = await this.openOwn(`popup.html?tab=${await this.tabId(page)}`);
    return new PopupView(popup);
  }

  /** Opens the panel in a page, as the popup and the key do; what the page answered. @param {Page} page @param {string} [what] @returns {Promise<unknown>} */
  async panel(page, what = 'open') {
    const tabId = await this.tabId(page);
    const control = await this.control();
    return control.evaluate((tabId, what) => chrome.runtime.sendMessage({ type: 'panel', tabId, do: what }), tabId, what);
  }

  /**
   * Runs a function in the background, for what no page of the extension can do and no test can press.
   * @template T @param {(background: any, ...args: any[]) => T} run @param {...unknown} args @returns {Promise<Awaited<T>>}
   */
  async background(run, ...args) {
    const call = `(${run})(BACKGROUND, ...${JSON.stringify(args)})`;
    if (this.kind === 'chromium') {
      const target = await this.browser.waitForTarget(target => target.type() === 'service_worker');
      const worker = await target.worker();
      if (!worker) throw new Error('the background is not there');
      return /** @type {any} */ (await worker.evaluate(call.replace('BACKGROUND', 'globalThis')));
    }
    const control = await this.control();
    return /** @type {any} */ (await control.evaluate(call.replace('BACKGROUND', 'chrome.extension.getBackgroundPage()')));
  }

  /** Goes to the next quote of a page or back, as the keys do. @param {Page} page @param {boolean} forward */
  async step(page, forward) {
    await this.background((background, tabId, forward) => background.step(tabId, forward), await this.tabId(page), forward);
  }

  /** @param {Page} page @param {number} factor */
  async zoom(page, factor) {
    const tabId = await this.tabId(page);
    const control = await this.control();
    await control.evaluate((tabId, factor) => chrome.tabs.setZoom(tabId, factor), tabId, factor);
  }

  /** Clicks the icon in the toolbar; gives the popup that opens. @param {Page} page */
  async clickIcon(page) {
    await page.bringToFront();
    if (this.kind === 'chromium') {
      const extension = (await this.browser.extensions()).get(new URL(this.extension).host);
      if (!extension) throw new Error('the extension is not there');
      await extension.triggerAction(page);
      const target = await this.browser.waitForTarget(target => target.url() === `${this.extension}/popup.html`);
      return new PopupView(await target.asPage());
    }
    const control = await this.control();
    // Refused for as long as the popup before is on its way out.
    await until('the popup opens', () => control.evaluate(() => chrome.action.openPopup().then(() => true)));
    return new PopupView(control, true);
  }
}

/** An open popup, as a page for the test or, in Firefox, seen from another page of the extension. */
export class PopupView {
  /** @param {Page} page @param {boolean} [elsewhere] the popup is not the page itself */
  constructor(page, elsewhere = false) {
    this.page = page;
    this.elsewhere = elsewhere;
  }

  /**
   * Runs a function in the popup.
   * @template T, A @param {(popup: {document: Document}, argument: A) => T} run @param {A} argument @returns {Promise<Awaited<T>>}
   */
  async inside(run, argument) {
    const popup = await this.page.evaluateHandle(
      elsewhere => ({ document: elsewhere ? chrome.extension.getViews({ type: 'popup' })[0].document : document }),
      this.elsewhere,
    );
    return /** @type {Promise<Awaited<T>>} */ (popup.evaluate(/** @type {any} */ (run), argument));
  }

  /** Waits until the popup shows something final, and reads it. @returns {Promise<Popup>} */
  async read() {
    return until('the popup', async () => {
      const popup = await this.inside(readPopup, undefined);
      return popup.state && popup.state !== 'loading' && popup;
    });
  }

  /** Clicks the first quote of a row; gives its text. @param {string} row */
  async clickQuote(row) {
    return this.inside(({ document }, row) => {
      const button = /** @type {HTMLElement | null | undefined} */ (document.querySelector(row)?.querySelector('button[data-start]'));
      if (!button) throw new Error(`no quote in ${row}`);
      const text = button.textContent ?? '';
      button.click();
      return text;
    }, row);
  }

  async close() {
    if (this.elsewhere) {
      await this.page.evaluate(() => chrome.extension.getViews({ type: 'popup' }).forEach(view => view.close()));
    } else if (!this.page.isClosed()) {
      await this.page.close();
    }
  }
}

/** @param {{document: Document}} popup @returns {Popup} */
function readPopup({ document }) {
  const root = document.querySelector('[data-state]');
  const rows = [...document.querySelectorAll('[data-fact]')].map(row => ({
    fact: row.getAttribute('data-fact') ?? '',
    member: row.getAttribute('data-member'),
    status: row.getAttribute('data-status') ?? '',
    text: row.textContent ?? '',
    quotes: [...row.querySelectorAll('button[data-start]')].map(button => button.textContent ?? ''),
  }));
  return { state: root?.getAttribute('data-state') ?? '', text: document.body?.innerText ?? '', rows };
}

/**
 * What is marked on the page as a quote: its text, and whether it is in view.
 * @param {Page} page @returns {Promise<{text: string, inView: boolean} | null>}
 */
export async function marked(page) {
  return page.evaluate(() => {
    // Without the prototypes of the page, which some pages replace.
    const first = CSS.highlights.get('fineprint-quote')?.values().next().value;
    if (!first) return null;
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    const { top, bottom, height } = range.getBoundingClientRect();
    // A quote longer than the window can only begin in it.
    const inView = height > 0 && top >= 0 && (bottom <= innerHeight || height > innerHeight) && top < innerHeight;
    return { text: range.toString(), inView };
  });
}

/**
 * Runs a function on the document of the panel that stands in a page, with texts as arguments; `undefined` where there is
 * none. Firefox does not tell where a frame of an extension has arrived, so each frame is asked.
 * @template T @param {Page} page @param {(panel: Document, ...texts: string[]) => T} run @param {...string} texts @returns {Promise<Awaited<T> | undefined>}
 */
export async function inPanel(page, run, ...texts) {
  for (const frame of page.frames().slice(1)) {
    if (frame.detached) continue;
    const is = await frame.evaluate(() => location.pathname === '/panel.html' && location.search.length > 1).catch(() => false);
    if (!is) continue;
    const done = /** @type {Promise<Awaited<T>>} */ (frame.evaluate(`(${run})(document, ...${JSON.stringify(texts)})`));
    // A frame may go away while it is asked.
    return done.catch(error => {
      if (/detached|context|closed|no such frame/i.test(String(error))) return undefined;
      throw error;
    });
  }
}

/** Adds a rule to a page, after all that it has. @param {Page} page @param {string} rule */
export const addRule = (page, rule) =>
  page.evaluate(rule => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets.push(sheet);
  }, rule);
