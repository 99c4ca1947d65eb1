// Ring three: the browser's reader and the native one make the same model of the same page, whose scripts don't run.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from './browsers.mjs';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';
import { assertSameJson, fineprint, server, session } from './setup.mjs';

const files = ['demo', 'kinds', 'pages', 'reader']
  .filter(folder => existsSync(join(ROOT, 'tests/fixtures', folder)))
  .flatMap(folder => readdirSync(join(ROOT, 'tests/fixtures', folder)).map(name => `${folder}/${name}`))
  .filter(file => /\.(html|xhtml|txt)$/.test(file));

const scripts = ['glance', 'dom', 'dom-more', 'snapshot-blocks', 'snapshot-map', 'snapshot'].map(name =>
  readFileSync(join(ROOT, `extension/content/${name}.js`), 'utf8'),
);

for (const kind of KINDS) {
  for (const file of files) {
    test(`reader: ${kind}: ${file}`, async () => {
      const browser = await session(kind);
      const { origin } = await server();
      const page = await browser.open(`${origin}/fixtures/${file}?scripts=none`);
      for (const script of scripts) await page.evaluate(script);
      // As text, since the Firefox protocol leaves out an object's second mention.
      const seen = JSON.parse(await page.evaluate(() => JSON.stringify(FineprintSnapshot.read(document).model)));
      const expected = JSON.parse(await fineprint('model', `tests/fixtures/${file}`));
      assertSameJson({ ...seen, url: expected.url }, expected);
      await page.close();
    });
  }
}
