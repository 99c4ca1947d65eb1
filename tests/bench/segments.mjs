// Topics of single segments, beside a list of the words in the topics' own names:
//   node tests/bench/segments.mjs [BINARY]
// The sets are JSON lines {id, language, text, topics}, a file each, in corpus/segments of ../shared or of FINEPRINT_SHARED.
// Exit status 0: it only measures.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../browser/server.mjs';

const BINARY = process.argv[2] ?? join(ROOT, 'target', 'release', 'fineprint');
const FOLDER = resolve(ROOT, process.env.FINEPRINT_SHARED ?? '../shared', 'corpus', 'segments');

/** A topic that refines one of the sets' topics counts for it. @type {Record<string, string>} */
const PARENT = {
  children: 'international_specific_audiences',
  international_transfer: 'international_specific_audiences',
  contact: 'other',
  legal_basis: 'other',
  cookies_tracking: 'first_party_collection_use',
};

/** The words of the topics' own names and what they are called in German: nothing is counted from the sets. @type {Record<string, Record<string, RegExp>>} */
const NAMES = {
  en: {
    first_party_collection_use: /\b(collection|use)\b/i,
    third_party_sharing_collection: /\b(third[ -]part(y|ies)|sharing)\b/i,
    user_choice_control: /\b(choices?|control)\b/i,
    user_access_edit_deletion: /\b(access|edit|deletion)\b/i,
    data_retention: /\bretention\b/i,
    data_security: /\bsecurity\b/i,
    policy_change: /\bchanges?\b/i,
    do_not_track: /\bdo not track\b/i,
    international_specific_audiences: /\b(international|audiences?)\b/i,
    legal_basis: /\b(legal|lawful) bas[ie]s\b/i,
  },
  de: {
    first_party_collection_use: /(erheb|erhoben|nutz|verwend)/i,
    third_party_sharing_collection: /(dritt|weitergabe|weitergegeben|übermitt)/i,
    legal_basis: /rechtsgrundlage/i,
  },
};

/**
 * Topics that the names alone tell.
 * @param {{language: string, text: string}} segment
 * @returns {Set<string>}
 */
function byName({ language, text }) {
  const found = Object.entries(NAMES[language] ?? NAMES.en).filter(([, words]) => words.test(text));
  return new Set(found.length ? found.map(([topic]) => topic) : ['other']);
}

/**
 * Macro and micro F1 of answers over the labels that the set uses.
 * @param {Array<{topics: string[]}>} segments
 * @param {Array<Set<string>>} answers
 * @returns {[number, number]}
 */
function score(segments, answers) {
  const labels = [...new Set(segments.flatMap((s) => s.topics))];
  const f1 = (/** @type {number[]} */ [right, extra, missing]) => (right ? (2 * right) / (2 * right + extra + missing) : 0);
  const cells = labels.map((label) => {
    const cell = [0, 0, 0];
    segments.forEach((segment, i) => {
      const [wanted, got] = [segment.topics.includes(label), answers[i].has(label)];
      if (wanted && got) cell[0] += 1;
      else if (got) cell[1] += 1;
      else if (wanted) cell[2] += 1;
    });
    return cell;
  });
  const sums = [0, 1, 2].map((i) => cells.reduce((sum, cell) => sum + cell[i], 0));
  return [cells.map(f1).reduce((sum, f) => sum + f, 0) / cells.length, f1(sums)];
}

if (!existsSync(FOLDER) || !existsSync(BINARY)) {
  console.error(`nothing to measure: ${existsSync(FOLDER) ? BINARY : FOLDER} is not here`);
  process.exit(0);
}
console.log('| set | Fineprint (macro / micro F1) | names of the topics |\n| --- | --- | --- |');
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl')).sort()) {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean);
  /** @type {Array<{id: string, language: string, text: string, topics: string[]}>} */
  const segments = lines.map((line) => JSON.parse(line));
  const input = segments.map(({ id, language, text }) => JSON.stringify({ id, language, text })).join('\n');
  const run = spawnSync(BINARY, ['classify'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  /** @type {Map<string, string[]>} */
  const told = new Map(run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)).map((d) => [d.id, d.topics]));
  const answers = segments.map(({ id }) => {
    const topics = told.get(id) ?? [];
    return new Set([...topics, ...topics.flatMap((topic) => PARENT[topic] ?? [])]);
  });
  const show = (/** @type {Array<Set<string>>} */ all) => score(segments, all).map((f) => f.toFixed(3)).join(' / ');
  console.log(`| ${file.replace('.jsonl', '')}, ${segments.length} segments | ${show(answers)} | ${show(segments.map(byName))} |`);
}
