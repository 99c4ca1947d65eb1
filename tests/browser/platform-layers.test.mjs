// Ring four: each platform two layers deep, in both browsers: its name, what its controls do, what stands out, the way to the
// least consent in steps, and the refusal on command. Frames come from another origin.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { found, roles } from './banner-help.mjs';
import { atEnd, test, until } from './harness.mjs';
import { ROOT, serve } from './server.mjs';
import { inBoth } from './setup.mjs';

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
    first: { roles: 'policy_link settings reject accept', hint: 'reject|Reject All', patterns: '' },
    second: { roles: 'accept settings settings other settings other reject save', hint: 'reject|Reject All', patterns: '' },
    refused: ['Reject All'],
  },
];

/** The server of frames, on an origin of its own. @type {Promise<Awaited<ReturnType<typeof serve>>> | undefined} */
let frames;
atEnd(async () => (await frames)?.close());

/** @param {any} banner @returns {Layer} */
const brief = banner => ({
  roles: roles(banner).join(' '),
  hint: banner.hint ? [banner.hint.role, ...banner.hint.path].join('|') : '',
  patterns: banner.patterns.map((/** @type {any} */ pattern) => pattern.id).join(' '),
});

for (const { id, page: file, first, second, steps, refused } of PLATFORMS) {
  const open = async (/** @type {import('./browsers.mjs').Session} */ browser, /** @type {string} */ origin) => {
    const { port } = new URL((await (frames ??= serve())).origin);
    return browser.open(`${origin}/fixtures/banners/${file}#${id === 'funding_choices' ? 'funding' : id}@${port}`);
  };

  inBoth('platform-layers', id, async ({ browser, origin }) => {
    const control = await browser.control();
    const page = await open(browser, origin);
    const [banner, ...others] = await found(browser, page);
    assert.deepEqual(others, []);
    assert.deepEqual({ cmp: banner.cmp, ...brief(banner) }, { cmp: id, ...first });
    const says = await control.evaluate(banner => /** @type {any} */ (globalThis).FineprintCardWords.of(banner), banner);
    const wanted = steps ? await control.evaluate((way, label) => [chrome.i18n.getMessage('step_click', [label]), chrome.i18n.getMessage(`step_then_${way}`)], steps, banner.hint.label) : null;
    if (wanted) assert.deepEqual(says.steps, wanted);
    await page.evaluate(() => dispatchEvent(new Event('open-second')));
    const next = await until('the second layer', async () => (await browser.report(page)).banners.find((/** @type {any} */ one) => one.text !== banner.text));
    assert.deepEqual({ cmp: next.cmp, layer: next.layer, ...brief(next) }, { cmp: id, layer: 'settings', ...second });
  });

  inBoth('platform-layers', `${id}: refused`, async ({ browser, origin }) => {
    const page = await open(browser, origin);
    const [banner] = await found(browser, page);
    const [control, tabId] = [await browser.control(), await browser.tabId(page)];
    const done = await control.evaluate((tabId, frame) => chrome.runtime.sendMessage({ type: 'refuse', tabId, frame }), tabId, banner.frame);
    assert.deepEqual(done, { word: 'done', clicked: refused, record: null });
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).layersShown()), 0);
  });
}

test('platform-layers: each platform has its two layers', async () => {
  const files = readdirSync(join(ROOT, 'src/banner/platform/data')).map(name => name.replace('.platform', ''));
  assert.deepEqual(PLATFORMS.map(({ id }) => id).sort(), files.sort());
});
