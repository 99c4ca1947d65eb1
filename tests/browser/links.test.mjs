// Ring one and a half: addresses, without a browser: those that lead to a sentence, and those that a policy gives for saying no.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

const context = createContext({ URL });
for (const name of ['letters/mail', 'summary/targets', 'common/fragment']) runInContext(readFileSync(join(ROOT, `extension/${name}.js`), 'utf8'), context, name);
const { FineprintFragment: fragment, FineprintTargets: targets } = /** @type {any} */ (context);

/** The directive for a stretch of a text; which one of several alike. @param {string} text @param {string} quote @param {number} [number] @returns {string} */
function directive(text, quote, number = 0) {
  let start = text.indexOf(quote);
  for (let i = 0; i < number; i++) start = text.indexOf(quote, start + 1);
  assert.ok(start >= 0, quote);
  return fragment.directive(text, start, start + quote.length);
}

/** @type {[string, string, string][]} */
const ENCODED = [
  ['a plain sentence', 'We keep logs.', 'text=We%20keep%20logs.'],
  ['the three signs of a directive', 'opt-out, ads & more', 'text=opt%2Dout%2C%20ads%20%26%20more'],
  ['signs of addresses', '100% #1 ?a=b + c/d', 'text=100%25%20%231%20%3Fa%3Db%20%2B%20c%2Fd'],
  ['quotes, accents and dashes', '‘Données’ – à “vous”', 'text=%E2%80%98Donn%C3%A9es%E2%80%99%20%E2%80%93%20%C3%A0%20%E2%80%9Cvous%E2%80%9D'],
  ['a no-break space stays', 'Objet\u00a0: données', 'text=Objet%C2%A0%3A%20donn%C3%A9es'],
  ['signs beyond the first plane', 'We ♥ 🍪 cookies', 'text=We%20%E2%99%A5%20%F0%9F%8D%AA%20cookies'],
  ['half a sign', 'broken \ud83c here', 'text=broken%20%EF%BF%BD%20here'],
  ['from right to left', 'אנו שומרים נתונים', 'text=%D7%90%D7%A0%D7%95%20%D7%A9%D7%95%D7%9E%D7%A8%D7%99%D7%9D%20%D7%A0%D7%AA%D7%95%D7%A0%D7%99%D7%9D'],
  ['what looks like a directive', 'text=a,b:~:text=c', 'text=text%3Da%2Cb%3A~%3Atext%3Dc'],
];
for (const [name, quote, expected] of ENCODED) {
  test(`links: encoding: ${name}`, async () => assert.equal(directive(`Before.\n${quote}\nAfter.`, quote), expected));
}

test('links: a long quote by its first and last words', async () => {
  const quote = `We keep your orders ${'for as long as the tax law says '.repeat(10)}and not a day more.`;
  assert.equal(directive(`Keeping.\n${quote}`, quote), 'text=We%20keep%20your%20orders,not%20a%20day%20more.');
});

test('links: a quote over several blocks, and over a line break, by its ends', async () => {
  const text = 'We share with:\nour bank, which takes payments;\nour couriers, who bring parcels.\nNobody else.';
  assert.equal(directive(text, 'our bank, which takes payments;\nour couriers, who bring parcels.'), 'text=our%20bank%2C%20which%20takes,couriers%2C%20who%20bring%20parcels.');
});

test('links: the words before tell apart what is said twice', async () => {
  const text = 'Orders: kept for two years.\nRepairs: kept for two years.\nLogs: kept for two years.';
  assert.equal(directive(text, 'kept for two years.'), 'text=kept%20for%20two%20years.');
  assert.equal(directive(text, 'kept for two years.', 1), 'text=Repairs%3A-,kept%20for%20two%20years.');
  assert.equal(directive(text, 'kept for two years.', 2), 'text=Logs%3A-,kept%20for%20two%20years.');
});

test('links: the words behind, where those before are the same', async () => {
  const text = 'You may ask for a copy. Not for orders.\nYou may ask for a copy. Also of repairs.';
  assert.equal(directive(text, 'You may ask for a copy.', 1), 'text=copy.%20Not%20for%20orders.-,You%20may%20ask%20for%20a%20copy.');
  const column = 'A\nyes\nSure.\nA\nyes\nNever.';
  assert.equal(directive(column, 'yes', 1), 'text=yes,-Never.');
});

test('links: case, accents and parts of words are no other place, as for browsers', async () => {
  assert.equal(directive('DONNEES ici.\nVos données ici.', 'données ici.'), 'text=Vos-,donn%C3%A9es%20ici.');
  assert.equal(directive('Bookkeeping\nkeep', 'keep', 1), 'text=keep', 'within a word it is not found');
});

