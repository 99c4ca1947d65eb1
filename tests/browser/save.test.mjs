// Ring four: what a person takes along of a summary: files, and the page to print, in both browsers.
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPanel } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { assertSameJson, fineprint, inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const RING = 'save';
const LANGUAGES = ['en', 'nl', 'fr', 'de'];

/** The text and the name of a file that a button of the menu makes. @param {Page} page @param {string} what */
async function saved(page, what) {
  const file = await page.evaluate(async what => {
    /** @type {Promise<{name: string, text: string, type: string}>} */
    const saved = new Promise(done => {
      /** @type {Blob | undefined} */
      let blob;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = made => make((blob = /** @type {Blob} */ (made)));
      HTMLAnchorElement.prototype.click = async function () {
        done({ name: this.download, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob?.arrayBuffer()), type: blob?.type ?? '' });
      };
    });
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-save="${what}"]`))?.click();
    return JSON.stringify(await saved);
  }, what);
  return JSON.parse(file);
}

for (const language of LANGUAGES) {
  inBoth(RING, `as the command line writes it: ${language}`, async ({ browser, origin }) => {
    const file = `tests/fixtures/demo/policy-${language}.html`;
    const page = await browser.open(`${origin}/fixtures/demo/policy-${language}.html`);
    const popup = await browser.popupPage(page);
    await popup.read();
    await until('the menu', () => popup.page.$('[data-save]'));
    const write = (/** @type {string} */ format) => fineprint('report', '--url', page.url(), '--format', format, file);
    const dpv = await saved(popup.page, 'jsonld');
    assert.match(dpv.name, /^fineprint-127\.0\.0\.1-\d+-\d{4}-\d\d-\d\d\.jsonld$/);
    assertSameJson(JSON.parse(dpv.text), { ...JSON.parse(await write('dpv')), 'fp:source': page.url() });
    const json = JSON.parse((await saved(popup.page, 'json')).text);
    assertSameJson(json.policy.facts, JSON.parse(await write('json')).policy.facts);
    const { text } = await saved(popup.page, 'md');
    // The interface of the test browsers is English, and so is the command line's here.
    const lines = (/** @type {string} */ all) => all.split('\n').filter(line => !/^(- )?\*\*Does it leave/.test(line));
    assert.deepEqual(lines(text).slice(0, 3), lines(await write('markdown')).slice(0, 3));
    assert.deepEqual(lines(text).filter(line => line.startsWith('  > ')), lines(await write('markdown')).filter(line => line.startsWith('  > ')));
    assert.equal(lines(text).length, lines(await write('markdown')).length);
  });
}

inBoth(RING, 'a table with a row for each value', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const { policy } = await browser.report(page);
  const popup = await browser.popupPage(page);
  await popup.read();
  await until('the menu', () => popup.page.$('[data-save]'));
  const { text, type } = await saved(popup.page, 'csv');
  assert.equal(type, 'text/csv;charset=utf-8');
  assert.ok(text.startsWith('\uFEFFfact,question,status,value,quote,section,source,read\r\n'));
  const rows = parsed(text.slice(1));
  assert.ok(rows.every(row => row.length === 8), 'every row has all cells');
  const of = (/** @type {string} */ id) => rows.filter(row => row[0] === id);
  for (const fact of policy.facts) assert.ok(of(fact.id).length > 0, fact.id);
  const rights = policy.facts.find((/** @type {any} */ fact) => fact.id === 'rights');
  assert.deepEqual(of('rights').map(row => row[3]), rights.value);
  for (const row of of('rights')) assert.ok(row[4] && row[5] && row[6] === page.url(), row.join(' / '));
  assert.deepEqual(of('automated_decisions').map(row => row[2]), [policy.facts.find((/** @type {any} */ fact) => fact.id === 'automated_decisions').status]);
});

/** A reader of its own for RFC 4180. @param {string} text */
function parsed(text) {
  /** @type {string[][]} */
  const rows = [];
  let row = [''];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const last = row.length - 1;
    if (quoted && text[i] === '"' && text[i + 1] === '"') row[last] += text[++i];
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === ',') row.push('');
    else if (!quoted && text.startsWith('\r\n', i)) {
      rows.push(row);
      row = [''];
      i++;
    } else row[last] += text[i];
  }
  assert.deepEqual([quoted, row], [false, ['']], 'it ends with a line break');
  return rows;
}

test(`${RING}: a page can put no formula into the table`, async () => {
  const context = /** @type {any} */ ({ FineprintTexts: { getMessage: (/** @type {string} */ key) => key } });
  for (const name of ['values', 'csv']) runInNewContext(readFileSync(join(ROOT, `extension/export/${name}.js`), 'utf8'), context);
  const quotes = ['=HYPERLINK("https://a.example","x")', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', 'plain, with "quotes"', 'two\nlines', 'a;b', ''];
  const facts = quotes.map(quote => ({ id: 'complaint', status: 'stated_yes', value: [{ name: quote }], evidence: [{ quote, start: 0, end: 1, section: 's1' }] }));
  const report = { source: '=1', page: { url: '' }, policy: { facts, sections: [{ id: 's1', heading: '=cmd' }] } };
  const rows = parsed(context.FineprintCsv.write({ report }, '2026-01-01').slice(1)).slice(1);
  assert.equal(rows.length, quotes.length);
  for (const [i, row] of rows.entries()) {
    for (const cell of row) assert.ok(!/^\s*[=+\-@＝]/.test(cell), JSON.stringify(cell));
    assert.equal(row[4].replace(/^'/, ''), quotes[i], 'the words stay');
  }
});

inBoth(RING, 'from the panel too, and the page to print', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-nl.html`);
  await browser.badgeShown(page);
  assert.equal(await browser.panel(page), true);
  await until('the menu', () => inPanel(page, panel => panel.body.dataset.state === 'policy' && panel.querySelector('[data-save]') !== null));
  await inPanel(page, panel => /** @type {HTMLElement} */ (panel.querySelector('[data-save="md"]')).click());
  const said = await until('a word', () => inPanel(page, panel => panel.querySelector('.save .note')?.textContent));
  assert.match(said, /fineprint-.*\.md/);
  await inPanel(page, panel => /** @type {HTMLElement} */ (panel.querySelector('[data-save="print"]')).click());
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  await until('the page to print', () => control.evaluate(async url => (await chrome.tabs.query({})).some(tab => tab.url === url), `${browser.extension}/paper.html?tab=${tabId}`));
});

