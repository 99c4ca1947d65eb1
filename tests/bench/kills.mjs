// The background killed many times at random points: `node kills.mjs [COUNT] [SEED]`. Part of `./build.sh check`; the same seed gives
// the same works and moments.
import { launch } from '../browser/browsers.mjs';
import { kills } from '../browser/kills.mjs';
import { serve } from '../browser/server.mjs';

const count = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const server = await serve();
const browser = await launch('chromium');
const start = performance.now();
try {
  const hit = await kills(browser, server.origin, count, seed, line => console.log(line));
  console.log(`${count} kills survived in ${Math.round((performance.now() - start) / 1000)} s; of a running background: ${JSON.stringify(hit)}`);
  if (browser.leaks.length) throw new Error(`requests to other hosts: ${browser.leaks}`);
} finally {
  await browser.close();
  await server.close();
}
