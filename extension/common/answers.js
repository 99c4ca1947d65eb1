// What was answered to consent forms, by a click of the person or by a refusal on command: the last answer of each site, kept on
// this device as long as the person wants that. What is stored may be old or broken: it is checked when it is read.
'use strict';

globalThis.FineprintAnswers = (() => {
  const PREFIX = 'choice/';
  /** So many sites are remembered; the oldest go first. */
  const MOST_SITES = 500;

  /** So long the answer to the page's own form stands above what is answered in its frames (a video, an advert), in milliseconds. */
  const OWN_HOLDS = 3_600_000;
  /** And any answer above the closing of what it left. */
  const ANSWER_HOLDS = 60_000;

  const store = () => chrome.storage.local;

  /** @param {any} kept @returns {FineprintChoice | null} */
  function checked(kept) {
    if (typeof kept?.when !== 'string' || !Array.isArray(kept.clicked)) return null;
    const { when, clicked, by = 'fineprint', role = 'reject', on = [], framed } = kept;
    return { when, by, role, clicked: clicked.map(String), on: Array.isArray(on) ? on.map(String) : [], ...(framed === true && { framed }) };
  }

  /** All of them, the last one first. @returns {Promise<{host: string, choice: FineprintChoice}[]>} */
  async function all() {
    const found = Object.entries(await store().get(null)).filter(([key]) => key.startsWith(PREFIX));
    const list = found.flatMap(([key, kept]) => {
      const choice = checked(kept);
      return choice ? [{ host: key.slice(PREFIX.length), choice }] : [];
    });
    return list.sort((a, b) => (a.choice.when < b.choice.when ? 1 : -1));
  }

  /** Keeps what was chosen, where that is wanted; of private windows nothing. @param {chrome.tabs.Tab} tab @param {Omit<FineprintChoice, 'when'>} choice */
  async function keep(tab, choice) {
    if (tab.incognito || !tab.url || !URL.canParse(tab.url) || !(await FineprintSettings.get()).answers) return;
    const over = (await all()).slice(MOST_SITES - 1).map(({ host }) => PREFIX + host);
    await store().remove(over);
    await store().set({ [PREFIX + new URL(tab.url).host]: { when: new Date().toISOString(), ...choice } });
  }

  /** What a person clicked, in a frame of the tab. @param {chrome.tabs.Tab} tab @param {number} frame @param {{role: string, label: string, on: string[]}} chosen */
  async function own(tab, frame, { role, label, on }) {
    const before = tab.url && URL.canParse(tab.url) ? await of(new URL(tab.url).host) : null;
    const ago = before ? Date.now() - Date.parse(before.when) : Infinity;
    if (frame !== 0 && before && !before.framed && ago < OWN_HOLDS) return;
    if (role === 'close' && before && before.role !== 'close' && ago < ANSWER_HOLDS) return;
    await keep(tab, { by: 'person', role, clicked: [label], on, ...(frame !== 0 && { framed: true }) });
  }

  /** What was chosen on a site, if anything. @param {string} host */
  const of = async host => checked((await store().get(PREFIX + host))[PREFIX + host]);

  /** @param {string[]} hosts */
  const forget = (...hosts) => store().remove(hosts.map(host => PREFIX + host));

  /** All of it, what can't be read any more too. */
  const wipe = async () => store().remove(Object.keys(await store().get(null)).filter(key => key.startsWith(PREFIX)));

  /** A choice in words. @param {FineprintChoice} choice */
  function said({ when, by, role, clicked, on }) {
    const words = FineprintTexts.getMessage;
    const day = new Date(when).toLocaleDateString(words('@@ui_locale').replace('_', '-'), { dateStyle: 'long' });
    const quoted = (/** @type {string[]} */ labels) => labels.map(label => `“${label}”`).join(', ');
    const key = by === 'fineprint' ? 'ref_before' : `ref_own_${role === 'necessary_only' ? 'reject' : role}`;
    const line = words(key, [day, quoted(clicked)]);
    return on.length ? `${line} ${words('ref_own_on', [quoted(on)])}` : line;
  }

  return { PREFIX, all, keep, own, of, forget, wipe, said };
})();
