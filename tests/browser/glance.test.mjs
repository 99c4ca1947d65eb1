// Ring four: what the glance calls bare has nothing for the finder of banners, and what has nothing is called bare. The words of the pages
// made here are in no id and no class, so that markup alone tells nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** What is put into a page: elements with their style, text and where they go. @typedef {{tag?: string, style?: string, text?: string, set?: Record<string, string>, tree?: 'open' | 'closed', show?: boolean, last?: boolean, inner?: Made[]}} Made */

const ASKS = { inner: [{ tag: 'p', text: 'We use cookies to count visits.' }, { tag: 'button', text: 'Agree' }, { tag: 'button', text: 'Refuse' }] };
const BELOW = 'position: fixed; bottom: 0; left: 0; right: 0; height: 120px; background: white';
const field = (/** @type {string} */ name) => ({ tag: 'input', set: { name, type: 'hidden' } });

/** Places where a notice must be found. @type {Record<string, Made>} */
const SUSPECT = {
  'fixed at the lower edge': { style: BELOW, ...ASKS },
  'sticky around it': { style: 'position: sticky; top: 0; height: 200px; background: white', inner: [{ ...ASKS }] },
  'absolute and high': { style: 'position: absolute; z-index: 10; top: 0; left: 0; right: 0; height: 200px; background: white', ...ASKS },
  'a form whose fields have the names of properties': {
    style: BELOW,
    inner: [{ tag: 'form', style: 'height: 120px', inner: ['parentNode', 'textContent', 'localName', 'nodeType', 'firstChild', 'nextSibling'].map(field).concat(/** @type {any} */ (ASKS.inner)) }],
  },
  'a block at the end of the page': { last: true, ...ASKS },
  'a block whose links answer': { last: true, inner: [{ tag: 'p', text: 'Are cookies all right?' }, ...['yes', 'no'].map(text => ({ tag: 'a', text, set: { href: `?choice=${text}` } }))] },
  'a block that asks, and whose links are pages': { last: true, inner: [ASKS.inner[0], ...['Agree', 'Refuse'].map(text => ({ tag: 'a', text, set: { href: `/${text}` } }))] },
  'a block whose links are buttons': { last: true, inner: [{ tag: 'p', text: 'Your privacy is yours.' }, ...['Agree', 'Refuse'].map(text => ({ tag: 'a', text, set: { href: `/${text}`, role: 'button' } }))] },
  'a block whose links go nowhere': { last: true, inner: ['Allow tracking', 'No tracking'].map(text => ({ tag: 'a', text, set: { href: '#' } })) },
  'a dialog that is open': { tag: 'dialog', show: true, ...ASKS },
  'a dialog that is drawn without being open': { tag: 'dialog', style: 'display: block; top: 300px; width: 600px; height: 200px', ...ASKS },
  'a dialog by its role, out of the places that are tested': { set: { role: 'dialog' }, style: 'position: absolute; top: 120px; left: 300px; width: 40px; height: 20px; overflow: hidden', ...ASKS },
  'a dialog whose controls say so by the pointer alone': {
    set: { role: 'dialog' },
    style: BELOW,
    inner: [ASKS.inner[0], ...['Agree', 'Refuse'].map(text => ({ tag: 'span', text, style: 'cursor: pointer; margin: 8px' }))],
  },
  'a dialog whose controls lie in a closed tree': {
    set: { role: 'dialog' },
    style: BELOW,
    inner: [ASKS.inner[0], { tag: 'x-answers', tree: 'closed', style: 'display: block; height: 90px', inner: ASKS.inner.slice(1).map(button => ({ ...button, style: 'width: 100%; height: 40px' })) }],
  },
  'a closed tree of an empty element': { tree: 'closed', inner: [{ style: BELOW, ...ASKS }] },
  'a closed tree of an element of its own kind': { tag: 'x-notice', tree: 'closed', inner: [{ style: BELOW, ...ASKS }] },
  'a tree in a tree that no test of a place meets': {
    tree: 'open',
    inner: [{ style: 'position: fixed; top: 330px; left: 0; right: 0; height: 100px; background: white', inner: [{ tag: 'x-inner', tree: 'closed', style: 'position: absolute; left: 40px; top: 0; width: 20px; height: 20px; overflow: hidden', ...ASKS }] }],
  },
  'a tree in what floats that no test of a place meets': {
    style: 'position: fixed; top: 330px; left: 0; right: 0; height: 100px; background: white',
    inner: [{ tag: 'x-inner', tree: 'closed', style: 'position: absolute; left: 40px; top: 0; width: 20px; height: 20px; overflow: hidden', ...ASKS }],
  },
  'a tree in a tree, met by a test of a place alone': {
    tree: 'open',
    inner: [{ style: BELOW, inner: [{ inner: [{ tag: 'x-inner', style: 'display: block; height: 120px', tree: 'closed', inner: [{ style: 'position: fixed; bottom: 0; left: 0; right: 0; height: 120px', ...ASKS }] }] }] }],
  },
};
/** Things of other kinds. @type {Record<string, Made>} */
const BARE = {
  'nothing more': { tag: 'template' },
  'a bar that stays': { style: 'position: sticky; top: 0', inner: [{ tag: 'a', text: 'Home', set: { href: '#' } }] },
  'a dialog about something else': { set: { role: 'dialog' }, style: 'position: fixed; top: 0', inner: [{ tag: 'button', text: 'Subscribe' }] },
  'a dialog that only speaks of cookies': { set: { role: 'dialog' }, style: BELOW, inner: [ASKS.inner[0], { tag: 'h2', text: 'Cookies' }] },
  'a block that only speaks of cookies': { last: true, inner: [ASKS.inner[0]] },
  'a closed tree about something else': { tree: 'closed', inner: [{ style: 'position: fixed; top: 0', text: 'Chat with us', inner: [{ tag: 'button', text: 'Chat' }] }] },
};

