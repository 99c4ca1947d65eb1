// Whether the first kilobyte of a module's memory holds no data, which `wasm-opt --low-memory-unused` takes for granted:
// `node layout.mjs MODULE.wasm`. The linker puts the stack there, which reaches it only as it overflows.
import { readFileSync } from 'node:fs';

const LOW = 1024;
const DATA = 11;
const bytes = readFileSync(process.argv[2]);
let at = 8;

/** A number as modules write them, seven bits a byte. */
function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

/** Where the data of the section that begins here starts; only segments at a fixed place are known. */
function lowest() {
  let low = Infinity;
  for (let left = number(); left > 0; left--) {
    const kind = number();
    if (kind !== 0 || bytes[at++] !== 0x41) throw new Error('a segment of data has no fixed place');
    low = Math.min(low, number());
    at += 1;
    const size = number();
    at += size;
  }
  return low;
}

let low = Infinity;
while (at < bytes.length) {
  const section = bytes[at++];
  const end = number() + at;
  if (section === DATA) low = lowest();
  at = end;
}
if (!(low >= LOW && low < Infinity)) throw new Error(`data begins at ${low}, within the first ${LOW} bytes`);
