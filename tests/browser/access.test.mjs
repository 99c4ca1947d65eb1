// Ring four: every surface for everybody: the rules of axe-core for WCAG 2.2 AA in both themes, narrow windows, the keyboard.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inPanel } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { pdf, set } from './pdf-make.mjs';
import { give, policy } from './pdf-help.mjs';
import { ROOT } from './server.mjs';
import { inBoth, rememberedOther } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'access';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The surfaces, each as a page of its own: how it is opened. @type {Record<string, (browser: Session, origin: string) => Promise<Page>>} */
const SURFACES = {
  'the popup with what changed, and the files to save': (browser, origin) => changed(browser, `${origin}/fixtures/demo/policy-en.html`),
  'the popup on a page with a consent form': (browser, origin) => popup(browser, `${origin}/fixtures/banners/bar-nl.html`),
  'the popup on a page to sign up': (browser, origin) => popup(browser, `${origin}/fixtures/pages/signup.html`, '#offer button'),
  'the page to print': (browser, origin) => paper(browser, `${origin}/fixtures/demo/policy-de.html`),
  'the page that reads PDF files': browser => own(browser, 'pdf.html', '#choose-more:not(:empty)'),
  'the page that reads PDF files, with one that is read': async browser => {
    const page = await own(browser, 'pdf.html', '#choose-more:not(:empty)');
    await give(page, pdf(set(await policy())));
    await until('the summary', () => page.evaluate(() => document.body.dataset.state === 'policy'));
    return page;
  },
  'the popup on a policy': (browser, origin) => popup(browser, `${origin}/fixtures/demo/policy-nl.html`),
  'the popup on another page': (browser, origin) => popup(browser, `${origin}/fixtures/pages/article.html`),
  options: browser => own(browser, 'options.html', '#matters button'),
  'the side bar': browser => own(browser, 'side.html', '[data-state="unavailable"]'),
  'the history, with nothing in it': browser => own(browser, 'history.html', '[data-state="none"]'),
  'the history, with policies and answers': browser => history(browser),
  'the side bar, with a policy': (browser, origin) => sideBar(browser, `${origin}/fixtures/demo/policy-de.html`),
  'the card of a consent form': browser => cardAlone(browser),
  'a letter to a company': (browser, origin) => letter(browser, `${origin}/fixtures/demo/policy-nl.html`, 'rectification'),
  'a letter to the authority': (browser, origin) => letter(browser, `${origin}/fixtures/demo/policy-en.html`, 'complaint'),
  'a letter without a policy': browser => own(browser, 'letter.html', '[data-state="nothing"]'),
  'the first page': browser => own(browser, 'welcome.html', '#access:not(:empty)'),
};

/** @param {Session} browser @param {string} url @param {string} [filled] what is there once it is complete */
async function popup(browser, url, filled = 'main') {
  const page = await browser.open(url);
  const view = await browser.popupPage(page);
  await view.read();
  await until(filled, () => view.page.$(filled));
  return view.page;
}

/** A policy that was remembered with another answer and without some of its sentences, and the files to save unfolded. @param {Session} browser @param {string} url */
async function changed(browser, url) {
  const page = await browser.open(url);
  const memory = await rememberedOther('en', url);
  const control = await browser.control();
  await control.evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify({ remember: true, [`policy/${url} en`]: { memory, visit: 1, since: '' } }));
  const view = await browser.popupPage(page);
  await until('what changed', () => view.page.$('.changed'));
  await view.page.$eval('.save', fold => void (/** @type {HTMLDetailsElement} */ (fold).open = true));
  await control.evaluate(() => chrome.storage.local.clear());
  return view.page;
}

/** @param {Session} browser @param {string} url */
async function paper(browser, url) {
  const page = await browser.open(url);
  await browser.badgeShown(page);
  return own(browser, `paper.html?tab=${await browser.tabId(page)}`, '[data-fact]');
}

/** @param {Session} browser @param {string} url @param {string} kind */
async function letter(browser, url, kind) {
  const page = await browser.open(url);
  await browser.report(page);
  return own(browser, `letter.html?tab=${await browser.tabId(page)}&kind=${kind}`, '[data-state="policy"]');
}

/** @param {Session} browser @param {string} file @param {string} filled what is there once it is complete */
async function own(browser, file, filled) {
  const page = await browser.openOwn(file);
  await until(file, () => page.$(filled));
  return page;
}

