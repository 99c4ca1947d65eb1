// Stages the npm package: `node npm.mjs CORE NOTICES VERSION OUT`, with CORE the folder of the module that has the reader in it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [core, notices, version, out] = process.argv.slice(2);
if (!out) throw new Error('usage: npm.mjs CORE NOTICES VERSION OUT');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(ROOT, 'src/package/npm'), out, { recursive: true });
cpSync(join(core, 'fineprint_bg.wasm'), join(out, 'fineprint.wasm'));
cpSync(join(core, 'languages'), join(out, 'languages'), { recursive: true });
cpSync(notices, join(out, 'NOTICES.txt'));
cpSync(join(ROOT, 'src/report/report.schema.json'), join(out, 'report.schema.json'));
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(ROOT, licence), join(out, licence));
// As a function it can be started anew after a panic, which a script can't.
writeFileSync(join(out, 'glue.js'), `// Made by wasm-bindgen.\nexport const glue = () => {\n${readFileSync(join(core, 'fineprint.js'), 'utf8')}\nreturn wasm_bindgen;\n};\n`);
const { name, description, ...rest } = JSON.parse(readFileSync(join(out, 'package.json'), 'utf8'));
writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name, version, description, ...rest }, null, 2)}\n`);
