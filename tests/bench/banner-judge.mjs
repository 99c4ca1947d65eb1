// What a case of the corpus of banners expects of a report (roles of its controls, the hint, the language, the partners), and
// how often a browser's reports were as expected. The same questions as of those who measure it from outside, in any browser.

/** @typedef {{banner: boolean, controls?: Record<string, string[]>, hint?: string[], partners?: number}} Expected */
/** @typedef {{role: string, label: string}} Control */
/** @typedef {{controls: Control[], hint: {role: string, clicks: number, path: string[]} | null, language: string, partners: number | null}} Banner */

/** Codes of languages that stand for each other. @type {Record<string, string>} */
const SAME_LANGUAGE = { nb: 'no', nn: 'no', sr_cyrl: 'sr' };

/** A label as it is compared: in one form, without arrows, in small letters. @param {string | undefined} text */
const fold = text =>
  (text ?? '')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[→›»]/g, '')
    .trim()
    .toLowerCase();

/** @param {string | undefined} code */
const language = code => code && (SAME_LANGUAGE[code.toLowerCase()] ?? code.slice(0, 2));

/** Counts of right answers, and of questions. */
export class Judge {
  /** @type {Map<string, [right: number, of: number]>} */
  #counts = new Map();
  /** What was not as expected, one line each. @type {string[]} */
  notes = [];

  /** @param {string} page @param {Expected} expected @param {Banner[]} banners @param {string} [code] the language of the page's banner */
  add(page, expected, banners, code) {
    if (!expected.banner) return;
    for (const [role, labels] of Object.entries(expected.controls ?? {})) {
      for (const label of labels) this.#control(page, role, label, banners, !expected.controls?.reject);
    }
    if (expected.hint) {
      const roles = banners.map(banner => banner.hint?.role ?? null);
      this.#say('hint', roles.some(role => expected.hint?.includes(role)) && banners.every(banner => named(banner, expected)), `${page}: hint ${roles}, not ${expected.hint}`);
    }
    if (expected.partners) this.#say('partners', banners.some(banner => banner.partners === expected.partners), `${page}: not ${expected.partners} partners`);
    if (code) this.#say('language', banners.some(banner => language(banner.language) === language(code)), `${page}: not in ${code}`);
  }

  /** @param {string} page @param {string} role @param {string} label @param {Banner[]} banners @param {boolean} noRefusal the form has none */
  #control(page, role, label, banners, noRefusal) {
    const controls = banners.flatMap(banner => banner.controls);
    const found = controls.find(control => fold(control.label) === fold(label)) ?? controls.find(control => fold(control.label).includes(fold(label)));
    const is = found?.role === 'necessary_only' ? 'reject' : found?.role;
    // Where nothing can be refused, "OK" agrees.
    const right = is === role || (role === 'acknowledge' && is === 'accept' && noRefusal);
    this.#say(role, right, `${page}: "${label}" is ${is ?? 'not listed'}, not ${role}`);
  }

  /** @param {string} what @param {boolean} right @param {string} note */
  #say(what, right, note) {
    const [was, of] = this.#counts.get(what) ?? [0, 0];
    this.#counts.set(what, [was + Number(right), of + 1]);
    if (!right) this.notes.push(note);
  }

  /** One line: each question with its right answers. */
  toString() {
    return [...this.#counts].map(([what, [right, of]]) => `${what} ${right} of ${of}`).join(', ');
  }
}

/** Whether a hint has a way, and the way begins with a control of the form. @param {Banner} banner @param {Expected} expected */
function named({ hint }, expected) {
  if (!hint) return true;
  const labels = Object.values(expected.controls ?? {}).flat().map(fold);
  return hint.clicks >= 1 && hint.path.length > 0 && (labels.length === 0 || labels.some(label => fold(hint.path[0]).includes(label)));
}
