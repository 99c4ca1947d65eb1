// Ring four: what is remembered of policies, in both browsers: consent, later visits, the history page.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, inPanel, marked } from './browsers.mjs';
import { until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';
import { fineprint, inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const DEMO = join(ROOT, 'tests/fixtures/demo/policy-en.html');
const DENIAL = 'We do not sell your personal data, and we do not lend it to anyone for their own advertising.';
const SALE = 'We sell your personal data to advertisers.';

/**
 * A test with a policy of its own, whose text can be replaced, and with nothing remembered.
 * @param {string} name @param {(context: {browser: Session, url: string, publish: (swaps: [string, string][]) => Promise<void>}) => Promise<void>} body
 * @param {import('./browsers.mjs').Kind[]} [kinds]
 */
function onPolicy(name, body, kinds = KINDS) {
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
const stored = async browser => JSON.parse(await (await browser.control()).evaluate(async () => JSON.stringify(await chrome.storage.local.get(null))));
/** @param {Session} browser */
const wipe = async browser => (await browser.control()).evaluate(() => chrome.storage.local.clear());
/** @param {Session} browser @param {object} values */
const put = async (browser, values) => (await browser.control()).evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify(values));
/** @param {Session} browser */
const policies = async browser => Object.keys(await stored(browser)).filter(key => key.startsWith('policy/'));

/** What the history page's export would save. @param {import('./browsers.mjs').Page} page */
const saved = async page =>
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
const state = (popup, ...states) =>
  until(`the state ${states}`, async () => {
    const now = await popup.inside(({ document }) => document.body.dataset.changes ?? '', undefined);
    return states.includes(now) && now;
  });
/** @param {PopupView} popup @param {string} selector */
const click = (popup, selector) => popup.inside(({ document }, selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).click(), selector);
/** @param {PopupView} popup @param {string} selector */
const textOf = (popup, selector) => popup.inside(({ document }, selector) => document.querySelector(selector)?.textContent ?? '', selector);

/** The popup of a page, once it has said something of changes. @param {Session} browser @param {Page} page @param {...string} states */
async function popupOf(browser, page, ...states) {
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await state(popup, ...states);
  return popup;
}

/** Visits a policy and has it remembered. @param {Session} browser @param {string} url */
async function remember(browser, url) {
  const page = await browser.open(url);
  await browser.badgeShown(page);
  const popup = await popupOf(browser, page, 'off');
  await click(popup, '#remembers');
  await state(popup, 'new');
  await popup.close();
  await page.close();
}

/** A message of the extension with its words. @param {Session} browser @param {string} key @param {string[]} [args] */
const words = async (browser, key, args = []) => (await browser.control()).evaluate((key, args) => chrome.i18n.getMessage(key, args), key, args);

onPolicy('without consent nothing is kept', async ({ browser, url }) => {
  const page = await browser.open(url);
  await browser.badgeShown(page);
  const popup = await popupOf(browser, page, 'off');
  assert.equal(await popup.inside(({ document }) => document.getElementById('remembers')?.getAttribute('aria-checked'), undefined), 'false');
  assert.equal(await textOf(popup, '#remember-more'), await words(browser, 'chg_switch_more'));
  assert.deepEqual(await stored(browser), {});
});

onPolicy('with consent it is kept, and withdrawn consent keeps no more', async ({ browser, url }) => {
  await remember(browser, `${url}?utm_source=mail#retention`);
  const [key] = await policies(browser);
  assert.equal(key, `policy/${url} en`);
  const { [key]: entry } = await stored(browser);
  assert.equal(entry.memory.url, url);
  assert.match(entry.memory.sentences, /^([0-9a-f]{16})+$/);
  assert.ok(!JSON.stringify(entry).includes('00000417'), 'of a sentence that no fact rests on only the hash is kept');
  const page = await browser.open(url);
  await browser.badgeShown(page);
  const popup = await popupOf(browser, page, 'same');
  assert.ok(await textOf(popup, '#remember-said'));
  await click(popup, '#remembers');
  await state(popup, 'off');
  assert.equal((await stored(browser)).remember, false);
  await wipe(browser);
  await browser.open(`${url}#again`);
  await click(popup, '#remembers');
  await state(popup, 'new');
});

onPolicy('a later visit with a changed policy: badge, popup, the quote in the page, "Got it"', async ({ browser, url, publish }) => {
  await remember(browser, url);
  await publish([[DENIAL, SALE], ['six years after', 'seven years after'], ['CCTV images from the yard are deleted after fourteen days', 'Images are kept']]);
  const page = await browser.open(url);
  const badge = await until('the badge of a changed policy', async () => {
    const badge = await browser.badge(page);
    return badge.text.startsWith('•') && badge;
  });
  assert.ok(badge.title.includes(await words(browser, 'chg_badge')), badge.title);
  const popup = await popupOf(browser, page, 'changed');
  assert.match(await textOf(popup, '#changes-title'), /\(.*20\d\d.*\)/);
  const turn = await textOf(popup, '[data-changed="sale_share"]');
  assert.ok(turn.includes(await words(browser, 'm_sale_share_no')) && turn.includes(await words(browser, 'm_sale_share_yes')), turn);
  assert.ok((await textOf(popup, '.changed')).includes(DENIAL), 'what the fact rested on');
  const copies = await popup.inside(({ document }) => JSON.stringify(['button.quote', '.quoted > .copy[aria-label]'].map(each => document.querySelectorAll(`#changes ${each}`).length)), undefined);
  const [quotes, buttons] = JSON.parse(copies);
  assert.ok(quotes > 0 && buttons === quotes, `a button to copy beside each quote: ${copies}`);
  await click(popup, '.came button.quote');
  const mark = await until('the mark', async () => {
    const mark = await marked(page);
    return mark?.inView && mark;
  });
  assert.equal(mark.text.replace(/\s+/g, ' ').trim(), SALE);
  assert.ok((await browser.badge(page)).text.startsWith('•'), 'the popup read the page again, and it is still changed');
  const [key] = await policies(browser);
  const before = (await stored(browser))[key].memory.sentences;
  await click(popup, '#got');
  await state(popup, 'got');
  assert.equal(await popup.inside(({ document }) => document.getElementById('changes')?.hidden, undefined), true);
  assert.notEqual((await stored(browser))[key].memory.sentences, before);
  await until('the plain badge', async () => !(await browser.badge(page)).text.startsWith('•'));
  await page.close();
  const next = await browser.open(url);
  await browser.badgeShown(next);
  await popupOf(browser, next, 'same');
});

onPolicy('the panel shows what changed', async ({ browser, url, publish }) => {
  await remember(browser, url);
  await publish([[DENIAL, SALE]]);
  const page = await browser.open(url);
  await browser.badgeShown(page);
  assert.equal(await browser.panel(page), true);
  await until('the section', () => inPanel(page, panel => panel.querySelector('[data-changed="sale_share"]') !== null));
  await inPanel(page, panel => /** @type {HTMLElement} */ (panel.querySelector('.came button.quote')).click());
  await until('the mark', async () => (await marked(page))?.text.includes('We sell'));
  await inPanel(page, panel => /** @type {HTMLElement} */ (panel.querySelector('#got')).click());
  await until('no section', () => inPanel(page, panel => panel.querySelector('.changed') === null));
});

onPolicy('what a page adds to itself on the first visit is no change', async ({ browser, url, publish }) => {
  await remember(browser, url);
  const page = await browser.open(url);
  await popupOf(browser, page, 'same');
  await publish([['<h2 id="children">', '<h2 id="other">']]);
  await wipe(browser);
  await put(browser, { remember: true });
  const fresh = await browser.open(`${url}?page=2`);
  const popup = await popupOf(browser, fresh, 'new');
  await fresh.evaluate(() => {
    const more = document.createElement('p');
    more.textContent = 'We also keep a list of the bells that were ever sold in this shop.';
    document.querySelector('main')?.append(more);
  });
  await popup.close();
  await popupOf(browser, fresh, 'new');
  await fresh.close();
  const later = await browser.open(`${url}?page=2`);
  await popupOf(browser, later, 'changed');
});

onPolicy('a private window', async ({ browser, url }) => {
  await put(browser, { remember: true });
  const model = JSON.parse(await fineprint('model', 'tests/fixtures/demo/policy-en.html'));
  const page = await browser.openOwn('popup.html?tab=0');
  await withMemory(page);
  const said = await page.evaluate(async text => {
    const seen = { model: JSON.parse(text), settled: true, visit: 1 };
    let read = 0;
    const ask = async (/** @type {boolean | undefined} */ incognito, /** @type {string} */ what) => {
      Object.defineProperty(chrome.tabs, 'get', { configurable: true, value: async () => ({ incognito }) });
      return (await FineprintMemory.act(1, what, async () => (read++, seen))).state;
    };
    const states = [await ask(true, 'see'), await ask(true, 'on'), await ask(true, 'got'), await ask(undefined, 'see'), read, await ask(false, 'see')];
    return JSON.stringify(states);
  }, JSON.stringify({ ...model, url }));
  assert.deepEqual(JSON.parse(said), ['private', 'private', 'private', 'private', 0, 'new']);
});

/** Loads the background's part that keeps memories into a page of the extension, where a test can call it. @param {Page} page */
async function withMemory(page) {
  for (const file of ['core/fineprint.js', 'common/core.js']) {
    await page.evaluate(
      file =>
        new Promise((done, failed) => {
          const script = document.createElement('script');
          script.src = file;
          script.addEventListener('load', () => done(undefined));
          script.addEventListener('error', failed);
          document.head.append(script);
        }),
      file,
    );
  }
  // The package has it in one file with all of the background.
  await page.evaluate(await readFile(join(ROOT, 'extension/background/memory.js'), 'utf8'));
}

onPolicy('no room: it is said, and nothing that was kept is lost', async ({ browser, url }) => {
  await put(browser, { remember: true, 'policy/https://a.example/ en': entry('https://a.example/', 'A', '2025-01-01') });
  const model = JSON.parse(await fineprint('model', 'tests/fixtures/demo/policy-en.html'));
  const page = await browser.openOwn('popup.html?tab=0');
  await withMemory(page);
  const state = await page.evaluate(async text => {
    Object.defineProperty(chrome.tabs, 'get', { configurable: true, value: async () => ({ incognito: false }) });
    Object.defineProperty(chrome.storage.local, 'set', { configurable: true, value: () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')) });
    return (await FineprintMemory.act(1, 'see', async () => ({ model: JSON.parse(text), settled: true, visit: 1 }))).state;
  }, JSON.stringify({ ...model, url }));
  assert.equal(state, 'full');
  assert.deepEqual(await policies(browser), ['policy/https://a.example/ en']);
  // What popup and panel say then.
  for (const [state, key] of [
    ['full', 'chg_full'],
    ['failed', 'chg_failed'],
    ['private', 'chg_private'],
  ]) {
    const said = await page.evaluate(async state => {
      Object.defineProperty(chrome.runtime, 'sendMessage', { configurable: true, value: async () => ({ state }) });
      await FineprintChanges.see(1);
      return document.getElementById('remember-said')?.textContent;
    }, state);
    assert.equal(said, await words(browser, key));
  }
});

/** @param {string} url @param {string} title @param {string} date */
const entry = (url, title, date) => ({
  memory: { schema: 'fineprint.memory/1', reader: '0.1.0', url, title, language: 'en', date, sentences: '00000000000000aa', truncated: false, facts: [] },
  visit: 1,
  since: '',
});

/** @param {number} count */
const many = count =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const url = `https://site-${i}.example/privacy`;
      return [`policy/${url} en`, entry(url, `Policy number ${i}`, `2025-01-${String((i % 28) + 1).padStart(2, '0')}`)];
    }),
  );

onPolicy('500 policies: the one not visited for longest makes room', async ({ browser, url }) => {
  const oldest = 'policy/https://oldest.example/ en';
  await put(browser, { remember: true, ...many(499), [oldest]: entry('https://oldest.example/', 'The oldest', '2024-12-31') });
  const page = await browser.open(url);
  await until('the new one', async () => (await policies(browser)).includes(`policy/${url} en`));
  const kept = await policies(browser);
  assert.equal(kept.length, 500);
  assert.ok(!kept.includes(oldest));
  await popupOf(browser, page, 'new');
  const history = await browser.openOwn('history.html');
  await until('the list', () => history.evaluate(() => document.querySelectorAll('.entry').length === 500));
  assert.match(await history.$eval('#stored', element => element.textContent ?? ''), /500/);
  assert.equal(await history.$eval('.entry a', link => /** @type {HTMLAnchorElement} */ (link).href), url, 'the last visit comes first');
});

onPolicy('bytes are limited too', async ({ browser, url }) => {
  const large = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => {
      const of = entry(`https://large-${i}.example/`, `Large ${i}`, `2025-02-0${i + 1}`);
      return [`policy/https://large-${i}.example/ en`, { ...of, memory: { ...of.memory, sentences: '0123456789abcdef'.repeat(50_000) } }];
    }),
  );
  await put(browser, { remember: true, ...large });
  await browser.open(url);
  await until('the new one', async () => (await policies(browser)).includes(`policy/${url} en`));
  const kept = await policies(browser);
  assert.equal(kept.length, 5);
  assert.ok(!kept.includes('policy/https://large-0.example/ en'));
});

