// What was answered to consent forms, by a click of the person or by a refusal on command: the last answer of each site, kept on
// this device as long as the person wants that. What is stored may be old or broken: it is checked when it is read.
'use strict';

globalThis.FineprintRefusals = (() => {
  const PREFIX = 'choice/';
  /** So many sites are remembered; the oldest go first. */
  const MOST_SITES = 500;

  const store = () => chrome.storage.local;

  /** @param {any} kept @returns {FineprintChoice | null} */
  function checked(kept) {
    if (typeof kept?.when !== 'string' || !Array.isArray(kept.clicked)) return null;
    const { when, clicked, by = 'fineprint', role = 'reject', on = [] } = kept;
    return { when, by, role, clicked: clicked.map(String), on: Array.isArray(on) ? on.map(String) : [] };
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

  /** What a person clicked. @param {chrome.tabs.Tab} tab @param {{role: string, label: string, on: string[]}} chosen */
  const own = (tab, { role, label, on }) => keep(tab, { by: 'person', role, clicked: [label], on });

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
