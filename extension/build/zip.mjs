// Zips a folder: `node zip.mjs FOLDER OUT.zip [LIST]`, with LIST only the files that it names, one a line. The same files
// give the same bytes: sorted names, one fixed date.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const [folder, out, list] = process.argv.slice(2);
if (!out) throw new Error('usage: zip.mjs FOLDER OUT.zip [LIST]');

// Zip dates are local times without a zone: this one is the same everywhere.
const date = new Date(2020, 0, 1);
const all = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
const names = (list ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : all()).sort();
writeFileSync(
  out,
  zipSync(Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name))])), { level: 9, mtime: date }),
);
