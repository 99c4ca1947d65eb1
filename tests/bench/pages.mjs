// The pages of the bench, made here: the same bytes on every machine and in every run.

/** A row of numbers that looks like chance and is always the same. @param {number} seed */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  'the a of in on garden river winter light stone market music bread window teacher village morning paper road green quiet small old new long walks reads builds opens sings finds keeps under over after before while when and but or with without between many few some every'.split(
    ' ',
  );

/** Running text about nothing. @param {number} bytes @param {number} seed */
export function prose(bytes, seed) {
  const next = numbers(seed);
  const out = [];
  for (let length = 0; length < bytes; ) {
    const words = Array.from({ length: 8 + Math.floor(next() * 12) }, () => WORDS[Math.floor(next() * WORDS.length)]);
    const sentence = `${words[0][0].toUpperCase()}${words.join(' ').slice(1)}.`;
    out.push(sentence);
    length += sentence.length + 1;
  }
  return out;
}

/** Sentences in paragraphs. @param {string[]} sentences */
const paragraphs = sentences => {
  const out = [];
  for (let i = 0; i < sentences.length; i += 5) out.push(`<p>${sentences.slice(i, i + 5).join(' ')}</p>`);
  return out.join('\n');
};

/** @param {string} title @param {string} body @param {string} [head] */
const page = (title, body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>body{font:16px/1.5 sans-serif;margin:1em}.card{display:inline-block;width:180px;margin:4px}.results li{margin:1em 0}</style>${head}</head><body>${body}</body></html>`;

const POLICY = [
  'We collect your name, your e-mail address and your postal address when you place an order.',
  'Your payment details are processed by our payment provider and are not stored by us.',
  'We use cookies and similar means to count visits and to show advertisements that fit your interests.',
  'We keep your data for two years after your last order, unless the law obliges us to keep them longer.',
  'We share personal data with carriers who bring the parcels to your door.',
  'You may ask us at any time which data we hold, and have them corrected or erased.',
  'You may lodge a complaint with the supervisory authority of your country.',
  'We do not sell your personal data to third parties.',
  'Data may be transferred to a country outside the European Economic Area under standard contractual clauses.',
  'We have taken technical and organisational measures, such as encryption, to protect your data.',
  'The legal basis of this processing is the performance of the contract with you.',
  'If we change this policy, we will tell you by e-mail before the change takes effect.',
  'We do not knowingly collect data of children under the age of 16.',
  'With your consent we send you a newsletter, from which you may withdraw with every mail.',
];

/** The body of a policy of about so many bytes, in sections. @param {number} bytes */
export function policyBody(bytes) {
  const next = numbers(7);
  const out = ['<main><h1>Privacy policy</h1><p>Last updated on 3 March 2026. Example Garden Ltd, 12 Long Lane, York, is responsible; write to privacy@example.org.</p>'];
  let length = out[0].length;
  for (let number = 1; length < bytes; number++) {
    const sentences = Array.from({ length: 8 }, () => POLICY[Math.floor(next() * POLICY.length)]);
    const filler = prose(300, number);
    const section = `<h2>${number}. What we do with your data</h2><p>${sentences.slice(0, 4).join(' ')}</p><ul>${sentences.slice(4, 7).map(s => `<li>${s}</li>`).join('')}</ul><p>${sentences[7]} ${filler.join(' ')}</p>`;
    out.push(section);
    length += section.length;
  }
  return `${out.join('\n')}</main>`;
}

/** A policy as a page. @param {number} bytes */
export const policy = bytes => page('Privacy policy', policyBody(bytes));

const BANNER = `<div id="notice" style="position:fixed;left:0;right:0;bottom:0;padding:20px;background:#fff;border:1px solid #333;z-index:99"><p>We and our 48 partners use cookies to show personalised advertisements and to measure visits.</p><button id="yes" style="background:#264;color:#fff">Accept all</button> <button id="no">Reject all</button> <button>Settings</button></div>`;

/** The end of most pages. */
const FOOTER = `<footer><p>© 2026 Example Garden</p><ul>
  <li><a href="/contact">Contact</a></li>
  <li><a href="/privacy">Privacy policy</a></li>
  <li><a href="/terms">Terms</a></li>
</ul></footer>`;

/** A script of a page that says when it is done. @param {string} code */
const script = code => `<script>${code}</script>`;

/** When the banner of the banner page comes, after the page is ready, in milliseconds. */
const BANNER_AFTER = 300;

/** What the page knows of a banner: when it was put there, and when somebody else put something beside it. */
const watch = `
globalThis.times = { shown: 0, hint: 0 };
document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
  const box = document.createElement('div');
  box.innerHTML = ${JSON.stringify(BANNER)};
  document.body.append(box.firstChild);
  times.shown = performance.timeOrigin + performance.now();
  new MutationObserver(list => {
    if (!times.hint && list.some(record => record.addedNodes.length)) times.hint = performance.timeOrigin + performance.now();
  }).observe(document, { childList: true, subtree: true });
}, ${BANNER_AFTER}));`;

const shop = () => {
  const text = prose(200_000, 3);
  const cards = Array.from({ length: 1600 }, (_, i) => `<div class="card"><a href="/item/${i}"><b>${text[i % text.length].slice(0, 30)}</b></a><span>${(i * 37) % 500}.00</span><button>Add</button></div>`);
  return page('Garden shop', `<header><h1>Garden shop</h1></header><main>${cards.join('')}</main>`);
};

const search = () => {
  const text = prose(12_000, 5);
  const results = text.slice(0, 40).map((s, i) => `<li><h3><a href="/r/${i}">${s.slice(0, 50)}</a></h3><p>${s} ${text[(i * 7) % text.length]}</p></li>`);
  return page('garden bench - Search', `<form><input name="q" value="garden bench"><button>Search</button></form><ol class="results">${results.join('')}</ol>`);
};

/** Fifty nodes a second, for as long as the page is open. */
const feed = `
const words = ${JSON.stringify(prose(4000, 9))};
let n = 0;
addEventListener('load', () => setInterval(() => {
  for (let i = 0; i < 5; i++) {
    const p = document.createElement('p');
    p.textContent = words[n++ % words.length];
    document.getElementById('feed').append(p);
  }
}, 100));`;
const chat = `
const words = ${JSON.stringify(prose(4000, 11))};
let n = 0;
addEventListener('load', () => setInterval(() => { document.getElementById('last').textContent = words[n++ % words.length]; }, 100));`;

const framed = () => page('Many frames', `<h1>Many frames</h1>${Array.from({ length: 200 }, (_, i) => `<iframe src="/bench/frame.html?${i}" width="120" height="80"></iframe>`).join('')}`);

/**
 * The pages by name; `long` ones are watched for thirty seconds.
 * @type {Record<string, {html: () => string, long?: boolean}>}
 */
export const PAGES = {
  article: { html: () => page('A walk along the river', `<main><h1>A walk along the river</h1>${paragraphs(prose(12_000, 1))}</main>${FOOTER}`) },
  search: { html: search },
  'shop (8,000 elements)': { html: shop },
  '1.5 MB text': { html: () => page('A long book', `<main><h1>A long book</h1>${paragraphs(prose(1_500_000, 2))}</main>`) },
  '200 frames': { html: framed },
  '60 kB policy': { html: () => policy(60_000) },
  banner: { html: () => page('Garden shop', `<main><h1>Garden shop</h1>${paragraphs(prose(6000, 4))}</main>`, script(watch)) },
  'feed (30 s)': { html: () => page('Feed', '<h1>Feed</h1><div id="feed"></div>', script(feed)), long: true },
  'chat (30 s)': { html: () => page('Chat', `<h1>Chat</h1>${paragraphs(prose(4000, 6))}<p id="last">...</p>`, script(chat)), long: true },
};

/** Files that the pages ask for. @type {Record<string, string>} */
export const PARTS = { '/bench/frame.html': page('Frame', paragraphs(prose(400, 8))) };
