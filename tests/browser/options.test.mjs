// Ring four: what a person chooses, in both browsers: options, the page after the install, the keys that go from quote to quote.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { card, cardShown, found } from './banner-help.mjs';
import { KINDS, inPanel, launch, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { inBoth, server } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'options';
const POLICY = '/fixtures/demo/policy-en.html';

/** The options, with nothing chosen yet. @param {Session} browser */
async function options(browser) {
  const page = await browser.openOwn('options.html');
  await page.evaluate(() => chrome.storage.local.clear());
  await until('the questions', () => page.evaluate(() => document.querySelectorAll('#matters button').length > 20));
  return page;
}

/** @param {Page} page @param {string} selector */
const isOn = (page, selector) => page.$eval(selector, e => e.getAttribute('aria-checked') === 'true');
/** @param {Page} page @param {string} selector @param {boolean} on */
const turned = (page, selector, on) => until(`${selector} ${on ? 'on' : 'off'}`, async () => (await isOn(page, selector)) === on);
/** @param {Page} page @param {string} selector */
const press = (page, selector) => page.$eval(selector, e => /** @type {HTMLElement} */ (e).click());

inBoth(RING, 'no badge where none is wanted', async ({ browser, origin }) => {
  const own = await options(browser);
  await turned(own, '#badge', true);
  await press(own, '#badge');
  await turned(own, '#badge', false);
  const page = await browser.open(origin + POLICY);
  assert.ok((await browser.report(page)).policy, 'it is read all the same');
  assert.equal((await browser.badge(page)).text, '');
  await press(own, '#badge');
  await turned(own, '#badge', true);
  await page.reload();
  await browser.badgeShown(page);
});

inBoth(RING, 'what matters comes first, five questions at most', async ({ browser, origin }) => {
  const own = await options(browser);
  for (const id of ['retention', 'sale_share', 'transfers', 'children', 'security']) {
    await press(own, `button[value="${id}"]`);
    await turned(own, `button[value="${id}"]`, true);
  }
  await press(own, 'button[value="controller"]');
  await until('the list is full', () => own.$eval('button[value="controller"]', e => e.getAttribute('aria-disabled') === 'true'));
  assert.equal(await isOn(own, 'button[value="controller"]'), false);
  const page = await browser.open(origin + POLICY);
  const popup = await browser.popupPage(page);
  const { rows } = await popup.read();
  assert.deepEqual(rows.slice(0, 5).map(row => row.fact), ['retention', 'sale_share', 'transfers', 'children', 'security']);
  assert.equal(rows.filter(row => row.fact === 'retention').length, 1, 'no row twice');
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'a question that a policy does not answer comes first too, where a person asks for it', async ({ browser, origin }) => {
  const own = await options(browser);
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const quiet = ['ai_training', 'gpc_dnt'];
  const rows = async () => (await (await browser.popupPage(page)).read()).rows;
  const usual = await rows();
  const left = quiet.filter(id => !usual.some(row => row.fact === id));
  assert.ok(left.length > 0, 'not stated, so not shown');
  for (const id of left) {
    await press(own, `button[value="${id}"]`);
    await turned(own, `button[value="${id}"]`, true);
  }
  const asked = await rows();
  assert.deepEqual(asked.slice(0, left.length).map(row => [row.fact, row.status]), left.map(id => [id, 'not_found']));
  assert.equal(asked.length, usual.length + left.length);
});

/** @param {Page} page @param {string} name @param {string} value */
async function pick(page, name, value) {
  const selector = `[data-pick="${name}"][value="${value}"]`;
  await until(selector, () => page.$(selector));
  await press(page, selector);
  await until(`${selector} chosen`, () => page.evaluate(selector => document.querySelector(selector)?.getAttribute('aria-pressed') === 'true', selector));
}

inBoth(RING, 'the language of the summary, wherever it is shown', async ({ browser, origin }) => {
  const own = await options(browser);
  const texts = JSON.parse(readFileSync(join(ROOT, 'extension/_locales/nl/messages.json'), 'utf8'));
  await pick(own, 'language', 'nl');
  await until('the options in it', () => own.evaluate(title => document.querySelector('[data-text="opt_title"]')?.textContent === title && document.documentElement.lang === 'nl', texts.opt_title.message));
  const page = await browser.open(origin + POLICY);
  const badge = await browser.badgeShown(page);
  assert.ok(badge.title.includes(texts.kind_privacy_policy.message), badge.title);
  const popup = await browser.popupPage(page);
  const { rows, text } = await popup.read();
  const retention = rows.find(row => row.fact === 'retention');
  assert.ok(retention?.text.startsWith(texts.q_retention.message + texts.status_stated_yes.message), retention?.text);
  assert.ok(text.includes(texts.ui_promise.message));
  assert.equal(await browser.panel(page), true);
  await until('the panel in it', () => inPanel(page, (panel, title) => panel.querySelector('[data-fact="retention"] .question')?.textContent === title, texts.q_retention.message));
  const paper = await browser.openOwn(`paper.html?tab=${await browser.tabId(page)}`);
  await until('the page to print in it', () => paper.evaluate(title => document.querySelector('[data-fact="retention"] .question')?.textContent === title, texts.q_retention.message));
  await pick(own, 'language', 'auto');
  await until('the options as before', () => own.evaluate(() => document.querySelector('[data-text="opt_title"]')?.textContent === chrome.i18n.getMessage('opt_title')));
});

inBoth(RING, 'the popup of a page with a consent form speaks one language', async ({ browser, origin }) => {
  const own = await options(browser);
  const texts = JSON.parse(readFileSync(join(ROOT, 'extension/_locales/fr/messages.json'), 'utf8'));
  await pick(own, 'language', 'fr');
  const page = await browser.open(`${origin}/fixtures/banners/platforms.html#onetrust`);
  await found(browser, page);
  const popup = await browser.popupPage(page);
  const said = await until('the form', () => popup.inside(({ document }) => document.getElementById('form')?.textContent, undefined));
  assert.ok(said.includes(texts.card_platform.message.replace('$1', 'OneTrust')), said);
  await popup.inside(({ document }) => void document.getElementById('refuse')?.setAttribute('data-was', ''), undefined);
  const told = await popup.page.evaluate(() => /** @type {any} */ (globalThis).FineprintCardWords.told({ word: 'done', clicked: [] }).title);
  assert.equal(told, texts.card_told_done.message);
  await pick(own, 'language', 'auto');
});

inBoth(RING, 'a site without hints, by its name', async ({ browser }) => {
  const own = await options(browser);
  const sites = () => own.$$eval('#sites bdi', list => list.map(e => e.textContent).join());
  const type = (/** @type {string} */ text) =>
    own.$eval('#add', (field, text) => {
      /** @type {HTMLInputElement} */ (field).value = text;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    }, text);
  for (const wrong of ['', 'shop', 'no site', 'a..example', 'https://', 'javascript:alert(1)']) {
    await type(wrong);
    await until(`a word on ${wrong}`, () => own.$eval('#add-wrong', e => e.textContent));
    assert.equal(await own.$eval('#add', e => e.getAttribute('aria-invalid')), 'true', wrong);
    await own.$eval('#add-wrong', e => void (e.textContent = ''));
  }
  assert.equal(await sites(), '');
  await type(' Shop.Example ');
  await until('one', async () => (await sites()) === 'shop.example');
  assert.equal(await own.$eval('#add', e => /** @type {HTMLInputElement} */ (e).value), '');
  await type('https://user@bücher.example:8080/a?b#c');
  await until('two', async () => (await sites()) === 'shop.example,xn--bcher-kva.example');
  await type('shop.example');
  await until('taken', () => own.$eval('#add', e => /** @type {HTMLInputElement} */ (e).value === ''));
  assert.deepEqual(await own.evaluate(async () => JSON.stringify((await chrome.storage.local.get('hints')).hints)), JSON.stringify({ everywhere: false, sites: ['xn--bcher-kva.example', 'shop.example'] }));
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'no hints, on single sites and everywhere', async ({ browser, origin }) => {
  const own = await options(browser);
  await turned(own, '#hints', true);
  await press(own, '#hints');
  await turned(own, '#hints', false);
  const page = await browser.open(`${origin}/fixtures/banners/bar-nl.html`);
  await found(browser, page);
  assert.equal(await card(page), null);
  await press(own, '#hints');
  await turned(own, '#hints', true);
  await own.evaluate(() => chrome.storage.local.set({ hints: { everywhere: false, sites: ['b.example', '127.0.0.1', 'a.example'] } }));
  await until('the sites', () => own.$$eval('#sites bdi', list => list.map(e => e.textContent).join() === '127.0.0.1,a.example,b.example'));
  await page.reload();
  await found(browser, page);
  assert.equal(await card(page), null);
  await own.focus('#sites li:first-child button');
  await press(own, '#sites li:first-child button');
  await until('one fewer', () => own.$$eval('#sites li', list => list.length === 2));
  assert.ok(await own.evaluate(() => document.activeElement?.matches('#sites li:first-child button')), 'the focus is on the next one');
  await page.reload();
  await page.bringToFront();
  await cardShown(page);
});

inBoth(RING, 'where the hint stands', async ({ browser, origin }) => {
  const own = await options(browser);
  const page = await browser.open(`${origin}/fixtures/banners/bar-nl.html`);
  await page.bringToFront();
  const { box: usual } = await cardShown(page);
  for (const [side, is] of /** @type {[string, (box: number[]) => boolean][]} */ ([['left', ([left]) => left < 20], ['right', ([, , right]) => right > 1070]])) {
    await pick(own, 'card', side);
    await page.reload();
    await page.bringToFront();
    const at = await until(`the ${side} edge`, async () => {
      const at = await cardShown(page);
      return is(at.box) && at;
    });
    assert.equal(at.over, 0, 'it lies over no control');
  }
  await pick(own, 'card', 'beside');
  await page.reload();
  await page.bringToFront();
  await until('as before', async () => String((await cardShown(page)).box) === String(usual));
});

inBoth(RING, 'the history: on and off, and how many policies', async ({ browser, origin }) => {
  const own = await options(browser);
  const entry = (/** @type {number} */ i) => ({ memory: { schema: 'fineprint.memory/1', reader: '0.1.0', url: `https://site-${i}.example/`, title: `${i}`, language: 'en', date: `2025-01-${String((i % 28) + 1).padStart(2, '0')}`, sentences: '', truncated: false, facts: [] }, visit: 1, since: '' });
  await own.evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`policy/https://site-${i}.example/ en`, entry(i)]))));
  await press(own, '#remembers');
  await turned(own, '#remembers', true);
  await pick(own, 'most', '50');
  const policies = () => own.evaluate(async () => Object.keys(await chrome.storage.local.get(null)).filter(key => key.startsWith('policy/')));
  assert.equal((await policies()).length, 60, 'a choice alone loses nothing');
  const page = await browser.open(origin + POLICY);
  await until('the new one, and 49 others', async () => (await policies()).length === 50);
  assert.ok((await policies()).includes(`policy/${page.url()} en`));
  await press(own, '#remembers');
  await turned(own, '#remembers', false);
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'the options go back, and what is remembered stays; the question says so', async ({ browser }) => {
  const own = await options(browser);
  await press(own, '#badge');
  await turned(own, '#badge', false);
  await own.evaluate(() => chrome.storage.local.set({ remember: true, 'policy/https://a.example/ en': { memory: {} }, 'choice/a.example': { when: '2025-01-01', clicked: ['No'] }, hints: { everywhere: true, sites: [] }, side: 'left' }));
  await press(own, '#reset');
  assert.equal(await own.$eval('#asked', e => e.textContent), await own.evaluate(() => chrome.i18n.getMessage('opt_reset_more')));
  assert.equal(await isOn(own, '#badge'), false, 'the first click asks');
  await press(own, '#reset');
  await turned(own, '#badge', true);
  await turned(own, '#hints', true);
  assert.deepEqual((await own.evaluate(async () => Object.keys(await chrome.storage.local.get(null)))).sort(), ['choice/a.example', 'policy/https://a.example/ en', 'remember']);
  await press(own, '#wipe');
  assert.equal(await own.$eval('#asked', e => e.textContent), await own.evaluate(() => chrome.i18n.getMessage('opt_wipe_more')));
  await own.$eval('#wipe', e => e.dispatchEvent(new FocusEvent('blur')));
  assert.equal(await own.$eval('#wipe', e => e.textContent), await own.evaluate(() => chrome.i18n.getMessage('opt_wipe')), 'who goes elsewhere has not answered');
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'everything is forgotten at the second click', async ({ browser }) => {
  const own = await options(browser);
  await press(own, '#badge');
  await turned(own, '#badge', false);
  await press(own, '#wipe');
  assert.equal(await isOn(own, '#badge'), false, 'the first click asks');
  await press(own, '#wipe');
  await turned(own, '#badge', true);
  assert.equal(await own.evaluate(async () => Object.keys(await chrome.storage.local.get(null)).length), 0);
});

