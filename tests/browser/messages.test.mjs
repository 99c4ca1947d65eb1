// Ring one and a half: who may say what. The one place where messages are checked, without a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

const OWN = 'chrome-extension://own/';
const context = { chrome: { runtime: { id: 'own', getURL: (/** @type {string} */ path) => OWN + path } }, URL };
runInNewContext(readFileSync(join(ROOT, 'extension/common/messages.js'), 'utf8'), context);
const { fromPage, candidates, asks, more, hide, beside, refusal, pressing, chosen, fromExtension } = /** @type {any} */ (context).FineprintMessages;

const page = { id: 'own', url: 'https://shop.example/', frameId: 0, tab: { id: 4 } };
const popup = { id: 'own', url: `${OWN}popup.html` };
const panel = { id: 'own', url: `${OWN}panel.html?token`, frameId: 7, tab: { id: 4 } };
const other = { id: 'another', url: 'chrome-extension://another/popup.html' };

const model = { url: '', lang: null, title: '', blocks: [], truncated: false };
const quotes = [{ start: 1, end: 2 }];

/** @type {[string, unknown, object | null][]} */
const ASKED = [
  ['a report', { type: 'report', tabId: 4 }, popup],
  ['a report of the tab in front', { type: 'report' }, popup],
  ['a summary', { type: 'summary', tabId: 4 }, popup],
  ['a quote', { type: 'show', tabId: 4, start: 0, end: 5 }, popup],
  ['sections', { type: 'sections', tabId: 4, on: true, sections: [{ start: 0, end: 5, topic: 'children' }] }, popup],
  ['the panel', { type: 'panel', tabId: 4, do: 'open' }, popup],
  ['the links to policies', { type: 'links', tabId: 4 }, popup],
  ['the page to print', { type: 'paper', tabId: 4 }, popup],
  ['to open one', { type: 'follow', tabId: 4, url: 'https://shop.example/privacy' }, popup],
  ['a letter', { type: 'letter', tabId: 4, kind: 'access', to: 'privacy@shop.example' }, popup],
  ['a letter of any kind, for the panel', { type: 'letter' }, panel],
  ['a place to say no', { type: 'go', tabId: 4, url: 'https://shop.example/do-not-sell' }, popup],
  ['the address of a sentence', { type: 'link', tabId: 4, start: 0, end: 5 }, popup],
  ['what changed', { type: 'changes', tabId: 4, do: 'see' }, popup],
  ['what changed, for the panel', { type: 'changes', do: 'got' }, panel],
  ['what is kept', { type: 'history', do: 'list' }, { id: 'own', url: `${OWN}history.html` }],
  ['a refusal', { type: 'refuse', tabId: 4, frame: 0, id: 1 }, popup],
  ['the record of a page', { type: 'record', tabId: 4 }, popup],
  ['what leads back', { type: 'back', tabId: 4 }, popup],
  ['to show it', { type: 'point', tabId: 4, at: 0 }, popup],
  ['the signal of a page', { type: 'gpc', tabId: 4 }, popup],
  ['to clear marks', { type: 'clear', tabId: 4 }, popup],
  ['which marks there are', { type: 'marks', tabId: 4 }, popup],
  ['quotes of the panel', { type: 'panel', do: 'quotes', quotes }, panel],
];
for (const [name, message, sender] of ASKED) {
  test(`messages: ${name}: the extension's own pages may`, async () => assert.ok(fromExtension(message, sender)));
  test(`messages: ${name}: a page, a frame, another extension may not`, async () => {
    for (const from of [page, { ...page, frameId: 3 }, other, { ...popup, id: undefined }, { ...popup, url: undefined }, { ...popup, url: 'https://shop.example/popup.html' }]) {
      assert.equal(fromExtension(message, from), null, JSON.stringify(from));
      assert.equal(fromPage(message, from), null, JSON.stringify(from));
    }
  });
}

test('messages: the panel speaks of its own tab only', async () => {
  assert.equal(fromExtension({ type: 'show', tabId: 9, start: 0, end: 1 }, panel).tabId, 4);
  assert.equal(fromExtension({ type: 'report', tabId: 9 }, panel).tabId, 4);
  assert.equal(fromExtension({ type: 'letter', tabId: 9 }, panel).tabId, 4);
});

