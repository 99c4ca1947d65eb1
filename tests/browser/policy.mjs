// A policy of a test's own: the English demo with sentences replaced, served from its own origin.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, serve } from './server.mjs';

const DEMO = join(ROOT, 'tests/fixtures/demo/policy-en.html');

/**
 * @param {[string | RegExp, string][]} swaps what is replaced wherever it stands, each at least once
 * @param {(url: string) => Promise<void>} body
 */
export async function withPolicy(swaps, body) {
  const folder = await mkdtemp(join(tmpdir(), 'fineprint-'));
  const file = join(folder, 'policy.html');
  let text = await readFile(DEMO, 'utf8');
  for (const [from, to] of swaps) {
    const next = typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, () => to);
    assert.notEqual(next, text, String(from));
    text = next;
  }
  await writeFile(file, text);
  const server = await serve({ '/policy.html': file });
  try {
    await body(`${server.origin}/policy.html`);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}
