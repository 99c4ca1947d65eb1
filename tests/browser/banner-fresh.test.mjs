// Ring four: forms of many makes, and dialogs that only look like one: what they are is written on their templates.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, onPages, roles } from './banner-help.mjs';
import { until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { SAMPLE } from './setup.mjs';

const FILE = 'fresh.html';

const templates = [...readFileSync(join(ROOT, 'tests', FOLDER, FILE), 'utf8').matchAll(/<template id="([^"]+)"([^>]*)>/g)].map(([, id, marks]) => {
  const of = (/** @type {string} */ name) => new RegExp(`data-${name}="([^"]*)"`).exec(marks)?.[1];
  return { file: `${FILE}#${id}`, language: of('lang'), roles: of('roles')?.split(' ') ?? [], path: of('path')?.split('|').filter(Boolean) ?? [] };
});

/** Each is as its template says. @type {Parameters<typeof onPages<(typeof templates)[number]>>[2]} */
const asWritten = async ({ browser, page, of: { language, roles: wanted, path } }) => {
  const report = await until('a page that was read', async () => {
    const report = await browser.report(page);
    return (report.banners.length > 0 || (report.settled && !language)) && report;
  });
  const got = report.banners.map((/** @type {any} */ banner) => ({
    language: banner.language,
    roles: roles(banner).filter((/** @type {string} */ role) => role !== 'other'),
    path: banner.hint?.path ?? [],
  }));
  assert.deepEqual(got, language ? [{ language, roles: wanted, path }] : []);
};

onPages('fresh', templates.filter(({ language }) => language), asWritten);
onPages('fresh, no banner', templates.filter(({ language }) => !language), asWritten, SAMPLE);
