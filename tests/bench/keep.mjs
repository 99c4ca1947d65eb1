// What the bench has measured, in pkg/bench: a run of one part leaves the figures of the others as they were.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';

const BENCH = join(ROOT, 'pkg/bench');

/** The figures of a file, or none yet. @param {string} name @returns {Record<string, any>} */
export const kept = name => (existsSync(join(BENCH, name)) ? JSON.parse(readFileSync(join(BENCH, name), 'utf8')) : {});

/** Adds figures to a file, key by key. @param {string} name @param {Record<string, any>} figures */
export function keep(name, figures) {
  const all = kept(name);
  for (const [key, value] of Object.entries(figures)) all[key] = value && typeof value === 'object' && !Array.isArray(value) ? { ...all[key], ...value } : value;
  mkdirSync(BENCH, { recursive: true });
  writeFileSync(join(BENCH, name), `${JSON.stringify(all, null, 2)}\n`);
}
