// Ring four: writing a letter, in both browsers: from every surface, in every language, with no contact and with hostile ones.
import assert from 'node:assert/strict';
import { inPanel } from './browsers.mjs';
import { until } from './harness.mjs';
import { withPolicy } from './policy.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'letter';

/** Who is written to in the demo policies, and how. @type {Record<string, {to: string, controller: string, authority: string, subject: string, greeting: string}>} */
const DEMOS = {
  en: { to: 'privacy@kettlelane.example', controller: 'Kettle Lane Cycles Ltd', authority: "Information Commissioner's Office", subject: 'Request for access to my personal data (Article 15 UK GDPR)', greeting: 'Dear Sir or Madam,' },
  nl: { to: 'privacy@trapperij.example', controller: 'De Trapperij B.V.', authority: 'Autoriteit Persoonsgegevens', subject: 'Verzoek om inzage in mijn persoonsgegevens (artikel 15 AVG)', greeting: 'Geachte heer, mevrouw,' },
  fr: { to: 'donnees@petitplateau.example', controller: 'Le Petit Plateau SARL', authority: 'Commission nationale de l’informatique et des libertés', subject: "Demande d'accès à mes données personnelles (article 15 du RGPD)", greeting: 'Madame, Monsieur,' },
  de: { to: 'datenschutz@radwerk-lindenau.example', controller: 'Radwerk Lindenau GmbH', authority: 'Sächsische Datenschutz- und Transparenzbeauftragte', subject: 'Auskunft über meine personenbezogenen Daten (Artikel 15 DSGVO)', greeting: 'Sehr geehrte Damen und Herren,' },
};

/** The letter page for the policy of a tab. @param {Session} browser @param {Page} policy @param {string} [kind] @param {string} [more] */
async function letterOf(browser, policy, kind = 'access', more = '') {
  await browser.report(policy);
  return ready(await browser.openOwn(`letter.html?tab=${await browser.tabId(policy)}&kind=${kind}${more}`));
}

/** @param {Page} page */
async function ready(page) {
  await until('the letter', () => page.evaluate(() => document.body.dataset.state !== 'loading'));
  await page.bringToFront();
  return page;
}

/** What the letter page shows. @param {Page} page */
async function read(page) {
  const shown = await page.evaluate(() => {
    const value = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id)).value;
    const shows = (/** @type {string} */ id) => {
      const element = /** @type {HTMLElement} */ (document.getElementById(id));
      return element.checkVisibility() ? (element.textContent ?? '') : '';
    };
    return {
      kind: value('kind'),
      language: value('language'),
      lang: document.getElementById('body')?.lang,
      to: value('to'),
      subject: value('subject'),
      body: value('body'),
      more: shows('to-more'),
      found: [...document.querySelectorAll('#found button')].map(button => /** @type {HTMLButtonElement} */ (button).value),
      blanks: shows('blanks'),
      changed: shows('changed'),
      href: /** @type {HTMLAnchorElement} */ (document.getElementById('mail')).href,
    };
  });
  const url = new URL(shown.href);
  return { ...shown, mail: { to: decodeURIComponent(url.pathname), headers: [...url.searchParams.keys()], subject: url.searchParams.get('subject'), body: url.searchParams.get('body') } };
}

/** Types into a field, in place of what stands there. @param {Page} page @param {string} id @param {string} text */
async function type(page, id, text) {
  await page.$eval(`#${id}`, field => /** @type {HTMLInputElement} */ (field).select());
  await page.focus(`#${id}`);
  await page.keyboard.type(text);
}
/** @param {Page} page @param {string} id @param {string} value */
const choose = (page, id, value) => page.select(`#${id}`, value);

