// The notices of what is shipped: `node notices.mjs OUT [FEATURE...]` asks cargo what the module is linked from, and writes the
// licence of each crate as its authors wrote it. Nothing of this list is kept by hand.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TARGET = 'wasm32-unknown-unknown';

/** @typedef {{id: string, name: string, version: string, license: string | null, repository: string | null, manifest_path: string, source: string | null, targets: {kind: string[]}[]}} Package */
/** @typedef {{packages: Package[], resolve: {root: string, nodes: {id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}[]}}} Metadata */

/** @param {string[]} features @returns {Metadata} */
function metadata(features) {
  const args = ['metadata', '--format-version', '1', '--locked', '--filter-platform', TARGET, ...features.flatMap(name => ['--features', name])];
  return JSON.parse(execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** What is linked into the module: dependencies of dependencies, but no macro and no tool of the build. @param {Metadata} all */
function shipped({ packages, resolve }) {
  const of = new Map(packages.map(one => [one.id, one]));
  const node = new Map(resolve.nodes.map(one => [one.id, one]));
  const seen = new Set([resolve.root]);
  for (const id of seen) {
    for (const { pkg, dep_kinds: kinds } of node.get(id)?.deps ?? []) {
      const macro = of.get(pkg)?.targets.some(({ kind }) => kind.includes('proc-macro'));
      if (!macro && kinds.some(({ kind }) => kind === null)) seen.add(pkg);
    }
  }
  seen.delete(resolve.root);
  return [...seen].map(id => /** @type {Package} */ (of.get(id))).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The texts of a licence; of several to choose from the MIT one. @param {{name: string, manifest_path: string}} one */
function texts({ name, manifest_path: manifest }) {
  const folder = dirname(manifest);
  const files = readdirSync(folder).filter(file => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file)).sort();
  const mit = files.filter(file => /mit/i.test(file));
  const others = files.filter(file => !/mit|apache/i.test(file));
  const chosen = [...mit, ...others].length ? [...mit, ...others] : files;
  if (!chosen.length) throw new Error(`${name} has no licence text`);
  return chosen.map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** The npm packages that the extension carries something of: those that its staging takes from node_modules. */
function carried() {
  const names = [...readFileSync(join(ROOT, 'extension/build/stage.mjs'), 'utf8').matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name]) => name);
  return [...new Set(names)].sort();
}

/** What stands for a licence that need not be repeated: its own notice, or where it lies in the package. @param {string} name @param {string} license */
function told(name, license) {
  // Its section 3 asks to say what it governs and where it is to be had, not to repeat it.
  if (license === 'MPL-2.0')
    return `The source code of this work is subject to the terms of the Mozilla Public License, v. 2.0. A copy of it can be had at\nhttps://mozilla.org/MPL/2.0/, and the source code as the npm package of this name and version.`;
  return name === 'pdfjs-dist' ? 'Its licence lies beside it: pdfjs/LICENSE.' : undefined;
}

/** @param {string} name */
function npm(name) {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const head = `${name} ${version} (${license}), ${typeof repository === 'string' ? repository : repository?.url}`;
  const shown = told(name, license);
  return { head, texts: shown ? [shown] : texts({ name, manifest_path: join(folder, 'package.json') }) };
}

/** The licence of the data of the Unicode Common Locale Data Repository, which a crate of the build carries. @param {Metadata} all */
function unicode({ packages }) {
  const carrier = packages.find(({ name }) => name === 'unicode-ident');
  if (!carrier) throw new Error('no crate carries the Unicode licence any more: find another');
  return readFileSync(join(dirname(carrier.manifest_path), 'LICENSE-UNICODE'), 'utf8').trim();
}

const [out, ...features] = process.argv.slice(2);
if (!out) throw new Error('usage: notices.mjs OUT [FEATURE...]');
const all = metadata(features);
const own = readFileSync(join(ROOT, 'LICENSE-MIT'), 'utf8').trim();
const rule = '='.repeat(80);
/** The same text once, under all that it is the licence of. @type {Map<string, string[]>} */
const parts = new Map();
/** @param {string} head @param {string[]} texts */
const add = (head, texts) => texts.forEach(text => parts.set(text, [...(parts.get(text) ?? []), head]));
for (const one of shipped(all)) {
  if (!one.license) throw new Error(`${one.name} names no licence`);
  add(`${one.name} ${one.version} (${one.license})${one.repository ? `, ${one.repository}` : ''}`, texts(one));
}
// The npm package has the module alone.
if (!features.length) {
  for (const name of carried()) {
    const { head, texts } = npm(name);
    add(head, texts);
  }
}
add('The standard library of Rust (MIT OR Apache-2.0), https://github.com/rust-lang/rust', [own.replace(/^Copyright .*$/m, 'Copyright (c) The Rust Project Contributors')]);
add('Names of countries, from the Unicode Common Locale Data Repository (Unicode-3.0), https://cldr.unicode.org', [unicode(all)]);
const intro = 'Fineprint is made with the works below. Made by a script from what is linked into its module and taken from npm packages; why\neach is there stands in THIRD_PARTY.md of the source.';
const body = [...parts].map(([text, heads]) => `${rule}\n${heads.join('\n')}\n${rule}\n\n${text}\n`);
writeFileSync(out, `${intro}\n\n${body.join('\n')}`);
