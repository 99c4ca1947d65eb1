// Ring two: what is handed to stores and registries, as it was built.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { short } from '../../extension/build/short.mjs';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';
import { TODAY, assertSameJson, fineprint, inBoth } from './setup.mjs';

/** @typedef {typeof import('../../src/package/npm/index.js')} Npm */

/** @param {string} file */
const text = file => readFileSync(join(ROOT, file), 'utf8');
/** @param {string} file */
const json = file => JSON.parse(text(file));
const LANGUAGES = ['en', 'nl', 'fr', 'de'];

test('package: scripts are shipped short, with shared names, notices and eager functions as they were', async () => {
  const source = "'use strict';\n// Why.\nglobalThis.Shared = (() => {\n  /** What. */\n  const within = (function eager(value) {\n    return `one\n    two ${value}\n  three`;\n  }); // no\n  const plain = function (value) { return value; };\n  const other = within.call.bind((value = { a() {} }) => value);\n  return { within, other, plain, late: (function eager({ a = {} }) { return a; }) };\n})();\n/*! A licence\n   stays. */\nconst b = '// text';\n";
  const text = await short(source);
  assert.match(text, /\/\*! A licence\n {3}stays. \*\//);
  assert.match(text, /globalThis\.Shared=/);
  assert.match(text, /const b="\/\/ text"/);
  assert.doesNotMatch(text, /Why|What|value|eager| no|\n {2}const/);
  assert.match(text, /=\(function\((\w)\)\{return`one\\n {4}two \$\{\1\}\\n {2}three`\}\)/);
  assert.match(text, /plain:function/);
  assert.match(text, /late:\(function\(\{a:(\w)=\{\}\}\)\{return \1\}\)/);
});

test('package: one version, that of Cargo.toml', async () => {
  const version = /^version = "(.+)"$/m.exec(text('Cargo.toml'))?.[1];
  for (const file of ['pkg/chrome/manifest.json', 'pkg/firefox/manifest.json', 'pkg/npm/package.json']) assert.equal(json(file).version, version, file);
  for (const file of ['extension/manifest.json', 'package.json', 'src/package/npm/package.json']) assert.ok(!('version' in json(file)), file);
  assert.doesNotMatch(text('src/bindgen/Cargo.toml').split('[[bin]]')[0], /^version/m);
});

test('package: the notices name every crate that is linked in, each with a licence', async () => {
  for (const file of ['pkg/chrome/NOTICES.txt', 'pkg/firefox/NOTICES.txt', 'pkg/npm/NOTICES.txt']) {
    const notices = text(file);
    const named = [...notices.matchAll(/^([a-z][a-z0-9_-]+) \d+\.\d+\.\d+ \((.+?)\)/gm)].map(([, name]) => name);
    for (const crate of ['serde', 'regex-lite', 'wasm-bindgen', 'js-sys', 'serde-wasm-bindgen']) assert.ok(named.includes(crate), `${file}: ${crate}`);
    assert.equal(named.includes('html5ever'), file.includes('npm'), file);
    for (const [, name] of text('extension/build/stage.mjs').matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)/g)) assert.equal(notices.includes(`\n${name} `), !file.includes('npm'), `${file}: ${name}`);
    for (const tool of ['proptest', 'wasm-bindgen-cli-support', 'syn', 'serde_derive']) assert.ok(!named.includes(tool), `${file}: ${tool} is not shipped`);
    assert.ok(notices.includes('Unicode-3.0') && notices.includes('standard library of Rust'), file);
  }
});

