// Ring four: the staged extension in real browsers, from the page to the badge, the popup and the marks.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { KINDS, inPanel, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { HAVE_SEEDS, SEEDS } from './server.mjs';
import { inBoth, server, session } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const RING = 'extension';
const ERASE = '[data-fact="rights"][data-member="erase"]';
const RETENTION = '[data-fact="retention"]';

/** The texts of the seeds that say nothing about erasure. */
const WITHOUT_ERASURE = new Set(['004']);

/** @param {string} text */
const folded = text => text.replace(/\s+/g, ' ').trim();

/** Clicks a row's first quote and waits until exactly that text is marked, in view. @param {Page} page @param {PopupView} popup @param {string} row */
async function followQuote(page, popup, row) {
  const quote = folded(await popup.clickQuote(row)).replace(/^["“„«]\s*|\s*["”“»]$/g, '');
  const mark = await until('the mark', async () => {
    const mark = await marked(page);
    return mark?.inView && mark;
  });
  const text = folded(mark.text);
  assert.ok(text, 'nothing is marked');
  // A long quote is shown with its end cut off.
  assert.ok(text === quote || (quote.endsWith('…') && text.startsWith(quote.slice(0, -1).trim())), `marked: ${text}\nquote: ${quote}`);
}

const seeds = HAVE_SEEDS ? readdirSync(SEEDS).filter(name => name.endsWith('.txt')) : [];
for (const seed of seeds) {
  inBoth(RING, `seed ${seed.slice(0, 3)}`, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/seeds/${seed}`);
    await browser.badgeShown(page);
    const popup = await browser.clickIcon(page);
    const { state, rows } = await popup.read();
    assert.equal(state, 'policy');
    const erase = rows.find(row => row.fact === 'rights' && row.member === 'erase');
    assert.ok(erase, 'there is a row for erasure');
    if (WITHOUT_ERASURE.has(seed.slice(0, 3))) {
      assert.equal(erase.status, 'not_found');
      await followQuote(page, popup, RETENTION);
    } else {
      assert.notEqual(erase.status, 'not_found');
      await followQuote(page, popup, ERASE);
    }
  });
}

for (const language of ['en', 'nl', 'fr', 'de']) {
  inBoth(RING, `a policy in HTML, ${language}`, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/demo/policy-${language}.html`);
    await browser.badgeShown(page);
    const { page: about } = await browser.report(page);
    assert.equal(about.kind, 'privacy_policy');
    assert.equal(about.language, language);
    const popup = await browser.clickIcon(page);
    assert.equal((await popup.read()).state, 'policy');
    await followQuote(page, popup, ERASE);
  });
}

inBoth(RING, 'a page that forbids everything', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html?csp=strict`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
});

inBoth(RING, 'a policy that appears later', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/late.html`);
  const before = await browser.report(page);
  assert.equal(before.page.kind, 'other');
  assert.equal((await browser.badge(page)).text, '');
  await page.evaluate(() => dispatchEvent(new Event('show-policy')));
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
});

inBoth(RING, 'a page without anything', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  const report = await browser.report(page);
  assert.equal(report.page.kind, 'other');
  assert.equal(report.policy, null);
  assert.equal((await browser.badge(page)).text, '');
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'nothing');
});

