// Ring two: the core as wasm gives the same reports as the command line.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { KINDS } from './browsers.mjs';
import { test } from './harness.mjs';
import { HAVE_SEEDS, ROOT, SEEDS } from './server.mjs';
import { TODAY, assertSameJson, fineprint, server, session } from './setup.mjs';

const files = ['en', 'nl', 'fr', 'de'].map(language => `tests/fixtures/demo/policy-${language}.html`);
files.push('tests/fixtures/pages/article.html', 'tests/fixtures/pages/plain.txt');
if (HAVE_SEEDS) {
  files.push(...readdirSync(SEEDS).filter(name => name.endsWith('.txt')).map(name => relative(ROOT, join(SEEDS, name))));
}

for (const kind of KINDS) {
  test(`wasm: ${kind}: the reports of ${files.length} files are those of the command line`, async () => {
    const browser = await session(kind);
    const page = await browser.open(`${(await server()).origin}/browser/core.html`);
    await page.evaluate(async () => {
      await wasm_bindgen({ module_or_path: '/core/fineprint_bg.wasm' });
    });
    for (const file of files) {
      const model = JSON.parse(await fineprint('model', file));
      const expected = JSON.parse(await fineprint('report', '--format', 'json', '--today', TODAY, '--with-text', file));
      const options = { source: file, today: TODAY, settled: expected.settled, with_text: true };
      const report = JSON.parse(
        await page.evaluate(
          async (model, options) => {
            const code = wasm_bindgen.missing_language(model);
            const file = code && (await fetch(`/core/languages/${code}.bin`));
            if (file && file.ok) wasm_bindgen.load_language(code, new Uint8Array(await file.arrayBuffer()));
            return JSON.stringify(wasm_bindgen.analyze(model, options));
          },
          model,
          options,
        ),
      );
      try {
        assertSameJson(report, expected);
      } catch (error) {
        throw new Error(`${file}: ${/** @type {Error} */ (error).message}`, { cause: error });
      }
    }
    await page.close();
  });
}

test(`wasm: the reports of ${files.length} files follow the schema`, async () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'src/report/report.schema.json'), 'utf8'));
  const follows = new Ajv2020.default({ allErrors: true, strict: false }).compile(schema);
  for (const file of files) {
    const report = JSON.parse(await fineprint('report', '--format', 'json', '--today', TODAY, file));
    assert.ok(follows(report), `${file}: ${JSON.stringify(follows.errors?.slice(0, 3))}`);
  }
  assert.ok(!follows({ schema: 'fineprint.report/1' }), 'a report without its parts is refused');
});
