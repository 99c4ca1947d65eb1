// Ring four: the history page, in both browsers: what is remembered of policies and forms, to look up, take away and save.
import assert from 'node:assert/strict';
import { until } from './harness.mjs';
import { entry, many, onPolicy, policies, put, saved, stored, words } from './history-help.mjs';

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
