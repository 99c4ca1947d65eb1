// The words that a page is looked through for, as `content/words.js` looks for them: folded, and cut at one place only, so that no page
// has to make a list of them before it needs one.

/**
 * The script of the two lists.
 * @param {Record<'title' | 'banner', string[]>} lists @param {(text: string) => string} fold
 */
export function gateWords(lists, fold) {
  const all = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, prepare(list, fold)]));
  return `// Made from the language files of the core.\nglobalThis.FineprintGateWords = (() => {\n  return ${JSON.stringify(all)};\n})();\n`;
}

/** @param {string[]} list @param {(text: string) => string} fold */
function prepare(list, fold) {
  const words = list.map(fold).map(word => word.trimEnd());
  // Scripts without blanks between words.
  const all = new Set([...words, ...words.map(word => word.trim()).filter(word => /[\u3041-\u30ff\u3400-\u9fff]/.test(word))]);
  // Whoever finds a part of a word need not look for the whole.
  const needed = [...all].filter(word => ![...all].some(other => other !== word && word.includes(other)));
  if (needed.some(word => !word.trim() || word.includes('|'))) throw new Error('a word of the gate is none');
  const ascii = (/** @type {string} */ word) => /^[\0-\x7f]*$/.test(word);
  return { plain: needed.filter(ascii).join('|'), other: needed.filter(word => !ascii(word)).join('|') };
}