test('messages: what a page says counts from its top frame only, and while it is shown', async () => {
  assert.ok(fromPage({ type: 'page', model }, page));
  assert.ok(fromPage({ type: 'gone' }, page));
  assert.ok(fromPage({ type: 'settled' }, page));
  assert.ok(fromPage({ type: 'at', quotes }, page));
  for (const from of [{ ...page, frameId: 1 }, { ...page, documentLifecycle: 'prerender' }, { ...page, tab: undefined }, other, panel]) {
    assert.equal(fromPage({ type: 'page', model }, from), null);
  }
});

test('messages: shapes that are none', async () => {
  for (const broken of [null, 1, 'report', [], {}, { type: 'nothing' }, { type: 'page' }, { type: 'page', model: [] }, { type: 'page', model: { blocks: {} } }, { type: 'at', quotes: [{}] }]) {
    assert.equal(fromPage(broken, page), null, JSON.stringify(broken));
    assert.equal(fromExtension(broken, popup), null, JSON.stringify(broken));
    assert.equal(candidates(broken, page), null, JSON.stringify(broken));
    assert.equal(beside(broken, { ...page, frameId: 2 }), null, JSON.stringify(broken));
  }
  for (const broken of [
    { type: 'report', tabId: -1 },
    { type: 'report', tabId: '4' },
    { type: 'show', tabId: 4, start: -1, end: 2 },
    { type: 'show', tabId: 4, start: 0.5, end: 2 },
    { type: 'show', tabId: 4, start: 0, end: Infinity },
    { type: 'sections', tabId: 4, on: true, sections: [{ start: 0, end: 1, topic: 3 }] },
    { type: 'sections', tabId: 4, on: true, sections: Array(2001).fill({ start: 0, end: 1, topic: 'x' }) },
    { type: 'panel', tabId: 4, do: 'eval' },
    { type: 'changes', tabId: 4, do: 'wipe' },
    { type: 'changes', do: 'see' },
    { type: 'history', do: 'list' },
    { type: 'letter', tabId: 4, kind: 'threat' },
    { type: 'letter', tabId: 4, to: ['privacy@shop.example'] },
    { type: 'letter', tabId: 4, to: 'a'.repeat(300) },
    { type: 'letter', kind: 'access' },
    { type: 'go', tabId: 4, url: 'javascript:alert(1)' },
    { type: 'go', tabId: 4, url: 'mailto:a@shop.example' },
    { type: 'go', url: 'https://shop.example/' },
    { type: 'link', tabId: 4, start: 1 },
    { type: 'follow', tabId: 4, url: 'javascript:alert(1)' },
    { type: 'follow', tabId: 4, url: 'file:///etc/passwd' },
    { type: 'follow', tabId: 4, url: `https://a.example/${'a'.repeat(9000)}` },
    { type: 'panel', tabId: 4, do: 'quotes', quotes: Array(1001).fill({ start: 0, end: 1 }) },
  ]) {
    assert.equal(fromExtension(broken, popup), null, JSON.stringify(broken));
  }
});

test('messages: the form of a page that is loaded ahead is nothing for the icon', async () => {
  assert.equal(asks({ type: 'asks' }, page), 4);
  assert.equal(asks({ type: 'asks' }, { ...page, documentLifecycle: 'prerender' }), null);
});

test('messages: candidates are counted', async () => {
  assert.equal(candidates({ type: 'banners', candidates: [{}] }, page).length, 1);
  assert.ok(candidates({ type: 'banners', candidates: [{}] }, { ...page, frameId: 5 }), 'a frame reads itself');
  assert.equal(candidates({ type: 'banners', candidates: Array(9).fill({}) }, page), null);
  assert.equal(candidates({ type: 'banners', candidates: [7] }, page), null);
  assert.equal(candidates({ type: 'banners', candidates: [{}] }, other), null);
});

