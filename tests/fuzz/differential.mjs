// Native against WebAssembly: lines of `{"model": …, "report": …}` on standard input, as `pages` writes them; the module has
// to give the same reports, byte for byte. `node differential.mjs FOLDER` with the folder of the module.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runInThisContext } from 'node:vm';

const folder = process.argv[2] ?? 'pkg/core';
/** @type {any} */
const glue = runInThisContext(`(() => {\n${readFileSync(join(folder, 'fineprint.js'), 'utf8')}\nreturn wasm_bindgen;\n})`)();
glue.initSync({ module: readFileSync(join(folder, 'fineprint_bg.wasm')) });
glue.load_banners(readFileSync(join(folder, 'languages/banners.bin')));

/** The options of the native reports. */
const OPTIONS = { source: 'fuzz', today: '2026-01-31', settled: true, with_text: true };
let compared = 0;
let policies = 0;
let banners = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { model, report } = JSON.parse(line);
  const code = glue.missing_language(model);
  if (code) glue.load_language(code, readFileSync(join(folder, `languages/${code}.bin`)));
  const own = JSON.stringify(glue.analyze(model, OPTIONS));
  // Written again, as 1.0 is 1 here.
  const native = JSON.stringify(report);
  if (own !== native) {
    const at = [...own].findIndex((letter, index) => letter !== native[index]);
    console.error(`page ${compared} differs at ${at}:\n  wasm    ${own.slice(Math.max(0, at - 80), at + 120)}\n  native  ${native.slice(Math.max(0, at - 80), at + 120)}\n${JSON.stringify(model)}`);
    process.exit(1);
  }
  compared += 1;
  policies += Number(report.policy !== null);
  banners += report.banners.length;
}
if (!policies || !banners) {
  console.error(`nothing to compare: ${policies} policies, ${banners} banners`);
  process.exit(1);
}
console.log(`${compared} pages are the same, native and as WebAssembly: ${policies} policies, ${banners} banners`);
