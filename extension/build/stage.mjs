// Stages the one source of the extension for both browsers: `node stage.mjs EXTENSION CORE GATE.json OUT VERSION`
// writes OUT/chrome and OUT/firefox, with OUT/NOTICES.txt in both. The folders differ in their manifest only.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { otherPlatforms } from './autoconsent.mjs';
import { bundle } from './bundle.mjs';
import { gateWords } from './gate-words.mjs';
import { short } from './short.mjs';

const [source, core, gate, out, version] = process.argv.slice(2);
// What both stores take for a version: Chrome's knows no other form.
if (!/^\d+(\.\d+){1,3}$/.test(version ?? '')) throw new Error('usage: stage.mjs EXTENSION CORE GATE.json OUT VERSION, as in 1.2.3');

const AUTOCONSENT = fileURLToPath(new URL('../../node_modules/@duckduckgo/autoconsent', import.meta.url));

/** Parts of the source that no package carries: tools of the build, and what the stores show. */
const NOT_SHIPPED = new Set(['build', 'types.d.ts', 'store', 'README.md']);

/** What only the other browser knows of the manifest: keys and members of lists, as paths. */
const DROPPED = {
  // Chrome takes no more than four keys.
  chrome: ['browser_specific_settings', 'background.scripts', 'sidebar_action', 'action.theme_icons', 'commands.refuse.suggested_key'],
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

/** All pages of the package, as text. @param {string} folder */
const named = folder => readdirSync(folder).filter(name => name.endsWith('.html')).map(name => readFileSync(join(folder, name), 'utf8')).join('');

/** What looks in every frame, as one file; and what is put in once it found something (`background/reach.js`). */
const LOOKS = 'content/watch.js';
const MORE = 'content/more.js';
/** Of the scripts put in later: whose modules are asked for, and what begins by itself. */
const LATER = [
  ...['dom', 'dom-more', 'banner-find', 'banner-style', 'banner-place', 'banner-control', 'banner', 'banner-look', 'banner-left', 'lease'],
  ...['card-style', 'card-words', 'card-anchor', 'card-place', 'card-seen', 'card-hide', 'card-draw', 'card', 'refuse', 'choice', 'asks'],
  ...['snapshot-blocks', 'snapshot-map', 'snapshot', 'marks', 'panel', 'policy-links', 'reading'],
].map(name => `content/${name}.js`);
/** Modules that begin by themselves, or that every page asks for: made later they would be read twice. The others wait until they are asked. */
const EAGER = ['GateWords', 'Words', 'Glance', 'BannerWatch', 'Gate', 'PageWatch', 'Reading'].map(name => `Fineprint${name}`);

/** Pages that have to be there at once: the scripts of their body in one file that they share, since each file costs Firefox 8 ms of a popup's 80. */
const JOINED = ['popup', 'panel', 'side'];
const SHARED = 'pages.all.js';
/** What a page asks for once it shows something (`data-later` in its source), in a file of its own: what a popup reads before it weighs as much as what it does. @param {string} page */
const after = page => `${page}.more.js`;

/** Each under its name, one after the other. @param {string} folder @param {string[]} names */
const joined = (folder, names) => names.map(name => `// ${name}\n${readFileSync(join(folder, name), 'utf8')}`).join('\n');

/** What it joined: first what all pages have, then what one of them has, which runs on that page alone. @param {string} folder */
function joinScripts(folder) {
  const SCRIPT = /^ *<script src="([^"]+)"( data-later)?><\/script>\n/gm;
  const pages = JOINED.map(page => {
    const [head, body] = readFileSync(join(folder, `${page}.html`), 'utf8').split('</head>');
    const all = [...body.matchAll(SCRIPT)].map(([, name, later]) => ({ name, later: Boolean(later) }));
    const [scripts, later] = [false, true].map(wanted => all.filter(script => script.later === wanted).map(({ name }) => name));
    if (later.length) writeFileSync(join(folder, after(page)), `'use strict';\n${joined(folder, later)}`);
    return { page, head, rest: body.replace(SCRIPT, ''), scripts, later };
  });
  const shared = pages[0].scripts.filter(name => pages.every(({ scripts }) => scripts.includes(name)));
  const parts = [joined(folder, shared)];
  for (const { page, head, rest, scripts } of pages) {
    // A script may use those before it: what one page has in another order is not to be shared.
    if (scripts.filter(name => shared.includes(name)).join() !== shared.join()) throw new Error(`${page}.html has its scripts in another order`);
    const own = joined(folder, scripts.filter(name => !shared.includes(name)));
    parts.push(`if (document.currentScript.dataset.page === '${page}') {\n${own}}\n`);
    const tag = `    <script src="${SHARED}" data-page="${page}"></script>\n`;
    writeFileSync(join(folder, `${page}.html`), `${head}</head>${rest.replace(/^ *<\/body>/m, `${tag}  </body>`)}`);
  }
  writeFileSync(join(folder, SHARED), parts.join('\n'));
  return pages.flatMap(({ scripts, later }) => [...scripts, ...later]);
}

