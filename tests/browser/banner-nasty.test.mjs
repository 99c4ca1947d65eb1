// Ring four: forms built to be misread, in both browsers: what Fineprint names on each; and what is left once a form is gone.
import assert from 'node:assert/strict';
import { cardShown, found, onPage, onPages } from './banner-help.mjs';
import { until } from './harness.mjs';

/**
 * Each form: its language, the way that gives away least (none: nothing to name), patterns that it shows and patterns that it
 * does not, for all that it may look like them.
 * @type {[string, string | null, string[] | null, string[], string[]][]}
 */
const FORMS = [
  ['divs', 'en', ['Refuse everything'], ['unequal_colour'], ['no_reject_first_layer']],
  ['divs-ja', 'ja', ['許可しない'], [], ['no_reject_first_layer']],
  ['in-text', 'fr', ['continuer sans accepter'], ['reject_as_link'], ['more_clicks_to_reject']],
  ['below', 'nl', ['Alles weigeren'], [], ['no_reject_first_layer']],
  ['wall', 'de', null, ['no_reject_first_layer', 'cookie_wall'], ['no_choice']],
  ['slider', 'en', ['Level of cookies', 'Save my choice'], ['preticked'], []],
  ['dialog', 'pl', ['Nie zgadzam się'], [], ['cookie_wall']],
  ['popover', 'it', ['Non accetto'], [], []],
  ['srcdoc', 'pt', ['Não concordo'], [], []],
  ['folded', 'en', ['More options'], ['no_reject_first_layer', 'more_clicks_to_reject'], []],
  ['submit', 'es', ['Rechazar todo'], [], ['reject_as_link']],
  ['images', 'en', ['Reject all cookies'], [], []],
  ['letters', 'en', ['❌ Reject a\u00adll'], [], []],
  ['reversed', 'en', ['Don’t accept'], [], []],
  ['opt-out', 'en', ['I agree to cookies for personalised ads', 'Continue'], ['preticked'], ['no_choice']],
  ['radios', 'en', ['No', 'Save cookie settings'], ['preticked'], ['no_reject_first_layer']],
  ['radios-hidden', 'de', ['Nur notwendige Cookies', 'Weiter'], ['preticked'], []],
  ['mixed', 'de', ['Reject all'], [], []],
  ['picture', 'en', ['Decline'], [], []],
  ['table', 'fr', ['Refuser'], [], ['reject_as_link']],
  ['rows', 'nl', ['Statistieken', 'Keuze opslaan'], ['preticked'], ['misclassified_essential']],
  ['glass', 'en', ['Reject all'], ['unequal_colour', 'unequal_size'], []],
  ['advert', 'en', ['Manage choices'], ['no_reject_first_layer'], []],
  ['two', 'en', ['Only necessary'], [], []],
  ['folded-boxes', 'en', ['Personalised ads of partners', 'Save choices'], ['preticked'], []],
  ['hidden-boxes', 'en', ['Save choices'], [], ['preticked']],
  ['away', 'en', ['Manage choices'], ['no_reject_first_layer'], []],
  ['rest', 'sv', ['Fortsätt utan att godkänna'], ['reject_as_link', 'unequal_size'], []],
  ['shame', 'en', ['No thanks, I prefer boring ads'], ['confirmshaming'], []],
  ['corner', 'en', null, ['implied_consent', 'no_choice'], ['cookie_wall']],
  ['hindi', 'hi', null, [], []],
  ['pay', 'nl', null, ['pay_or_consent'], ['cookie_wall']],
  ['swapped', 'en', ['Reject all cookies'], [], []],
];

const forms = FORMS.map(([id, language, path, shows, shuns]) => ({ file: `nasty.html#${id}`, language, path, shows, shuns }));
onPages('nasty', forms, async ({ browser, page, of: { language, path, shows, shuns } }) => {
  const [banner, ...more] = await found(browser, page);
  assert.deepEqual(more, []);
  assert.equal(banner.language, language);
  assert.deepEqual(banner.hint?.path ?? null, path, JSON.stringify(banner.controls.map((/** @type {any} */ c) => [c.role, c.label, c.checked])));
  const patterns = banner.patterns.map((/** @type {any} */ pattern) => pattern.id);
  assert.deepEqual([shows.filter(id => !patterns.includes(id)), shuns.filter(id => patterns.includes(id))], [[], []], patterns.join());
});

onPage('nasty: boxes that nobody sees make the way uncertain', 'nasty.html#hidden-boxes', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.equal(banner.hint.expected, true);
});

/** @type {[string, string[]][]} */
const LEFT = [
  ['none', []],
  ['hidden', []],
  ['link', ['Cookie settings']],
  ['icon', ['']],
];

for (const [id, ways] of LEFT) {
  onPage(`gone: ${id}`, `closing.html#${id}`, async ({ browser, page }) => {
    const open = await until('a banner', async () => {
      const report = await browser.report(page);
      return report.banners.length > 0 && report;
    });
    assert.equal(open.closed_banners, undefined);
    await cardShown(page);
    await page.click('#bar button:last-of-type');
    const [gone] = await until('a form that is gone', async () => (await browser.report(page)).closed_banners);
    assert.deepEqual(gone.controls.map((/** @type {any} */ c) => c.label), ways);
    const [pattern] = gone.patterns;
    assert.equal(pattern?.id, ways.length ? undefined : 'no_withdraw_icon');
    if (pattern) assert.deepEqual(pattern.measured.policy_links, ['Privacy policy', 'Cookie policy']);
  });
}

onPage('gone: with its frame', 'framed.html', async ({ browser, page }) => {
  await found(browser, page);
  await cardShown(page);
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  const [gone] = await until('a form that is gone', async () => (await browser.report(page)).closed_banners);
  assert.deepEqual(gone.patterns.map((/** @type {any} */ pattern) => pattern.id), ['no_withdraw_icon']);
});

onPage('a page without a form has none that is gone', 'dialogs.html#promo', async ({ browser, page }) => {
  const report = await until('a quiet page', async () => {
    const report = await browser.report(page);
    return report.settled && report;
  });
  assert.equal(report.closed_banners, undefined);
});
