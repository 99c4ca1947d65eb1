// Ring four: forms of many makes, and dialogs that only look like one: what they are is written on their templates.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, onPages, roles } from './banner-help.mjs';
import { until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { SAMPLE } from './setup.mjs';

/** The forms of a file with all that is written on them. @param {string} file */
const templatesOf = file =>
  [...readFileSync(join(ROOT, 'tests', FOLDER, file), 'utf8').matchAll(/<template id="([^"]+)"([^>]*)>/g)].map(([, id, marks]) => {
    const of = (/** @type {string} */ name) => new RegExp(`data-${name}="([^"]*)"`).exec(marks)?.[1];
    return { file: `${file}#${id}`, language: of('lang'), roles: of('roles')?.split(' ') ?? [], path: of('path')?.split('|').filter(Boolean) ?? [] };
  });

/** Each is as its template says; controls may come later than the words. @type {Parameters<typeof onPages<ReturnType<typeof templatesOf>[number]>>[2]} */
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

for (const file of ['fresh.html', 'makers.html', 'makers-more.html', 'alike.html', 'alike-more.html']) {
  const templates = templatesOf(file);
  const name = file.replace('.html', '');
  const [forms, others] = [templates.filter(({ language }) => language), templates.filter(({ language }) => !language)];
  // In Firefox the same code reads them: it is shown there on the first of the files.
  if (forms.length) onPages(name, forms, asWritten, file === 'fresh.html' ? undefined : SAMPLE);
  if (others.length) onPages(`${name}, no banner`, others, asWritten, SAMPLE);
}
