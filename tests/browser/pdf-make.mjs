// Writes PDF files for the tests: texts in the fonts that every reader has, set in one column or two, as a word processor would.

/** @typedef {{text: string, x: number, y: number, size: number, bold?: boolean}} Set a line that is set */
/** @typedef {{text: string, heading?: boolean, item?: boolean}} Part */

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 56;
const GUTTER = 24;

/** The letters of the text in the encoding of the fonts. @param {string} text */
const encoded = text =>
  [...text]
    .map(letter => ({ '’': '\x92', '“': '\x93', '”': '\x94', '•': '\x95', '–': '\x96', '€': '\x80' })[letter] ?? letter)
    .join('')
    .replace(/[\\()]/g, '\\$&');

/** A PDF with these pages. @param {Set[][]} pages @param {{title?: string, encrypted?: boolean}} [options] @returns {Buffer} */
export function pdf(pages, { title = '', encrypted = false } = {}) {
  /** @type {string[]} */
  const objects = [];
  const add = (/** @type {string} */ body) => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`);
  for (const font of ['Helvetica', 'Helvetica-Bold']) add(`<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding >>`);
  add(`<< ${title ? `/Title (${encoded(title)})` : ''} >>`);
  pages.forEach((lines, i) => {
    const stream = lines.map(({ text, x, y, size, bold }) => `BT /F${bold ? 2 : 1} ${size} Tf ${x} ${y} Td (${encoded(text)}) Tj ET`).join('\n');
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`);
    add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  });
  if (encrypted) add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'28'.repeat(32)}> /U <${'42'.repeat(32)}> >>`);
  let out = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const place = Buffer.byteLength(out, 'latin1');
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(out, 'latin1');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  const locked = encrypted ? `/Encrypt ${objects.length} 0 R /ID [<${'61'.repeat(16)}> <${'61'.repeat(16)}>]` : '';
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R ${locked} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** A text broken into lines; long words are broken where `hyphens` says so. @param {string} text @param {number} most letters @param {boolean} hyphens */
function broken(text, most, hyphens) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const room = most - lines[last].length - 2;
    if (lines[last].length + word.length + 1 <= most) lines[last] += (lines[last] ? ' ' : '') + word;
    else if (hyphens && /^[a-z]{10,}/.test(word) && room >= 4) {
      lines[last] += ` ${word.slice(0, room - 1)}-`;
      lines.push(word.slice(room - 1));
    } else lines.push(word);
  }
  return lines.filter(Boolean);
}

/**
 * Sets parts of a text on pages. @param {Part[]} parts
 * @param {{columns?: 1 | 2, hyphens?: boolean, running?: string}} [options] `running`: a line at the top of each page, its number at the bottom
 * @returns {Set[][]}
 */
export function set(parts, { columns = 1, hyphens = false, running = '' } = {}) {
  const size = 10;
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns;
  /** @type {Set[][]} */
  const pages = [[]];
  let column = 0;
  let y = HEIGHT - MARGIN - 40;
  /** @param {string} text @param {number} indent @param {number} of @param {boolean} bold */
  const line = (text, indent, of, bold) => {
    if (y < MARGIN + 40) {
      column = (column + 1) % columns;
      if (!column) pages.push([]);
      y = HEIGHT - MARGIN - 40;
    }
    pages[pages.length - 1].push({ text, x: MARGIN + column * (width + GUTTER) + indent, y, size: of, bold });
    y -= of * 1.2;
  };
  for (const { text, heading, item } of parts) {
    y -= heading ? 14 : 8;
    const of = heading ? 13 : size;
    const lines = broken(item ? `• ${text}` : text, Math.floor((width - (item ? 12 : 0)) / (of * 0.5)), hyphens);
    lines.forEach((text, i) => line(text, item && i ? 12 : 0, of, heading ?? false));
  }
  if (running) pages.forEach((page, i) => page.push({ text: running, x: MARGIN, y: HEIGHT - 30, size: 8 }, { text: `Page ${i + 1} of ${pages.length}`, x: WIDTH / 2, y: 30, size: 8 }));
  return pages;
}