onPolicy('wiped while open', async ({ browser, url, publish }) => {
  await remember(browser, url);
  await publish([[DENIAL, SALE]]);
  const page = await browser.open(url);
  const popup = await popupOf(browser, page, 'changed');
  const history = await browser.openOwn('history.html');
  await until('the list', () => history.evaluate(() => document.body.dataset.state === 'list'));
  await wipe(browser);
  await until('the empty list', () => history.evaluate(() => document.body.dataset.state === 'none'));
  assert.equal(await history.$eval('#none-title', element => element.textContent), await words(browser, 'hist_none'));
  await click(popup, '#got');
  await state(popup, 'off');
  assert.deepEqual(await policies(browser), [], 'the consent was wiped with the rest');
});

onPolicy('a tab closed midway', async ({ browser, url, publish }) => {
  await remember(browser, url);
  const before = await stored(browser);
  await publish([[DENIAL, SALE]]);
  const page = await browser.open(url);
  const popup = await popupOf(browser, page, 'changed');
  await page.close();
  await click(popup, '#got');
  await state(popup, 'gone');
  assert.deepEqual(await stored(browser), before);
});

onPolicy('two windows on one policy', async ({ browser, url, publish }) => {
  await remember(browser, url);
  await publish([[DENIAL, SALE]]);
  const pages = await Promise.all([browser.open(`${url}#one`), browser.open(`${url}#two`)]);
  const popups = [];
  for (const page of pages) {
    // A page that was never in sight has not come to rest.
    await page.bringToFront();
    await until('the badge', async () => (await browser.badge(page)).text.startsWith('•'));
    popups.push(await popupOf(browser, page, 'changed'));
  }
  await Promise.all(popups.map(popup => click(popup, '#got')));
  for (const popup of popups) await state(popup, 'got');
  assert.deepEqual(await policies(browser), [`policy/${url} en`]);
  for (const page of pages) await page.close();
  const page = await browser.open(url);
  await popupOf(browser, page, 'same');
});

