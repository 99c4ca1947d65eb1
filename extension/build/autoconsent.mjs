// Consent platforms that have no file in src/banner/platform/data, by name, with the marks that the rules of autoconsent look
// for. Runs when the extension is staged; what it writes stays under the licence of those rules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which rules are of a platform that anybody may put into a page, and not of one site: the name of the rule, the id for the
 * report, the name as its maker writes it, and beginnings of the ids and classes that are its own and nobody else's.
 * @type {[string, string, string, string[]][]}
 */
const PLATFORMS = [
  ['acris', 'acris', 'Acris', ['acris-', 'ccConsentAcceptAll', 'ccAcceptOnly']],
  ['adopt', 'adopt', 'AdOpt', ['adopt-']],
  ['Adroll', 'adroll', 'AdRoll', ['adroll_consent']],
  ['cassie', 'cassie', 'Cassie', ['cassie']],
  ['cc_banner', 'cc_banner', 'Cookie Consent (2.x)', ['cc_']],
  ['civic-cookie-control', 'civic', 'Civic Cookie Control', ['ccc-']],
  ['click.io', 'clickio', 'Clickio', ['cl-consent']],
  ['cloudflare-zaraz', 'zaraz', 'Cloudflare Zaraz', ['cf_']],
  ['cookie-consent-spice', 'spicy', 'Spicy Consent', ['spicy-consent']],
  ['cookie-law-info', 'cookie_law_info', 'Cookie Law Info', ['cookie-law-', 'cli-']],
  ['cookie-script', 'cookiescript', 'CookieScript', ['cookiescript']],
  ['cookieconsent2', 'cookieconsent2', 'CookieConsent 2', ['cc--', 's-all-bn', 's-rall-bn', 's-sv-bn']],
  ['cookieconsent3', 'cookieconsent3', 'CookieConsent 3', ['cc-main', 'cm-wrapper', 'cm__', 'pm__']],
  ['cookiecuttr', 'cookiecuttr', 'CookieCuttr', ['cc-cookie']],
  ['cookiehub', 'cookiehub', 'CookieHub', ['ch2-']],
  ['cookieinfo', 'cookieinfo', 'CookieInfo', ['cookieinfo']],
  ['ct-ultimate-gdpr', 'ultimate_gdpr', 'Ultimate GDPR', ['ct-ultimate-gdpr']],
  ['datagrail', 'datagrail', 'DataGrail', ['dg-']],
  ['WP DSGVO Tools', 'wp_dsgvo_tools', 'WP DSGVO Tools', ['sp-dsgvo']],
  ['Ensighten', 'ensighten', 'Ensighten', ['ens']],
  ['eu-cookie-compliance-banner', 'eu_cookie_compliance', 'EU Cookie Compliance', ['eu-cookie-compliance', 'eu-cookie-withdraw']],
  ['EU Cookie Law', 'eu_cookie_law', 'EU Cookie Law', ['pea_cook']],
  ['EZoic', 'ezoic', 'Ezoic', ['ez-']],
  ['fastcmp', 'fastcmp', 'FastCMP', ['fast-cmp']],
  ['fides', 'fides', 'Fides', ['fides-']],
  ['gravito', 'gravito', 'Gravito', ['gravito']],
  ['hu-manity', 'hu_manity', 'Cookie Compliance', ['hu-']],
  ['hubspot', 'hubspot', 'HubSpot', ['hs-eu-']],
  ['jetpack-eu-cookie-law', 'jetpack', 'Jetpack', ['widget_eu_cookie_law', 'jetpack-']],
  ['ketch', 'ketch', 'Ketch', ['ketch-', 'lanyard_root']],
  ['lineagrafica', 'lgcookieslaw', 'LG Cookies Law', ['lgcookieslaw']],
  ['macaron', 'macaron', 'Macaron', ['macaron']],
  ['Moove', 'moove', 'Moove GDPR', ['moove']],
  ['openli', 'openli', 'Openli', ['legalmonster', 'lm-']],
  ['pandectes', 'pandectes', 'Pandectes', ['pandectes', 'pd-cp-']],
  ['pubtech', 'pubtech', 'Pubtech', ['pubtech', 'pt-a', 'pt-close']],
  ['shopify', 'shopify', 'Shopify', ['shopify-pc']],
  ['Sirdata', 'sirdata', 'Sirdata', ['sd-cmp']],
  ['snigel', 'snigel', 'Snigel', ['snigel', 'sn-b-']],
  ['tarteaucitron.js', 'tarteaucitron', 'tarteaucitron.js', ['tarteaucitron']],
  ['Tealium', 'tealium', 'Tealium', ['__tealium']],
  ['Termly', 'termly', 'Termly', ['termly', 't-p', 't-d', 't-s']],
  ['termsfeed', 'termsfeed', 'TermsFeed', ['termsfeed', 'cc-nb-', 'cc-cp-']],
  ['truyo', 'truyo', 'Truyo', ['truyo']],
  ['twcc', 'twcc', 'TWCC', ['twcc']],
  ['UK Cookie Consent', 'uk_cookie_consent', 'UK Cookie Consent', ['catapult']],
  ['wpcc', 'wpcc', 'WPCC', ['wpcc-']],
];