test('links: an end that comes twice in a long quote is told by what follows', async () => {
  const middle = 'and so on '.repeat(30);
  const quote = `First of all it is said ${middle}that is all there is ${middle}that is all there is`;
  const said = directive(`${quote}\nThe next part.`, quote);
  assert.match(said, /^text=[^,]+,[^,]+/);
  assert.ok(said.endsWith(',-The%20next%20part.') || said.includes('and%20so%20on%20that%20is%20all'), said);
});

test('links: no words, no directive', async () => {
  assert.equal(fragment.directive('a b', 1, 2), '');
  assert.equal(fragment.directive('', 0, 5), '');
});

/** @type {[string, string, string][]} */
const ADDRESSES = [
  ['https://a.example/p', 'text=x', 'https://a.example/p#:~:text=x'],
  ['https://a.example/p?q=1#rights', 'text=x', 'https://a.example/p?q=1#rights:~:text=x'],
  ['https://a.example/p#rights:~:text=old', 'text=x', 'https://a.example/p#rights:~:text=x'],
  ['https://a.example/p#:~:text=old', 'text=x', 'https://a.example/p#:~:text=x'],
  ['https://a.example/#/privacy', 'text=x', 'https://a.example/#/privacy:~:text=x'],
  ['https://a.example/p#rights', '', 'https://a.example/p#rights'],
  ['https://a.example/p#:~:text=old', '', 'https://a.example/p'],
];
for (const [url, given, expected] of ADDRESSES) {
  test(`links: the address ${url} with ${given || 'nothing'}`, async () => assert.equal(fragment.address(url, given), expected));
}

test('links: a quote of a model', async () => {
  const blocks = [{ text: 'Privacy' }, { text: 'We sell nothing. Ask us.' }];
  assert.deepEqual({ ...fragment.link({ url: 'https://a.example/p', blocks }, 8, 24) }, { quote: 'We sell nothing.', url: 'https://a.example/p#:~:text=We%20sell%20nothing.' });
});

const BASE = 'https://www.shop.example/legal/privacy?v=1#top';
/** @type {[string, object | null][]} */
const TARGETS = [
  ['https://www.youronlinechoices.com/uk/', { url: 'https://www.youronlinechoices.com/uk/', host: 'www.youronlinechoices.com' }],
  ['www.aboutads.info/choices', { url: 'https://www.aboutads.info/choices', host: 'www.aboutads.info' }],
  ['optout.aboutads.info', { url: 'https://optout.aboutads.info/', host: 'optout.aboutads.info' }],
  ['https://shop.example/do-not-sell', { url: 'https://shop.example/do-not-sell', host: '' }],
  ['HTTPS://SHOP.EXAMPLE/A', { url: 'https://shop.example/A', host: '' }],
  ['/do-not-sell', { url: 'https://www.shop.example/do-not-sell', host: '' }],
  ['../choices.html', { url: 'https://www.shop.example/choices.html', host: '' }],
  ['do-not-sell.html', { url: 'https://www.shop.example/legal/do-not-sell.html', host: '' }],
  ['#cookie-settings', { url: 'https://www.shop.example/legal/privacy?v=1#cookie-settings', host: '' }],
  ['//ads.example/off', { url: 'https://ads.example/off', host: 'ads.example' }],
  ['http://ads.example:8080/off', { url: 'http://ads.example:8080/off', host: 'ads.example:8080' }],
  ['https://shop.example@evil.example/', { url: 'https://evil.example/', host: 'evil.example' }],
  ['https://bücher.example/', { url: 'https://xn--bcher-kva.example/', host: 'xn--bcher-kva.example' }],
  ['https://аpple.example/', { url: 'https://xn--pple-43d.example/', host: 'xn--pple-43d.example' }],
  ['stop@shop.example', { mail: 'stop@shop.example' }],
  ['mailto:stop@shop.example', { mail: 'stop@shop.example' }],
  ['mailto:stop@shop.example?bcc=all@evil.example&body=x', { mail: 'stop@shop.example' }],
  ['Cookie settings', null],
  ['the link below', null],
  ['Settings', null],
  ['', null],
  ['javascript:alert(1)', null],
  ['JavaScript://shop.example/%0aalert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['chrome://settings', null],
  ['ftp://shop.example', null],
  ['https://', null],
  ['https://shop.example/\u202emoc.live', null],
  ['mailto:a@b.example,c@d.example', null],
  ['e.g.', null],
];
for (const [target, expected] of TARGETS) {
  test(`links: a way to say no: ${JSON.stringify(target)}`, async () => assert.deepEqual(JSON.parse(JSON.stringify(targets.of(target, BASE))), expected));
}
test('links: a way to say no, from a page without an address', async () => {
  assert.equal(targets.of('/off', ''), null);
  assert.deepEqual({ ...targets.of('https://a.example/off', '') }, { url: 'https://a.example/off', host: 'a.example' });
});