inBoth(RING, 'neither a reset nor a wipe that failed is told as done', async ({ browser }) => {
  const own = await options(browser);
  await own.evaluate(() => {
    for (const name of /** @type {const} */ (['remove', 'clear'])) chrome.storage.local[name] = () => Promise.reject(new Error('closed'));
  });
  for (const id of ['#reset', '#wipe']) {
    await press(own, id);
    await press(own, id);
    assert.equal(await until('a word', () => own.$eval('#said', e => e.textContent)), await own.evaluate(() => chrome.i18n.getMessage('opt_failed')));
    await own.$eval('#said', e => void (e.textContent = ''));
  }
});

inBoth(RING, 'what was done is told after the page was loaded anew in another language', async ({ browser }) => {
  const own = await options(browser);
  for (const [id, key] of [['#reset', 'opt_reset_done'], ['#wipe', 'opt_wiped']]) {
    // The other one of the two: in the browser's own language nothing would be loaded anew.
    await pick(own, 'language', 'nl');
    await until('the options in it', () => own.evaluate(() => document.documentElement.lang === 'nl'));
    await press(own, id);
    await press(own, id);
    await until('the browser’s language', () => own.evaluate(() => document.documentElement.lang !== 'nl'));
    assert.equal(await until('a word', () => own.$eval('#said', e => e.textContent)), await own.evaluate(key => chrome.i18n.getMessage(key), key));
    await own.evaluate(() => (document.body.setAttribute('data-old', ''), location.reload()));
    await until('the page anew', () => own.evaluate(() => !document.body.hasAttribute('data-old') && document.querySelectorAll('#matters button').length > 20));
    assert.equal(await own.$eval('#said', e => e.textContent), '', 'said once');
  }
});