for (const [language, { to, controller, authority, subject, greeting }] of Object.entries(DEMOS)) {
  inBoth(RING, `${language}: filled from the policy`, async ({ browser, origin }) => {
    const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-${language}.html`));
    const first = await read(letter);
    assert.deepEqual([first.language, first.lang, first.kind, first.to, first.subject], [language, language, 'access', to, subject]);
    assert.ok(first.body.startsWith(`${greeting}\n\n`), first.body);
    for (const words of [controller, authority]) assert.ok(first.body.includes(words), words);
    assert.equal(first.found.length, 2, 'the officer is offered too');
    assert.deepEqual([first.mail.to, first.mail.subject, first.mail.headers], [to, subject, ['subject', 'body']]);
    assert.equal(first.mail.body, first.body.replaceAll('\n', '\r\n'));
    await type(letter, 'name', 'Sanne “$&” de Vries');
    await type(letter, 'reference', 'klant-17');
    const filled = await read(letter);
    assert.ok(filled.body.endsWith('Sanne “$&” de Vries') && filled.body.includes('klant-17'), filled.body);
    assert.deepEqual([filled.blanks, /[[\]]/.test(filled.body)], ['', false]);
    assert.equal(filled.mail.body, filled.body.replaceAll('\n', '\r\n'));
  });
}

inBoth(RING, 'another kind, another language, another mailbox', async ({ browser, origin }) => {
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-nl.html`), 'rectification');
  assert.match((await read(letter)).subject, /artikel 16/);
  await type(letter, 'details', 'mijn huisnummer is 14');
  await choose(letter, 'language', 'de');
  const german = await read(letter);
  assert.ok(german.body.includes('Es geht um Folgendes: mijn huisnummer is 14') && german.lang === 'de');
  await letter.click('#found button:last-of-type');
  assert.equal((await read(letter)).mail.to, 'fg@trapperij.example');
  assert.equal(await letter.$eval('#found button:last-of-type', button => button.getAttribute('aria-pressed')), 'true');
  await choose(letter, 'kind', 'complaint');
  const complaint = await read(letter);
  assert.ok(!complaint.body.includes('huisnummer'), 'what was said of another kind stays there');
  assert.deepEqual([complaint.to, complaint.found, complaint.mail.to], ['', [], ''], 'the mailbox of the company is not the authority’s');
  assert.match(complaint.more, /Autoriteit Persoonsgegevens/);
  assert.match(complaint.body, /De Trapperij B\.V\.\nKetelstraat 12, 7201 AB Zutphen\n/);
  await choose(letter, 'kind', 'erasure');
  assert.equal((await read(letter)).to, 'fg@trapperij.example');
});

inBoth(RING, 'changed by hand: kept, also while other letters are looked at', async ({ browser, origin }) => {
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`));
  const before = await read(letter);
  await letter.focus('#body');
  await letter.keyboard.down('Control');
  await letter.keyboard.press('Home');
  await letter.keyboard.up('Control');
  await letter.keyboard.type('Hello! ');
  const changed = await read(letter);
  assert.equal(changed.body, `Hello! ${before.body}`, 'typed where the cursor stands');
  assert.ok(changed.changed);
  await type(letter, 'name', 'A');
  await choose(letter, 'kind', 'erasure');
  assert.equal((await read(letter)).changed, '');
  await choose(letter, 'kind', 'access');
  assert.equal((await read(letter)).body, changed.body);
  await letter.click('#anew');
  const anew = await read(letter);
  assert.deepEqual([anew.changed, anew.body.startsWith('Dear'), anew.body.endsWith('\nA')], ['', true, true]);
});

inBoth(RING, 'a mailbox that is none is said to be none and opens nothing', async ({ browser, origin }) => {
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`));
  await type(letter, 'to', 'a@b.example?bcc=c@d.example');
  assert.equal(await letter.$eval('#to', field => field.getAttribute('aria-invalid')), 'true');
  assert.ok(await letter.$eval('#to-wrong', said => said.checkVisibility()));
  assert.deepEqual((await read(letter)).mail.headers, ['subject', 'body']);
  const opened = await letter.evaluate(() => {
    let stopped = false;
    addEventListener('click', event => { stopped = event.defaultPrevented; event.preventDefault(); }, { once: true });
    document.getElementById('mail')?.click();
    return { stopped, at: document.activeElement?.id };
  });
  assert.deepEqual(opened, { stopped: true, at: 'to' });
});

inBoth(RING, 'too long for a mail program: copied, and a mail with its subject opens', async ({ browser, origin }) => {
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`), 'rectification');
  await type(letter, 'details', `long ${'é'.repeat(300)}`);
  const { mail, body, to } = await read(letter);
  assert.deepEqual([mail.to, mail.headers], [to, ['subject']]);
  await letter.evaluate(() => addEventListener('click', event => event.preventDefault(), { once: true }));
  await letter.click('#mail');
  await until('what is said', () => letter.$eval('#said', said => said.textContent));
  await letter.focus('#address');
  await letter.keyboard.down('Control');
  await letter.keyboard.press('v');
  await letter.keyboard.up('Control');
  assert.equal(await letter.$eval('#address', field => /** @type {HTMLTextAreaElement} */ (field).value), body);
});

inBoth(RING, 'on paper: to whom, the subject, the text, and nothing of the form', async ({ browser, origin }) => {
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`), 'complaint');
  const { subject, body } = await read(letter);
  const paper = await letter.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const sheet = document.getElementById('paper');
    return { shown: sheet?.checkVisibility(), lang: sheet?.lang, parts: [...(sheet?.children ?? [])].map(part => part.textContent ?? '') };
  });
  assert.deepEqual([paper.shown, paper.lang, paper.parts.length], [false, 'en', 4]);
  assert.deepEqual([paper.parts[0], paper.parts[2], paper.parts[3]], ["Information Commissioner's Office", subject, body]);
  if (browser.kind !== 'chromium') return;
  await letter.emulateMediaType('print');
  assert.deepEqual(await letter.evaluate(() => ['main', '#paper'].map(part => document.querySelector(part)?.checkVisibility())), [false, true]);
});