test('package: nothing is shipped that is not used, and no code from elsewhere', async () => {
  for (const browser of ['chrome', 'firefox']) {
    const files = readdirSync(join(ROOT, 'pkg', browser), { recursive: true }).map(String);
    for (const file of files) {
      if (!file.startsWith('pdfjs')) assert.doesNotMatch(file, /\.(mjs|ts|map|md|rs)$|store|node_modules/, file);
      if (/\.(js|html|css)$/.test(file)) assert.doesNotMatch(text(`pkg/${browser}/${file}`), /(src|href|import|url)\s*[=(]?\s*["'(]https?:/, file);
    }
  }
});

test('package: texts for the stores in every language: name, short text, reasons for each permission, privacy', async () => {
  const { permissions, host_permissions: hosts } = json('extension/manifest.json');
  for (const language of LANGUAGES) {
    const parts = text(`extension/store/listing-${language}.md`).split(/^## /m).slice(1);
    assert.equal(parts.length, 5, language);
    const [name, short, long, reasons, privacy] = parts.map(part => part.slice(part.indexOf('\n')).trim());
    const messages = json(`extension/_locales/${language}/messages.json`);
    assert.equal(name, messages.appName.message, language);
    assert.equal(short, messages.appDesc.message, language);
    // Chrome takes no longer one.
    assert.ok(short.length <= 132, `${language}: ${short.length}`);
    assert.ok(long.length > 500 && privacy.length > 300, language);
    // What is kept, by the names of the switches that a person finds.
    for (const key of ['opt_answers', 'hist_switch']) assert.ok(privacy.includes(messages[key].message), `${language}: ${key}`);
    for (const permission of [...permissions, ...hosts]) assert.ok(reasons.includes(`\`${permission}\``), `${language}: ${permission}`);
  }
});

test('package: a key for each command, as far as the browser takes them', async () => {
  const keyed = (/** @type {string} */ browser) => Object.entries(json(`pkg/${browser}/manifest.json`).commands).flatMap(([name, { suggested_key: key }]) => (key ? [name] : []));
  assert.deepEqual(keyed('firefox'), Object.keys(json('extension/manifest.json').commands));
  // Chrome refuses a package with more than four.
  assert.deepEqual(keyed('chrome'), keyed('firefox').filter(name => name !== 'refuse'));
});

test('package: pictures for the stores have the size that stores take', async () => {
  const sizes = readdirSync(join(ROOT, 'extension/store')).filter(name => name.endsWith('.png')).map(name => {
    const head = readFileSync(join(ROOT, 'extension/store', name)).subarray(16, 24);
    return { name, size: `${head.readUInt32BE(0)}x${head.readUInt32BE(4)}` };
  });
  // Chrome takes one to five of this size; those of the popup by itself are for the README.
  const taken = sizes.filter(({ name }) => !name.startsWith('popup-'));
  assert.ok(taken.length > 2 && taken.length < 6, JSON.stringify(sizes));
  for (const { name, size } of taken) assert.equal(size, '1280x800', name);
});

test('package: an update of the npm package runs nothing, and depends on nothing', async () => {
  const { scripts, dependencies, exports } = json('pkg/npm/package.json');
  assert.deepEqual([scripts, dependencies], [undefined, undefined]);
  for (const file of Object.values(exports['.'])) assert.ok(existsSync(join(ROOT, 'pkg/npm', file)), file);
});

test('package: the example of the npm package prints what its README says', async () => {
  const [, example, printed] = /```js\n([^]+?)```[^]+?```\n([^]+?)```/.exec(text('pkg/npm/README.md')) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(ROOT, 'pkg/npm'), join(folder, 'node_modules/fineprint-core'));
    writeFileSync(join(folder, 'example.mjs'), example);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: folder });
    assert.equal(stdout, printed);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Files whose reports are compared: each format, each reader's corner. */
const FILES = [...LANGUAGES.map(language => `tests/fixtures/demo/policy-${language}.html`), 'tests/fixtures/reader/notice.md', 'tests/fixtures/reader/notice.txt', 'tests/fixtures/reader/tables.html'];
/** @param {string} file @returns {'html' | 'markdown' | 'text'} */
const format = file => (file.endsWith('.md') ? 'markdown' : file.endsWith('.txt') ? 'text' : 'html');

test('package: in Node the npm package gives the reports of the command line', async () => {
  /** @type {Npm} */
  const { analyze, read } = await import(join(ROOT, 'pkg/npm/node.js'));
  for (const file of FILES) {
    const expected = JSON.parse(await fineprint('report', '--format', 'json', '--today', TODAY, '--with-text', file));
    const bytes = readFileSync(join(ROOT, file));
    const options = { source: file, today: TODAY, withText: true, format: format(file) };
    assertSameJson(await analyze(new Uint8Array(bytes), options), expected);
    assertSameJson(await analyze(await read(bytes.toString(), { format: format(file) }), options), expected);
  }
});

test('package: what is no page is an error, and the next page is read', async () => {
  /** @type {Npm} */
  const { analyze } = await import(join(ROOT, 'pkg/npm/node.js'));
  await assert.rejects(analyze(''), /empty file/);
  await assert.rejects(analyze(/** @type {any} */ ({ blocks: 7 })), Error);
  await assert.rejects(analyze('<p>a', /** @type {any} */ ({ format: 'pdf' })), /no such format: pdf/);
  assert.equal((await analyze('<p>a')).page.kind, 'other');
});

inBoth('package', 'in the browser the npm package gives the same report', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  const html = text('tests/fixtures/demo/policy-nl.html');
  const report = await page.evaluate(
    async (html, options, module) => JSON.stringify(await (await import(module)).analyze(html, options)),
    html,
    { source: 'a', today: TODAY },
    `${origin}/npm/web.js`,
  );
  const expected = JSON.parse(await fineprint('report', '--format', 'json', '--today', TODAY, 'tests/fixtures/demo/policy-nl.html'));
  assertSameJson(JSON.parse(report), { ...expected, source: 'a' });
});
