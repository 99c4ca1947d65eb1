// Ring four: policies that are PDF files, in both browsers: lines and blocks put together again, the page that reads them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { test, until } from './harness.mjs';
import { give, policy } from './pdf-help.mjs';
import { pdf, set } from './pdf-make.mjs';
import { ROOT, serve } from './server.mjs';
import { fineprint, inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'pdf';

/** The page that reads PDF files, given one. @param {Session} browser @param {Uint8Array} bytes @param {'chosen' | 'dropped'} [how] */
async function given(browser, bytes, how = 'chosen') {
  const page = await browser.openOwn('pdf.html');
  await give(page, bytes, how);
  return page;
}

/** @param {Page} page @param {...string} states */
const state = (page, ...states) =>
  until(`the state ${states}`, async () => {
    const now = await page.evaluate(() => ({ state: document.body.dataset.state ?? '', title: document.getElementById('state-title')?.textContent ?? '' }));
    return states.includes(now.state) && now;
  });
/** @param {Page} page @param {string} key */
const words = (page, key) => page.evaluate(key => chrome.i18n.getMessage(key), key);

/** @type {[string, Parameters<typeof set>[1]][]} */
const LAYOUTS = [
  ['one column', {}],
  ['two columns, broken words, running heads', { columns: 2, hyphens: true, running: 'Brightwater Bells privacy policy, version 4' }],
];
for (const [name, options] of LAYOUTS) {
  inBoth(RING, `the same summary as of the page: ${name}`, async ({ browser }) => {
    const page = await given(browser, pdf(set(await policy(), options)), options?.columns === 2 ? 'dropped' : 'chosen');
    const { state: now, title } = await state(page, 'policy', 'error', 'nothing');
    assert.equal(now, 'policy', title);
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
    const wanted = JSON.parse(await fineprint('report', '--today', today, '--format', 'json', 'tests/fixtures/demo/policy-en.html'));
    const rows = await page.$$eval('[data-fact]', list => list.map(e => /** @type {HTMLElement} */ (e).dataset).filter(d => !d.member).map(d => [d.fact, d.status]));
    const facts = new Map(wanted.policy.facts.map((/** @type {any} */ fact) => [fact.id, fact.status]));
    assert.ok(rows.length > 15, String(rows.length));
    const other = rows.filter(([fact, status]) => facts.get(fact) !== status);
    assert.deepEqual(other, []);
    assert.equal(await page.$$eval('#summary button', list => list.length), 0, 'no marks are offered');
    assert.ok(await page.$('[data-save="md"]'), 'it can be saved');
  });
}

inBoth(RING, 'files that can’t be read: each says why, and the next one is read', async ({ browser }) => {
  const page = await browser.openOwn('pdf.html');
  const text = pdf(set(await policy()));
  /** @type {[Uint8Array, string][]} */
  const files = [
    [Buffer.from('<html>a page</html>'), 'pdf_none'],
    [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('nothing of the kind')]), 'pdf_broken'],
    [pdf([[]]), 'pdf_pictures'],
    [pdf(set(await policy()), { encrypted: true }), 'pdf_locked'],
  ];
  for (const [bytes, key] of files) {
    await give(page, bytes);
    const wanted = await words(page, key);
    assert.equal((await until(key, async () => (await state(page, 'error', 'policy', 'nothing')).title === wanted && wanted)), wanted);
  }
  await give(page, pdf(set([{ text: 'Opening hours', heading: true }, { text: 'The shop is open from nine to five, and on Sundays it is closed for the whole day.' }])));
  await state(page, 'nothing');
  await give(page, text);
  await state(page, 'policy');
});

/** Opens a tab with a PDF; its viewer never tells that it has loaded. @param {Session} browser @param {string} url */
async function openPdf(browser, url) {
  const page = await browser.browser.newPage();
  page.goto(url).catch(() => {});
  const control = await browser.control();
  const id = await until('the tab', () => control.evaluate(async url => (await chrome.tabs.query({ status: 'complete' })).find(tab => tab.url === url)?.id, url));
  return { page, id };
}