const NOTICE = `/*! This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
 * distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/. */
`;

/** Ids and classes that a rule looks for or clicks; what stands in brackets are values of attributes. @param {unknown} part @returns {Set<string>} */
function marksIn(part) {
  /** @type {Set<string>} */
  const found = new Set();
  const walk = (/** @type {unknown} */ value, /** @type {string} */ key) => {
    if (typeof value === 'string' && /[.#]/.test(value) && !/^(eval|url|comment|name|vendorUrl)$/.test(key)) {
      for (const [, sign, word] of value.replace(/\[[^\]]*\]/g, '').matchAll(/([.#])(-?[A-Za-z_][\w-]*)/g)) found.add(`${sign === '#' ? 'id' : 'class'} ${word}`);
    } else if (typeof value === 'object' && value) {
      for (const [inner, one] of Object.entries(value)) walk(one, Array.isArray(value) ? key : inner);
    }
  };
  walk(part, '');
  return found;
}

/** The platforms by id. @param {any[]} rules @param {Set<string>} taken marks of platforms with a file of their own */
function platforms(rules, taken) {
  /** @type {Record<string, {name: string, marks: string[]}>} */
  const all = {};
  const seen = new Set(taken);
  for (const [name, id, title, own] of PLATFORMS) {
    const rule = rules.find(rule => rule.name === name);
    if (!rule || rule.runContext?.urlPattern) throw new Error(`autoconsent has no rule “${name}” for all sites any more`);
    const isOwn = (/** @type {string} */ mark) => own.some(start => mark.slice(mark.indexOf(' ') + 1).startsWith(start));
    const marks = [...marksIn(rule)].filter(mark => isOwn(mark) && !seen.has(mark)).sort();
    for (const mark of marks) seen.add(mark);
    if (marks.length < 2) throw new Error(`the rule “${name}” of autoconsent gives fewer than two marks: ${marks.join(', ')}`);
    all[id] = { name: title, marks };
  }
  return all;
}

/** The file, as a script that sets `FineprintOtherPlatforms`. @param {string} module the folder of the npm package @param {string[]} own marks of platforms with a file of their own */
export function otherPlatforms(module, own) {
  const { version } = JSON.parse(readFileSync(join(module, 'package.json'), 'utf8'));
  const { autoconsent } = JSON.parse(readFileSync(join(module, 'rules/rules.json'), 'utf8'));
  const from = `/*! Made from rules/rules.json of @duckduckgo/autoconsent ${version}: https://github.com/duckduckgo/autoconsent */\n`;
  return `${NOTICE}${from}globalThis.FineprintOtherPlatforms = ${JSON.stringify(platforms(autoconsent, new Set(own)), null, 1)};\n`;
}
