// Ring one and a half: the letters as texts, without a browser: all kinds in all languages, what fills their holes, mail links.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

const context = createContext({ URL });
for (const name of ['compose', 'mail', 'facts', 'en', 'nl', 'fr', 'de']) {
  runInContext(readFileSync(join(ROOT, `extension/letters/${name}.js`), 'utf8'), context, name);
}
const { FineprintLetters: letters, FineprintCompose: composer, FineprintMail: mail, FineprintLetterFacts: facts } = /** @type {any} */ (context);
const LANGUAGES = ['en', 'nl', 'fr', 'de'];
/** The articles of the GDPR that a letter of each kind rests on. @type {Record<string, number[]>} */
const ARTICLES = { access: [15, 12], erasure: [17, 7, 21, 19, 12], objection: [21, 12], rectification: [16, 18, 19, 12], portability: [20, 12], withdrawal: [7, 17, 12], complaint: [77] };
const FACTS = {
  language: 'en',
  law: 'eu',
  controller: 'Kettle Lane Cycles Ltd',
  controllerAddress: '7 Kettle Lane, Bristol',
  emails: [{ address: 'privacy@kettlelane.example', who: 'contact' }],
  others: [],
  authority: 'Example Authority',
  authorityQuote: '',
  policy: 'https://kettlelane.example/privacy',
  host: 'kettlelane.example',
};
const OWN = { name: 'Sanne de Vries', address: '1 Home Street', reference: 'sanne@home.example', details: 'my own words' };

/** @param {string} kind @param {string} language @param {object} [change] @param {object} [own] @returns {{subject: string, body: string, blanks: string[]}} */
const letter = (kind, language, change = {}, own = OWN) => composer.compose(kind, letters[language], { ...FACTS, ...change }, own);
/** Holes of a kind, sorted. @param {string} language @param {string} kind */
const holes = (language, kind) => [...JSON.stringify(letters[language].kinds[kind]).matchAll(/\{([a-z]+)\}/g)].map(found => found[1]).sort();