inBoth(RING, 'on another page: its site’s policy is offered, opened and read', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/index.html`);
  await page.evaluate(() => {
    for (const [text, href] of [['Privacy policy', 'policy-nl.html'], ['Privacy policy', 'policy-nl.html#part'], ['Privacy at others', 'https://elsewhere.example/privacy'], ['privacy', 'javascript:alert(1)'], ['Our shops', 'index.html']]) {
      const link = document.createElement('a');
      link.textContent = text;
      link.href = href;
      document.body.append(link);
    }
  });
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'nothing');
  const offered = await until('the offer', () => popup.inside(({ document }) => [...document.querySelectorAll('#offer button')].map(e => e.textContent), undefined).then(list => list.length && list));
  assert.deepEqual(offered, [`Privacy policy${new URL(origin).host}`, 'Privacy at otherselsewhere.example']);
  await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#offer button')).click(), undefined);
  const opened = await until('the policy', async () => (await browser.browser.pages()).find(p => p.url() === `${origin}/fixtures/demo/policy-nl.html`));
  await until('the panel beside it', async () => (await inPanel(opened, panel => panel.body.dataset.state)) === 'policy');
});

inBoth(RING, 'on a page with a banner: the site’s policy, though only its address says so and it stands in a shadow tree', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/banners/shadow-open.html`);
  await page.evaluate(() => {
    const root = [...document.querySelectorAll('*')].find(e => e.shadowRoot)?.shadowRoot;
    for (const [text, href] of [['Learn more', '/fixtures/demo/privacy-policy'], ['Learn more', 'https://elsewhere.example/privacy-policy'], ['Shop', '/fixtures/demo/index.html']]) {
      const link = document.createElement('a');
      link.textContent = text;
      link.href = href;
      (root ?? document.body).append(link);
    }
  });
  const popup = await browser.popupPage(page);
  await popup.read();
  const offered = await until('the offer', () => popup.inside(({ document }) => [...document.querySelectorAll('#offer button')].map(e => e.textContent), undefined).then(list => list.length && list));
  assert.ok(offered.includes(`Learn more${new URL(origin).host}`), String(offered));
  assert.ok(!String(offered).includes('elsewhere'), 'of other sites only what is named so');
  assert.ok(await until('the form', () => popup.inside(({ document }) => document.getElementById('form')?.hidden === false, undefined)), 'beside the consent form');
});

inBoth(RING, 'on a page to sign up: the site’s policy is read in a tab beside it', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/signup.html`);
  const popup = await browser.clickIcon(page);
  assert.equal((await popup.read()).state, 'nothing');
  await until('the offer', () => popup.inside(({ document }) => document.querySelectorAll('#offer button').length === 1, undefined));
  await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#offer button')).click(), undefined);
  const opened = await until('the policy', async () => (await browser.browser.pages()).find(p => p.url() === `${origin}/fixtures/demo/policy-fr.html`));
  await until('the panel beside it', async () => (await inPanel(opened, panel => panel.body.dataset.state)) === 'policy');
});

inBoth(RING, 'a page that was offered and is no policy: no panel opens on what the person reads next', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/signup.html`);
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  await control.evaluate((tabId, url) => chrome.runtime.sendMessage({ type: 'follow', tabId, url }), tabId, `${origin}/fixtures/pages/article.html`);
  const opened = await until('the page', async () => (await browser.browser.pages()).find(p => p.url() === `${origin}/fixtures/pages/article.html`));
  await until('its load', () => opened.evaluate(() => document.readyState === 'complete'));
  await opened.goto(`${origin}/fixtures/demo/policy-nl.html`);
  await browser.badgeShown(opened);
  await browser.report(opened);
  assert.equal(await inPanel(opened, panel => panel.body.dataset.state), undefined);
  const id = await browser.tabId(opened);
  assert.deepEqual(await control.evaluate(async id => Object.keys(await chrome.storage.session.get(`follow/${id}`)), id), [], 'nothing is waited for any more');
});

