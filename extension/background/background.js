// The background: takes what a page's reader saw to the core, and the answers to badge, popup and page.
// Nothing is kept: when a report is asked for, the page is read again.
'use strict';

// Chromium starts this file alone, Firefox lists the others before it; the packages have all of them in one.
const isChromium = typeof importScripts === 'function';
if (isChromium && !('FineprintCore' in globalThis)) importScripts('core/fineprint.js', 'common/settings.js', 'common/texts.js', 'common/messages.js', 'common/core.js', 'background/reach.js', 'background/badge.js', 'common/hints.js', 'background/banners.js', 'background/panels.js', 'background/memory.js', 'background/follow.js', 'common/answers.js', 'background/refusing.js', 'background/way-back.js', 'common/fragment.js', 'background/open.js');

/** A tab that went away, or that has no content script. @param {unknown} error */
const gone = error => void error;

const toPage = FineprintReach.ask;

/** A tab's page as it is now; `null` where the extension may not run. @param {number} tabId @returns {Promise<FineprintSeen | null>} */
async function seenIn(tabId) {
  // Where a person allows pages one by one Chromium lets a script wait for that: the summary would wait with it, and the click on
  // the icon would let the script run and open no popup. There the frames are asked once the page has answered. In Firefox such a
  // script fails at once, and nothing need be known before it is tried.
  const early = isChromium ? FineprintSettings.mayReadAll().then(all => (all ? FineprintBanners.candidates(tabId) : null)) : FineprintBanners.candidates(tabId);
  const seen = await toPage(tabId, { type: 'read' }).catch(() => null);
  if (!seen?.model) return null;
  const candidates = (await early) ?? (await FineprintBanners.candidates(tabId));
  return { model: { ...seen.model, candidates: seen.left ? [...candidates, seen.left] : candidates }, settled: seen.settled === true, visit: Number(seen.visit) };
}

/** What the core reads in a tab. @param {number} tabId */
async function reading(tabId) {
  // The core comes while the page is read.
  FineprintCore.start().catch(gone);
  const seen = await seenIn(tabId);
  if (!seen) return null;
  const reading = await FineprintCore.summarize(seen.model, seen.settled);
  // Nobody who asks for a summary waits for the badge.
  badged = new Promise(done => setTimeout(done)).then(() => FineprintBadge.show(tabId, reading.report)).then(() => asking(tabId, reading.report)).catch(gone);
  return reading;
}

/** The icon says whether the page asks for consent; where hints are hidden it is not asked unless by a person. @param {number} tabId @param {FineprintReport} report */
async function asking(tabId, { banners, page }) {
  await FineprintBadge.form(tabId, banners.length > 0 && !(await FineprintHints.hidden(page.url)));
}

/** A consent form of a tab came, or went: of a page that is not shown yet nothing is said. @param {chrome.runtime.MessageSender} sender @param {object[]} banners */
function met(sender, banners) {
  if (banners.length && sender.tab?.id !== undefined && FineprintMessages.isShown(sender)) FineprintBadge.form(sender.tab.id, true).catch(gone);
  return banners;
}

/** Has a frame refuse; what asked is gone with it. @param {number} tabId @param {number} frame @param {number} id */
async function refused(tabId, frame, id) {
  const done = await FineprintRefusing.run(tabId, frame, id);
  if (done.word === 'done') FineprintBadge.form(tabId, false).catch(gone);
  return done;
}

/** The page that was told last, until it has come to rest: what is remembered of it needs no second reading. @type {{tabId: number, model: FineprintModel} | null} */
let last = null;

/** What a page that rests said when it was told; read anew where it changed since, or another page came between. @param {number} tabId @param {{same: boolean, visit: number}} rests */
function atRest(tabId, { same, visit }) {
  const told = last?.tabId === tabId ? last.model : null;
  if (told) last = null;
  return told && same ? { model: told, settled: true, visit } : null;
}

/** What changed in the policy of a tab; the badge says so too. @param {number} tabId @param {string} what @param {FineprintSeen | null} [seen] */
async function changesIn(tabId, what, seen = null) {
  const visit = await FineprintMemory.act(tabId, what, async () => seen ?? seenIn(tabId));
  await badged;
  await FineprintBadge.mark(tabId, visit.state === 'changed').catch(gone);
  return visit;
}

