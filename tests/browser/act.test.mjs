// Ring four: what a person can do with a summary, in both browsers: the ways to say no, and quotes copied with their link.
import assert from 'node:assert/strict';
import { inPanel } from './browsers.mjs';
import { until } from './harness.mjs';
import { withPolicy } from './policy.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'act';

/** Ways to say no, in a sentence each, put into the demo policy. */
const SAYS_NO = `<p>You can opt out of the sale of your personal information by clicking
  <a href="http://127.0.0.1:9/do-not-sell">here</a>.</p>
  <p>To opt out of ads visit www.youronlinechoices.eu. Opt out of interest-based advertising on this page:
  <a href="javascript:alert(1)">no more ads</a>.</p>
  <p>To unsubscribe from our newsletter, write an email to stop@kettlelane.example.</p><h2 id="cookies">`;

/** @param {Session} browser @param {Page} policy */
async function popupOf(browser, policy) {
  const popup = await browser.popupPage(policy);
  await popup.read();
  await popup.page.bringToFront();
  return popup.page;
}

/** What the buttons say and which they are. @param {Page} popup */
const ways = popup => popup.$$eval('[data-opt-out]', all => all.map(button => [/** @type {HTMLElement} */ (button).dataset.optOut, button.textContent?.trim().replace(/\s+/g, ' '), button.closest('[data-fact]')?.getAttribute('data-fact')]));

inBoth(RING, 'ways to say no: in the row that speaks of them, with the host they lead to', async ({ browser }) => {
  await withPolicy([['<h2 id="cookies">', SAYS_NO]], async url => {
    const policy = await browser.open(url);
    const popup = await popupOf(browser, policy);
    assert.deepEqual(await ways(popup), [
      ['sale', 'Do not sell or share my data 127.0.0.1:9', 'sale_share'],
      ['ads', 'Say no: ads www.youronlinechoices.eu', 'opt_outs'],
      ['email', 'Say no: e-mail stop@kettlelane.example', 'opt_outs'],
    ]);
    const control = await browser.control();
    await popup.focus('[data-opt-out="sale"]');
    await popup.keyboard.press('Enter');
    const opened = await until('the tab', () => control.evaluate(async () => (await chrome.tabs.query({})).find(tab => (tab.pendingUrl || tab.url || '').includes('/do-not-sell'))?.openerTabId));
    assert.equal(opened, await browser.tabId(policy));
    await popup.bringToFront();
    await popup.$eval('[data-opt-out="email"]', button => /** @type {HTMLElement} */ (button).click());
    const letter = await until('the letter', async () => {
      for (const page of await browser.browser.pages()) {
        if (await page.evaluate(() => location.pathname === '/letter.html' && document.body.dataset.state === 'policy').catch(() => false)) return page;
      }
      return null;
    });
    const value = (/** @type {string} */ id) => letter.$eval(`#${id}`, field => /** @type {HTMLInputElement} */ (field).value);
    assert.deepEqual([await value('kind'), await value('to')], ['objection', 'stop@kettlelane.example']);
    assert.ok(!/stop|kettlelane/.test(letter.url()), 'the mailbox does not go into the history of the browser');
    assert.deepEqual(await control.evaluate(async () => Object.keys(await chrome.storage.session.get(null)).filter(name => name.startsWith('letter/'))), []);
  });
});

inBoth(RING, 'a mail link with a subject of its own: the letter goes to the mailbox on its button', async ({ browser }) => {
  const says = '<p>To opt out of our newsletter, <a href="mailto:stop@kettlelane.example?subject=No%20more">send us an e-mail</a>.</p><h2 id="cookies">';
  await withPolicy([['<h2 id="cookies">', says]], async url => {
    const popup = await popupOf(browser, await browser.open(url));
    const named = await popup.$eval('[data-opt-out] .host', e => e.textContent?.trim());
    assert.equal(named, 'stop@kettlelane.example');
    await popup.$eval('[data-opt-out]', button => /** @type {HTMLElement} */ (button).click());
    const to = await until('the letter', async () => {
      for (const page of await browser.browser.pages()) {
        const to = await page.evaluate(() => location.pathname === '/letter.html' && document.body.dataset.state === 'policy' && /** @type {HTMLInputElement} */ (document.getElementById('to')).value).catch(() => false);
        if (to) return to;
      }
      return null;
    });
    assert.equal(to, named);
  });
});

