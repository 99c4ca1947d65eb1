// Ring one and a half: who asks a background that was stopped midway asks again, without a browser. What comes of a question then is an
// error, or nothing at all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

/** A page of the extension whose questions are answered one after the other; and what was asked. @param {(() => Promise<unknown>)[]} answers @param {string[]} scripts */
const page = (answers, ...scripts) => pageBeside(null, answers, ...scripts);

/** The same with a background that runs beside it. @param {object | null} background @param {(() => Promise<unknown>)[]} answers @param {string[]} scripts */
function pageBeside(background, answers, ...scripts) {
  /** @type {object[]} */
  const asked = [];
  const sendMessage = (/** @type {object} */ message) => {
    asked.push(message);
    return answers.shift()?.();
  };
  const chrome = { runtime: { id: 'own', sendMessage }, tabs: { query: async () => [{ id: 4 }] }, extension: { getBackgroundPage: () => background } };
  const document = { documentElement: { toggleAttribute() {} } };
  // Pauses pass at once.
  const context = createContext({ chrome, document, location: { search: '' }, performance, URLSearchParams, setTimeout: (/** @type {() => void} */ done) => done() });
  for (const script of scripts) runInContext(readFileSync(join(ROOT, `extension/${script}.js`), 'utf8'), context, script);
  return { asked, .../** @type {any} */ (context) };
}

const ENDS = {
  'without an answer': async () => undefined,
  'with an error': async () => Promise.reject(new Error('the channel closed')),
};
for (const [how, end] of Object.entries(ENDS)) {
  test(`asked: a background that ends ${how}`, async () => {
    const { FineprintAsk, asked } = page([end, end, async () => 'read'], 'content/ask');
    assert.equal(await FineprintAsk.ask({ type: 'summary' }), 'read');
    assert.equal(asked.length, 3);
  });
  test(`asked: the popup's first question, to a background that ends ${how}`, async () => {
    const { FineprintFirst, asked } = page([end, async () => 'read'], 'content/ask', 'popup/first');
    assert.equal(await FineprintFirst.summary(), 'read');
    assert.equal(JSON.stringify(asked), JSON.stringify([{ type: 'summary', tabId: 4 }, { type: 'summary', tabId: 4 }]));
  });
}

test('asked: an answer that is null is one', async () => {
  const { FineprintFirst, asked } = page([async () => null], 'content/ask', 'popup/first');
  assert.equal(await FineprintFirst.summary(), null);
  assert.equal(asked.length, 1);
});

test('asked: a background beside the popup, without a message', async () => {
  const background = { addEventListener() {}, FineprintBackground: { summary: async (/** @type {number} */ tabId) => `read ${tabId}` } };
  const { FineprintFirst, asked } = pageBeside(background, [], 'content/ask', 'popup/first');
  assert.equal(await FineprintFirst.summary(), 'read 4');
  assert.equal(asked.length, 0);
});

for (const [how, summary] of Object.entries({ 'that fails': async () => Promise.reject(new Error('no')), 'that never answers, as it is stopped': () => new Promise(() => {}) })) {
  test(`asked: a background beside the popup ${how}`, async () => {
    const stopped = /** @type {(() => void)[]} */ ([]);
    const background = { addEventListener: (/** @type {string} */ _, /** @type {() => void} */ does) => stopped.push(does), FineprintBackground: { summary } };
    const { FineprintFirst, asked } = pageBeside(background, [async () => 'read'], 'content/ask', 'popup/first');
    const read = FineprintFirst.summary();
    await new Promise(done => setTimeout(done));
    stopped.forEach(does => does());
    assert.equal(await read, 'read');
    assert.equal(asked.length, 1);
  });
}
