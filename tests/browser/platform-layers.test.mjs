// Ring four: each platform two layers deep, in both browsers: its name, what its controls do, what stands out, the way to the
// least consent in steps, and the refusal on command. Frames come from another origin.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { found, roles } from './banner-help.mjs';
import { atEnd, test, until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';
import { SAMPLE, inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {{roles: string, hint: string, patterns: string, layer?: string}} Layer roles and patterns in order, the hint as its role and path */
/** @typedef {{id: string, page: string, first: Layer, second: Layer, steps?: string, refused: string[]}} Platform `steps`: how the way goes on, where the first layer has no refusal */

const IN_PAGE = 'platforms.html';
const MORE = 'platforms-more.html';
const HIDDEN_AND_LONGER = 'no_reject_first_layer more_clicks_to_reject';

/** @type {Platform[]} */
const PLATFORMS = [
  {
    id: 'onetrust',
    page: IN_PAGE,
    first: { roles: 'policy_link settings reject accept', hint: 'reject|Reject All', patterns: 'unequal_size' },
    second: { roles: 'accept other other other other other reject save', hint: 'reject|Reject All', patterns: 'preticked' },
    refused: ['Reject All'],
  },
  {
    id: 'cookiebot',
    page: IN_PAGE,
    first: { roles: 'other other other other settings save accept', hint: 'save|Preferences|Statistics|Allow selection', patterns: 'no_reject_first_layer preticked more_clicks_to_reject' },
    second: { roles: 'other other other reject save accept', hint: 'reject|Deny', patterns: 'preticked' },
    refused: ['Preferences', 'Statistics', 'Allow selection'],
  },
  {
    id: 'didomi',
    page: IN_PAGE,
    first: { roles: 'reject settings accept', hint: 'reject|Continuer sans accepter →', patterns: 'reject_as_link unequal_colour unequal_size' },
    second: { roles: 'other other other other reject accept save', hint: 'reject|Tout refuser', patterns: '' },
    refused: ['Continuer sans accepter →'],
  },
  {
    id: 'quantcast',
    page: IN_PAGE,
    first: { roles: 'settings accept', hint: 'settings|MORE OPTIONS', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'reject accept other other vendors_link other save', hint: 'reject|REJECT ALL', patterns: '' },
    steps: 'reject',
    refused: ['MORE OPTIONS', 'REJECT ALL', 'SAVE & EXIT'],
  },
  {
    id: 'consentmanager',
    page: IN_PAGE,
    first: { roles: 'accept reject settings', hint: 'reject|Ablehnen', patterns: '' },
    second: { roles: 'other other other save accept', hint: 'save|Marketing|Messung|Speichern', patterns: 'preticked more_clicks_to_reject' },
    refused: ['Ablehnen'],
  },
  {
    id: 'iubenda',
    page: IN_PAGE,
    first: { roles: 'settings reject accept', hint: 'reject|Rifiuta', patterns: '' },
    second: { roles: 'other other other reject accept save', hint: 'reject|Rifiuta tutto', patterns: '' },
    refused: ['Rifiuta'],
  },
  {
    id: 'funding_choices',
    page: IN_PAGE,
    first: { roles: 'reject accept settings', hint: 'reject|Do not consent', patterns: '' },
    second: { roles: 'other other other vendors_link accept save', hint: 'save|Measure advertising, legitimate interest|Select basic ads, legitimate interest|Confirm choices', patterns: 'preticked legitimate_interest_toggles more_clicks_to_reject' },
    refused: ['Do not consent'],
  },
  {
    id: 'complianz',
    page: IN_PAGE,
    first: { roles: 'other accept reject settings', hint: 'reject|Weigeren', patterns: '' },
    second: { roles: 'other other other reject save', hint: 'reject|Weigeren', patterns: '' },
    refused: ['Weigeren'],
  },
  {
    id: 'borlabs',
    page: IN_PAGE,
    first: { roles: 'other other other accept save necessary_only settings', hint: 'necessary_only|Nur essenzielle Cookies akzeptieren', patterns: 'preticked reject_as_link unequal_colour' },
    second: { roles: 'other other accept save', hint: 'save|Statistiken|Externe Medien|Speichern', patterns: 'preticked more_clicks_to_reject' },
    refused: ['Nur essenzielle Cookies akzeptieren'],
  },
  {
    id: 'usercentrics',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Einstellungen', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other other save reject accept', hint: 'reject|Ablehnen', patterns: '' },
    steps: 'reject',
    refused: ['Einstellungen', 'Ablehnen'],
  },
  {
    id: 'sourcepoint',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Manage options', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other reject save accept', hint: 'reject|Reject all', patterns: '' },
    steps: 'reject',
    refused: ['Manage options', 'Reject all'],
  },
  {
    id: 'trustarc',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Manage cookies', patterns: HIDDEN_AND_LONGER },
    second: { layer: 'settings', roles: 'other other other other accept reject save', hint: 'reject|Reject all', patterns: '' },
    steps: 'reject',
    refused: ['Manage cookies', 'Reject all'],
  },
  {
    id: 'cookieyes',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Customise', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other reject save accept', hint: 'reject|Reject all', patterns: '' },
    steps: 'reject',
    refused: ['Customise', 'Reject all'],
  },
  {
    id: 'osano',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Manage preferences', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other other save', hint: 'save|Marketing|Save', patterns: 'preticked' },
    steps: 'save',
    refused: ['Manage preferences', 'Marketing', 'Save'],
  },
  {
    id: 'klaro',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Let me choose', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other reject save', hint: 'reject|I decline', patterns: 'preticked' },
    steps: 'reject',
    refused: ['Let me choose', 'I decline'],
  },
  {
    id: 'axeptio',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Je choisis', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other reject save', hint: 'reject|Tout refuser', patterns: 'preticked' },
    steps: 'save',
    refused: ['Je choisis', 'Tout refuser'],
  },
  {
    id: 'amazon',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Customise', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other save', hint: 'save|Advertising cookies|Save changes', patterns: 'preticked' },
    steps: 'save',
    refused: ['Customise', 'Advertising cookies', 'Save changes'],
  },
  {
    id: 'cookiefirst',
    page: MORE,
    first: { roles: 'settings accept', hint: 'settings|Adjust my preferences', patterns: HIDDEN_AND_LONGER },
    second: { roles: 'other other other save', hint: 'save|Performance|Save my preferences', patterns: 'preticked' },
    steps: 'save',
    refused: ['Adjust my preferences', 'Performance', 'Save my preferences'],
  },
];

