// Ring four: banners that mean harm. What the extension does for them stays within the budgets that its files state.
import assert from 'node:assert/strict';
import { asked, card, cardShown, found, looks, onPage } from './banner-help.mjs';
import { until } from './harness.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** What the last look at a page cost, and what it may cost. @param {Session} browser @param {Page} page @returns {Promise<{spent: Record<string, number>, budget: Record<string, number>}>} */
const cost = (browser, page) => asked(browser, page, 'FineprintBanner', 'cost');

/** @param {Session} browser @param {Page} page */
async function withinBudget(browser, page) {
  const { spent, budget } = await cost(browser, page);
  for (const [name, most] of Object.entries(budget)) assert.ok(spent[name] <= most, `${name}: ${spent[name]} of at most ${most}`);
}

onPage('nothing is walked twice: forms named in each other, their controls too', 'late.html', async ({ browser, page }) => {
  const nodes = await page.evaluate(() => {
    dispatchEvent(new Event('show-banner'));
    const bar = /** @type {Element} */ (document.querySelector('.bar'));
    for (const name of ['cookie-inner', 'cookie-text']) {
      const around = document.createElement('div');
      around.id = name;
      around.setAttribute('role', 'dialog');
      around.append(...bar.childNodes);
      bar.append(around);
    }
    // Words within words of a control, as frameworks nest them.
    for (const button of bar.querySelectorAll('button')) {
      const label = document.createElement('span');
      label.append(...button.childNodes);
      button.append(label);
    }
    let nodes = 0;
    for (const walker = document.createTreeWalker(bar); walker.nextNode(); ) nodes += 1;
    return nodes;
  });
  await cardShown(page);
  const { banners } = await browser.report(page);
  assert.equal(banners.length, 1);
  const { spent } = await cost(browser, page);
  assert.ok(spent.nodes > 0 && spent.nodes <= nodes, `${spent.nodes} steps over ${nodes} nodes`);
});

onPage('a page that rests is looked at no more', 'bar-nl.html', async ({ browser, page }) => {
  await cardShown(page);
  await until('a quiet page', async () => (await browser.report(page)).settled);
  const before = await looks(browser, page);
  await page.evaluate(async () => {
    for (let i = 0; i < 120; i++) await new Promise(done => requestAnimationFrame(done));
  });
  assert.equal(await looks(browser, page), before);
});

onPage('bad input: put in again in every frame', 'late.html', async ({ browser, page }) => {
  await browser.report(page);
  const milliseconds = await page.evaluate(async () => {
    const bar = document.createElement('div');
    bar.className = 'bar';
    for (const [tag, text] of [['p', 'We use cookies to show personalised ads.'], ['button', 'Accept all'], ['button', 'Reject every cookie']]) {
      bar.appendChild(document.createElement(tag)).textContent = text;
    }
    const again = () => {
      document.querySelector('.bar')?.remove();
      document.body.append(bar.cloneNode(true));
      requestAnimationFrame(again);
    };
    again();
    const start = performance.now();
    for (let i = 0; i < 150; i++) await new Promise(done => requestAnimationFrame(done));
    return performance.now() - start;
  });
  const before = await looks(browser, page);
  const more = await page.evaluate(async () => {
    const start = performance.now();
    for (let i = 0; i < 150; i++) await new Promise(done => requestAnimationFrame(done));
    return performance.now() - start;
  });
  const after = await looks(browser, page);
  // Pauses only grow on a page that never rests: at most as many looks as from the start.
  let most = 1;
  for (let pause = 60, at = 0; (at += pause) < milliseconds + more; pause = Math.min(pause * 2, 8000)) most += 1;
  assert.ok(after - before <= most, `${after - before} looks, at most ${most}`);
  const banner = await until('the banner', async () => (await browser.report(page)).banners.find((/** @type {any} */ b) => b.hint?.label === 'Reject every cookie'));
  assert.deepEqual(banner.hint.path, ['Reject every cookie']);
});

/** What is done to a page with one banner, run in the page; the label that refuses. @type {[string, () => void][]} */
const FORMS = [
  ['five thousand elements in each other', () => {
    let at = document.querySelector('.bar')?.appendChild(document.createElement('div'));
    for (let i = 0; at && i < 5000; i++) {
      at = at.appendChild(document.createElement('div'));
      // As boxes in each other they end the tab in Chromium, without any extension.
      at.style.display = 'contents';
    }
    at?.append('We use cookies.', document.createElement('button'));
  }],
  ['ten thousand buttons', () => {
    const rows = document.createElement('div');
    rows.style.cssText = 'height: 60px; overflow: auto';
    for (let i = 0; i < 10_000; i++) rows.appendChild(document.createElement('button')).textContent = `Partner ${i}`;
    document.querySelector('.bar')?.prepend(rows);
  }],
  ['labels of a megabyte', () => {
    const long = document.createElement('div');
    long.style.cssText = 'height: 60px; overflow: auto';
    for (let i = 0; i < 4; i++) {
      const button = long.appendChild(document.createElement('button'));
      button.textContent = 'accept '.repeat(150_000);
      button.setAttribute('aria-label', 'accept '.repeat(150_000));
      button.title = 'x'.repeat(1_000_000);
    }
    document.querySelector('.bar')?.append(long);
  }],
  ['forty thousand elements of its own', () => {
    const rows = document.createElement('div');
    rows.style.cssText = 'height: 60px; overflow: auto';
    for (let i = 0; i < 40_000; i++) rows.append(document.createElement('i'));
    document.querySelector('.bar')?.append(rows);
  }],
];

for (const [name, harm] of FORMS) {
  onPage(`bad input: ${name}`, 'late.html', async ({ browser, page }) => {
    await page.evaluate(() => dispatchEvent(new Event('show-banner')));
    await cardShown(page);
    await page.evaluate(harm);
    const banner = await until('the banner with what was done to it', async () => {
      const [banner] = (await browser.report(page)).banners;
      return banner;
    });
    assert.equal(banner.hint.label, 'Reject');
    assert.ok(banner.controls.length <= 60, String(banner.controls.length));
    assert.ok(banner.controls.every((/** @type {any} */ c) => c.label.length <= 200));
    assert.ok(banner.text.length <= 20_000 + 400);
    await withinBudget(browser, page);
  });
}

onPage('bad input: controls that move when the pointer comes', 'late.html', async ({ browser, page }) => {
  await page.evaluate(() => {
    dispatchEvent(new Event('show-banner'));
    for (const button of document.querySelectorAll('.bar button')) {
      button.addEventListener('pointerenter', () => Object.assign(/** @type {HTMLElement} */ (button).style, { position: 'relative', left: '160px' }));
    }
  });
  await cardShown(page);
  await page.hover('.bar button:last-of-type');
  await until('a card clear of the controls', async () => (await card(page))?.over === 0);
  const [banner] = await found(browser, page);
  assert.equal(banner.hint.label, 'Reject');
});

onPage('bad input: a page that copies the outline and the card', 'late.html', async ({ browser, page }) => {
  await page.evaluate(() => {
    const copy = document.createElement('div');
    copy.popover = 'manual';
    copy.style.cssText = 'position: fixed; inset: auto; border: 3px solid #1f4f8b; pointer-events: none';
    copy.textContent = 'Fineprint: press Accept';
    document.documentElement.append(copy);
    copy.showPopover();
    dispatchEvent(new Event('show-banner'));
  });
  const [banner] = await found(browser, page);
  assert.deepEqual(banner.hint.path, ['Reject']);
  assert.ok(!banner.text.includes('Fineprint'));
});