onPolicy('the history page: search, remove, export, wipe', async ({ browser }) => {
  await put(browser, { remember: true, ...many(12), 'policy/javascript:alert(1) en': entry('javascript:alert(1)', '<b>Écoles</b>', '2025-03-01') });
  const page = await browser.openOwn('history.html');
  const rows = () => page.$$eval('.entry', list => list.map(item => item.querySelector('a, strong')?.textContent ?? ''));
  await until('the list', async () => (await rows()).length === 13);
  assert.equal((await rows())[0], '<b>Écoles</b>', 'a title is a text');
  assert.equal(await page.$('.entry a[href^="javascript"]'), null);
  const find = async (/** @type {string} */ text) => {
    await page.$eval('#search', (field, text) => {
      const search = /** @type {HTMLInputElement} */ (field);
      search.value = text;
      search.dispatchEvent(new Event('input'));
    }, text);
    return rows();
  };
  assert.deepEqual(await find('ecoles'), ['<b>Écoles</b>']);
  assert.deepEqual(await find('number site-7'), ['Policy number 7']);
  assert.deepEqual(await find('nowhere'), []);
  assert.ok((await page.$eval('#none-title', element => element.textContent ?? '')).includes('nowhere'));
  assert.equal((await find('')).length, 13);
  await page.$eval('.entry button', button => /** @type {HTMLElement} */ (button).focus());
  await page.$eval('.entry button', button => /** @type {HTMLElement} */ (button).click());
  await until('one fewer', async () => (await rows()).length === 12);
  assert.equal((await policies(browser)).length, 12);
  // The store has told of the change meanwhile, and the page has drawn what is left once more: it said so all the same.
  await put(browser, { remember: false });
  await until('the switch', () => page.$eval('#remembers', e => e.getAttribute('aria-checked') === 'false'));
  assert.equal(await page.$eval('#said', e => e.textContent), await words(browser, 'hist_removed', ['<b>Écoles</b>']));
  await put(browser, { remember: true });
  await until('the switch', () => page.$eval('#remembers', e => e.getAttribute('aria-checked') === 'true'));
  assert.ok(await page.evaluate(() => document.activeElement?.closest('.entry') !== null), 'the focus is on the next one');
  const exported = await saved(page);
  assert.equal(exported.schema, 'fineprint.history/1');
  assert.equal(exported.policies.length, 12);
  assert.equal(exported.policies[0].schema, 'fineprint.memory/1');
  // Asked once; the first answer keeps all.
  const press = (/** @type {string} */ id) => page.$eval(id, button => /** @type {HTMLElement} */ (button).click());
  await press('#wipe');
  assert.equal(await page.$eval('#ask', dialog => /** @type {HTMLDialogElement} */ (dialog).open), true);
  await press('#keep');
  assert.equal((await policies(browser)).length, 12);
  await press('#wipe');
  await press('#wipe-yes');
  await until('the empty list', () => page.evaluate(() => document.body.dataset.state === 'none'));
  assert.deepEqual(await policies(browser), []);
  assert.equal((await stored(browser)).remember, true, 'the switch stays as it was');
  await put(browser, { remember: false });
  await until('the switch', () => page.$eval('#remembers', e => e.getAttribute('aria-checked') === 'false'));
  assert.equal(await page.$eval('#said', e => e.textContent), await words(browser, 'hist_wiped'));
});