/** The history, with something of each kind. @param {Session} browser */
async function history(browser) {
  const memory = { schema: 'fineprint.memory/1', reader: '0.1.0', url: 'https://a.example/privacy', title: 'Privacy at A', language: 'en', date: '2025-03-01', sentences: '', truncated: false, facts: [] };
  const answer = { when: '2025-03-01T10:00:00Z', by: 'person', role: 'save', clicked: ['Save'], on: ['Statistics'] };
  const control = await browser.control();
  const kept = { remember: true, 'policy/https://a.example/privacy en': { memory, visit: 1, since: '' }, 'policy/https://b.example/privacy en': { memory: { ...memory, url: 'https://b.example/privacy', title: '' }, visit: 1, since: '' }, 'choice/a.example': answer };
  await control.evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify(kept));
  return own(browser, 'history.html', '#answers .entry');
}

/** The side bar as a page of its own, which stays with the policy of another tab. @param {Session} browser @param {string} url */
async function sideBar(browser, url) {
  const policy = await browser.open(url);
  await browser.report(policy);
  const id = await browser.tabId(policy);
  const page = await own(browser, 'side.html', '[data-state="unavailable"]');
  // It begins anew with each tab that comes to the front: here that is always the policy.
  await page.evaluate(id => {
    const send = chrome.runtime.sendMessage;
    /** @type {any} */ (chrome.runtime).sendMessage = (/** @type {any} */ message, /** @type {any[]} */ ...rest) => Reflect.apply(send, chrome.runtime, [{ ...message, tabId: id }, ...rest]);
  }, id);
  await policy.bringToFront();
  await until('the summary', () => page.evaluate(() => document.body.dataset.state === 'policy'));
  await page.bringToFront();
  await until('the summary beside its own tab', () => page.evaluate(() => document.body.dataset.state === 'policy'));
  return page;
}

/** The card as it is drawn in pages, but in no closed tree, which nobody could look into. @param {Session} browser */
async function cardAlone(browser) {
  const page = await own(browser, 'welcome.html', '#access:not(:empty)');
  await page.evaluate(async () => {
    for (const name of ['content/watch.js', 'content/more.js']) {
      const script = document.createElement('script');
      script.src = name;
      const loaded = new Promise(done => script.addEventListener('load', done));
      document.head.append(script);
      await loaded;
    }
    const { FineprintCardDraw: draw, FineprintCardStyle: style } = /** @type {any} */ (globalThis);
    const { card, say } = draw.card();
    const main = document.createElement('main');
    const heading = main.appendChild(document.createElement('h1'));
    heading.textContent = 'A page with a consent form';
    document.body.replaceChildren(main);
    for (const link of document.querySelectorAll('link')) link.remove();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
    main.append(card);
    const acts = { close() {}, later() {}, refuse() {} };
    say({ title: 'No refusal here: open “Settings”', more: ['2 partners are named.'], steps: ['Click “Settings”.', 'Switch off “Statistics”.'], refuses: true }, acts);
    card.style.animation = 'none';
    Object.assign(globalThis, { say, acts });
  });
  return page;
}