inBoth(RING, 'from the popup of a tab that shows one', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
  const file = join(folder, 'privacy.pdf');
  await writeFile(file, pdf(set(await policy())));
  const server = await serve({ '/privacy.pdf': file });
  try {
    const { id } = await openPdf(browser, `${server.origin}/privacy.pdf?cache=yes`);
    const popup = await browser.openOwn(`popup.html?tab=${id}`);
    const said = await until('the offer', () => popup.evaluate(() => document.getElementById('pdf')?.hidden === false && document.getElementById('state-title')?.textContent));
    assert.equal(said, await words(popup, 'pdf_here'));
    const before = server.requests.length;
    const reader = await browser.openOwn(`pdf.html?tab=${id}`);
    if (browser.kind === 'chromium') {
      await state(reader, 'policy');
      assert.ok((await reader.$eval('#summary', e => e.textContent ?? '')).includes(server.origin), 'the address is told');
    } else {
      // Firefox lets no extension into its viewer: what to do then is said.
      const wanted = await reader.evaluate(() => chrome.i18n.getMessage('pdf_save_first', ['privacy.pdf']));
      await until('what to do', () => reader.$eval('#choose-more', (e, wanted) => e.textContent === wanted, wanted));
    }
    assert.equal(server.requests.length, before, 'nothing was asked of the server');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

inBoth(RING, 'a name that can’t be decoded, and a page that is only named like a file', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
  const file = join(folder, 'privacy.pdf');
  const html = join(folder, 'page.html');
  await writeFile(file, pdf(set(await policy())));
  await writeFile(html, '<!doctype html><title>Opening hours</title><h1>Opening hours</h1><p>The shop is open from nine to five.</p>');
  const server = await serve({ '/policy%E9.pdf': file, '/hours.pdf': html });
  try {
    const { id } = await openPdf(browser, `${server.origin}/policy%E9.pdf?cache=yes`);
    const reader = await browser.openOwn(`pdf.html?tab=${id}`);
    if (browser.kind === 'chromium') await state(reader, 'policy');
    else await until('what to do', () => reader.$eval('#choose-more', e => e.textContent?.includes('policy%E9.pdf')));
    const page = await browser.open(`${server.origin}/hours.pdf`);
    const popup = await browser.popupPage(page);
    assert.equal((await popup.read()).state, 'nothing');
    assert.equal(await popup.inside(({ document }) => document.getElementById('state-title')?.textContent, undefined), await words(popup.page, 'ui_nothing'));
    assert.equal(await popup.inside(({ document }) => document.getElementById('pdf')?.hidden, undefined), true);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

inBoth(RING, '“Read it for me” with a policy that is a PDF: the page that reads it, beside its tab', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
  const file = join(folder, 'privacy.pdf');
  const html = join(folder, 'page.html');
  await writeFile(file, pdf(set(await policy())));
  await writeFile(html, '<!doctype html><title>Sign up</title><h1>Sign up</h1><p>Read our <a href="/privacy.pdf?cache=yes">privacy policy</a>.</p>');
  const server = await serve({ '/privacy.pdf': file, '/': html });
  try {
    const popup = await browser.popupPage(await browser.open(`${server.origin}/`));
    await until('the offer', () => popup.inside(({ document }) => document.querySelectorAll('#offer button').length === 1, undefined));
    await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#offer button')).click(), undefined);
    const reader = await until('the page that reads it', async () => {
      for (const page of await browser.browser.pages()) if (await page.evaluate(() => location.pathname === '/pdf.html').catch(() => false)) return page;
      return null;
    });
    if (browser.kind === 'chromium') await state(reader, 'policy');
    else await until('what to do', () => reader.$eval('#choose-more', e => e.textContent?.includes('privacy.pdf')));
    assert.equal(server.requests.filter(({ path }) => path === '/privacy.pdf').length, 1, 'the tab alone asked for it');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

inBoth(RING, 'where a tab can’t be read, a file is offered instead', async ({ browser }) => {
  await browser.openOwn('welcome.html');
  const control = await browser.control();
  const id = await until('the tab', () => control.evaluate(async url => (await chrome.tabs.query({})).find(tab => tab.url === url)?.id, `${browser.extension}/welcome.html`));
  const popup = await browser.openOwn(`popup.html?tab=${id}`);
  await until('the offer', () => popup.evaluate(() => document.body.dataset.state === 'unavailable' && document.getElementById('pdf')?.hidden === false));
  assert.equal(await popup.$eval('#pdf-read', e => e.textContent), await words(popup, 'pdf_choose_one'));
  await popup.bringToFront();
  await popup.$eval('#pdf-read', e => /** @type {HTMLElement} */ (e).click());
  await until('the page that reads PDF files', () => control.evaluate(async url => (await chrome.tabs.query({})).some(tab => tab.url === url), `${browser.extension}/pdf.html`));
});

inBoth(RING, 'one that the browser has not kept is chosen as a file', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
  const file = join(folder, 'privacy.pdf');
  await writeFile(file, pdf(set(await policy())));
  const server = await serve({ '/privacy.pdf': file });
  try {
    const { id } = await openPdf(browser, `${server.origin}/privacy.pdf`);
    const before = server.requests.length;
    const reader = await browser.openOwn(`pdf.html?tab=${id}`);
    const wanted = await reader.evaluate(() => chrome.i18n.getMessage('pdf_save_first', ['privacy.pdf']));
    await until('what to do', () => reader.$eval('#choose-more', (e, wanted) => e.textContent === wanted, wanted));
    assert.equal(server.requests.length, before, 'nothing was asked of the server');
    await give(reader, await readFile(file));
    await state(reader, 'policy');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

const context = /** @type {any} */ ({});
for (const name of ['lines', 'blocks']) runInNewContext(readFileSync(join(ROOT, `extension/pdf/${name}.js`), 'utf8'), context);

/** Blocks of lines that are set, a piece for each line. @param {import('./pdf-make.mjs').Set[][]} pages */
function blocks(pages) {
  const pieces = (/** @type {import('./pdf-make.mjs').Set[]} */ lines) => lines.map(({ text, x, y, size, bold }) => ({ text, x, y, size, width: text.length * size * 0.5, font: bold ? 'b' : 'a' }));
  return context.FineprintPdfBlocks.of(pages.map(lines => ({ height: 842, lines: context.FineprintPdfLines.of(pieces(lines)) })));
}
/** @param {import('./pdf-make.mjs').Set[][]} pages */
const texts = pages => JSON.parse(JSON.stringify(blocks(pages).map((/** @type {any} */ block) => `${block.role}: ${block.text}`)));

const LONG = 'We keep what you tell us for as long as your account is open, and for two years after that, unless the law asks us to keep it for longer than this.';
const OTHER = 'You may write to us at any time and ask what we hold about you, and we answer within one month of the day on which your letter came to our office.';

test(`${RING}: headings, paragraphs, items`, async () => {
  const parts = [{ text: 'How long we keep it', heading: true }, { text: LONG }, { text: OTHER }, { text: 'your name and where you live', item: true }, { text: 'what you bought', item: true }];
  const wanted = ['heading: How long we keep it', `paragraph: ${LONG}`, `paragraph: ${OTHER}`, 'item: your name and where you live', 'item: what you bought'];
  assert.deepEqual(texts(set(parts)), wanted);
  assert.deepEqual(texts(set(parts, { columns: 2 })), wanted, 'a narrow column');
});

test(`${RING}: words that a line broke`, async () => {
  const text = 'The responsibilities of the administration are described comprehensively in the accompanying documentation of this establishment and nowhere else at all.';
  assert.deepEqual(texts(set([{ text }], { columns: 2, hyphens: true })), [`paragraph: ${text}`]);
  const line = (/** @type {string} */ text, /** @type {number} */ y) => ({ text, x: 50, y, size: 10 });
  assert.deepEqual(texts([[line('This holds for non-', 700), line('European visitors of ours too.', 688)]]), ['paragraph: This holds for non- European visitors of ours too.'], 'a capital letter: the hyphen is the word’s own');
});

test(`${RING}: two columns, one after the other, below a title of both`, async () => {
  const parts = Array.from({ length: 14 }, (_, i) => ({ text: `Paragraph number ${i} says this. ${i % 2 ? LONG : OTHER}` }));
  const pages = set(parts, { columns: 2 });
  pages[0].unshift({ text: 'Privacy policy of the bell shop, for all who visit it', x: 56, y: 790, size: 20, bold: true });
  const got = texts(pages);
  assert.equal(got[0], 'heading: Privacy policy of the bell shop, for all who visit it');
  assert.deepEqual(got.slice(1), parts.map(({ text }) => `paragraph: ${text}`));
});

test(`${RING}: the cells of a table stay beside each other`, async () => {
  const rows = Array.from({ length: 8 }, (_, i) => [`Purpose ${i}`, `${i} years`]);
  const lines = rows.flatMap(([a, b], i) => [{ text: a, x: 56, y: 700 - 12 * i, size: 10 }, { text: b, x: 330, y: 700 - 12 * i, size: 10 }]);
  assert.deepEqual(texts([lines]), rows.map(([a, b]) => `paragraph: ${a} ${b}`));
});

test(`${RING}: running heads and page numbers are left out, a paragraph goes on over the page`, async () => {
  const parts = Array.from({ length: 60 }, (_, i) => ({ text: `Number ${i}: ${LONG}` }));
  const got = texts(set(parts, { running: 'The bell shop – privacy' }));
  assert.deepEqual(got, parts.map(({ text }) => `paragraph: ${text}`));
});

test(`${RING}: one page keeps its first and last lines`, async () => {
  const got = texts([[{ text: 'Privacy policy', x: 56, y: 800, size: 16, bold: true }, { text: LONG.slice(0, 79), x: 56, y: 400, size: 10 }, { text: 'Write to us at bells.example', x: 56, y: 40, size: 10 }, { text: '1', x: 300, y: 20, size: 10 }]]);
  assert.deepEqual(got, ['heading: Privacy policy', `paragraph: ${LONG.slice(0, 79)}`, 'paragraph: Write to us at bells.example']);
});

test(`${RING}: nothing on a page, and pieces out of order`, async () => {
  assert.deepEqual(texts([[]]), []);
  const lines = set([{ text: LONG }])[0];
  assert.deepEqual(texts([lines.toReversed()]), texts([lines]));
});
