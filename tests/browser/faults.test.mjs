// Ring four: what browsers do to an extension: its background stopped at any point, the core out of memory, the store failing, the
// extension taken away under an open page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, inPanel, launch } from './browsers.mjs';
import { card, cardShown } from './card.mjs';
import { test, until } from './harness.mjs';
import { SPANS, WORKS, numbers } from './kills.mjs';
import { ROOT, serve } from './server.mjs';
import { inBoth, server } from './setup.mjs';

const POLICY = '/fixtures/demo/policy-en.html';
/** `node tests/bench/kills.mjs` does many more. */
const ROUNDS = 4;

for (const [index, [name, work]] of Object.entries(WORKS).entries()) {
  inBoth('faults', `the background is killed during ${name}`, async ({ browser, origin }) => {
    const next = numbers(20 + index);
    let hit = 0;
    for (let round = 0; round < ROUNDS; round++) {
      hit += Number(await work({ browser, origin, moment: next(SPANS[name]) }));
      await browser.closePages();
    }
    assert.ok(hit > 0, 'the background was running at none of the kills');
  }, ['chromium']);
}

/** The module with a limit on its memory: sixteen pages more than it begins with, a megabyte. @param {Buffer} module */
function withLittleMemory(module) {
  const leb = (/** @type {number} */ at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = module[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return { value, at };
      shift += 7;
    }
  };
  const write = (/** @type {number} */ value) => [(value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, value >> 14];
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const { value: size, at: body } = leb(at + 1);
    // The section of memories: one, without a limit.
    if (id === 5) {
      assert.deepEqual([module[body], module[body + 1]], [1, 0]);
      const { value: least } = leb(body + 2);
      const limits = [1, 1, ...write(least), ...write(least + 16)];
      return Buffer.concat([module.subarray(0, at), Buffer.from([5, limits.length, ...limits]), module.subarray(body + size)]);
    }
    at = body + size;
  }
  throw new Error('no section of memories');
}

inBoth('faults', 'out of memory: the instance is dropped, the next page is read', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  const [failed, kind, renewed] = await browser.background(async (background, bytes) => {
    const { FineprintCore, FineprintGlue } = background;
    // An array of the background's own: Firefox calls this from another page.
    const small = background.Uint8Array.from(atob(bytes), (/** @type {string} */ letter) => letter.charCodeAt(0));
    const model = { url: '', lang: 'en', title: '', truncated: false, blocks: [{ text: 'We keep it. '.repeat(1_000_000), role: 'paragraph', level: 0, region: 'body', bold: false, hidden: false, cell: null, links: [] }] };
    // The next instance is one that has hardly any memory.
    await FineprintCore.analyze({ blocks: 1 }).catch(() => {});
    background.FineprintGlue = () => new Proxy(FineprintGlue(), { apply: glue => glue(background.Object.assign(new background.Object(), { module_or_path: small })) });
    const before = await FineprintCore.start().finally(() => (background.FineprintGlue = FineprintGlue));
    const failed = await FineprintCore.analyze(model).then(() => '', (/** @type {unknown} */ error) => String(error));
    const report = await FineprintCore.analyze({ ...model, blocks: [] });
    return [/unreachable|memory|WebAssembly/i.test(failed), report.page.kind, (await FineprintCore.start()) !== before];
  }, withLittleMemory(readFileSync(join(ROOT, 'pkg/core/fineprint_bg.wasm'))).toString('base64'));
  assert.deepEqual([failed, kind, renewed], [true, 'other', true]);
  const next = await browser.open(`${origin}/fixtures/demo/policy-nl.html`);
  await browser.badgeShown(next);
});

inBoth('faults', 'a store that fails: the page is read, what could not be kept is told', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  await browser.background(background => {
    background.kept = { get: background.chrome.storage.local.get, set: background.chrome.storage.local.set };
    const fails = () => Promise.reject(new Error('IO error: .../LOCK: no further access'));
    background.chrome.storage.local.get = background.chrome.storage.local.set = fails;
  });
  try {
    const next = await browser.open(`${origin}/fixtures/demo/policy-de.html`);
    await browser.badgeShown(next);
    const popup = await browser.popupPage(next);
    assert.equal((await popup.read()).state, 'policy');
    await until('a word on it', () => popup.inside(({ document }) => document.body.dataset.changes === 'failed', undefined));
    assert.equal(await browser.panel(next), true, 'the panel opens');
  } finally {
    await browser.background(background => Object.assign(background.chrome.storage.local, background.kept));
  }
});

for (const [kind, how] of KINDS.flatMap(kind => /** @type {const} */ ([[kind, 'removed'], [kind, 'updated']]))) {
  test(`faults: ${kind}: the extension is ${how} under open pages: they fall silent`, async () => {
    const own = await serve();
    const browser = await launch(kind);
    try {
      const policy = await browser.open((await server()).origin + POLICY);
      await browser.badgeShown(policy);
      assert.equal(await browser.panel(policy), true);
      await until('the panel', async () => (await inPanel(policy, panel => panel.body.dataset.state)) === 'policy');
      const banner = await browser.open(`${own.origin}/fixtures/banners/platforms.html#complianz`);
      await banner.bringToFront();
      await cardShown(banner);
      /** @type {string[]} */
      const said = [];
      for (const page of [policy, banner]) {
        page.on('console', message => message.type() === 'error' && said.push(message.text()));
        page.on('pageerror', error => said.push(String(error)));
      }
      await (how === 'removed' ? browser.remove() : browser.update());
      for (const page of [banner, policy]) {
        await page.bringToFront();
        await until('nothing of it is seen', async () => {
          const panel = await page.evaluate(() => document.elementFromPoint(innerWidth - 40, innerHeight / 2)?.matches('div[data-side]'));
          return !panel && ((await card(page))?.seen ?? 0) === 0;
        });
        // What it would look at, and answer.
        await page.evaluate(() => {
          document.body.append(Object.assign(document.createElement('p'), { textContent: 'cookies', className: 'cookie' }));
          document.body.click();
          dispatchEvent(new Event('resize'));
        });
        await until('the page goes on', () => page.evaluate(() => new Promise(done => requestIdleCallback(() => done(true)))));
      }
      assert.deepEqual(said, []);
      if (how === 'updated') await browser.badgeShown(await browser.open((await server()).origin + POLICY.replace('-en', '-nl')));
    } finally {
      await browser.close();
      await own.close();
    }
  });
}

test('faults: an instance that panicked is never asked again', async () => {
  const { analyze } = await import(join(ROOT, 'pkg/npm/node.js'));
  await assert.rejects(analyze({ blocks: [{ text: 1 }] }));
  const html = readFileSync(join(ROOT, 'tests/fixtures/demo/policy-en.html'), 'utf8');
  assert.equal((await analyze(html)).page.kind, 'privacy_policy');
});
