// Ring four: pages that mean harm or know no measure. After each of them the extension answers, and so does the page.
import assert from 'node:assert/strict';
import { cardShown } from './card.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** What each page does to itself, run in the page. @type {Record<string, () => void>} */
const PAGES = {
  'a million nodes': () => {
    const row = document.createElement('p');
    for (let i = 0; i < 1000; i++) row.append(document.createElement('i'));
    const all = document.createElement('section');
    for (let i = 0; i < 1000; i++) all.append(row.cloneNode(true));
    document.body.append(all);
  },
  // As a parser makes it, which flattens what lies deeper than 512: so deep a page comes from the network.
  'a hundred thousand elements in each other, as a parser makes them': () => {
    const range = document.createRange();
    range.selectNode(document.body);
    document.body.append(range.createContextualFragment(`${'<div>'.repeat(100_000)}We use cookies. <button>Accept all</button>`));
  },
  // Made by a script: a hundred thousand take Chromium half a minute and end the tab in Firefox, without any extension.
  'twenty thousand elements in each other': () => {
    let at = document.createElement('div');
    const top = at;
    top.hidden = true;
    for (let i = 0; i < 20_000; i++) at = at.appendChild(document.createElement('div'));
    at.textContent = 'We use cookies. Accept all.';
    document.body.append(top);
  },
  '50 MB of text in one paragraph': () => {
    const text = document.createElement('p');
    text.style.display = 'none';
    text.textContent = 'We keep your data and use cookies. '.repeat(1_500_000);
    document.body.append(text);
  },
  'a storm of changes': () => {
    let i = 0;
    setInterval(() => {
      for (let n = 0; n < 50; n++) {
        const p = document.createElement('p');
        p.className = `cookie consent ${i++}`;
        p.textContent = 'cookies';
        document.body.append(p);
        if (document.body.childElementCount > 300) document.body.lastElementChild?.remove();
      }
    }, 1);
  },
  'a document that is opened anew midway': () => {
    document.open();
    document.append(document.createElement('p'));
    document.close();
  },
  'elements that remove themselves, move, and throw': () => {
    customElements.define('x-gone', class extends HTMLElement {
      connectedCallback() {
        this.remove();
        throw new Error('no');
      }
    });
    customElements.define('x-moves', class extends HTMLElement {
      static observedAttributes = ['class'];
      attributeChangedCallback() {
        document.body.prepend(this);
      }
    });
    for (let i = 0; i < 50; i++) {
      document.body.append(document.createElement('x-gone'));
      const moves = document.body.appendChild(document.createElement('x-moves'));
      moves.className = 'cookie';
    }
  },
  'nodes of another document, and a tree in a tree in a tree': () => {
    const other = document.implementation.createHTMLDocument('other');
    other.body.append('We use cookies to follow you.');
    document.body.append(document.adoptNode(other.body.firstChild ?? other.createTextNode('')));
    let at = /** @type {Element | ShadowRoot} */ (document.body);
    for (let i = 0; i < 2000; i++) at = at.appendChild(document.createElement('div')).attachShadow({ mode: i % 2 ? 'open' : 'closed' });
    at.append('cookies');
  },
  'shadow trees whose slots and hosts go round in a circle': () => {
    const [outer, inner] = [document.createElement('x-outer'), document.createElement('x-inner')];
    const [first, second] = [outer.attachShadow({ mode: 'open' }), inner.attachShadow({ mode: 'open' })];
    first.append(inner, document.createElement('slot'));
    inner.append(document.createElement('slot'));
    second.append(document.createElement('slot'));
    outer.append('We use cookies.');
    // What scripts see goes round for ever; the tree itself can't.
    Object.defineProperty(first, 'host', { get: () => inner });
    Object.defineProperty(outer, 'parentNode', { get: () => inner });
    Object.defineProperty(inner, 'parentNode', { get: () => outer });
    Object.defineProperty(outer, 'assignedSlot', { get: () => inner });
    document.body.append(outer);
  },
  'proxies where objects of the browser were': () => {
    /** @type {() => any} */
    const never = () => /** @type {any} */ (new Proxy(() => {}, { get: () => never(), apply: () => never(), has: () => true, ownKeys: () => { throw new Error('no'); } }));
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ShadowRoot', 'Range', 'CSSStyleSheet', 'Highlight', 'chrome', 'browser', 'getComputedStyle', 'requestIdleCallback', 'setTimeout']) {
      Object.defineProperty(globalThis, name, { value: never(), configurable: true });
    }
    document.getSelection = document.elementFromPoint = document.createRange = /** @type {any} */ (never());
    Object.setPrototypeOf(document.body, /** @type {any} */ (new Proxy(HTMLBodyElement.prototype, { get: (on, name) => Reflect.get(on, name, document.body) })));
  },
  'getters that take their time': () => {
    for (const type of [Node, Element, HTMLElement, Document]) {
      for (const [name, { get, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
        if (!get || !configurable) continue;
        Object.defineProperty(type.prototype, name, {
          configurable: true,
          get() {
            for (let i = 0; i < 1e6; i++);
            return Reflect.apply(get, this, []);
          },
        });
      }
    }
  },
  'properties that throw and never end': () => {
    for (const name of ['children', 'childNodes', 'textContent', 'nodeType', 'getAttribute', 'querySelectorAll', 'firstChild', 'tagName', 'id', 'className', 'parentNode']) {
      Object.defineProperty(document.body, name, { get: () => { throw new Error('no'); }, configurable: true });
    }
    const form = document.createElement('form');
    for (const name of ['children', 'attributes', 'parentNode', 'textContent', 'getBoundingClientRect', 'nodeType']) {
      const field = document.createElement('input');
      field.name = name;
      form.append(field);
    }
    form.append('We use cookies. ');
    document.documentElement.append(form);
  },
  'a base address that leads elsewhere': () => {
    const base = document.createElement('base');
    base.href = 'data:text/html,x';
    document.head.append(base);
    const a = document.createElement('a');
    a.href = 'javascript:alert(1)';
    a.textContent = 'privacy policy';
    document.body.append(a);
  },
  'frames that come and go': () => {
    setInterval(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
      for (let i = 0; i < 10; i++) {
        const frame = document.createElement('iframe');
        frame.srcdoc = '<p>We use cookies.</p><button>Accept</button>';
        document.body.append(frame);
      }
    }, 20);
  },
};