for (const language of LANGUAGES) {
  for (const [kind, articles] of Object.entries(ARTICLES)) {
    test(`letters: ${language}: ${kind}: complete, with its articles`, async () => {
      const { subject, body, blanks } = letter(kind, language);
      assert.deepEqual([...blanks], []);
      assert.doesNotMatch(subject + body, /[{}]|undefined|null|\[|\]/, 'nothing is left open');
      for (const article of articles) assert.match(body, new RegExp(`\\b[Aa]rti(?:cles?|kel) ${article}\\b`), `article ${article}`);
      assert.match(subject, new RegExp(`\\b${articles[0]}\\b`), 'the subject names the article');
      for (const words of ['Kettle Lane Cycles Ltd', 'Sanne de Vries', 'sanne@home.example', letters[language].laws.eu]) assert.ok(body.includes(words), words);
      assert.doesNotMatch(subject, /\n/);
    });
    test(`letters: ${language}: ${kind}: the same holes as in English`, async () => assert.deepEqual(holes(language, kind), holes('en', kind)));
  }
  test(`letters: ${language}: all kinds, in one order`, async () => {
    assert.deepEqual(Object.keys(letters[language].kinds), [...composer.KINDS]);
    assert.deepEqual(Object.keys(letters[language]), Object.keys(letters.en));
    assert.deepEqual(Object.keys(letters[language].blanks), Object.keys(letters.en.blanks));
  });
  test(`letters: ${language}: what was not typed stands in brackets, or not at all`, async () => {
    const { name, reference, address } = letters[language].blanks;
    assert.deepEqual([...letter('access', language, {}, {}).blanks].sort(), [name, reference].sort());
    assert.deepEqual([...letter('rectification', language, {}, {}).blanks].sort(), [name, reference, letters[language].kinds.rectification.blank].sort());
    const complaint = letter('complaint', language, {}, {});
    assert.deepEqual([...complaint.blanks].sort(), [name, address, letters[language].kinds.complaint.blank].sort());
    for (const blank of complaint.blanks) assert.ok(complaint.body.includes(blank), blank);
    for (const kind of ['objection', 'withdrawal', 'portability']) {
      assert.ok(!letter(kind, language, {}, {}).body.includes('my own words'));
      assert.ok(letter(kind, language).body.includes('my own words'), kind);
    }
  });
  test(`letters: ${language}: the one month of article 12(3) in all but the complaint`, async () => {
    for (const kind of composer.KINDS) assert.equal(letter(kind, language).body.includes(letters[language].term.slice(0, 40)), kind !== 'complaint', kind);
    assert.match(letters[language].term, /month|maand|mois|Monats/);
    assert.match(letters[language].term, /12(?:\(3\)|, leden 3 en 5|\.3 et 12\.5| Absatz 3)/);
  });
  test(`letters: ${language}: a policy that names nobody`, async () => {
    const nobody = { controller: '', controllerAddress: '', emails: [], authority: '' };
    const access = letter('access', language, nobody);
    assert.ok(access.body.includes(letters[language].unknown) && access.body.includes(letters[language].remedy));
    const complaint = letter('complaint', language, nobody);
    assert.ok(complaint.body.includes('kettlelane.example') && complaint.subject.includes('kettlelane.example'));
    const page = letter('complaint', language, { ...nobody, policy: '', host: '' });
    assert.doesNotMatch(page.body, /\{|undefined|https?:/);
    assert.ok([page.subject, page.body].every(text => text.includes(letters[language].blanks.company)) && page.blanks.includes(letters[language].blanks.company));
  });
  test(`letters: ${language}: the law of the United Kingdom`, async () => {
    const { body } = letter('access', language, { law: 'uk' });
    assert.ok(body.includes('UK GDPR'));
    assert.equal(body.split('GDPR').length, body.split('UK GDPR').length, 'no other name of the law');
  });
  test(`letters: ${language}: a plain letter fits into a link`, async () => {
    for (const kind of composer.KINDS) {
      const { subject, body } = letter(kind, language, {}, { ...OWN, details: '', address: '' });
      assert.ok(mail.link({ to: 'privacy@kettlelane.example', subject, body }).whole, kind);
    }
  });
}

test('letters: what is put in is not read again, and dollars stay', async () => {
  const { body } = letter('access', 'en', { controller: '{name} {policy} $1 $&' });
  assert.ok(body.includes('whether {name} {policy} $1 $& processes'));
});

/** A report with these facts. @param {Record<string, unknown>} values @param {string} [url] */
const report = (values, url = 'https://site.example/privacy') => ({
  page: { url, language: 'nl', title: '', kind: 'privacy_policy' },
  policy: { facts: Object.entries(values).map(([id, value]) => ({ id, status: 'stated_yes', value, evidence: [{ quote: `about ${id}`, start: 0, end: 1 }] })) },
});

test('letters: facts of a report', async () => {
  const found = facts.of(
    report({
      controller: [{ name: 'De Trapperij B.V.', address: 'Ketelstraat 12', country: 'NL' }, { name: 'Another' }],
      privacy_contact: [{ kind: 'email', value: 'fg@trapperij.example', dpo: true }, { kind: 'email', value: 'privacy@trapperij.example', dpo: false }, { kind: 'phone', value: '0575 - 000 112', dpo: false }],
      complaint: [{ name: 'Autoriteit Persoonsgegevens' }],
      opt_outs: [{ kind: 'email', target: 'mailto:stop@trapperij.example' }, { kind: 'cookies', target: 'Cookie-instellingen' }],
    }, 'https://user:pass@site.example/privacy?v=2#rights'),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(found)), {
    language: 'nl',
    law: 'eu',
    controller: 'De Trapperij B.V.',
    controllerAddress: 'Ketelstraat 12',
    emails: [{ address: 'fg@trapperij.example', who: 'officer' }, { address: 'privacy@trapperij.example', who: 'contact' }, { address: 'stop@trapperij.example', who: 'optout' }],
    others: [{ kind: 'phone', value: '0575 - 000 112' }],
    authority: 'Autoriteit Persoonsgegevens',
    authorityQuote: 'about complaint',
    policy: 'https://site.example/privacy?v=2',
    host: 'site.example',
  });
});

test('letters: a mail link of a policy with a subject of its own is the mailbox that it names', async () => {
  const privacy_contact = [{ kind: 'email', value: 'stop@a.example', dpo: false }, { kind: 'email', value: 'privacy@a.example', dpo: false }];
  for (const target of ['mailto:stop@a.example?subject=No%20more', 'MAILTO:stop@a.example?bcc=x@b.example&body=1', 'stop@a.example?subject=No']) {
    const { emails } = facts.of(report({ privacy_contact, opt_outs: [{ kind: 'email', target }] }));
    assert.deepEqual(JSON.parse(JSON.stringify(emails)), [{ address: 'stop@a.example', who: 'optout' }, { address: 'privacy@a.example', who: 'contact' }], target);
  }
  for (const target of ['Write to stop@a.example', 'mailto:?to=stop@a.example', 'https://a.example/stop@a.example']) {
    assert.equal(facts.of(report({ opt_outs: [{ kind: 'email', target }] })).emails.length, 0, target);
  }
});

