// Ring four: pages that mean harm or know no measure. After each of them the extension answers, and so does the page.
import assert from 'node:assert/strict';
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
  // A hundred thousand take Chromium half a minute and end the tab in Firefox, without any extension.
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
