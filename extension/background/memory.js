// What is remembered of policies, with the person's consent: the one place that reads and writes it. One entry a policy, under
// `policy/` with its address and language; nothing of a private window. What a memory holds and how it is compared, the core says.
'use strict';

globalThis.FineprintMemory = (() => {
  const PREFIX = 'policy/';
  /** Bytes of all policies as JSON at most; how many they may be, a person chooses. The ones not visited for longest go first. */
  const MOST_BYTES = 4_000_000;

  const store = () => chrome.storage.local;
  /** Whether a tab is one of which something may be kept. @param {{incognito?: boolean}} tab */
  const allowed = tab => tab.incognito === false;
  const isOn = async () => (await store().get('remember')).remember === true;

  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** One after the other, so that two windows on one policy don't write over each other. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  function inTurn(work) {
    const done = last.then(work, work);
    last = done.catch(() => {});
    return done;
  }

  /** @param {string} key @param {FineprintEntry} entry */
  const bytes = (key, entry) => new TextEncoder().encode(key + JSON.stringify(entry)).length;

  /** All entries, the one visited last first. */
  async function all() {
    const found = Object.entries(/** @type {Record<string, FineprintEntry>} */ (await store().get(null))).filter(([key, entry]) => key.startsWith(PREFIX) && entry?.memory);
    const list = found.map(([key, entry]) => ({ key, entry, bytes: bytes(key, entry) }));
    return list.sort((a, b) => (a.entry.memory.date < b.entry.memory.date ? 1 : -1));
  }

  /** Makes room for an entry of so many bytes. @param {string} key @param {number} size */
  async function makeRoom(key, size) {
    const { most } = await FineprintSettings.get();
    const others = (await all()).filter(other => other.key !== key);
    let sum = size;
    const dropped = others.filter((other, index) => (sum += other.bytes) > MOST_BYTES || index >= most - 1);
    if (dropped.length) await store().remove(dropped.map(other => other.key));
  }

  /** @param {string} key @param {FineprintEntry} entry @param {FineprintEntry | undefined} before @returns {Promise<boolean>} false where there is no room */
  async function write(key, entry, before) {
    const size = bytes(key, entry);
    if (!before || size > bytes(key, before)) await makeRoom(key, size);
    // The limits lie far below those of browsers. Where there is no room all the same, dropping others would only lose them.
    return store().set({ [key]: entry }).then(() => true, () => false);
  }

  /** Compares a page with what is remembered of it, and remembers it where nothing changed or the person has seen what did. @param {FineprintSeen} seen @param {boolean} accepted @returns {Promise<FineprintVisit>} */
  async function visit(seen, accepted) {
    const key = PREFIX + (await FineprintCore.memoryKey(seen.model));
    const before = /** @type {FineprintEntry | undefined} */ ((await store().get(key))[key]);
    // Later in a visit the day it counts from is still that of the visit before.
    const again = before?.visit === seen.visit;
    const memory = before?.memory && again && before.since ? { ...before.memory, date: before.since } : before?.memory;
    const read = await FineprintCore.visit(seen.model, memory ?? null);
    if (!read) return { state: 'none' };
    const { changes } = read;
    // What a page that was remembered on this very visit adds to itself is no change since the last one.
    if (!changes || accepted || (again && !before?.since)) {
      const done = await write(key, { memory: read.memory, visit: seen.visit, since: '' }, before);
      return { state: done ? (accepted ? 'got' : 'new') : 'full' };
    }
    if (changes.changed) return { state: 'changed', changes };
    if (!again) await write(key, { memory: read.memory, visit: seen.visit, since: before?.memory.date ?? '' }, before);
    return { state: 'same', changes };
  }

  /**
   * What popup, panel and badge want of the policy in a tab.
   * @param {number} tabId @param {string} what `see`, `on`, `off` or `got` @param {() => Promise<FineprintSeen | null>} read @returns {Promise<FineprintVisit>}
   */
  async function act(tabId, what, read) {
    const tab = await chrome.tabs.get(tabId).catch(() => null);
    if (!tab) return { state: 'gone' };
    if (!allowed(tab)) return { state: 'private' };
    try {
      if (what === 'on' || what === 'off') await store().set({ remember: what === 'on' });
      if (!(await isOn())) return { state: 'off' };
      const seen = await read();
      if (!seen) return { state: 'gone' };
      // Half a page would be remembered as half a policy.
      if (!seen.settled) return { state: 'waiting' };
      return await inTurn(() => visit(seen, what === 'got'));
    } catch (error) {
      return { state: 'failed', error: String(/** @type {any} */ (error)?.message ?? error) };
    }
  }

  /** What the history page wants. @param {string} what @param {string} key */
  async function history(what, key) {
    try {
      return await inTurn(async () => {
        if (what === 'on' || what === 'off') await store().set({ remember: what === 'on' });
        if (what === 'remove' && key.startsWith(PREFIX)) await store().remove(key);
        const list = await all();
        if (what === 'wipe') await store().remove(list.map(({ key }) => key));
        if (what === 'export') return { schema: 'fineprint.history/1', policies: list.map(({ entry }) => entry.memory) };
        const left = what === 'wipe' ? [] : list;
        const policies = left.map(({ key, entry: { memory }, bytes }) => ({ key, bytes, url: memory.url, title: memory.title, language: memory.language, date: memory.date }));
        return { on: await isOn(), most: (await FineprintSettings.get()).most, policies };
      });
    } catch {
      return null;
    }
  }

  return { act, history, allowed };
})();