/** What a page's content script took for a policy. @param {number} tabId @param {FineprintModel} model */
async function arrived(tabId, model) {
  const report = await FineprintCore.analyze(model);
  await FineprintBadge.show(tabId, report);
  if (report.policy) await FineprintFollow.arrived(tabId);
}

/** Puts the rules of the marks into a page. @param {number} tabId */
const rules = tabId => chrome.scripting.insertCSS({ target: { tabId }, files: ['content/marks.css'] }).catch(gone);

/** Marks the quote after or before the marked one, in the order of the page. @param {number} tabId @param {boolean} forward */
async function step(tabId, forward) {
  const read = await reading(tabId);
  const { facts = [], concerns = [] } = read?.report.policy ?? {};
  const quotes = [...facts, ...concerns].flatMap(({ evidence }) => evidence.map(({ start, end }) => ({ start, end })));
  await rules(tabId);
  const at = await toPage(tabId, { type: 'step', forward, quotes });
  if (at) await FineprintPanels.tell(tabId, { type: 'lit', quotes: [at] });
}

/** @param {chrome.runtime.MessageSender} sender */
async function activeTab(sender) {
  const where = sender.tab ? { windowId: sender.tab.windowId } : { currentWindow: true };
  const [tab] = await chrome.tabs.query({ ...where, active: true });
  return tab?.id;
}

/** @param {FineprintRequest} message @param {chrome.runtime.MessageSender} sender */
async function answer(message, sender) {
  switch (message.type) {
    case 'report':
    case 'summary': {
      const tabId = message.tabId ?? (await activeTab(sender));
      const read = tabId === undefined ? null : await reading(tabId);
      // As a text: browsers take as long to copy so many small things as to draw them.
      if (message.type === 'summary') return read && JSON.stringify(read);
      await badged;
      return read?.report ?? null;
    }
    case 'panel':
      return FineprintPanels.act(message.tabId, message);
    case 'changes':
      return changesIn(message.tabId, message.do);
    case 'history':
      return FineprintMemory.history(message.do, message.key);
    case 'links':
      return toPage(message.tabId, { type: 'links' }).catch(() => []);
    case 'paper':
      return Boolean(await chrome.tabs.create({ url: chrome.runtime.getURL(`paper.html?tab=${message.tabId}`) }));
    case 'refuse':
      return refused(message.tabId, message.frame, message.id);
    case 'record':
      return FineprintRefusing.record(message.tabId);
    case 'back':
      return (await FineprintWayBack.find(message.tabId)) ?? { label: '', at: 0 };
    case 'point':
      return FineprintWayBack.show(message.tabId, message.at);
    case 'gpc':
      return FineprintWayBack.signal(message.tabId);
    case 'letter':
      return FineprintOpen.letter(message.tabId, message.kind, message.to);
    case 'go':
      return FineprintOpen.page(message.tabId, message.url);
    case 'link': {
      const model = (await seenIn(message.tabId))?.model;
      return model ? FineprintFragment.link(model, message.start, message.end) : null;
    }
    case 'follow':
      return FineprintFollow.open(message.url, message.tabId);
    default:
      return show(message);
  }
}

/** The same, an error as a word too. @param {FineprintRequest} message @param {chrome.runtime.MessageSender} sender */
const answered = (message, sender) => answer(message, sender).then(value => value ?? null, error => ({ error: String(error?.message ?? error) }));

/** What is shown on the page, or taken away. @param {Exclude<FineprintRequest, {type: 'report' | 'summary' | 'panel' | 'links' | 'paper' | 'follow' | 'refuse' | 'record' | 'back' | 'point' | 'gpc' | 'changes' | 'history' | 'letter' | 'go' | 'link'}>} message */
async function show(message) {
  const { tabId, ...rest } = message;
  if (message.type === 'show' || message.type === 'sections') {
    await rules(tabId);
  }
  return (await toPage(tabId, rest).catch(() => null)) ?? null;
}

/** Where no hint offers it nothing is clicked: the popup says what there is. @param {number} tabId */
async function refuse(tabId) {
  if (!(await FineprintRefusing.press(tabId))) await chrome.action.openPopup?.();
}