inBoth(RING, 'a page that breaks the built-in objects', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/hostile.html`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
});

inBoth(RING, 'an error of the core is told, and the next page is read by a new instance', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  await browser.badgeShown(page);
  // What no page can send: a candidate that is none.
  await browser.background(background => {
    background.kept = { candidates: background.FineprintBanners.candidates, FineprintGlue: background.FineprintGlue, started: 0 };
    background.FineprintBanners.candidates = async () => [7];
    background.FineprintGlue = () => {
      background.kept.started += 1;
      return background.kept.FineprintGlue();
    };
  });
  const popup = await browser.popupPage(page);
  const { state, text } = await popup.read();
  assert.equal(state, 'error');
  assert.ok(text.includes(await popup.page.evaluate(() => chrome.i18n.getMessage('ui_error_more'))), text);
  await popup.close();
  await browser.background(background => {
    background.FineprintBanners.candidates = background.kept.candidates;
  });
  const next = await browser.open(`${origin}/fixtures/demo/policy-nl.html`);
  await browser.badgeShown(next);
  const again = await browser.popupPage(next);
  assert.equal((await again.read()).state, 'policy');
  const started = await browser.background(background => {
    background.FineprintGlue = background.kept.FineprintGlue;
    return background.kept.started;
  });
  assert.equal(started, 1);
});

inBoth(RING, 'the badge and its title agree', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const badge = await browser.badgeShown(page);
  const { policy } = await browser.report(page);
  assert.ok(badge.title.includes(String(policy.concerns.length)), `${policy.concerns.length} concerns, title: ${badge.title}`);
});

/** The share of a stretch of the page that has a colour. @param {Page} page @param {string} selector @param {number[]} colour */
async function painted(page, selector, colour) {
  const clip = await page.$eval(selector, element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  await page.bringToFront();
  const png = await page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false });
  return page.evaluate(
    async (png, colour) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      let same = 0;
      for (let at = 0; at < data.length; at += 4) same += Number(colour.every((part, i) => Math.abs(data[at + i] - part) < 5));
      return same / (data.length / 4);
    },
    png,
    colour,
  );
}

inBoth(RING, 'marks are painted, outlive the popup and can be taken away', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  await popup.read();
  await popup.inside(({ document }) => document.getElementById('sections')?.click(), undefined);
  const colours = () => page.evaluate(() => [...CSS.highlights.keys()]);
  await until('the sections', async () => (await colours()).includes('fineprint-collect'));
  await popup.page.bringToFront();
  await followQuote(page, popup, '[data-fact="effective_date"]');
  // #ffe08a, the colour of a quote in marks.css.
  await until('colour', async () => (await painted(page, 'main p', [0xff, 0xe0, 0x8a])) > 0.05);
  await popup.close();
  const next = await browser.popupPage(page);
  await next.read();
  const on = () => next.inside(({ document }) => document.getElementById('sections')?.getAttribute('aria-checked'), undefined);
  await until('the switch', async () => (await on()) === 'true');
  await next.inside(({ document }) => document.getElementById('clear')?.click(), undefined);
  await until('no mark', async () => (await colours()).length === 0);
});

inBoth(RING, 'a page in a language whose policies are not read', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/kinds/privacy_policy.pl.html`);
  const { page: read, policy } = await browser.report(page);
  assert.deepEqual([read.language, read.kind], ['pl', 'privacy_policy']);
  assert.deepEqual([policy.unread, policy.facts], ['language', []]);
  const popup = await browser.popupPage(page);
  const { state, text } = await popup.read();
  const words = await popup.page.evaluate(() => chrome.i18n.getMessage('ui_unreadable_language'));
  assert.equal(state, 'nothing');
  assert.ok(text.includes(words), text);
});

test('extension: chromium: after a failure of the core the next page gets a new instance', async () => {
  const { browser } = await session('chromium');
  const worker = await (await browser.waitForTarget((/** @type {any} */ target) => target.type() === 'service_worker')).worker();
  assert.ok(worker);
  const [renewed, kind] = await worker.evaluate(async () => {
    const model = { url: '', lang: null, title: '', blocks: [], truncated: false };
    const before = await FineprintCore.start();
    await FineprintCore.analyze(/** @type {any} */ ({ ...model, blocks: 1 })).catch(() => {});
    const report = await FineprintCore.analyze(model);
    return [(await FineprintCore.start()) !== before, report.page.kind];
  });
  assert.equal(renewed, true);
  assert.equal(kind, 'other');
});

// Last, as they look back at all the tests before them. One request to another host is made on purpose: it shows that
// what leaves the browser is recorded.
for (const kind of KINDS) {
  test(`extension: ${kind}: no request left for any other host`, async () => {
    const browser = await session(kind);
    const outside = 'http://recorded.invalid/';
    const page = await browser.open(`${(await server()).origin}/fixtures/pages/article.html`);
    await page.evaluate(url => fetch(url, { mode: 'no-cors' }).catch(() => {}), outside);
    assert.deepEqual(browser.leaks, [outside]);
    await page.close();
  });
}

test('extension: no page was fetched a second time', async () => {
  const { requests } = await server();
  assert.deepEqual(requests.filter(({ path, purpose }) => purpose === 'empty' && !path.startsWith('/core/')), []);
});
