// What the card of a banner looks like from the page that it stands in.
import { until } from './harness.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */

/** Whether the card is shown, and what of the page's controls it lies over; all in counts of points that a click would hit. @param {Page} page */
export const card = page =>
  page.evaluate(() => {
    const host = [...document.querySelectorAll('div[popover="manual"]:not([data-side])')].find(e => !e.childElementCount && e.matches(':popover-open'));
    if (!host) return null;
    const hits = (/** @type {number} */ x, /** @type {number} */ y) => document.elementFromPoint(x, y) === host;
    let [seen, over] = [0, 0];
    const [left, right, top, bottom] = [[], [], [], []].map(() => /** @type {number[]} */ ([]));
    for (let x = 2; x < innerWidth; x += 8)
      for (let y = 2; y < innerHeight; y += 8)
        if (hits(x, y)) {
          seen += 1;
          for (const side of [left, right]) side.push(x);
          for (const side of [top, bottom]) side.push(y);
        }
    for (const control of document.querySelectorAll('button, a, input, iframe')) {
      const box = control.getBoundingClientRect();
      for (const across of [0.05, 0.5, 0.95]) for (const down of [0.1, 0.5, 0.9]) if (hits(box.left + box.width * across, box.top + box.height * down)) over += 1;
    }
    return { seen, over, box: [Math.min(...left), Math.min(...top), Math.max(...right), Math.max(...bottom)] };
  });

/** @param {Page} page */
export const cardShown = page =>
  until('the card', async () => {
    const at = await card(page);
    return at && at.seen > 20 && at;
  });

/** @param {Page} page */
export const cardGone = page => until('the card to go', async () => (await card(page)) === null);
