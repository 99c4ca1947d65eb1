// Ring four: the summary as a person sees it: its parts in their order, each line with the sentence that it rests on, in its language.
import assert from 'node:assert/strict';
import { addRule, marked } from './browsers.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

const RING = 'summary';

/** The popup of a policy. @param {import('./browsers.mjs').Session} browser @param {string} url */
async function popupOf(browser, url) {
  const page = await browser.open(url);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  return { page, popup };
}

inBoth(RING, 'what stands out, the facts, the rights, the outline, in this order; the time that the text takes and that the summary takes', async ({ browser, origin }) => {
  const { page, popup } = await popupOf(browser, `${origin}/fixtures/demo/policy-en.html`);
  const { policy } = await browser.report(page);
  const { parts, about } = await popup.inside(({ document }) => {
    const root = /** @type {HTMLElement} */ (document.getElementById('summary'));
    return { parts: [...root.children].map(part => part.className), about: root.querySelector('.about')?.textContent ?? '' };
  }, undefined);
  assert.deepEqual(parts, ['summary-head', 'concerns', 'facts', 'facts', 'outline', 'note']);
  const numbers = (about.replace(/(\d)[,.](?=\d{3})/g, '$1').match(/\d+/g) ?? []).map(Number);
  const [words, minutes, ours] = numbers;
  assert.deepEqual([words, minutes], [policy.words, policy.reading_minutes], about);
  assert.ok(ours >= 1 && ours <= minutes, about);
});

inBoth(RING, 'every line that says something has its sentence, in the policy’s language; what is not stated has none', async ({ browser, origin }) => {
  for (const language of ['nl', 'de']) {
    const { popup } = await popupOf(browser, `${origin}/fixtures/demo/policy-${language}.html`);
    const lines = await popup.inside(({ document }) => {
      const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#summary [data-fact], #summary [data-concern]')]);
      return all.map(line => {
        const quotes = /** @type {HTMLElement[]} */ ([...line.querySelectorAll('button[data-start] q')]);
        return { name: `${line.dataset.fact ?? line.dataset.concern} ${line.dataset.member ?? ''}`, status: line.dataset.status ?? 'concern', said: line.querySelector('.status-words')?.textContent ?? '', quotes: quotes.length, languages: quotes.map(quote => quote.lang), places: quotes.map(quote => { const { start, end } = /** @type {HTMLElement} */ (quote.parentElement).dataset; return `${start} ${end}`; }) };
      });
    }, undefined);
    assert.ok(lines.length > 20, String(lines.length));
    for (const { name, status, quotes, languages, said, places } of lines) {
      assert.equal(new Set(places).size, places.length, `${language}: ${name}: a sentence twice`);
      // A concern about what is missing can show no sentence.
      if (status !== 'concern') assert.equal(quotes > 0, status !== 'not_found', `${language}: ${name}: ${status}`);
      if (status !== 'concern') assert.ok(said, `${name}: its state in words`);
      assert.ok(languages.every(one => one === language), `${language}: ${name}: ${languages}`);
    }
  }
});

inBoth(RING, 'the outline: closed at first; a heading is shown in the page', async ({ browser, origin }) => {
  const { page, popup } = await popupOf(browser, `${origin}/fixtures/demo/policy-en.html`);
  const heading = await popup.inside(({ document }) => {
    const fold = /** @type {HTMLDetailsElement} */ (document.querySelector('details.outline'));
    if (fold.open) return '';
    fold.open = true;
    const last = /** @type {HTMLElement} */ ([...fold.querySelectorAll('button.heading')].at(-1));
    last.click();
    return last.textContent ?? '';
  }, undefined);
  assert.ok(heading);
  const mark = await until('the mark', async () => {
    const mark = await marked(page);
    return mark?.inView && mark;
  });
  assert.ok(mark.text.replace(/\s+/g, ' ').includes(heading), `${mark.text} has no ${heading}`);
});

inBoth(RING, 'for who wants no movement nothing moves', async ({ browser, origin }) => {
  const { popup, page } = await popupOf(browser, `${origin}/fixtures/demo/policy-en.html`);
  const options = await browser.openOwn('options.html');
  const moving = (/** @type {import('./browsers.mjs').Page} */ page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].filter(e => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e);
        return animationName !== 'none' || transitionDuration.split(',').some(time => parseFloat(time) > 0) || scrollBehavior === 'smooth';
      }).map(e => e.localName),
    );
  try {
    for (const one of [popup.page, options]) {
      await browser.still(one, true);
      assert.deepEqual(await moving(one), []);
    }
    // A page that scrolls smoothly is brought to the sentence at once.
    await page.bringToFront();
    await browser.still(page, true);
    await addRule(page, 'html { scroll-behavior: smooth }');
    await page.evaluate(() => {
      const all = /** @type {any} */ (globalThis);
      all.tops = new Set();
      addEventListener('scroll', () => all.tops.add(scrollY));
    });
    await popup.clickQuote('[data-fact="complaint"]');
    await until('the mark in view', async () => (await marked(page))?.inView);
    const tops = await until('the scroll', () => page.evaluate(() => [.../** @type {any} */ (globalThis).tops]).then(tops => tops.length && tops));
    // To the element, then to the middle of the sentence.
    assert.ok(tops.length <= 2, `in one step: ${tops}`);
  } finally {
    await browser.still(popup.page, false);
  }
});
