// The values of a fact, one after the other, each with its quotes. Which shape a value has: src/report/value.rs.
'use strict';

globalThis.FineprintValues = (() => {
  /** @typedef {{value: string, member: string | null}} Value what is said, and the member that its quotes are marked with */

  /** @param {unknown} value */
  const text = value => (value === null || value === undefined ? '' : String(value));
  /** @param {any} named */
  const named = ({ name, address, country }) => [name, address, country].filter(Boolean).join(', ');

  /** @param {any} item @returns {Value} */
  function one(item) {
    if (typeof item === 'string') return { value: item, member: item };
    if (item.name !== undefined) return { value: named(item), member: item.name };
    if (item.target !== undefined) return { value: `${item.kind}: ${item.target}`, member: item.kind };
    return { value: `${item.dpo ? `${item.kind}, dpo` : item.kind}: ${item.value}`, member: item.value };
  }

  /** @param {FineprintFact} fact @returns {Value[]} */
  function of({ value }) {
    const all = /** @type {any} */ (value);
    if (all === null || all === undefined) return [];
    if (typeof all === 'string') return [{ value: all, member: all }];
    if (Array.isArray(all)) return all.map(one);
    if (all.date !== undefined) return [{ value: `${all.kind}: ${all.date}`, member: all.kind }];
    if (all.durations) {
      const kept = all.durations.map((/** @type {any} */ d) => ({ value: d.what ? `${d.value}: ${d.what}` : d.value, member: d.value }));
      return [...kept, ...['criterion', 'indefinite'].filter(name => all[name]).map(name => ({ value: name, member: name }))];
    }
    if (all.safeguards) {
      const outside = all.outside_eea === null ? [] : [{ value: `outside_eea: ${all.outside_eea}`, member: all.outside_eea ? 'outside_eea' : 'inside_eea' }];
      return [...outside, ...all.countries.map(one), ...all.safeguards.map(one)];
    }
    if (all.categories) return [...all.categories, ...all.names].map(one);
    const members = Object.entries(all).filter(([, said]) => said !== null);
    return members.map(([name, said]) => ({ value: `${name}: ${text(said)}`, member: name }));
  }

  /** The quotes of a member; those of the whole fact where none is marked as the member's own. @param {FineprintEvidence[]} evidence @param {string | null} member */
  function quotes(evidence, member) {
    const own = evidence.filter(quote => member !== null && quote.member === member);
    return own.length ? own : evidence;
  }

  return { of, quotes };
})();
