// The test runner: the tests of a browser run one after the other, once each, and end with the line "N passed, N failed".

/** How long anything may take before it counts as failed; nothing ever waits for this time to pass. */
const BOUND_SECONDS = 60;

/** @type {{name: string, body: () => Promise<void>}[]} */
const tests = [];
/** @type {(() => Promise<void>)[]} */
const endings = [];

/** @param {string} name @param {() => Promise<void>} body */
export function test(name, body) {
  tests.push({ name, body });
}

/** Something to do after the last test. @param {() => Promise<void>} ending */
export function atEnd(ending) {
  endings.push(ending);
}

/**
 * Waits until `probe` gives something true and gives it back. An error of the probe counts as "not yet" (a page may be
 * on its way to the next document) and is told if the bound is reached.
 * @template T @param {string} what @param {() => T | Promise<T>} probe @param {number} [seconds] @returns {Promise<Exclude<T, false | "" | 0 | null | undefined>>}
 */
export async function until(what, probe, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  let last;
  for (;;) {
    try {
      last = await within(`waiting for ${what}`, Promise.resolve(probe()), seconds);
      if (last) return /** @type {any} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`still waiting for ${what} after ${seconds} s; last seen: ${describe(last)}`);
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** @param {unknown} value */
function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}

/** @template T @param {string} what @param {Promise<T>} promise @param {number} seconds @returns {Promise<T>} */
export async function within(what, promise, seconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const bound = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no end after ${seconds} s`)), seconds * 1000);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, bound]));
  } finally {
    clearTimeout(timer);
  }
}

/** Runs one test and says how it went; true when it passed. @param {{name: string, body: () => Promise<void>}} test */
async function run({ name, body }) {
  const start = Date.now();
  try {
    await within(name, body(), BOUND_SECONDS);
    console.log(`ok      ${name} (${Date.now() - start} ms)`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name} (${Date.now() - start} ms)`);
    console.log(String((error instanceof Error && error.stack) || error).replace(/^/gm, '        '));
    return false;
  }
}

/** Runs the tests whose name holds the filter, those of each browser beside those of the other; true when none failed. @param {string} filter */
export async function runTests(filter) {
  const chosen = tests.filter(({ name }) => name.includes(filter));
  /** @type {Map<string, typeof chosen>} */
  const lanes = new Map();
  for (const test of chosen) {
    const lane = /: (chromium|firefox): /.exec(test.name)?.[1] ?? '';
    lanes.set(lane, [...(lanes.get(lane) ?? []), test]);
  }
  let failed = 0;
  await Promise.all(
    [...lanes.values()].map(async lane => {
      for (const test of lane) if (!(await run(test))) failed += 1;
    }),
  );
  for (const ending of endings) {
    await within('the end', ending(), BOUND_SECONDS).catch(error => console.log(`at the end: ${error.message}`));
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 && chosen.length > 0;
}