inBoth(RING, 'a policy that names no mailbox and no authority', async ({ browser }) => {
  const swaps = /** @type {[string | RegExp, string][]} */ ([
    [/<p>Questions about this policy[\s\S]*?<\/p>/, ''],
    [/<p>Send an e-mail to[\s\S]*?<\/p>/, ''],
    [/<p>If you are unhappy with our answer[\s\S]*?<\/p>/, ''],
    [/<p>[^<]*will tell you and the Information\s+Commissioner's Office[\s\S]*?<\/p>/, ''],
  ]);
  await withPolicy(swaps, async url => {
    const letter = await letterOf(browser, await browser.open(url));
    const { to, found, more, href, body } = await read(letter);
    assert.deepEqual([to, found], ['', []]);
    assert.ok(more.trim(), 'it says so');
    assert.ok(href.startsWith('mailto:?subject='), href);
    assert.match(body, /complain to a supervisory authority\./);
    await choose(letter, 'kind', 'complaint');
    assert.ok((await read(letter)).more.trim(), 'it says so');
  });
});

inBoth(RING, 'hostile mailboxes, names and authorities', async ({ browser }) => {
  const name = `Kettle \u202eLane ${'Very Long Name '.repeat(40)}Ltd`;
  const swaps = /** @type {[string | RegExp, string][]} */ ([
    ['mailto:privacy@kettlelane.example', 'mailto:privacy@kettlelane.example?bcc=all@evil.example&amp;body=x'],
    ['privacy@kettlelane.example', 'privacy@kettlelane.example?bcc=all@evil.example'],
    ['dpo@kettlelane.example', 'dpo\u202e\u2066@kettlelane.example'],
    ['Kettle Lane Cycles Ltd', name],
  ]);
  await withPolicy(swaps, async url => {
    const policy = await browser.open(`${url}?q=1#\u202eevil`);
    const letter = await letterOf(browser, policy, 'complaint');
    for (const kind of ['access', 'complaint']) {
      await choose(letter, 'kind', kind);
      const { mail, href, to, found, body, subject } = await read(letter);
      assert.ok(!/bcc|evil/i.test(to + found + href), JSON.stringify({ to, found, href }));
      assert.ok(mail.headers.every(header => header === 'subject' || header === 'body'), href);
      assert.doesNotMatch(body + subject, /\p{Cf}|evil/u);
      assert.doesNotMatch(subject, /[\n\r]/);
      assert.ok(body.length < 3000, 'a name is cut');
    }
    assert.ok(await letter.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
  });
});

inBoth(RING, 'without a policy: an empty letter, and it says so', async ({ browser, origin }) => {
  const article = await browser.open(`${origin}/fixtures/pages/article.html`);
  for (const tab of [await browser.tabId(article), 999_999, 'x']) {
    const letter = await ready(await browser.openOwn(`letter.html?tab=${tab}&kind=nothing&to=all@evil.example`));
    const { to, kind, body } = await read(letter);
    assert.deepEqual([to, kind], ['', 'access']);
    assert.match(body, /article 15|Article 15/);
    assert.equal(await letter.evaluate(() => document.body.dataset.state), 'nothing');
  }
});

inBoth(RING, 'nothing is stored, and nothing is left when the page is opened again', async ({ browser, origin }) => {
  const control = await browser.control();
  const kept = () => control.evaluate(async () => JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]));
  const before = await kept();
  const letter = await letterOf(browser, await browser.open(`${origin}/fixtures/demo/policy-en.html`));
  for (const id of ['name', 'reference', 'address', 'subject', 'body']) await type(letter, id, 'secret words');
  assert.equal(await kept(), before);
  const own = await letter.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie]);
  assert.deepEqual(own, [0, 0, 0, '']);
  assert.ok(!letter.url().includes('secret') && !(await letter.title()).includes('Kettle'));
  await letter.evaluate(() => {
    document.documentElement.dataset.before = '';
    location.reload();
  });
  await until('the page again', () => letter.evaluate(() => document.documentElement.dataset.before === undefined && document.body.dataset.state === 'policy'));
  assert.ok(!JSON.stringify(await read(letter)).includes('secret'));
  assert.equal(await letter.$eval('#name', field => /** @type {HTMLInputElement} */ (field).value), '');
});

