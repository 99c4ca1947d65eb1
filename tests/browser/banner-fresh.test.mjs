// Ring four: forms of many makes, and dialogs that only look like one: what they are is written on their templates.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, roles } from './banner-help.mjs';
import { until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { SAMPLE, inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const FILE = 'fresh.html';
/** So many pages are open at the same time. */
const ABREAST = 10;

const templates = [...readFileSync(join(ROOT, 'tests', FOLDER, FILE), 'utf8').matchAll(/<template id="([^"]+)"([^>]*)>/g)].map(([, id, marks]) => {
  const of = (/** @type {string} */ name) => new RegExp(`data-${name}="([^"]*)"`).exec(marks)?.[1];
  return { id, language: of('lang'), roles: of('roles')?.split(' ') ?? [], path: of('path')?.split('|').filter(Boolean) ?? [] };
});

/** What is not as its template says. @param {Session} browser @param {Page} page @param {(typeof templates)[number]} wanted */
async function faults(browser, page, wanted) {
  const report = await until('a page that was read', async () => {
    const report = await browser.report(page);
    return (report.banners.length > 0 || (report.settled && !wanted.language)) && report;
  });
  const got = report.banners.map((/** @type {any} */ banner) => ({
    language: banner.language,
    roles: roles(banner).filter((/** @type {string} */ role) => role !== 'other'),
    path: banner.hint?.path ?? [],
  }));
  const { id, language, roles: of, path } = wanted;
  const expected = language ? [{ language, roles: of, path }] : [];
  return JSON.stringify(got) === JSON.stringify(expected) ? [] : [`${id}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`];
}

for (let i = 0; i < templates.length; i += ABREAST) {
  const some = templates.slice(i, i + ABREAST);
  const all = async (/** @type {{browser: Session, origin: string}} */ { browser, origin }) => {
    await browser.control();
    const pages = await Promise.all(some.map(({ id }) => browser.open(`${origin}/${FOLDER}/${FILE}#${id}`)));
    const wrong = [];
    for (const [at, page] of pages.entries()) wrong.push(...(await faults(browser, page, some[at])));
    assert.deepEqual(wrong, []);
  };
  inBoth('banner', `fresh: ${some.map(({ id }) => id).join(', ')}`, all, some.some(({ language }) => language) ? undefined : SAMPLE);
}