/** The languages of those that are not in the language of the rest. @type {Record<string, string>} */
const LANGUAGES = { onetrust: 'en', didomi: 'fr', quantcast: 'en', consentmanager: 'de', iubenda: 'it', funding_choices: 'en', complianz: 'nl', borlabs: 'de' };

/** The server of frames, on an origin of its own. @type {Promise<Awaited<ReturnType<typeof serve>>> | undefined} */
let frames;
atEnd(async () => (await frames)?.close());

/** @param {any} banner @returns {Layer} */
const brief = banner => ({
  roles: roles(banner).join(' '),
  hint: banner.hint ? [banner.hint.role, ...banner.hint.path].join('|') : '',
  patterns: banner.patterns.map((/** @type {any} */ pattern) => pattern.id).join(' '),
});

/** The address of a platform's page; its frames come from the other server. @param {string} origin @param {Platform} platform */
async function address(origin, { id, page }) {
  const { port } = new URL((await (frames ??= serve())).origin);
  return `${origin}/fixtures/banners/${page}#${id === 'funding_choices' ? 'funding' : id}@${port}`;
}

/** @param {Session} browser @param {Page} page @param {Platform} platform */
async function layers(browser, page, { id, first, second, steps }) {
  const control = await browser.control();
  const [banner, ...others] = await found(browser, page);
  assert.deepEqual(others, []);
  assert.deepEqual({ cmp: banner.cmp, ...brief(banner) }, { cmp: id, ...first });
  if (LANGUAGES[id]) assert.equal(banner.language, LANGUAGES[id]);
  const says = await control.evaluate(banner => /** @type {any} */ (globalThis).FineprintCardWords.of(banner), banner);
  const wanted = steps ? await control.evaluate((way, label) => [chrome.i18n.getMessage('step_click', [label]), chrome.i18n.getMessage(`step_then_${way}`)], steps, banner.hint.label) : null;
  if (wanted) assert.deepEqual(says.steps, wanted);
  for (const frame of page.frames()) await frame.evaluate(() => dispatchEvent(new Event('open-second')));
  const next = await until('the second layer', async () => (await browser.report(page)).banners.find((/** @type {any} */ one) => one.text !== banner.text));
  assert.deepEqual({ cmp: next.cmp, layer: next.layer, ...brief(next) }, { cmp: id, layer: 'settings', ...second });
  // What was expected on the first layer is seen on the second.
  assert.deepEqual([banner.hint.expected ?? false, next.hint.expected ?? false], [banner.hint.role === 'settings', false]);
}

const ABREAST = 6;
for (let i = 0; i < PLATFORMS.length; i += ABREAST) {
  const some = PLATFORMS.slice(i, i + ABREAST);
  inBoth('platform-layers', some.map(({ id }) => id).join(', '), async ({ browser, origin }) => {
    await browser.control();
    const pages = await Promise.all(some.map(async platform => browser.open(await address(origin, platform))));
    const wrong = /** @type {string[]} */ ([]);
    for (const [at, page] of pages.entries()) await layers(browser, page, some[at]).catch(error => wrong.push(`${some[at].id}: ${error.message}`));
    assert.deepEqual(wrong, []);
  });
}

/** Of each make one in both browsers: in the page, in a frame, in a closed shadow tree, behind a switch. */
const MAKES = new Set(['onetrust', 'sourcepoint', 'usercentrics', 'cookiebot', 'trustarc']);
for (const platform of PLATFORMS) {
  const refused = async (/** @type {{browser: Session, origin: string}} */ { browser, origin }) => {
    const page = await browser.open(await address(origin, platform));
    const [banner] = await found(browser, page);
    const [control, tabId] = [await browser.control(), await browser.tabId(page)];
    const done = await control.evaluate((tabId, frame) => chrome.runtime.sendMessage({ type: 'refuse', tabId, frame }), tabId, banner.frame);
    const { on = [], ...rest } = done;
    assert.deepEqual(rest, { word: 'done', clicked: platform.refused, record: null });
    assert.deepEqual(on.filter((/** @type {string} */ label) => platform.refused.includes(label)), [], 'what was switched off did not stay on');
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).layersShown()), 0);
  };
  inBoth('platform-layers', `${platform.id}: refused`, refused, MAKES.has(platform.id) ? undefined : SAMPLE);
}

test('platform-layers: each platform has its two layers', async () => {
  const files = readdirSync(join(ROOT, 'src/banner/platform/data')).map(name => name.replace('.platform', ''));
  assert.deepEqual(PLATFORMS.map(({ id }) => id).sort(), files.sort());
});