onPolicy('the history page: answers to consent forms, to look up, forget, export and wipe', async ({ browser }) => {
  const answer = (/** @type {string} */ when, /** @type {object} */ more = {}) => ({ when, by: 'person', role: 'accept', clicked: ['Agree to all'], on: [], ...more });
  await put(browser, {
    'choice/old.example': answer('2025-01-02T10:00:00Z'),
    'choice/new.example': answer('2025-03-04T10:00:00Z', { role: 'save', clicked: ['Save'], on: ['Statistics'] }),
    'choice/ours.example': answer('2025-02-03T10:00:00Z', { by: 'fineprint', role: 'reject', clicked: ['Settings', 'Refuse'] }),
    'choice/broken.example': { clicked: 7 },
  });
  const page = await browser.openOwn('history.html');
  const sites = () => page.$$eval('#answers .site', list => list.map(e => e.textContent));
  await until('the answers', async () => (await sites()).length === 3);
  assert.deepEqual(await sites(), ['new.example', 'ours.example', 'old.example']);
  const [first, second] = await page.$$eval('#answers p', list => list.map(e => e.textContent ?? ''));
  for (const part of ['2025', 'Save', 'Statistics']) assert.ok(first.includes(part), first);
  for (const part of ['Settings', 'Refuse']) assert.ok(second.includes(part), second);
  assert.equal(await page.evaluate(() => document.body.dataset.state), 'list', 'no word that nothing is remembered');
  await page.$eval('#search', field => {
    /** @type {HTMLInputElement} */ (field).value = 'ours';
    field.dispatchEvent(new Event('input'));
  });
  assert.deepEqual(await sites(), ['ours.example']);
  await page.$eval('#search', field => {
    /** @type {HTMLInputElement} */ (field).value = '';
    field.dispatchEvent(new Event('input'));
  });
  await page.$eval('#answers button', button => /** @type {HTMLElement} */ (button).focus());
  await page.$eval('#answers button', button => /** @type {HTMLElement} */ (button).click());
  await until('one fewer', async () => (await sites()).length === 2);
  assert.equal((await stored(browser))['choice/new.example'], undefined);
  assert.ok(await page.evaluate(() => document.activeElement?.closest('#answers li:first-child') !== null), 'the focus is on the next one');
  assert.deepEqual((await saved(page)).answers.map((/** @type {any} */ one) => one.host), ['ours.example', 'old.example']);
  for (const id of ['#wipe', '#wipe-yes']) await page.$eval(id, button => /** @type {HTMLElement} */ (button).click());
  await until('the empty list', () => page.evaluate(() => document.body.dataset.state === 'none'));
  assert.deepEqual(Object.keys(await stored(browser)), [], 'what could not be read is wiped too');
});

