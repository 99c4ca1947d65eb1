// Zips a folder: `node zip.mjs FOLDER OUT.zip [LIST]`, with LIST only the files that it names, one a line. The same files
// give the same bytes: sorted names, one fixed date. Packed by Zopfli, which finds what zip's usual packers leave.
import { once } from 'node:events';
import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import zopfli from '@gfx/zopfli';
import { Zip } from 'fflate';

const [folder, out, list] = process.argv.slice(2);
if (!zlib.crc32) throw new Error('zipping needs Node.js 20.15 or newer');
if (!out) throw new Error('usage: zip.mjs FOLDER OUT.zip [LIST]');

// Zip dates are local times without a zone: this one is the same everywhere.
const date = new Date(2020, 0, 1);
/** How "deflate" is called in a zip. */
const DEFLATE = 8;
const ROUNDS = { numiterations: 5 };

const all = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
const names = (list ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : all()).sort();

const file = createWriteStream(out);
const zip = new Zip((error, bytes, last) => {
  if (error) throw error;
  file.write(bytes);
  if (last) file.end();
});
for (const filename of names) {
  const bytes = readFileSync(join(folder, filename));
  const packed = /** @type {Uint8Array<ArrayBuffer>} */ (await zopfli.deflateAsync(bytes, ROUNDS));
  const entry = { filename, mtime: date, compression: DEFLATE, size: bytes.length, crc: zlib.crc32(bytes), ondata: /** @type {import('fflate').AsyncFlateStreamHandler | undefined} */ (undefined) };
  zip.add(entry);
  entry.ondata?.(null, packed, true);
}
zip.end();
await once(file, 'finish');
