// Makes the icons from their drawings, in Chromium; by hand, once a drawing changed: `node extension/build/icons.mjs`. A test holds
// both equal.
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

/** The pictures: which drawing, under which name, how large. @type {[string, string, number[]][]} */
export const ICONS = [
  ['icons/icon.svg', 'icons/', [16, 32, 48, 128]],
  ['build/icons/form.svg', 'icons/form-', [16, 32]],
];

const at = (/** @type {string} */ name) => new URL(`../${name}`, import.meta.url);

/** A drawing of some size, as a picture. @param {import('puppeteer-core').Page} page @param {string} drawing @param {number} size */
export async function picture(page, drawing, size) {
  await page.setViewport({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${readFileSync(at(drawing)).toString('base64')}`;
  await page.setContent(`<style>body { margin: 0 } img { display: block; width: ${size}px; height: ${size}px }</style><img src="${source}">`);
  await page.evaluate(() => document.images[0].decode());
  return page.screenshot({ omitBackground: true });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  const page = await browser.newPage();
  for (const [drawing, name, sizes] of ICONS) for (const size of sizes) writeFileSync(at(`${name}${size}.png`), await picture(page, drawing, size));
  await browser.close();
}