test('letters: a mailbox for unsubscribing is not the one to write to, where there is another', async () => {
  const mailboxes = [{ kind: 'email', value: 'stop@a.example', dpo: false }, { kind: 'email', value: 'privacy@a.example', dpo: false }];
  const opt_outs = [{ kind: 'email', target: 'stop@a.example' }];
  const whoOf = (/** @type {object[]} */ privacy_contact) => facts.of(report({ privacy_contact, opt_outs })).emails.map((/** @type {any} */ e) => e.who).join(' ');
  assert.equal(whoOf(mailboxes), 'optout contact');
  assert.equal(whoOf(mailboxes.slice(0, 1)), 'contact');
  assert.equal(whoOf([mailboxes[0], { ...mailboxes[1], dpo: true }]), 'contact officer');
});

test('letters: nothing is made up where a report says nothing', async () => {
  for (const nothing of [null, { page: { url: 'file:///home/x.html', language: null }, policy: null }, report({ controller: null, privacy_contact: 'x', complaint: {} }, '')]) {
    const found = facts.of(nothing);
    assert.deepEqual([found.controller, found.controllerAddress, found.authority, found.policy, found.host, found.emails.length], ['', '', '', '', '', 0]);
  }
});

test('letters: the United Kingdom is told by its address and by its authority', async () => {
  assert.equal(facts.of(report({ controller: [{ name: 'A Ltd', country: 'GB' }] })).law, 'uk');
  assert.equal(facts.of(report({ complaint: [{ name: "Information Commissioner's Office" }] })).law, 'uk');
  assert.equal(facts.of(report({ controller: [{ name: 'A Ltd', country: 'IE' }], complaint: [{ name: 'Data Protection Commission' }] })).law, 'eu');
});

test('letters: hostile names and addresses', async () => {
  const found = facts.of(
    report({
      controller: [{ name: `Evil\u202e\u2066\r\nBcc: all@evil.example\u0000 ${'x'.repeat(5000)}`, address: 'a\u200fb\n\n\nc' }],
      privacy_contact: [
        'privacy@a.example?bcc=all@evil.example',
        'privacy@a.example\r\nBcc: all@evil.example',
        'privacy@a.example,all@evil.example',
        'privacy\u202e@a.example',
        'a b@a.example',
        'a%0d%0abcc@a.example',
        'a&bcc=b@a.example',
        'privacy@a.example#x',
        '<privacy@a.example>',
        '@a.example',
        'a@b',
        `${'a'.repeat(250)}@a.example`,
        'javascript:alert(1)@a.example',
      ].map(value => ({ kind: 'email', value, dpo: false })),
    }),
  );
  assert.deepEqual([...found.emails], []);
  assert.equal([...found.controller].length, 160);
  assert.doesNotMatch(found.controller, /\p{Cc}|\p{Cf}/u);
  assert.equal(found.controllerAddress, 'ab c');
});

test('letters: a mail link: mailbox, subject and lines are encoded, and nothing else becomes a header', async () => {
  const { href, whole } = mail.link({ to: "o'neil+a=b#1@münchen.example", subject: 'A & B?\r\nBcc: x@y.example', body: 'One & two\nthree\r\nfour\rfive 100 % = #1 ‘é’ \ud800' });
  assert.ok(whole);
  const url = new URL(href);
  assert.deepEqual([...url.searchParams.keys()], ['subject', 'body']);
  assert.equal(url.searchParams.get('subject'), 'A & B? Bcc: x@y.example');
  assert.equal(url.searchParams.get('body'), 'One & two\r\nthree\r\nfour\r\nfive 100 % = #1 ‘é’ \ufffd');
  assert.ok(href.startsWith("mailto:o'neil%2Ba%3Db%231@m%C3%BCnchen.example?subject="), href);
  assert.match(href, /two%0D%0Athree%0D%0Afour%0D%0Afive/);
  assert.doesNotMatch(href, /[\s+]/, 'a blank is no plus');
});

test('letters: a mail link: what is no mailbox stays out', async () => {
  for (const to of ['', 'x', 'a@b.example?cc=c@d.example', 'a@b.example, c@d.example', 'a@b.example\nCc: c@d.example']) {
    assert.ok(mail.link({ to, subject: 's', body: 'b' }).href.startsWith('mailto:?subject=s&body=b'), to);
  }
});

test('letters: a mail link: too long for mail programs', async () => {
  const fits = mail.LONGEST - mail.link({ to: 'a@b.example', subject: 's', body: '' }).href.length;
  const whole = mail.link({ to: 'a@b.example', subject: 's', body: 'x'.repeat(fits) });
  assert.deepEqual([whole.whole, whole.href.length], [true, mail.LONGEST]);
  const cut = mail.link({ to: 'a@b.example', subject: 's', body: 'x'.repeat(fits + 1) });
  assert.deepEqual([cut.whole, cut.href], [false, 'mailto:a@b.example?subject=s']);
  const bare = mail.link({ to: 'a@b.example', subject: 'é'.repeat(600), body: '' });
  assert.deepEqual([bare.whole, bare.href], [false, 'mailto:a@b.example']);
});