/** The rules that a document breaks, each with what breaks it. @param {Page | import('puppeteer-core').Frame} page @returns {Promise<string[]>} */
async function broken(page) {
  await page.evaluate(AXE);
  // The whole page at once: what a bar at the foot hides while it is scrolled by is no smaller for that.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if ('setViewport' in page) await page.setViewport({ width: page.viewport()?.width ?? 800, height: Math.min(Math.max(height, 600), 8000) });
  return page.evaluate(async rules => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.html).join(' | ').slice(0, 400)}`);
  }, RULES);
}

/** Both themes, each with a back of its own. @param {Session} browser @param {Page} page @param {(theme: string) => Promise<void>} body */
async function inThemes(browser, page, body) {
  const backs = new Set();
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await browser.theme(page, theme);
    backs.add(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches));
    await body(theme);
  }
  assert.equal(backs.size, 2, 'two themes');
}

/** No rule is broken. @param {Session} browser @param {Page} page */
async function rules(browser, page) {
  await page.bringToFront();
  await inThemes(browser, page, async theme => assert.deepEqual(await broken(page), [], theme));
}

/** 320 pixels wide, nothing is cut off. @param {Page} page */
async function narrow(page) {
  await page.setViewport({ width: 320, height: 568 });
  await until('the narrow window', () => page.evaluate(() => innerWidth === 320));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'it scrolls sideways');
  await page.setViewport({ width: 1100, height: 800 });
}

/** Text twice as large, and from right to left: nothing is cut off. @param {Page} page */
async function large(page) {
  await page.setViewport({ width: 640, height: 480 });
  await until('the narrow window', () => page.evaluate(() => innerWidth === 640));
  for (const turn of ['ltr', 'rtl']) {
    const over = await page.evaluate(turn => {
      document.documentElement.style.fontSize = '200%';
      document.documentElement.dir = turn;
      const cut = [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && (e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1));
      return [document.documentElement.scrollWidth > innerWidth, ...cut.map(e => `${e.localName}.${e.className} ${e.textContent?.slice(0, 60)}`)].filter(Boolean);
    }, turn);
    assert.deepEqual(over, [], turn);
  }
  await page.setViewport({ width: 1100, height: 800 });
}

/** All by keyboard, and it shows where it is. @param {Page} page @param {Page | import('puppeteer-core').Frame} [frame] the part of it that is walked, from its first stop on */
async function keyboard(page, frame = page) {
  await page.bringToFront();
  const stops = await frame.evaluate(() => {
    const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button, a[href], summary, input, textarea, select'));
    return [...all].filter(e => e.checkVisibility({ visibilityProperty: true })).length;
  });
  // Each is pressed by key too; what it would do is left to other tests, or there would soon be no page to walk.
  await frame.evaluate(() => {
    addEventListener('click', event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      /** @type {any} */ (globalThis).pressed = event.composedPath()[0];
    }, true);
  });
  const seen = [];
  for (let i = 0; i < stops; i++) {
    if (i || frame === page) await page.keyboard.press('Tab');
    else await frame.evaluate(() => /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll('button, a[href], summary')].find(e => e.checkVisibility({ visibilityProperty: true })))?.focus());
    if (await frame.evaluate(() => document.activeElement?.matches('button, a[href], summary'))) await page.keyboard.press('Enter');
    seen.push(
      await frame.evaluate(async () => {
        // What the key scrolls to is there with the next picture.
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const all = [...document.querySelectorAll('*')];
        return { number: all.indexOf(at), shows: outlineStyle !== 'none' && outlineWidth !== '0px', size: Math.min(box.width, box.height), pressed: !at.matches('button, a[href], summary') || /** @type {any} */ (globalThis).pressed === at, inView: box.bottom > 0 && box.top < innerHeight };
      }),
    );
  }
  const numbers = seen.map(stop => stop?.number ?? -1);
  assert.equal(new Set(numbers).size, stops, `reached ${new Set(numbers).size} of ${stops}: ${numbers}`);
  for (const stop of seen) assert.ok(stop?.shows && stop.inView && stop.pressed && stop.size >= 20, JSON.stringify(stop));
  assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b), 'in the order of the page');
}

for (const [name, open] of Object.entries(SURFACES)) {
  inBoth(RING, `${name}: by keyboard, by the rules, narrow, and with large text`, async ({ browser, origin }) => {
    // Opened once, for opening takes longer than all that is asked of it.
    const page = await open(browser, origin);
    try {
      await keyboard(page);
      await rules(browser, page);
      await narrow(page);
      await large(page);
    } finally {
      await (await browser.control()).evaluate(() => chrome.storage.local.clear());
    }
  });
}

inBoth(RING, 'the card: what it says changes in one element, and the focus stays in it', async ({ browser }) => {
  const page = await cardAlone(browser);
  await page.bringToFront();
  const words = await page.evaluate(() => {
    const line = /** @type {HTMLElement} */ (document.querySelector('.card [role="status"]'));
    line.dataset.first = '';
    /** @type {HTMLElement} */ (document.querySelector('.card .act')).focus();
    const { say, acts } = /** @type {any} */ (globalThis);
    say({ title: 'Refused: the form is gone.', more: [], steps: [], refuses: false }, acts);
    return [document.querySelector('.card [data-first]')?.textContent, document.querySelectorAll('.card .title').length, document.querySelector('.card .act')];
  });
  assert.deepEqual(words, ['Refused: the form is gone.', 1, null]);
  assert.ok(await page.evaluate(() => document.activeElement?.matches('.card .close')), 'who pressed a key goes on from its first button');
  // Where it can't be kept that hints are not wanted, that is said, and the card stays for it.
  await page.evaluate(() => {
    const all = /** @type {any} */ (globalThis);
    all.FineprintAsk.ask = async () => false;
    all.acts.later = () => (all.left = true);
    all.say({ title: 'Least consent: “No”', more: [], steps: [], refuses: false }, all.acts);
    /** @type {HTMLElement} */ (document.querySelector('.card .less button')).focus();
  });
  await page.keyboard.press('Enter');
  const said = await until('a word', () => page.$eval('.card .less [role="status"]', e => e.textContent));
  assert.deepEqual([said, await page.evaluate(() => /** @type {any} */ (globalThis).left)], [await page.evaluate(() => chrome.i18n.getMessage('opt_failed')), undefined]);
});

inBoth(RING, 'the question before all is wiped: by the rules, and the keyboard stays in it', async ({ browser }) => {
  const page = await history(browser);
  try {
    await page.bringToFront();
    await page.focus('#wipe');
    await page.keyboard.press('Enter');
    await until('the question', () => page.evaluate(() => /** @type {HTMLDialogElement} */ (document.getElementById('ask')).open));
    await rules(browser, page);
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => !document.activeElement || document.activeElement === document.body || document.activeElement.closest('#ask') !== null), 'nothing behind it is reached');
    }
    await page.keyboard.press('Escape');
    await until('the button that asked', () => page.evaluate(() => document.activeElement?.id === 'wipe'));
  } finally {
    await (await browser.control()).evaluate(() => chrome.storage.local.clear());
  }
});

inBoth(RING, 'the panel: no rule is broken, and all of it by keyboard', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-fr.html`);
  await browser.badgeShown(page);
  assert.equal(await browser.panel(page), true);
  await until('the panel', async () => (await inPanel(page, panel => panel.body.dataset.state)) === 'policy');
  await page.bringToFront();
  await inThemes(browser, page, async theme => {
    for (const frame of page.frames().slice(1)) {
      const is = await frame.evaluate(() => location.pathname === '/panel.html').catch(() => false);
      if (is) assert.deepEqual(await broken(frame), [], theme);
    }
  });
  // Last, since it takes the clicks of the panel away.
  for (const frame of page.frames().slice(1)) {
    const is = await frame.evaluate(() => location.pathname === '/panel.html').catch(() => false);
    if (is && browser.kind === 'chromium') await keyboard(page, frame);
  }
});