test('messages: a card for a frame is short text, and comes from a frame inside', async () => {
  const message = { type: 'beside', says: { title: 'a', more: ['b'], steps: ['c'] }, size: [300, 200] };
  assert.deepEqual(JSON.parse(JSON.stringify(beside(message, { ...page, frameId: 2 }))), { says: { title: 'a', more: ['b'], steps: ['c'], refuses: false }, url: page.url, size: [300, 200], frame: 2 });
  assert.equal(beside(message, page), null);
  assert.equal(beside(message, { ...other, frameId: 2, tab: { id: 1 } }), null);
  for (const broken of [{ ...message, size: [1] }, { ...message, size: ['1', 2] }, { ...message, says: { title: 'a'.repeat(501), more: [], steps: [] } }, { ...message, says: { title: 'a', more: Array(5).fill('b'), steps: [] } }, { ...message, says: { title: 'a', more: [] } }, { ...message, says: { title: 'a', more: [], steps: Array(7).fill('c') } }]) {
    assert.equal(beside(broken, { ...page, frameId: 2 }), null);
  }
});

test('messages: what a person chose is an answer with short labels', async () => {
  const message = { type: 'chosen', role: 'save', label: 'Save', on: ['Statistics'] };
  assert.deepEqual(JSON.parse(JSON.stringify(chosen(message, { ...page, frameId: 2 }))), { role: 'save', label: 'Save', on: ['Statistics'] });
  assert.equal(chosen(message, other), null);
  for (const broken of [{ ...message, role: 'other' }, { ...message, label: 7 }, { ...message, on: null }, { ...message, on: [7] }, { ...message, on: Array(13).fill('a') }]) {
    assert.equal(chosen(broken, page), null);
  }
});

test('messages: a frame refuses for itself, the page for a frame whose card it shows', async () => {
  assert.equal(refusal({ type: 'refuse' }, page).frame, 0);
  assert.equal(refusal({ type: 'refuse', frame: 3 }, page).frame, 3);
  assert.equal(refusal({ type: 'refuse', frame: 3 }, { ...page, frameId: 2 }).frame, 2);
  for (const from of [other, popup, panel, { ...page, tab: undefined }]) assert.equal(refusal({ type: 'refuse' }, from), null);
  assert.equal(refusal({ type: 'refuse', frame: -1 }, page).frame, 0);
});

test('messages: a refusal has a number, so that it is done once', async () => {
  assert.equal(refusal({ type: 'refuse', id: 7 }, page).id, 7);
  assert.equal(fromExtension({ type: 'refuse', tabId: 4, frame: 0, id: 7 }, popup).id, 7);
  for (const id of [undefined, -1, 'x', {}]) assert.equal(refusal({ type: 'refuse', id }, page).id, 0);
});

/** What the content script of any frame may say, with a message of its own shape and others. @type {[string, (message: unknown, sender: unknown) => unknown, object, object[]][]} */
const FROM_FRAMES = [
  ['candidates', candidates, { type: 'banners', candidates: [{}] }, [{ type: 'banners', candidates: Array(9).fill({}) }, { type: 'banners', candidates: [1] }]],
  ['that it wants the readers', more, { type: 'more' }, [{ type: 'less' }]],
  ['that its form is gone', asks, { type: 'asks' }, [{ type: 'ask' }]],
  ['that no hints are wanted', hide, { type: 'hide', everywhere: false }, [{ type: 'hide' }, { type: 'hide', everywhere: 1 }]],
  ['a click on its card', refusal, { type: 'refuse', id: 1 }, [{ type: 'refused' }]],
  ['that the last click comes', pressing, { type: 'pressing', id: 1, clicked: ['Reject'] }, [{ type: 'pressing', clicked: [] }, { type: 'pressing', id: 1, clicked: [1] }, { type: 'pressing', id: 1, clicked: Array(6).fill('a') }]],
  ['what a person answered', chosen, { type: 'chosen', role: 'reject', label: 'No', on: [] }, [{ type: 'chosen', role: 'other', label: 'No', on: [] }, { type: 'chosen', role: 'reject', label: 'No', on: Array(13).fill('a') }]],
];
for (const [name, check, message, others] of FROM_FRAMES) {
  test(`messages: ${name}: from a frame of a page only, in its shape only`, async () => {
    for (const from of [page, { ...page, frameId: 3 }]) assert.ok(check(message, from));
    for (const from of [other, { ...page, id: undefined }, { ...page, tab: undefined }, { ...popup, tab: { id: 4 }, frameId: 0 }, { ...panel, frameId: 7 }]) assert.equal(check(message, from), null, JSON.stringify(from));
    for (const broken of [null, [], {}, 'more', ...others]) assert.equal(check(broken, page), null, JSON.stringify(broken));
  });
}
