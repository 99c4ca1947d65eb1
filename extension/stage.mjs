// Stages the one source of the extension for both browsers: `node stage.mjs EXTENSION CORE GATE.json OUT VERSION`
// writes OUT/chrome and OUT/firefox, with OUT/NOTICES.txt in both. The folders differ in their manifest only.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { bundle } from './bundle.mjs';

const [source, core, gate, out, version] = process.argv.slice(2);
// What both stores take for a version: Chrome's knows no other form.
if (!/^\d+(\.\d+){1,3}$/.test(version ?? '')) throw new Error('usage: stage.mjs EXTENSION CORE GATE.json OUT VERSION, as in 1.2.3');

/** Parts of the source that no package carries: tools of the build, and what the stores show. */
const NOT_SHIPPED = new Set(['stage.mjs', 'bundle.mjs', 'zip.mjs', 'types.d.ts', 'store', 'README.md']);

/** What only the other browser knows of the manifest: keys and members of lists, as paths. */
const DROPPED = {
  chrome: ['browser_specific_settings', 'background.scripts', 'sidebar_action'],
  firefox: ['minimum_chrome_version', 'incognito', 'background.service_worker', 'side_panel', 'permissions.sidePanel'],
};

/** @param {any} manifest @param {'chrome' | 'firefox'} browser */
function manifestFor(manifest, browser) {
  const { manifest_version, name, description, ...rest } = structuredClone(manifest);
  /** @type {any} */
  const own = { manifest_version, name, description, version, ...rest };
  for (const path of DROPPED[browser]) {
    const keys = path.split('.');
    const last = /** @type {string} */ (keys.pop());
    const parent = keys.reduce((object, key) => object?.[key], own);
    if (Array.isArray(parent)) parent.splice(parent.indexOf(last), 1);
    else if (parent) delete parent[last];
  }
  return own;
}

/** What content scripts are called when they are one file: by the frames they run in. @param {{all_frames?: boolean}} group */
const bundled = group => (group.all_frames ? 'content/frame.js' : 'content/page.js');
/** The module that looks by itself; the others are asked. */
const EAGER = 'FineprintBannerWatch';

const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
const gateWords = JSON.parse(readFileSync(gate, 'utf8'));
const words = runInNewContext(`${readFileSync(join(source, 'content/words.js'), 'utf8')}; globalThis.FineprintWords`);
for (const list of ['title', 'banner']) gateWords[list] = [...words.prepare(gateWords[list])];
const glue = readFileSync(join(core, 'fineprint.js'), 'utf8');

for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
  const folder = join(out, browser);
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, { recursive: true, filter: path => path === source || !NOT_SHIPPED.has(basename(path)) });
  cpSync(core, join(folder, 'core'), { recursive: true });
  // The glue keeps its instance for ever. As a function it can be started anew after a panic, which a script can't.
  writeFileSync(join(folder, 'core/fineprint.js'), `globalThis.FineprintGlue = () => {\n${glue}\nreturn wasm_bindgen;\n};\n`);
  cpSync(join(out, 'NOTICES.txt'), join(folder, 'NOTICES.txt'));
  mkdirSync(join(folder, 'content'), { recursive: true });
  writeFileSync(
    join(folder, 'content/gate-words.js'),
    `// Made from the language files of the core.\nglobalThis.FineprintGateWords = ${JSON.stringify(gateWords)};\n`,
  );
  const own = manifestFor(manifest, browser);
  const parts = new Set();
  for (const group of own.content_scripts) {
    const files = group.js.map((/** @type {string} */ name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    group.js.forEach((/** @type {string} */ name) => parts.add(name));
    group.js = [bundled(group)];
    writeFileSync(join(folder, bundled(group)), bundle(files, module => module === EAGER));
  }
  for (const name of parts) rmSync(join(folder, name));
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(own, null, 2)}\n`);
}
