// Ring four: what is remembered of policies, in both browsers: consent, later visits, what may go wrong.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPanel, marked } from './browsers.mjs';
import { until } from './harness.mjs';
import { click, DENIAL, entry, many, onPolicy, policies, popupOf, put, remember, SALE, state, stored, textOf, wipe, words } from './history-help.mjs';
import { ROOT } from './server.mjs';
import { fineprint } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */

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

onPolicy('a page that moves again while it is read: it says once more that it rests', async ({ browser, url, publish }) => {
  await remember(browser, url);
  await publish([[DENIAL, SALE]]);
  await browser.background(background => {
    const { act } = background.FineprintMemory;
    background.FineprintMemory.act = (/** @type {number} */ tabId, /** @type {string} */ what, /** @type {() => Promise<any>} */ read) => {
      background.FineprintMemory.act = act;
      return act(tabId, what, async () => Object.assign((await read()) ?? {}, { settled: false }));
    };
  });
  const page = await browser.open(url);
  await until('the badge', async () => (await browser.badge(page)).text.startsWith('•'));
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
