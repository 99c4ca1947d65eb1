// Zips a folder: `node zip.mjs FOLDER OUT.zip [LIST]`, with LIST only the files that it names, one a line; prints how many bytes the
// zip has without its files in `pdfjs`. The same files give the same bytes: sorted names, one fixed date. Packed by Zopfli, which finds
// what zip's usual packers leave.
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
/** Names and rights of a zip that was made on Unix: scripts can be run, all else only read. */
const UNIX = 3;
const RIGHTS = { script: 0o100755, file: 0o100644 };
const ROUNDS = { numiterations: 15 };
/** What is counted apart: the reader of PDF files. */
const APART = 'pdfjs/';
/** Bytes of a file's entry in the list at the end of a zip, its name aside. */
const LISTED = 46;

const all = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
const names = (list ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : all()).sort();

const file = createWriteStream(out);
let size = 0;
const zip = new Zip((error, bytes, last) => {
  if (error) throw error;
  size += bytes.length;
  file.write(bytes);
  if (last) file.end();
});
let apart = 0;
for (const filename of names) {
  const before = size;
  const bytes = readFileSync(join(folder, filename));
  const packed = /** @type {Uint8Array<ArrayBuffer>} */ (await zopfli.deflateAsync(bytes, ROUNDS));
  const entry = { filename, mtime: date, compression: DEFLATE, size: bytes.length, crc: zlib.crc32(bytes), os: UNIX, attrs: (filename.endsWith('.sh') ? RIGHTS.script : RIGHTS.file) * 2 ** 16, ondata: /** @type {import('fflate').AsyncFlateStreamHandler | undefined} */ (undefined) };
  zip.add(entry);
  entry.ondata?.(null, packed, true);
  if (filename.startsWith(APART)) apart += size - before + LISTED + Buffer.byteLength(filename);
}
zip.end();
await once(file, 'finish');
console.log(size - apart);