inBoth(RING, 'a store that is full is told, and nothing is shown as kept', async ({ browser }) => {
  const own = await options(browser);
  await own.evaluate(() => {
    chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
  });
  await press(own, '#badge');
  const said = await until('a word', () => own.$eval('#said', e => e.textContent));
  assert.equal(said, await own.evaluate(() => chrome.i18n.getMessage('opt_failed')));
  assert.equal(await isOn(own, '#badge'), true);
});

inBoth(RING, 'a store with broken values counts as empty', async ({ browser }) => {
  const own = await options(browser);
  await own.evaluate(() => chrome.storage.local.set({ settings: { badge: 'x', matters: ['retention', 7, '<b>', 'retention'] }, side: 9 }));
  await turned(own, '#badge', true);
  await turned(own, 'button[value="retention"]', true);
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'from quote to quote, and back', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  /** @param {boolean} forward */
  const step = async forward => {
    const before = (await marked(page))?.text;
    await browser.step(page, forward);
    return until('another mark', async () => {
      const now = await marked(page);
      return now?.inView && now.text !== before && now.text;
    });
  };
  const [first, second] = [await step(true), await step(true)];
  assert.notEqual(first, second);
  assert.equal(await step(false), first);
});

inBoth(RING, 'the first page says what may be read', async ({ browser }) => {
  const page = await browser.openOwn('welcome.html');
  const said = await until('the access', () => page.$eval('#access', e => e.textContent));
  const all = await page.evaluate(() => chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }));
  assert.equal(said, await page.evaluate(all => chrome.i18n.getMessage(all ? 'opt_access_all' : 'opt_access_some'), all));
  assert.equal(await page.$eval('#give', e => e.hasAttribute('hidden')), all);
});

