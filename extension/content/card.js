// The hint: a card beside the banner and a line round the control that gives away least. Both are drawn in a closed shadow
// tree of the extension's own; the page's elements are never touched.
'use strict';

globalThis.FineprintCard = (() => {
  const RING = 5;
  /** How often it is seen to that card and control are still where they belong, in milliseconds. */
  const CHECK = 300;

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {ShadowRoot | null} */
  let tree = null;
  /** What it stands beside, as it is now; `null` once that is gone. @type {(() => FineprintAnchor | null) | null} */
  let anchor = null;
  /** What it says. @type {FineprintSaying | null} */
  let said = null;
  /** What a person closed, until the banner changes. */
  let closed = '';
  /** What the page around this frame was asked to show, and whether it does. */
  let asked = '';
  let elsewhere = false;
  /** The frame of this page that it stands here for. @type {number | null} */
  let framed = null;
  /** Whether it tells of a refusal, under way or ended: nothing else is said before a person closed that. */
  let telling = false;
  /** What there is to say after that. @type {FineprintBannerReport[]} */
  let waiting = [];
  /** Puts a saying into the card. @type {(saying: FineprintSaying, act: FineprintCardActs) => void} */
  let say = () => {};
  /** Keeps what is drawn for another while. */
  let keep = () => {};
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /** @param {FineprintBannerReport[]} banners */
  function show(banners) {
    waiting = banners;
    if (telling) return;
    const banner = FineprintCardWords.choose(banners);
    const says = banner && FineprintCardWords.of(banner);
    // What stands here for a frame, the frame takes away.
    if (!banner || !says) return framed !== null ? undefined : hide();
    framed = null;
    open({ ...says, refuses: FineprintCardWords.can(banner) }, `${says.title} ${banner.text}`, () => FineprintCardAnchor.ofBanner(banner));
  }

  /** Beside a frame that has no room for it; whether that was done. @param {FineprintBeside} beside */
  function beside({ says, url, size, frame }) {
    if (telling) return true;
    const own = anchor !== null && framed === null;
    const key = `${says.title} ${url}`;
    if (own || !says.title) {
      if (framed === frame) hide();
      return false;
    }
    framed = frame;
    open(says, key, () => FineprintCardAnchor.ofFrame(url, size));
    return key === closed || anchor !== null;
  }

  /** @param {FineprintSaying} says @param {string} key @param {() => FineprintAnchor | null} where */
  function open(says, key, where) {
    if (key === closed || FineprintCardHide.unwanted()) return;
    if (!timer) void FineprintCardPlace.prefer(place);
    anchor = where;
    said = says;
    draw(says, key);
    timer ??= setInterval(place, CHECK);
    place();
  }

  /** @param {FineprintSaying} says @param {string} key */
  function draw(says, key) {
    if (!host) {
      ({ host, tree } = FineprintCardDraw.home());
      const made = FineprintCardDraw.card();
      tree.append(FineprintCardDraw.ring(), made.card);
      keep = FineprintLease.of(tree.children);
      say = made.say;
    }
    // What is read to a person is what changes in an element that stands there already.
    attach(anchor?.()?.root ?? null);
    const close = () => {
      closed = key;
      telling = false;
      hide();
      show(waiting);
    };
    const later = () => {
      telling = false;
      hide();
    };
    say(says, { close, later, refuse });
  }

  /** Has the banner refused, as a person asked for, and tells how that went. */
  async function refuse() {
    const frame = framed;
    const where = anchor;
    telling = true;
    const tell = (/** @type {FineprintSaying} */ says) => open(says, `told ${says.title} ${performance.now()}`, () => where?.() ?? FineprintCardAnchor.corner());
    tell({ title: chrome.i18n.getMessage('card_refusing'), more: [], steps: [], refuses: false });
    const done = await FineprintAsk.ask({ type: 'refuse', id: FineprintAsk.once(), ...(frame === null ? {} : { frame }) }).catch(() => null);
    tell({ ...FineprintCardWords.told(done ?? { word: 'moved', clicked: [] }), refuses: false });
  }

  /** The person's key: as its button, where it stands and has one. */
  function press() {
    // Where the page around shows it, it is pressed there.
    if (telling || elsewhere || !anchor || !said?.refuses) return false;
    void refuse();
    return true;
  }

  /** Into the dialog that makes all else inert, else to the end of the page. @param {Element | null} root */
  function attach(root) {
    if (!host) return;
    let home = /** @type {Element} */ (document.documentElement);
    for (let at = root; at; at = FineprintDom.parent(at)) if (at instanceof HTMLDialogElement && FineprintDomMore.matches(at, ':modal')) home = at;
    if (FineprintDom.parent(host) !== home) Element.prototype.append.call(home, host);
    if (!host.matches(':popover-open')) host.showPopover();
  }

  /** Puts card and ring where they belong; takes them away with the banner. */
  function place() {
    if (!anchor) return;
    // Left over from an extension that was updated or removed: nobody would answer its buttons.
    if (!chrome.runtime?.id) return hide();
    const at = anchor();
    if (!at) return hide();
    attach(at.root);
    if (!tree) return;
    keep();
    const [ring, card] = /** @type {HTMLElement[]} */ ([...tree.children]);
    ring.hidden = !at.control;
    if (at.control) {
      const { left, top, width, height } = FineprintDomMore.box(at.control);
      Object.assign(ring.style, px({ left: left - RING, top: top - RING, width: width + 2 * RING, height: height + 2 * RING }));
      ring.style.borderRadius = `calc(${getComputedStyle(at.control).borderTopLeftRadius.split(' ')[0] || '0px'} + ${RING}px)`;
    }
    const spot = spotFor(card, at);
    card.style.visibility = spot ? 'visible' : 'hidden';
    if (spot) Object.assign(card.style, px(spot));
  }

  /** Beside the banner; else outside of this frame; else over the banner's text; else with its first line only. @param {HTMLElement} card @param {FineprintAnchor} at */
  function spotFor(card, at) {
    card.classList.remove('short');
    // Beside what is scrolled out of sight it would say something of nothing.
    if (at.box.right <= 0 || at.box.bottom <= 0 || at.box.left >= innerWidth || at.box.top >= innerHeight) return null;
    const beside = FineprintCardPlace.beside(card.offsetWidth, card.offsetHeight, at);
    if (window !== top) outside(beside ? null : said);
    if (beside || elsewhere) return beside;
    const over = FineprintCardPlace.over(card.offsetWidth, card.offsetHeight, at);
    if (over) return over;
    card.classList.add('short');
    return FineprintCardPlace.beside(card.offsetWidth, card.offsetHeight, at) ?? FineprintCardPlace.over(card.offsetWidth, card.offsetHeight, at);
  }

  /** Asks the page around this frame to show the card, or to take it away again. @param {FineprintSaying | null} says */
  async function outside(says) {
    const key = says ? `${says.title} ${says.refuses} ${innerWidth} ${innerHeight}` : '';
    if (key === asked) return;
    asked = key;
    const message = { type: 'beside', says: says ?? { title: '', more: [], steps: [], refuses: false }, size: [innerWidth, innerHeight] };
    const shown = (await FineprintAsk.ask(message).catch(() => false)) === true;
    if (asked !== key || shown === elsewhere) return;
    elsewhere = shown;
    place();
  }

  /** @param {Record<string, number>} numbers */
  const px = numbers => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${Math.round(value)}px`]));

  function hide() {
    clearInterval(timer);
    timer = undefined;
    anchor = said = framed = null;
    host?.remove();
    if (window !== top) outside(null);
  }

  /** Where a click may have been stolen the card says what works all the same. */
  function hidden() {
    const line = tree?.querySelector('.from');
    if (line) line.textContent = chrome.i18n.getMessage('card_over');
  }

  /** What it stands beside. */
  const root = () => anchor?.()?.root ?? null;

  addEventListener('resize', place, { passive: true });
  addEventListener('scroll', place, { capture: true, passive: true });

  return { show, beside, hide, place, press, hidden, root, host: () => host };
})();