// Firefox gives no keys to the pages of extensions that a test opens.
onPolicy(
  'the history page by keyboard alone',
  async ({ browser }) => {
    await put(browser, { remember: true, ...many(3) });
    const page = await browser.openOwn('history.html');
    await until('the list', () => page.evaluate(() => document.querySelectorAll('.entry').length === 3));
    await page.bringToFront();
    const focus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
    const walk = [];
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press('Tab');
      walk.push(await focus());
    }
    assert.deepEqual(walk, ['remembers', 'search', 'export', 'wipe', 'a', 'button', 'a', 'button', 'a', 'button']);
    await page.keyboard.press('Enter');
    await until('one fewer', () => page.evaluate(() => document.querySelectorAll('.entry').length === 2));
    await page.focus('#wipe');
    await page.keyboard.press('Enter');
    assert.equal(await focus(), 'keep', 'the first answer is the one that loses nothing');
    await page.keyboard.press('Escape');
    assert.equal(await focus(), 'wipe');
    assert.equal((await policies(browser)).length, 2);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until('the empty list', () => page.evaluate(() => document.body.dataset.state === 'none'));
    await until('the focus', async () => (await focus()) === 'remembers');
  },
  ['chromium'],
);

onPolicy('the history page has room in 320 pixels', async ({ browser }) => {
  await put(browser, { remember: true, ...many(3), 'policy/https://long.example/ en': entry(`https://long.example/${'x'.repeat(200)}`, 'Averylongword'.repeat(12), '2025-03-01') });
  const page = await browser.openOwn('history.html');
  await page.setViewport({ width: 320, height: 568 });
  await until('the list', () => page.evaluate(() => document.querySelectorAll('.entry').length === 4));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
});

onPolicy('only the history page is told what is kept', async ({ browser }) => {
  await put(browser, { remember: true, ...many(1) });
  const control = await browser.control();
  const answer = await control.evaluate(() => Promise.race([chrome.runtime.sendMessage({ type: 'history', do: 'list' }), Promise.resolve('not at once')]).catch(() => 'refused'));
  assert.ok(!JSON.stringify(answer ?? null).includes('site-0'), JSON.stringify(answer));
});

onPolicy('a page that rests is not read a second time to be remembered', async ({ browser, url }) => {
  await put(browser, { remember: true });
  await browser.background(background => {
    const send = background.chrome.tabs.sendMessage;
    background.reads = 0;
    background.chrome.tabs.sendMessage = (/** @type {number} */ tab, /** @type {any} */ message, /** @type {any[]} */ ...rest) => {
      if (message?.type === 'read') background.reads += 1;
      return Reflect.apply(send, background.chrome.tabs, [tab, message, ...rest]);
    };
  });
  await browser.open(url);
  await until('it is remembered', async () => (await policies(browser)).length === 1);
  assert.equal(await browser.background(background => background.reads), 0);
}, ['chromium']);