inBoth(RING, 'the side bar follows the tab in front', async ({ browser, origin }) => {
  // As a page of a tab, in the window whose tabs it follows: what it shows is the tab in front, so itself at first.
  const side = await browser.openOwn('side.html');
  const state = () => side.evaluate(() => document.body.dataset.state);
  await until('nothing to show', async () => (await state()) === 'unavailable');
  const page = await browser.open(origin + POLICY);
  await page.bringToFront();
  await until('the summary', async () => (await state()) === 'policy');
  await side.$eval('[data-fact="retention"] button.quote', e => /** @type {HTMLElement} */ (e).click());
  assert.ok(await until('the mark', async () => (await marked(page))?.inView));
  const other = await browser.open(`${origin}/fixtures/pages/article.html`);
  await other.bringToFront();
  await until('nothing found', async () => (await state()) === 'nothing');
  await page.bringToFront();
  await until('the summary again', async () => (await state()) === 'policy');
});

inBoth(RING, 'the side bar: one policy in two tabs, and after something went wrong', async ({ browser, origin }) => {
  const side = await browser.openOwn('side.html');
  const state = () => side.evaluate(() => document.body.dataset.state);
  // What the buttons of the side bar ask for goes to the tab that it tells of.
  await side.evaluate(() => {
    const all = /** @type {any} */ (globalThis);
    all.went = [];
    const send = chrome.runtime.sendMessage;
    /** @type {any} */ (chrome.runtime).sendMessage = (/** @type {any} */ message, /** @type {any[]} */ ...rest) => {
      if (message.type === 'letter') return Promise.resolve(all.went.push(message.tabId));
      if (message.type === 'summary' && all.fails) return Promise.resolve({ error: 'no' });
      return Reflect.apply(send, chrome.runtime, [message, ...rest]);
    };
  });
  for (let i = 0; i < 2; i++) {
    const page = await browser.open(origin + POLICY);
    await page.bringToFront();
    const control = await browser.control();
    // Both have the same address: it is the one that is younger.
    const tabId = await until('its tab', () => control.evaluate(async (url, n) => (await chrome.tabs.query({})).filter(tab => tab.url === url).map(tab => tab.id ?? 0).sort((a, b) => a - b)[n], page.url(), i));
    await until('a letter about this tab', () =>
      side.evaluate(tabId => {
        const { went } = /** @type {any} */ (globalThis);
        if (document.body.dataset.state !== 'policy') return false;
        /** @type {HTMLElement | null} */ (document.querySelector('#act [data-letter]'))?.click();
        return went.at(-1) === tabId;
      }, tabId),
    );
  }
  const [first] = (await browser.browser.pages()).filter(page => page.url() === origin + POLICY);
  await side.evaluate(() => (/** @type {any} */ (globalThis).fails = true));
  await first.bringToFront();
  await until('an error', async () => (await state()) === 'error');
  await side.evaluate(() => (/** @type {any} */ (globalThis).fails = false));
  await first.reload();
  await until('the same policy again', async () => (await state()) === 'policy');
});