inBoth(
  RING,
  'colours that the system forces: the states keep their shapes, switches and buttons their borders',
  async ({ browser, origin }) => {
    const page = await popup(browser, `${origin}/fixtures/demo/policy-nl.html`);
    const client = await page.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
    const looks = await page.evaluate(() => {
      const back = getComputedStyle(document.body).backgroundColor;
      const looks = new Map();
      for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-status]'))) {
        const mark = getComputedStyle(/** @type {Element} */ (row.querySelector('.mark')));
        looks.set(row.dataset.status, [mark.borderStyle, mark.borderRadius, mark.height, mark.transform, mark.backgroundImage !== 'none', mark.backgroundColor !== back && mark.backgroundColor !== 'rgba(0, 0, 0, 0)'].join());
      }
      const bare = [...document.querySelectorAll('button.plain, .knob')].filter(e => e.checkVisibility() && (getComputedStyle(e).borderStyle === 'none' || getComputedStyle(e).borderColor === back));
      return { statuses: looks.size, shapes: new Set(looks.values()).size, bare: bare.map(e => e.className) };
    });
    assert.ok(looks.statuses >= 3, JSON.stringify(looks));
    assert.equal(looks.shapes, looks.statuses, 'a shape for each status');
    assert.deepEqual(looks.bare, []);
    await client.send('Emulation.setEmulatedMedia', { features: [] });
  },
  ['chromium'],
);

test(`${RING}: no style sheet names a side of the page`, async () => {
  const folder = join(ROOT, 'extension/style');
  const names = readdirSync(folder);
  assert.ok(names.length > 10);
  for (const name of names) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const sides = lines.filter(line => /(?:^|[\s;{])(?:left|right|(?:margin|padding|border)-(?:left|right))\s*:|text-align:\s*(?:left|right)|float:/.test(line));
    assert.deepEqual(sides, [], name);
  }
});
