// A report in the W3C Data Privacy Vocabulary, as JSON-LD. The command line writes the same (src/report/dpv/); the table of terms
// is one, and a test holds both exports equal. It is written here too because the module of the core would grow by a tenth.
'use strict';

globalThis.FineprintDpv = (() => {
  /** @typedef {Record<string, any>} Node */
  /** @typedef {{version: string, context: Node, lines: [string, string, boolean, string, string][], countries: string[]}} Terms */

  const POLICIES = ['privacy_policy', 'cookie_policy'];
  /** Facts whose members say themselves whether they hold: a denial of the whole adds nothing to them. */
  const OWN_WORD = ['children', 'gpc_dnt'];

  /** @param {FineprintReport} report @returns {string} */
  function source({ page: { url } }) {
    // eslint-disable-next-line no-control-regex
    return /^https?:\/\//.test(url) && !/[\s\u0000-\u001f\u007f-\u009f<>"{}|\\^`]/.test(url) ? url : '_:policy';
  }

  /** A text as written, with the policy's language where it is known. @param {FineprintReport} report @param {string} text */
  const words = ({ page: { language } }, text) => (language ? { '@value': text, '@language': language } : text);

  /** Adds an object to a property, which becomes a list where it has several. @param {Node} out @param {string} property @param {unknown} object */
  function insert(out, property, object) {
    if (!(property in out)) out[property] = object;
    else if (Array.isArray(out[property])) out[property].push(object);
    else out[property] = [out[property], object];
  }

  /** XML Schema knows no weeks. @param {string} period */
  const withoutWeeks = period => period.replace(/^P(\d+)W$/, (_, weeks) => `P${Number(weeks) * 7}D`);

  /** @param {FineprintReport} report @param {Terms} terms @param {FineprintFact} fact */
  function statements(report, terms, fact) {
    const { id, status, evidence } = fact;
    const value = /** @type {any} */ (fact.value);
    if (value === null || value === undefined || status === 'not_found') return [];
    const single = typeof value === 'string';
    const allDenied = status === 'stated_no' && !OWN_WORD.includes(id);
    const stance = (/** @type {boolean} */ denied) => (status === 'qualified' ? 'qualifies' : denied ? 'denies' : 'affirms');

    /** What is common to all. @param {string} member @param {string} how */
    const head = (member, how) => ({
      '@type': { denies: 'fp:Denial', qualifies: 'fp:Reservation' }[how] ?? 'dpv:Process',
      'fp:fact': id,
      'fp:member': member,
      'fp:status': { '@id': `fp:${status}` },
      'fp:evidence': FineprintValues.quotes(evidence, member).map(({ quote, start, end }) => ({
        '@type': 'oa:SpecificResource',
        'oa:hasSource': { '@id': source(report) },
        'oa:hasSelector': { '@type': 'oa:TextQuoteSelector', 'oa:exact': words(report, quote) },
        'fp:startUtf16': start,
        'fp:endUtf16': end,
      })),
    });

    /** The object of an affirmed line. @param {string} property @param {string} object */
    function object(property, object) {
      // A right that only some people have may be one of another law than the GDPR.
      if (property === 'dpv:hasRight' && status === 'conditional' && object.startsWith('eu-gdpr:')) return { '@id': 'dpv:DataSubjectRight' };
      return property === 'dpv:hasRecipient' ? { '@type': ['dpv:Recipient', object] } : { '@id': object };
    }

    /** A member of a closed set, by the table. @param {string} name */
    function member(name) {
      const lines = terms.lines.filter(([of, member]) => of === id && member === name);
      const denies = lines.some(line => line[2]);
      const how = name === 'qualified_no' ? 'qualifies' : stance(denies || allDenied || name === '*');
      /** @type {Node} */
      const out = head(name, how);
      // "Only profiling" beside a denial of decisions: the two are not about the same thing, so no term is denied.
      if (status === 'stated_no' && single && !denies) return out;
      for (const [, , , property, term] of lines) {
        if (how === 'affirms') insert(out, property, object(property, term));
        else insert(out, `fp:${how}`, { '@id': term });
      }
      return out;
    }

    /** A statement whose object is no member of a set. @param {string} name @param {string} property @param {unknown} what @returns {Node} */
    function node(name, property, what) {
      const how = stance(allDenied);
      return { ...head(name, how), [how === 'affirms' ? property : `fp:${how}`]: what };
    }

    /** @param {string} code */
    const country = code => (terms.countries.includes(code) ? { '@id': `loc:${code}` } : { '@type': 'dpv:Country', 'dpv:hasIdentifier': code });
    /** @param {string} of @param {any} named */
    const entity = (of, named) => ({
      '@type': of,
      ...(named && { 'dpv:hasName': named.name }),
      ...(named?.address && { 'dpv:hasAddress': named.address }),
      ...(named?.country && { 'dpv:hasCountry': country(named.country) }),
    });
    const authority = (/** @type {any} */ named) => node(named?.name ?? 'unnamed', 'dpv:hasAuthority', entity('dpv:DataProtectionAuthority', named));

    /** @type {Record<string, () => Node[]>} */
    const SHAPES = {
      effective_date: () => {
        const type = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth' }[/** @type {number} */ (value.date.length)] ?? 'xsd:date';
        const property = value.kind === 'updated' ? 'dct:modified' : 'fp:effectiveFrom';
        // The date is the policy's, not a process's.
        const about = { '@id': source(report), [property]: { '@value': value.date, '@type': type } };
        return [{ ...node(value.kind, 'fp:about', about), '@type': 'fp:Statement' }];
      },
      controller: () => (value.length ? value.map((/** @type {any} */ n) => node(n.name, 'dpv:hasDataController', entity('dpv:DataController', n))) : [authority(null)]),
      complaint: () => (value.length ? value.map(authority) : [authority(null)]),
      privacy_contact: () =>
        value.map((/** @type {any} */ { kind, value, dpo }) =>
          node(kind, dpo ? 'dpv:hasDataProtectionOfficer' : 'dpv:hasEntity', { '@type': dpo ? 'dpv:DataProtectionOfficer' : 'dpv:Entity', 'dpv:hasContact': value }),
        ),
      opt_outs: () =>
        value.map((/** @type {any} */ { kind, target }) => node(kind, 'dpv:hasEntityInvolvement', { '@type': 'dpv:OptingOutFromProcess', 'dpv:isExercisedAt': target })),
      recipients: () => [...value.categories.map(member), ...value.names.map((/** @type {string} */ name) => node(name, 'dpv:hasRecipient', { '@type': 'dpv:Recipient', 'dpv:hasName': name }))],
      cookies_tracking: () => [...value.categories.map(member), ...value.names.map((/** @type {string} */ name) => node(name, 'fp:tracker', name))],
      transfers: () => [
        ...(value.outside_eea === null ? [] : [member(value.outside_eea ? 'outside_eea' : 'inside_eea')]),
        ...value.countries.map((/** @type {string} */ code) => node(code, 'dpv:hasCountry', country(code))),
        ...value.safeguards.map(member),
      ],
      retention: () => [
        ...value.durations.map((/** @type {any} */ d) => node(d.value, 'dpv:hasStorageCondition', {
          '@type': ['dpv:StorageDuration', 'dpv:TemporalDuration'],
          'dpv:hasDuration': { '@value': withoutWeeks(d.value), '@type': 'xsd:duration' },
          ...(d.what && { 'fp:what': words(report, d.what) }),
        })),
        ...(value.criterion ? [node('criterion', 'dpv:hasStorageCondition', { '@type': ['dpv:StorageDuration', 'fp:Criterion'] })] : []),
        ...(value.indefinite ? [node('indefinite', 'dpv:hasStorageCondition', { '@type': ['dpv:StorageDuration', 'dpv:EndlessDuration'] })] : []),
      ],
      gpc_dnt: () => ['gpc', 'dnt'].filter(name => value[name] !== null).map(name => member(`${name}.${value[name]}`)),
      children: () => [
        ...(value.min_age === null ? [] : [node('min_age', 'fp:minimumAge', value.min_age)]),
        ...(value.knowingly_collects === null ? [] : [member(value.knowingly_collects ? 'knows' : 'not_knowing')]),
        ...(value.parental_consent === null ? [] : [member(value.parental_consent ? 'parental_consent' : 'no_parental_consent')]),
      ],
    };
    if (single) return [member(value)];
    return SHAPES[id]?.() ?? (value.length ? value.map(member) : [member('*')]);
  }

  /** @param {FineprintReport} report @param {Terms} terms @returns {Node} */
  function document(report, terms) {
    const { page, policy } = report;
    const said = (policy?.facts ?? []).flatMap(fact => statements(report, terms, fact));
    return {
      '@context': terms.context,
      '@id': source(report),
      '@type': POLICIES.includes(page.kind) ? 'dpv:PrivacyNotice' : 'fp:Page',
      'fp:vocabulary': `DPV ${terms.version}`,
      'fp:source': report.source,
      'fp:kind': page.kind,
      'dct:title': words(report, page.title),
      ...(page.language && { 'dct:language': page.language }),
      ...(said.length && { 'fp:statement': said }),
    };
  }

  return { document };
})();