inBoth(RING, 'no way to say no that leads somewhere: no buttons', async ({ browser, origin }) => {
  const popup = await popupOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`));
  assert.deepEqual(await ways(popup), []);
  assert.equal(await popup.$('.refusals'), null);
});

/** What is on the clipboard, by pasting it into a field of a page. @param {Session} browser */
async function clipboard(browser) {
  const page = await browser.openOwn('history.html');
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'pasted';
    field.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  const text = await until('what was copied', () => page.$eval('#pasted', field => /** @type {HTMLTextAreaElement} */ (field).value));
  await page.close();
  return text;
}

/** @param {Page} page @param {string} selector */
const said = (page, selector) => until('what is said', () => page.$eval(selector, said => said.textContent));

for (const [name, file, row] of [
  ['a sentence', 'policy-en.html', '[data-fact="sale_share"]'],
  ['a cell of a table', 'policy-en.html', '[data-fact="retention"] .more'],
  ['a right in a list', 'policy-fr.html', '[data-member="erase"]'],
]) {
  inBoth(RING, `${name} is copied with a link that leads to it`, async ({ browser, origin }) => {
    const policy = await browser.open(`${origin}/fixtures/demo/${file}#top`);
    const popup = await popupOf(browser, policy);
    await popup.$eval(row, element => { if (element instanceof HTMLDetailsElement) element.open = true; });
    const quote = await popup.$eval(`${row} .quote`, element => element.textContent ?? '');
    await popup.focus(`${row} .copy`);
    await popup.keyboard.press('Enter');
    assert.ok(await said(popup, '#said'));
    const text = await clipboard(browser);
    const [first, url] = text.trim().split(/\n(?=http)/);
    assert.equal(first, `“${quote}”`);
    assert.ok(url.startsWith(`${origin}/fixtures/demo/${file}#top:~:text=`), url);
    // The browser itself is asked: it scrolls to what it finds.
    const page = await browser.open(url);
    await page.bringToFront();
    const words = quote.replace(/\s+/g, ' ').slice(0, 24);
    await until('the sentence in view', () => page.evaluate(words => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
      let found = null;
      while (walker.nextNode()) {
        const element = /** @type {Element} */ (walker.currentNode);
        if ((element.textContent ?? '').replace(/\s+/g, ' ').includes(words)) found = element;
      }
      if (!found || !scrollY) return false;
      const { top, bottom } = found.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, words));
  });
}

inBoth(RING, 'a quote is copied from the panel', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  await browser.badgeShown(page);
  await page.bringToFront();
  assert.equal(await browser.panel(page), true);
  await until('the panel', () => inPanel(page, panel => panel.querySelector('.copy') !== null));
  const frame = await until('its frame', async () => {
    for (const frame of page.frames().slice(1)) if (await frame.evaluate(() => location.pathname === '/panel.html').catch(() => false)) return frame;
    return null;
  });
  await frame.focus('[data-fact="sale_share"] .copy');
  await page.keyboard.press('Enter');
  assert.equal(await said(/** @type {any} */ (frame), '#said'), await frame.evaluate(() => chrome.i18n.getMessage('copy_done')));
  assert.match(await clipboard(browser), /^“We do not sell your personal data, .*”\r?\nhttp:.*#:~:text=/);
});

inBoth(RING, 'a policy that went away is not copied', async ({ browser, origin }) => {
  const policy = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  const popup = await popupOf(browser, policy);
  await policy.close();
  await popup.$eval('.copy', button => /** @type {HTMLElement} */ (button).click());
  assert.equal(await said(popup, '#said'), await popup.evaluate(() => chrome.i18n.getMessage('ui_gone')));
});