/** The letter page that a click opens. @param {Session} browser @param {() => Promise<unknown>} click */
async function opened(browser, click) {
  const before = new Set(await browser.browser.pages());
  await click();
  const page = await until('the letter page', async () => {
    for (const page of await browser.browser.pages()) {
      if (!before.has(page) && (await page.evaluate(() => location.pathname === '/letter.html' && document.body.dataset.state !== 'loading').catch(() => false))) return page;
    }
    return null;
  });
  return read(page);
}

inBoth(RING, 'from the popup: the choice of the right, and the row of a right', async ({ browser, origin }) => {
  const popup = await browser.popupPage(await browser.open(`${origin}/fixtures/demo/policy-en.html`));
  await popup.read();
  await popup.page.bringToFront();
  await popup.page.focus('#act summary');
  await popup.page.keyboard.press('Enter');
  await popup.page.focus('#act [data-letter="portability"]');
  const first = await opened(browser, () => popup.page.keyboard.press('Enter'));
  assert.deepEqual([first.kind, first.to], ['portability', 'privacy@kettlelane.example']);
  const rows = await popup.page.$$eval('[data-fact="rights"] [data-letter]', all => all.map(button => /** @type {HTMLElement} */ (button).dataset.letter));
  assert.deepEqual(rows, ['access', 'rectification', 'erasure', 'objection', 'portability', 'withdrawal', 'complaint']);
  const second = await opened(browser, () => popup.page.$eval('[data-member="erase"] [data-letter]', button => /** @type {HTMLElement} */ (button).click()));
  assert.equal(second.kind, 'erasure');
});

inBoth(RING, 'from the panel, about its own tab', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-fr.html`);
  await browser.badgeShown(page);
  await page.bringToFront();
  assert.equal(await browser.panel(page), true);
  await until('the panel', () => inPanel(page, panel => panel.querySelector('#act [data-letter]') !== null));
  const letter = await opened(browser, () => inPanel(page, panel => /** @type {HTMLElement} */ (panel.querySelector('#act [data-letter="objection"]')).click()));
  assert.deepEqual([letter.kind, letter.to, letter.language], ['objection', 'donnees@petitplateau.example', 'fr']);
});

inBoth(RING, 'from the side bar', async ({ browser, origin }) => {
  const side = await browser.openOwn('side.html');
  const page = await browser.open(`${origin}/fixtures/demo/policy-de.html`);
  await page.bringToFront();
  await until('the side bar', () => side.evaluate(() => document.querySelector('#act [data-letter]') !== null));
  const letter = await opened(browser, () => side.$eval('#act [data-letter="withdrawal"]', button => /** @type {HTMLElement} */ (button).click()));
  assert.deepEqual([letter.kind, letter.language], ['withdrawal', 'de']);
});

inBoth(RING, 'it opens in the window of the policy, a private one too, and belongs to no page', async ({ browser }) => {
  const asked = await browser.background(async background => {
    const { get, create } = background.chrome.tabs;
    /** @type {object[]} */
    const made = [];
    Object.defineProperty(background.chrome.tabs, 'get', { configurable: true, value: async () => ({ windowId: 77, incognito: true, index: 3 }) });
    Object.defineProperty(background.chrome.tabs, 'create', { configurable: true, value: async (/** @type {object} */ what) => void made.push(what) });
    await background.answer({ type: 'letter', tabId: 5, kind: 'access', to: '' }, {});
    await background.answer({ type: 'letter', tabId: 6, kind: 'objection', to: 'no@shop.example' }, {});
    await background.chrome.storage.session.remove('letter/6');
    await background.answer({ type: 'go', tabId: 5, url: 'https://shop.example/off' }, {});
    Object.defineProperty(background.chrome.tabs, 'get', { configurable: true, value: get });
    Object.defineProperty(background.chrome.tabs, 'create', { configurable: true, value: create });
    return JSON.stringify(made);
  });
  assert.deepEqual(JSON.parse(asked), [
    { url: `${browser.extension}/letter.html?tab=5&kind=access`, windowId: 77 },
    { url: `${browser.extension}/letter.html?tab=6&kind=objection`, windowId: 77 },
    { url: 'https://shop.example/off', windowId: 77, openerTabId: 5 },
  ]);
});