/** What a page of the extension that runs beside this one may ask without a message. */
globalThis.FineprintBackground = { summary: tabId => answered({ type: 'summary', tabId }, {}) };

/** The badge shown last: what is added to a badge has to come behind it. @type {Promise<unknown>} */
let badged = Promise.resolve();

chrome.commands?.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) return;
  if (command === 'toggle-panel') FineprintPanels.toggle(tab.id).catch(gone);
  else if (command === 'refuse') refuse(tab.id).catch(gone);
  else if (command === 'next-mark' || command === 'previous-mark') step(tab.id, command === 'next-mark').catch(gone);
});

// The first page that a person sees. An update opens nothing.
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') chrome.tabs.create({ url: chrome.runtime.getURL('welcome.html') }).catch(gone);
});

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const candidates = FineprintMessages.candidates(message, sender);
  if (candidates) {
    FineprintBanners.read(candidates, sender, message.asked === true).then(banners => respond(met(sender, banners)), () => respond(null));
    return true;
  }
  const more = FineprintMessages.more(message, sender);
  if (more) {
    // What was found will be read: the core comes meanwhile.
    FineprintCore.start().catch(gone);
    FineprintReach.add(more.tabId, more.frameId).then(() => respond(true), () => respond(false));
    return true;
  }
  const asked = FineprintMessages.asks(message, sender);
  if (asked !== null) {
    const all = FineprintBanners.all(asked).then(banners => FineprintBadge.form(asked, banners.length > 0));
    all.then(() => respond(true), () => respond(false));
    return true;
  }
  const hide = FineprintMessages.hide(message, sender);
  if (hide && sender.tab) {
    FineprintHints.hide(sender.tab, hide.everywhere).then(() => respond(true), () => respond(false));
    return true;
  }
  const tabId = sender.tab?.id;
  const beside = FineprintMessages.beside(message, sender);
  if (beside && tabId !== undefined) {
    toPage(tabId, { type: 'beside', ...beside }).then(shown => respond(shown === true), () => respond(false));
    return true;
  }
  const refusal = FineprintMessages.refusal(message, sender);
  if (refusal && tabId !== undefined) {
    refused(tabId, refusal.frame, refusal.id).then(respond, () => respond(null));
    return true;
  }
  const pressing = FineprintMessages.pressing(message, sender);
  if (pressing) {
    FineprintRefusing.pressing(pressing.id, pressing.clicked).then(() => respond(true), () => respond(true));
    return true;
  }
  const chosen = FineprintMessages.chosen(message, sender);
  if (chosen && sender.tab) {
    FineprintAnswers.own(sender.tab, sender.frameId ?? 0, chosen).catch(gone);
    // A frame may be taken away with the answer, and can't tell it then.
    if (sender.frameId && tabId !== undefined) FineprintBadge.form(tabId, false).catch(gone);
    return false;
  }
  const seen = FineprintMessages.fromPage(message, sender);
  if (seen?.type === 'at' && tabId !== undefined) {
    FineprintPanels.tell(tabId, { type: 'lit', quotes: seen.quotes }).then(() => respond(true), () => respond(false));
    return true;
  }
  if (seen?.type === 'settled' && tabId !== undefined) {
    const rests = atRest(tabId, /** @type {any} */ (seen));
    badged.then(() => changesIn(tabId, 'see', rests)).then(({ state }) => respond(state), () => respond('failed'));
    return true;
  }
  if (seen && tabId !== undefined) {
    last = seen.type === 'page' ? { tabId, model: seen.model } : null;
    const done = seen.type === 'page' ? arrived(tabId, seen.model) : FineprintBadge.clear(tabId);
    badged = done.catch(gone);
    // Answered once it is done: who asked asks again where the background was stopped before.
    badged.then(() => FineprintPanels.tell(tabId, { type: 'changed' })).then(() => respond(true), () => respond(false));
    return true;
  }
  const question = FineprintMessages.fromExtension(message, sender);
  if (!question) {
    // Everything gets an answer, so that who has none knows that this background was stopped.
    respond(null);
    return false;
  }
  answered(question, sender).then(respond);
  return true;
});
