// Zips a staged folder: `node zip.mjs FOLDER OUT.zip`. The same files give the same bytes: sorted names, one fixed date.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const [folder, out] = process.argv.slice(2);
if (!out) throw new Error('usage: zip.mjs FOLDER OUT.zip');

// Zip dates are local times without a zone: this one is the same everywhere.
const date = new Date(2020, 0, 1);
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
  .sort();
writeFileSync(
  out,
  zipSync(Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name))])), { level: 9, mtime: date }),
);