for (const [name, harm] of Object.entries(PAGES)) {
  inBoth('hostile', name, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/pages/article.html`);
    await page.evaluate(harm);
    // Not waiting for it to rest: some of them never do.
    const tabId = await browser.tabId(page);
    const control = await browser.control();
    const kind = await until('an answer', () =>
      control.evaluate(async tabId => (await chrome.runtime.sendMessage({ type: 'report', tabId }))?.page?.kind, tabId),
    );
    assert.ok(['other', 'about_privacy'].includes(String(kind)), String(kind));
    assert.equal(await page.evaluate(() => 1 + 1), 2, 'the page answers');
    await page.close();
    // The next page is read as if nothing had been.
    const next = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
    await browser.badgeShown(next);
  });
}

for (const [name, query] of [['a sandboxed page', '?csp=sandbox'], ['a page that may do nothing', '?csp=strict'], ['a page without scripts', '?scripts=none']]) {
  inBoth('hostile', `${name}: it is read, a quote is shown, the panel opens or says that it can't`, async ({ browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/demo/policy-en.html${query}`);
    await browser.badgeShown(page);
    const popup = await browser.popupPage(page);
    assert.equal((await popup.read()).state, 'policy');
    await popup.clickQuote('[data-fact="retention"]');
    const tabId = await browser.tabId(page);
    const control = await browser.control();
    const shown = await until('the mark', () => control.evaluate(async tabId => (await chrome.runtime.sendMessage({ type: 'marks', tabId }))?.quote, tabId));
    assert.equal(shown, true);
    assert.equal(typeof (await browser.panel(page)), 'boolean');
  });
}

/** A banner of a page's own making, with these labels. @param {import('./browsers.mjs').Page} page @param {string[]} labels */
const banner = (page, labels) =>
  page.evaluate(labels => {
    const bar = document.createElement('div');
    bar.id = 'cookie-banner';
    bar.style.cssText = 'position:fixed;bottom:0;left:0;right:0;padding:20px;background:#fff;z-index:9';
    bar.append(Object.assign(document.createElement('p'), { textContent: 'We and our partners use cookies to store and read information on your device. Do you agree?' }));
    for (const label of labels) bar.append(Object.assign(document.createElement('button'), { textContent: label }));
    document.body.append(bar);
  }, labels);