inBoth(RING, 'the side bar shows nothing of another tab while it reads', async ({ browser, origin }) => {
  const side = await browser.openOwn('side.html');
  const page = await browser.open(origin + POLICY);
  await page.bringToFront();
  await until('the summary', () => side.evaluate(() => document.body.dataset.state === 'policy'));
  // The next answer never comes.
  await side.evaluate(() => {
    const send = chrome.runtime.sendMessage;
    /** @type {any} */ (chrome.runtime).sendMessage = (/** @type {any} */ message, /** @type {any[]} */ ...rest) => (message.type === 'summary' ? new Promise(() => {}) : Reflect.apply(send, chrome.runtime, [message, ...rest]));
  });
  const other = await browser.open(`${origin}/fixtures/pages/article.html`);
  await other.bringToFront();
  await until('that it reads', () => side.evaluate(() => document.body.dataset.state === 'loading' && document.getElementById('summary')?.hidden));
});

// In a browser of its own: an open side bar can't be closed again without a person.
for (const kind of KINDS) {
  test(`${RING}: ${kind}: from the popup to the side bar, and what comes with the install`, async () => {
    const browser = await launch(kind, { welcome: true });
    try {
      await browser.closeWelcome();
      const page = await browser.open((await server()).origin + POLICY);
      const popup = await browser.popupPage(page);
      await popup.read();
      await popup.page.bringToFront();
      // A click of a person: browsers open it for nobody else.
      await popup.page.click('#side-bar');
      const control = await browser.control();
      await until('the side bar', () =>
        control.evaluate(async () => {
          const { sidebarAction } = /** @type {any} */ (chrome);
          if (sidebarAction) return sidebarAction.isOpen({});
          return (await chrome.runtime.getContexts({})).some(context => context.documentUrl?.endsWith('/side.html'));
        }),
      );
    } finally {
      await browser.close();
    }
  });
}