/** The scripts of the background in one file too, but for the core's own, which a page needs as well. @param {string} folder @param {any} manifest @param {string[]} scripts */
function joinBackground(folder, { background }, [glue, ...scripts]) {
  const first = `if (typeof importScripts === 'function') importScripts('${glue}');`;
  writeFileSync(join(folder, 'background.all.js'), `'use strict';\n${first}\n${joined(folder, scripts)}`);
  if (background.scripts) background.scripts = [glue, 'background.all.js'];
  else background.service_worker = 'background.all.js';
}

/** The library that reads PDF files, as its makers minified it; the package holds its sources under the same names. */
const PDFJS = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/pdfjs-dist');
/** Where it would load code by an address that is made up at run time. Neither way is ever taken here, and stores forbid it. */
const LOADS = /import\(\s*\/\*webpackIgnore: true\*\/\s*\/\*@vite-ignore\*\/[^)]*\)/g;

/** The reader of PDF files without its ways to load more code; fails where another version has other ones. @param {string} folder */
function stagePdf(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(PDFJS, 'LICENSE'), join(folder, 'LICENSE'));
  for (const name of ['pdf.min', 'pdf.worker.min']) {
    const code = readFileSync(join(PDFJS, 'build', `${name}.mjs`), 'utf8');
    const found = code.match(LOADS)?.length ?? 0;
    if (found !== 1) throw new Error(`${name} loads code in ${found} places, not in 1`);
    writeFileSync(join(folder, `${name}.js`), code.replace(LOADS, 'Promise.reject(new Error("no code from elsewhere"))'));
  }
}

const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
const { platforms, title, banner } = JSON.parse(readFileSync(gate, 'utf8'));
const others = otherPlatforms(AUTOCONSENT, Object.values(platforms).flatMap(platform => platform.marks));
const words = runInNewContext(`${readFileSync(join(source, 'content/words.js'), 'utf8')}; globalThis.FineprintWords`);
const looked = gateWords({ title, banner }, words.fold);
const glue = readFileSync(join(core, 'fineprint.js'), 'utf8');

for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
  const folder = join(out, browser);
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, { recursive: true, filter: path => path === source || !NOT_SHIPPED.has(basename(path)) });
  cpSync(core, join(folder, 'core'), { recursive: true });
  // The glue keeps its instance for ever. As a function it can be started anew after a panic, which a script can't.
  writeFileSync(join(folder, 'core/fineprint.js'), `globalThis.FineprintGlue = () => {\n${glue}\nreturn wasm_bindgen;\n};\n`);
  cpSync(join(out, 'NOTICES.txt'), join(folder, 'NOTICES.txt'));
  stagePdf(join(folder, 'pdfjs'));
  mkdirSync(join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, 'content/gate-words.js'), looked);
  writeFileSync(
    join(folder, 'content/platforms.js'),
    `// Made from the platform files of the core.\nglobalThis.FineprintPlatforms = ${JSON.stringify(platforms)};\n`,
  );
  writeFileSync(join(folder, 'content/platforms-other.js'), others);
  const inPages = joinScripts(folder);
  const own = manifestFor(manifest, browser);
  const parts = new Set();
  /** @param {string} file @param {string[]} names @param {string} mark what tells that it is there already @param {boolean} first */
  const scripts = (file, names, mark, first) => {
    const files = names.map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    names.forEach(name => parts.add(name));
    writeFileSync(join(folder, file), bundle(files, module => EAGER.includes(module), mark, first));
  };
  const [looks] = own.content_scripts;
  scripts(LOOKS, looks.js, 'FineprintBannerWatch', true);
  scripts(MORE, LATER, 'FineprintReading', false);
  looks.js = [LOOKS];
  joinBackground(folder, own, manifest.background.scripts);
  // What went into one file stays by itself where another page, the background or a script that is put in later names it.
  const later = readFileSync(join(folder, 'background.all.js'), 'utf8').replace(/\bimportScripts\('[^)]*\)/g, '');
  const still = `${named(folder)} ${JSON.stringify(own.background)} ${later}`;
  for (const name of new Set([...parts, ...inPages, ...manifest.background.scripts])) if (!still.includes(`"${name}"`) && !still.includes(`'${name}'`)) rmSync(join(folder, name));
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    const file = join(folder, name);
    if (name.endsWith('.js') && !name.startsWith('pdfjs')) writeFileSync(file, await short(readFileSync(file, 'utf8')));
    else if (name.endsWith('messages.json')) writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
    else if (statSync(file).isDirectory() && !readdirSync(file).length) rmSync(file, { recursive: true });
  }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(own, null, 2)}\n`);
}
