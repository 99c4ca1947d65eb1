// What one look for banners costs on pages of several weights: `node tests/bench/look.mjs [chromium|firefox]`.
// Prints for each page its elements, the median of the looks in milliseconds, and what was spent of the stated budgets.
import { launch } from '../browser/browsers.mjs';
import { serve } from '../browser/server.mjs';

const LOOKS = 21;

/** What is put into the page, run in it. @type {Record<string, () => void>} */
const PAGES = {
  'a page': () => {},
  'sixty thousand elements': () => {
    const part = document.createElement('section');
    for (let i = 0; i < 2000; i++) {
      const row = part.appendChild(document.createElement('p'));
      for (let n = 0; n < 29; n++) row.appendChild(document.createElement('a')).textContent = 'a link of some length';
    }
    document.body.append(part);
  },
  'four hundred boxes that float and speak of cookies': () => {
    for (let i = 0; i < 400; i++) {
      const box = document.body.appendChild(document.createElement('div'));
      box.className = `cookie-${i}`;
      box.style.cssText = 'position: fixed; left: 0; top: 0';
      box.append('We use cookies.', document.createElement('button'));
    }
  },
  'a banner of thirty thousand elements': () => {
    const rows = document.createElement('div');
    rows.style.cssText = 'height: 60px; overflow: auto';
    for (let i = 0; i < 30_000; i++) rows.appendChild(document.createElement('span')).textContent = 'word ';
    document.querySelector('.bar')?.append(rows);
  },
};

const name = process.argv[2] === 'firefox' ? 'firefox' : 'chromium';
const server = await serve();
const browser = await launch(name);
const control = await browser.control();
for (const [what, put] of Object.entries(PAGES)) {
  const page = await browser.open(`${server.origin}/fixtures/banners/bar-nl.html`);
  await page.evaluate(put);
  const tabId = await browser.tabId(page);
  const [times, cost] = await control.evaluate(
    async (tabId, looks) => {
      const func = (/** @type {number} */ looks) => {
        const scripts = /** @type {any} */ (globalThis);
        const times = [];
        for (let i = 0; i < looks; i++) {
          const start = performance.now();
          scripts.FineprintBannerLook.candidates();
          times.push(performance.now() - start);
        }
        return [times, scripts.FineprintBanner.cost()];
      };
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId }, func, args: [looks] });
      return /** @type {[number[], any]} */ (result);
    },
    tabId,
    LOOKS,
  );
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const median = times.sort((a, b) => a - b)[LOOKS >> 1];
  console.log(`${what}: ${elements} elements, ${median.toFixed(1)} ms, ${JSON.stringify(cost.spent)} of ${JSON.stringify(cost.budget)}`);
  await page.close();
}
await browser.close();
await server.close();
