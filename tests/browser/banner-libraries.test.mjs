// Ring four: the consent libraries that pages load, in both browsers, as their makers ship them.
import assert from 'node:assert/strict';
import { found, onPages, roles, settings } from './banner-help.mjs';
import { SAMPLE, inBoth } from './setup.mjs';

/** The languages that klaro speaks and we read. */
const KLARO = 'ca cs da de el en es fi fr gl hr hu it nl no pl pt ro ru sr sv tr zh'.split(' ');
/** In these klaro has no words for its notice's buttons: what stands there is English or missing. */
const PARTLY = new Set(['cs']);

const klaro = KLARO.map(language => ({ file: `libraries/klaro.html#${language}`, language }));
onPages('klaro', klaro, async ({ browser, page, of: { language } }) => {
  const [banner, ...more] = await found(browser, page);
  assert.deepEqual(more, []);
  assert.equal(banner.language, language);
  // The library's own classes say what its buttons do.
  const label = (/** @type {string} */ name) => page.evaluate(name => document.querySelector(`.cookie-notice ${name}`)?.textContent?.trim(), name);
  const told = (/** @type {string} */ role) => banner.controls.filter((/** @type {any} */ c) => c.role === role).map((/** @type {any} */ c) => c.label);
  assert.ok(['reject', 'necessary_only'].includes(banner.hint.role), JSON.stringify(banner.hint));
  if (PARTLY.has(language)) return;
  assert.equal(banner.hint.label, await label('.cn-decline'));
  assert.deepEqual(told('accept'), [await label('.cm-btn-success')]);
  assert.deepEqual(told('settings'), [await label('.cn-learn-more')]);
}, SAMPLE);

/** @type {[string, string[], string | null][]} */
const OTHERS = [
  ['vanilla.html', ['accept', 'reject', 'settings'], 'reject'],
  ['cookieconsent.html#opt-in', ['policy_link', 'reject', 'accept'], 'reject'],
  ['cookieconsent.html#opt-out', ['policy_link', 'reject', 'accept'], 'reject'],
  ['cookieconsent.html#info', ['policy_link', 'acknowledge'], null],
  ['react.html', ['reject', 'accept'], 'reject'],
  ['govuk.html', ['accept', 'reject', 'policy_link'], 'reject'],
];
const others = OTHERS.map(([file, wanted, hint]) => ({ file: `libraries/${file}`, wanted, hint }));
onPages('other libraries', others, async ({ browser, page, of: { wanted, hint } }) => {
  const [banner, ...more] = await found(browser, page);
  assert.deepEqual(more, []);
  assert.equal(banner.hint?.role ?? null, hint);
  assert.deepEqual(roles(banner).toSorted(), wanted.toSorted());
});

inBoth('banner', 'the settings of vanilla-cookieconsent', async ({ browser, origin }) => {
  await browser.control();
  const page = await browser.open(`${origin}/fixtures/banners/libraries/vanilla.html`);
  await found(browser, page);
  await page.evaluate(() => /** @type {any} */ (globalThis).CookieConsent.showPreferences());
  const banner = await settings(browser, page);
  assert.equal(banner.hint.label, 'Reject all');
});