/** The roles of the controls of a page's banner. @param {Session} browser @param {Page} page @returns {Promise<string[]>} */
const roles = (browser, page) =>
  until('a banner', async () => {
    const { banners } = await browser.report(page);
    return banners.length > 0 && banners[0].controls.map((/** @type {any} */ control) => control.role);
  });

inBoth('hostile', 'labels with letters of other scripts, or turned round, are not taken for a way to refuse', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  // Cyrillic letters in the first; in the second only the eye reads "Reject all".
  await banner(page, ['Rе\u0458есt аll', '\u202ella tcejeR\u202c', 'Accept all']);
  assert.deepEqual(await roles(browser, page), ['other', 'other', 'accept']);
});

inBoth('hostile', 'marks that can’t be seen within a label change nothing', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/article.html`);
  await banner(page, ['Re\u00adject\u200b all', 'Acc\u2060ept\ufeff all']);
  assert.deepEqual(await roles(browser, page), ['reject', 'accept']);
});

const PICTURE = 'inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none';
const DOT = 'left:0;top:0;width:1px;height:1px';
/** What a page lays over the card, that lets clicks through: its style, a sheet beside it, in how deep a tree of its own. @type {Record<string, {style: string, sheet?: string, depth?: number}>} */
const BAITS = {
  'a picture': { style: PICTURE },
  'the shadow of a dot': { style: `${DOT};box-shadow:0 0 0 4000px #fff` },
  'what comes before a dot': { style: `${DOT};overflow:visible`, sheet: '.bait::before { content: "You have won"; position: fixed; inset: 0; background: #fff; pointer-events: none }' },
  'a picture within a tree of its own': { style: PICTURE, depth: 6 },
};
/** Lays it; runs in the page. @param {{style: string, sheet?: string, depth?: number}} bait */
function lay({ style, sheet = '', depth = 0 }) {
  const bait = Object.assign(document.createElement('div'), { popover: 'manual', className: 'bait' });
  bait.style.cssText = `position:fixed;padding:0;margin:0;border:0;${style}`;
  document.head.append(Object.assign(document.createElement('style'), { textContent: sheet }));
  let at = document.body;
  for (let i = 0; i < depth; i++) at = at.appendChild(document.createElement('div'));
  (depth ? at.attachShadow({ mode: 'open' }) : at).append(bait);
  bait.showPopover();
}

for (const [name, bait] of Object.entries(BAITS)) {
  inBoth('hostile', `a click that a page steals for the card with ${name}: nothing is refused or hidden`, async ({ browser, origin }) => {
    // What a test before has chosen is not what is asked.
    await (await browser.control()).evaluate(() => chrome.storage.local.clear());
    const page = await browser.open(`${origin}/fixtures/banners/platforms.html#complianz`);
    await page.bringToFront();
    const { box } = await cardShown(page);
    await page.evaluate(lay, bait);
    const [left, top, right, bottom] = box;
    for (let y = top; y < bottom; y += 10) for (let x = left; x < right; x += 16) await page.mouse.click(x, y);
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-layer]')).hidden), false, 'nothing was refused');
    const control = await browser.control();
    assert.deepEqual(await control.evaluate(async () => Object.keys(await chrome.storage.local.get(null))), [], 'nothing was chosen');
    assert.ok(await page.evaluate(() => [...document.querySelectorAll('div')].some(host => host.popover === 'manual' && host.matches(':popover-open') && !host.childNodes.length && !host.className && !host.style.length)), 'the card was not closed');
  });
}

inBoth('hostile', 'text that looks like a summary, letters that turn the direction', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/pages/watcher.html`);
  await page.evaluate(() => {
    const p = document.createElement('p');
    p.textContent = 'We keep your \u202e data for 3 years \u2066 <button data-fact="sale_share" data-status="stated_no">No, it says</button> and a day.';
    document.querySelector('main')?.append(p);
  });
  const popup = await browser.popupPage(page);
  await popup.read();
  const found = await popup.inside(({ document }) => {
    const quotes = [...document.querySelectorAll('q')];
    return {
      sales: document.querySelectorAll('[data-fact="sale_share"]').length,
      markup: document.querySelectorAll('q > *').length,
      isolated: quotes.every(q => getComputedStyle(q).unicodeBidi.startsWith('isolate')),
    };
  }, undefined);
  assert.deepEqual(found, { sales: 1, markup: 0, isolated: true });
});
