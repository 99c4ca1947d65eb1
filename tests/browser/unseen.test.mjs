// Ring four: as long as nothing is shown in it, a page can't tell that the extension is there.
import assert from 'node:assert/strict';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

const FILES = ['manifest.json', 'popup.html', 'panel.html', 'options.html', 'content/watch.js', 'content/more.js', 'content/marks.css', 'core/fineprint_bg.wasm', 'icons/32.png', '_locales/en/messages.json'];

inBoth('unseen', 'a page that watches everything sees nothing', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/watcher.html`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await popup.close();
  const look = await page.evaluate(() => /** @type {any} */ (globalThis).look());
  assert.deepEqual(look, { seen: [], globals: [], sheets: [0, 0], highlights: 0, resources: [], elements: [] });
});

inBoth('unseen', 'no file of the extension can be fetched, framed or shown by a page', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  // Firefox gives every install another address, which pages are not told: there the panel may be loaded by who knows it.
  const files = browser.kind === 'firefox' ? FILES.filter(file => file !== 'panel.html') : FILES;
  const got = await page.evaluate(
    async (base, files) => {
      const got = [];
      for (const file of files) {
        if (await fetch(`${base}/${file}`, { mode: 'no-cors' }).then(() => true, () => false)) got.push(`fetch ${file}`);
        const image = new Image();
        image.src = `${base}/${file}`;
        if (await image.decode().then(() => true, () => false)) got.push(`image ${file}`);
        const script = document.createElement('script');
        script.src = `${base}/${file}`;
        const loads = new Promise(done => {
          script.onload = () => done(true);
          script.onerror = () => done(false);
        });
        document.head.append(script);
        if (await loads) got.push(`script ${file}`);
      }
      return got;
    },
    browser.extension,
    files,
  );
  assert.deepEqual(got, []);
});

inBoth('unseen', 'what was shown leaves nothing behind', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  await browser.badgeShown(page);
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
  const before = await elements();
  const popup = await browser.popupPage(page);
  await popup.read();
  await popup.clickQuote('[data-fact="retention"]');
  await until('the mark', () => page.evaluate(() => CSS.highlights.size > 0));
  await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#clear')).click(), undefined);
  await until('no mark', () => page.evaluate(() => CSS.highlights.size === 0));
  assert.equal(await browser.panel(page), true);
  assert.equal(await browser.panel(page, 'close'), true);
  assert.equal(await elements(), before);
});
