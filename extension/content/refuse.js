// Refuses, when a person says so and never else: clicks the first control of the way that the hint shows, looks what came of
// it, and goes on from there. It stops, with the reason, as soon as the page does something else.
'use strict';

(() => {
  /** More clicks than this are no way that is worth going for anybody. */
  const MOST_CLICKS = 5;
  /** So many switches that stayed on are told. */
  const MOST_ON = 12;
  /** How long what a click brings is waited for, and how often it is looked for, in milliseconds. */
  const WAITS = 4000;
  const LOOKS = 100;
  /** How long it is seen to that a banner stays away. */
  const COMES_BACK = 300;

  let running = false;
  /** The controls that were clicked on this way. @type {WeakSet<Element>} */
  let used = new WeakSet();
  /** What was commanded last: asked again, since the background was stopped meanwhile, it is not done a second time. @type {{name: string, done: Promise<FineprintRefusal> | null}} */
  let command = { name: '', done: null };

  const { candidates, keyOf, read } = FineprintBannerLook;
  const shown = (/** @type {Element} */ element) => FineprintCardAnchor.shown(element);
  const pause = () => new Promise(done => setTimeout(done, LOOKS));

  /** Where the page is, but for a place within it: many a control is a link to "#". */
  const here = () => location.href.split('#')[0];

  /** The banner that is answered, of those that this frame shows now. @returns {Promise<{banner: FineprintBannerReport | null, list: FineprintCandidate[]}>} */
  async function look() {
    const list = candidates();
    // Also where no hints are wanted: a person has it refuse.
    const banners = list.length ? await read(list, true) : [];
    return { banner: FineprintCardWords.choose(banners ?? []), list };
  }

  /** Whether a control is still what it was read as: a page may use one again for another answer. @param {FineprintCandidate[]} list what was read @param {string} selector */
  function same(list, selector) {
    const [was, is] = [list, candidates()].map(all => all.flatMap(({ controls }) => controls).find(control => control.selector === selector));
    return was?.label === is?.label && was?.name === is?.name && was?.checked === is?.checked;
  }

  /** Whether a click on it would hit it, and nothing that lies over it. Words may go over two lines: then on one of them. @param {Element} control */
  function free(control) {
    const own = FineprintCard.host();
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const tree = FineprintDom.root(control);
    return [...control.getClientRects()].some(({ left, top, width, height }) => {
      const hit = FineprintDom.at(tree instanceof ShadowRoot ? tree : document, left + width / 2, top + height / 2);
      // A box that is drawn by its label, or by what lies in it.
      return hit !== null && (hit === own || FineprintDom.holds(control, hit) || labelled(control, hit));
    });
  }

  /** @param {Element} control @param {Element} hit */
  const labelled = (control, hit) => control instanceof HTMLInputElement && [...(FineprintDomMore.labels(control) ?? [])].some(label => FineprintDom.holds(label, hit));

  /** Clicks, or chooses from a list. @param {{control: Element, option: HTMLOptionElement | null}} found */
  function press({ control, option }) {
    if (!option) return /** @type {HTMLElement} */ (control).click();
    option.selected = true;
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Waits until something is so; `false` where it never was. @param {() => boolean} is */
  async function until(is) {
    for (let waited = 0; waited <= WAITS; waited += LOOKS) {
      if (is()) return true;
      await pause();
    }
    return false;
  }

  /** Whether a banner of the way is back at once. @param {string[]} way their texts */
  async function again(way) {
    for (let waited = 0; waited < COMES_BACK; waited += LOOKS) await pause();
    return way.includes((await look()).banner?.text ?? '');
  }

  /** Some refusals only switch all off: then stores that, where nothing that can be changed is on. @param {string[]} clicked */
  async function store(clicked) {
    const { banner } = await look();
    if (banner?.layer !== 'settings' || clicked.length >= MOST_CLICKS) return false;
    const isOn = ({ selector = '', checked = /** @type {boolean | null} */ (null) }) => {
      const control = checked ? FineprintBanner.element(selector)?.control : null;
      return control ? !FineprintDomMore.matches(control, ':disabled,[aria-disabled="true"],[aria-readonly="true"]') : checked === true;
    };
    const save = banner.controls.find(({ role }) => role === 'save');
    const control = save && FineprintBanner.element(save.selector)?.control;
    if (!save || !control || banner.controls.some(one => one.role === 'other' && isOn(one)) || used.has(control) || !shown(control) || !free(control)) return false;
    used.add(control);
    clicked.push(save.label);
    /** @type {HTMLElement} */ (control).click();
    return true;
  }

  /** The switches of a banner that stay on: those that can't be changed. @param {FineprintBannerReport} banner @param {string[]} clicked */
  const leftOn = ({ controls }, clicked) => controls.filter(({ role, label, checked }) => role === 'other' && checked === true && !clicked.includes(label)).map(({ label }) => label).slice(0, MOST_ON);

  /** How many frames the page shows: a second layer may come in one of its own. */
  const frames = () => [...FineprintDom.query(document, 'iframe')].filter(shown).length;

  /** Goes the way; `elsewhere` where what was opened is not in this frame. @param {string[]} before what was clicked in another frame @param {number} id the command's number @returns {Promise<FineprintRefusal>} */
  async function go(before, id) {
    const clicked = [...before];
    const opened = () => clicked.length > before.length;
    /** What was on when the choice was stored. @type {string[]} */
    let on = [];
    const stop = (/** @type {FineprintRefusal['word']} */ word) => ({ word, clicked, ...(word === 'done' && on.length && { on }) });
    // Another frame's part of the way is behind it, and this frame may have had one already.
    if (!before.length) used = new WeakSet();
    const address = here();
    /** @type {string[]} */
    const way = [];
    for (;;) {
      const { banner, list } = await look();
      if (here() !== address) return stop('moved');
      if (!banner) return stop(opened() ? 'elsewhere' : clicked.length ? 'changed' : 'nothing');
      const { hint } = banner;
      if (FineprintCardWords.pays(banner)) return stop('pay');
      if (!hint || !FineprintCardWords.may(banner)) return stop(clicked.length ? 'changed' : 'nothing');
      if (clicked.length + (hint.role === 'settings' ? 1 : hint.path.length) > MOST_CLICKS) return stop('many');
      const last = hint.role !== 'settings' && hint.path.length === 1;
      // What is on and can't be seen would be stored too.
      if (last && hint.role === 'save' && list.some(({ unseen_on: on }) => on)) return stop('unsure');
      way.push(banner.text);
      const label = hint.path[0];
      // The page may be gone with the last click, and nobody left to tell of it.
      if (last && id) await FineprintAsk.ask({ type: 'pressing', id, clicked: [...clicked, label] }).catch(() => null);
      if (!same(list, hint.selector)) return stop('changed');
      const found = FineprintBanner.element(hint.selector);
      // The same control twice: what it should have done did not happen.
      if (!found || !shown(found.control) || used.has(found.control)) return stop(opened() ? 'elsewhere' : 'changed');
      if (!free(found.control)) return stop('covered');
      const framed = frames();
      used.add(found.control);
      clicked.push(label);
      if (last && hint.role === 'save') on = leftOn(banner, clicked);
      press(found);
      if (last) {
        const gone = () => !shown(found.control);
        if (!(await until(gone)) && !(await store(clicked))) return stop('stays');
        return stop((await until(gone)) && !(await again(way)) ? 'done' : 'stays');
      }
      // A frame may be gone the moment after: whoever asked looks where the way goes on.
      if (window !== top && hint.role === 'settings') return stop('elsewhere');
      if (!(await until(() => here() !== address || keyOf(candidates()) !== keyOf(list) || frames() > framed))) return stop('elsewhere');
    }
  }

  /** One at a time. @param {string[]} before @param {number} id @returns {Promise<FineprintRefusal>} */
  async function run(before, id) {
    if (running) return { word: 'nothing', clicked: before };
    running = true;
    try {
      return await go(before, id);
    } finally {
      running = false;
    }
  }

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id || sender.tab || message?.type !== 'refuse') return false;
    const clicked = Array.isArray(message.clicked) ? message.clicked : [];
    // The same command once more, from a background that was stopped: what came of it is told again.
    const id = Number(message.id) || 0;
    const name = `${id} ${clicked.length}`;
    if (!command.done || !id || name !== command.name) {
      // Begun in a document that is gone: what came of it stands in the page.
      if (message.again) return respond(null);
      command = { name, done: run(clicked, id) };
    }
    command.done?.then(respond, () => respond(null));
    return true;
  });

})();
