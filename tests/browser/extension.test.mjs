// Ring four: the staged extension in real browsers, from the page to the badge, the popup and the marks.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { KINDS, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { HAVE_SEEDS, SEEDS } from './server.mjs';
import { server, session } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

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

/** @param {string} name of the test @param {(context: {browser: import('./browsers.mjs').Session, origin: string}) => Promise<void>} body */
function inBoth(name, body) {
  for (const kind of KINDS) {
    test(`extension: ${kind}: ${name}`, async () => body({ browser: await session(kind), origin: (await server()).origin }));
  }
}

const seeds = HAVE_SEEDS ? readdirSync(SEEDS).filter(name => name.endsWith('.txt')) : [];
for (const seed of seeds) {
  inBoth(`seed ${seed.slice(0, 3)}`, async ({ browser, origin }) => {
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
    await popup.close();
    await page.close();
  });
}

for (const language of ['en', 'nl', 'fr', 'de']) {
  inBoth(`a policy in HTML, ${language}`, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/demo/policy-${language}.html`);
    await browser.badgeShown(page);
    const { page: about } = await browser.report(page);
    assert.equal(about.kind, 'privacy_policy');
    assert.equal(about.language, language);
    const popup = await browser.clickIcon(page);
    assert.equal((await popup.read()).state, 'policy');
    await followQuote(page, popup, ERASE);
    await popup.close();
    await page.close();
  });
}

inBoth('a page that forbids everything', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html?csp=strict`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
  await popup.close();
  await page.close();
});

inBoth('a policy that appears later', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/late.html`);
  const before = await browser.report(page);
  assert.equal(before.page.kind, 'other');
  assert.equal((await browser.badge(page)).text, '');
  await page.evaluate(() => dispatchEvent(new Event('show-policy')));
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
  await popup.close();
  await page.close();
});

inBoth('a page without anything', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  const report = await browser.report(page);
  assert.equal(report.page.kind, 'other');
  assert.equal(report.policy, null);
  assert.equal((await browser.badge(page)).text, '');
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'nothing');
  await popup.close();
  await page.close();
});

inBoth('a page that breaks the built-in objects', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/hostile.html`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await followQuote(page, popup, ERASE);
  await popup.close();
  await page.close();
});

inBoth('the badge and its title agree', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const badge = await browser.badgeShown(page);
  const { policy } = await browser.report(page);
  assert.ok(badge.title.includes(String(policy.concerns.length)), `${policy.concerns.length} concerns, title: ${badge.title}`);
  await page.close();
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