inBoth(RING, 'on paper: every quote in full, the address, the day, and nothing to click', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const { policy } = await browser.report(page);
  const paper = await browser.openOwn(`paper.html?tab=${await browser.tabId(page)}`);
  await until('the summary', () => paper.evaluate(() => document.body.dataset.state === 'policy'));
  const text = await paper.$eval('#summary', e => e.textContent ?? '');
  for (const { evidence } of policy.facts) for (const { quote } of evidence) assert.ok(text.includes(quote), quote);
  assert.ok(text.includes(page.url()));
  assert.ok(text.includes(String(new Date().getFullYear())));
  assert.equal(await paper.$$eval('#summary button', list => list.length), 0);
  const popup = await browser.popupPage(page);
  const { rows } = await popup.read();
  const order = await paper.$$eval('[data-fact]', list => list.map(e => e.getAttribute('data-fact')));
  assert.deepEqual(order, rows.map(row => row.fact), 'the rows of the popup, in its order');
  assert.ok(await paper.evaluate(() => [...document.styleSheets].some(sheet => [...sheet.cssRules].some(rule => rule instanceof CSSMediaRule && rule.conditionText === 'print'))));
  if (browser.kind !== 'chromium') return;
  await paper.emulateMediaType('print');
  const shown = await paper.evaluate(() => ({
    button: document.getElementById('print')?.checkVisibility(),
    back: getComputedStyle(document.body).backgroundColor,
    text: getComputedStyle(document.body).color,
    quote: document.querySelector('.quoted')?.checkVisibility(),
  }));
  assert.deepEqual(shown, { button: false, back: 'rgb(255, 255, 255)', text: 'rgb(0, 0, 0)', quote: true });
  await paper.emulateMediaType('screen');
});

inBoth(
  RING,
  'the history on paper: black on white in a dark theme too, the addresses in words, no buttons',
  async ({ browser }) => {
    const control = await browser.control();
    const memory = { schema: 'fineprint.memory/1', reader: '0.1.0', url: 'https://a.example/privacy', title: 'A', language: 'en', date: '2025-01-01', sentences: '', truncated: false, facts: [] };
    await control.evaluate(text => chrome.storage.local.set(JSON.parse(text)), JSON.stringify({ 'policy/https://a.example/privacy en': { memory, visit: 1, since: '' } }));
    const page = await browser.openOwn('history.html');
    await until('the list', () => page.$('.entry'));
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.emulateMediaType('print');
    const shown = await page.evaluate(() => ({
      back: getComputedStyle(document.body).backgroundColor,
      address: getComputedStyle(/** @type {Element} */ (document.querySelector('.entry a')), '::after').content,
      buttons: [...document.querySelectorAll('button')].filter(button => button.checkVisibility()).length,
    }));
    assert.match(shown.address, /a\.example\/privacy|attr\(href\)/);
    assert.deepEqual([shown.back, shown.buttons], ['rgb(255, 255, 255)', 0]);
    await control.evaluate(() => chrome.storage.local.clear());
  },
  ['chromium'],
);

inBoth(RING, 'a page to print whose tab is gone says so', async ({ browser }) => {
  const paper = await browser.openOwn('paper.html?tab=999999');
  await until('a word', () => paper.evaluate(() => document.body.dataset.state === 'unavailable'));
  assert.equal(await paper.$eval('#state-title', e => e.textContent), await paper.evaluate(() => chrome.i18n.getMessage('paper_gone')));
});