const POLICY = { tag: 'a', text: 'Privacy policy', set: { href: '/privacy' } };
const CONTACT = { tag: 'a', text: 'Contact', set: { href: 'mailto:shop@example.org' } };
/** Blocks that only refer to other pages: a place, and nothing that asks. @type {Record<string, Made>} */
const REFERS = {
  'a footer with the policy': { tag: 'footer', last: true, inner: [POLICY, CONTACT] },
  'a header with a menu': { tag: 'header', inner: [{ tag: 'button', text: 'Menu' }, { tag: 'a', text: 'Servicios', set: { href: '/servicios' } }] },
  'a footer with a form': { tag: 'footer', last: true, inner: [POLICY, { tag: 'input', set: { name: 'mail' } }, { tag: 'button', text: 'Subscribe' }] },
  'a footer that speaks itself': { tag: 'footer', last: true, inner: [{ tag: 'p', text: 'With our partners in the region.' }, POLICY, CONTACT] },
};

/** Puts it into a page that has little else, as the page's own scripts would. @param {Page} page @param {Made} what */
const put = (page, what) =>
  page.evaluate(what => {
    const make = (/** @type {any} */ { tag = 'div', style, text, set = {}, tree, show, inner = [] }) => {
      const element = document.createElement(tag);
      if (style) element.style.cssText = style;
      for (const [name, value] of Object.entries(set)) element.setAttribute(name, /** @type {string} */ (value));
      // A form's fields shadow its methods.
      const into = tree ? element.attachShadow({ mode: tree }) : element;
      if (text) Node.prototype.appendChild.call(into, new Text(text));
      for (const one of inner) Node.prototype.appendChild.call(into, make(one));
      if (show) element.show();
      return element;
    };
    // As many blocks before and after it as are looked at for themselves.
    const blocks = () => Array.from({ length: 7 }, () => make({ tag: 'p', text: 'A walk along the river.' }));
    document.body.replaceChildren(...blocks(), make(what), ...(what.last ? [] : blocks()));
  }, what);

/** What the glance and the finder say of a page, one after the other. @param {Session} browser @param {Page} page @returns {Promise<{bare: boolean, found: number}>} */
async function said(browser, page) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate(async tabId => {
    const target = { tabId };
    await chrome.scripting.executeScript({ target, files: ['content/watch.js', 'content/more.js'] });
    const func = () => ({ bare: FineprintGlance.bare(document), found: FineprintBannerFind.find(document).length });
    const [{ result }] = await chrome.scripting.executeScript({ target, func });
    return /** @type {any} */ (result);
  }, tabId);
}

for (const [name, what] of Object.entries(SUSPECT)) {
  inBoth('glance', `no bare page: ${name}`, async ({ browser, origin }) => {
    await browser.control();
    const page = await browser.open(`${origin}/fixtures/pages/article.html`);
    await put(page, what);
    const { bare, found } = await said(browser, page);
    assert.equal(bare, false);
    assert.ok(found > 0, 'the finder finds it');
  });
}

inBoth('glance', 'bare pages', async ({ browser, origin }) => {
  await browser.control();
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  for (const [name, what] of Object.entries(BARE)) {
    await put(page, what);
    assert.deepEqual(await said(browser, page), { bare: true, found: 0 }, name);
  }
});

inBoth('glance', 'bare pages that refer to others', async ({ browser, origin }) => {
  await browser.control();
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  for (const [name, what] of Object.entries(REFERS)) {
    await put(page, what);
    assert.equal((await said(browser, page)).bare, true, name);
  }
});

test('glance: marks that the short way takes for blanks are blanks on the long way too', async () => {
  const world = /** @type {{FineprintWords: {fold(text: string): string}}} */ (/** @type {any} */ ({}));
  runInNewContext(readFileSync(join(ROOT, 'extension/content/words.js'), 'utf8'), Object.assign(world, { globalThis: world }));
  const { fold } = world.FineprintWords;
  for (let code = 0x80; code < 0x3000; code++) {
    const sign = String.fromCharCode(code);
    // A letter of another script sends the whole the long way.
    assert.equal(`${fold(`a${sign}b`).trimEnd()} я `, fold(`a${sign}b я`), code.toString(16));
  }
});
