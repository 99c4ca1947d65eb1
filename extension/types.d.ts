// Shapes that the scripts of the extension share. The report's own schema is src/report/report.schema.json.

interface FineprintModel {
  url: string;
  lang: string | null;
  title: string;
  blocks: FineprintBlock[];
  truncated: boolean;
  candidates?: object[];
}

interface FineprintCell {
  table: number;
  row: number;
  column: number;
}

interface FineprintLink {
  start: number;
  end: number;
  href: string;
}

interface FineprintBlock {
  text: string;
  role: string;
  level: number;
  region: string;
  bold: boolean;
  hidden: boolean;
  cell: FineprintCell | null;
  links: FineprintLink[];
}

/** Where a text node's text went: `start` and `end` count in the block's text; `skip` says that its leading blanks were dropped. */
interface FineprintPiece {
  node: Text;
  start: number;
  end: number;
  skip: boolean;
  raw: boolean;
}

/** What a block takes from the elements around it. */
interface FineprintContext {
  role: string;
  level: number;
  region: string;
  bold: boolean;
  hidden: boolean;
  cell: FineprintCell | null;
  /** White space is kept. */
  raw: boolean;
  /** The level of the heading above, 0 without one. */
  heading: number;
  /** How many lists lie above. */
  lists: number;
  inMain: boolean;
  table: { number: number; rows: number } | null;
  row: { number: number; cells: number } | null;
}

/** One range for each tree that a stretch of the model's text goes through: a range can't reach into a shadow tree or out of it. */
interface FineprintPageMap {
  ranges(start: number, end: number): Range[];
}

interface FineprintEvidence {
  quote: string;
  start: number;
  end: number;
  section: string | null;
  /** The member of the fact's value that it shows. */
  member?: string;
}

/** A fact: src/report/mod.rs. */
interface FineprintFact {
  id: string;
  status: string;
  /** Its shape goes with the id: src/report/value.rs. */
  value: unknown;
  evidence: FineprintEvidence[];
}

interface FineprintReport {
  source: string;
  page: { kind: string; language: string | null; title: string; url: string };
  policy: null | {
    sections: { id: string; heading: string; topics: string[]; start: number; end: number }[];
    facts: FineprintFact[];
    concerns: { id: string; evidence: FineprintEvidence[] }[];
    unread?: string;
  };
  banners: FineprintBannerReport[];
  closed_banners?: FineprintBannerReport[];
  settled: boolean;
}

/** A candidate for a banner: src/page/candidate.rs. */
type FineprintCandidate = Record<string, unknown> & { lines: string[]; marks?: string[]; unseen_on?: number; controls: { label: string; name: string; checked: boolean | null; selector: string }[] };

/** A banner: src/report/banner.rs. */
interface FineprintBannerReport {
  frame: number;
  cmp: string | null;
  language: string | null;
  layer: 'first' | 'settings';
  text: string;
  partners: number | null;
  purposes: string[];
  modal: boolean;
  controls: { role: string; label: string; checked: boolean | null; disabled?: boolean; selector: string; unsure?: boolean }[];
  patterns: { id: string; measured: Record<string, unknown> }[];
  hint: null | { role: string; label: string; clicks: number; path: string[]; selector: string; expected?: boolean };
}

// A report with what a person is shown of it.
interface FineprintReading {
  report: FineprintReport;
  summary: FineprintSummary | null;
  readable: boolean;
}

/** What a person is shown: src/summary/mod.rs. */
interface FineprintSummary {
  kind: string;
  title: string;
  language: string;
  about: string[];
  concerns: { id: string; text: string; items: string[]; quotes: FineprintEvidence[] }[];
  rows: FineprintRow[];
  rights: FineprintRow[];
  outline: FineprintPlaceOf[];
}
interface FineprintRow {
  fact: string;
  member: string | null;
  question: string;
  status: string;
  label: string;
  answer: string;
  quotes: FineprintEvidence[];
  /** Not stated, and shown only to who asks for it. */
  quiet: boolean;
}
/** A section of a policy, to go to. */
interface FineprintPlaceOf {
  heading: string;
  level: number;
  topics: string[];
  start: number;
  end: number;
}

/** A stretch of the text of a page. */
interface FineprintStretch {
  start: number;
  end: number;
}

interface FineprintSection {
  start: number;
  end: number;
  topic: string;
}

/** What is marked on a page. */
interface FineprintShown {
  quote: boolean;
  sections: boolean;
}

// What the content scripts share, in the world that the page can't see.
/** Beginnings of words, folded, with bars between them: those that plain letters suffice for, and the others. */
type FineprintWordList = { plain: string; other: string };
declare var FineprintGateWords: { title: FineprintWordList; banner: FineprintWordList };
/** Consent platforms by id: src/banner/platform/data, and those that autoconsent knows. */
declare var FineprintPlatforms: Record<string, { name: string; marks: string[]; way: 'reject' | 'save'; back: string[] }>;
declare var FineprintOtherPlatforms: Record<string, { name: string; marks: string[] }>;
declare var FineprintPlatformMarks: { find(): string[] };
declare var FineprintAsk: { ask(message: object): Promise<any>; once(): number; ready(): boolean; more(): Promise<boolean> };
declare var FineprintWords: { fold(text: string): string; teller(list: FineprintWordList): (text: string) => boolean };
declare var FineprintGlance: {
  bare(document: Document): boolean;
  trees: Set<ShadowRoot>;
  speaks(text: string): boolean;
  high(style: CSSStyleDeclaration): boolean;
  shadow(element: Element): ShadowRoot | null;
  DIALOGS: string;
  NAMED: string;
  NAME: RegExp;
  CONTROL: string;
  ACROSS: number[];
  DOWN: number[];
  MAX_CHILDREN: number;
  ENDS: number;
  MAX_STATIC_TEXT: number;
  parts(element: Element): Element[];
};
declare var FineprintDom: {
  getter(type: any, name: string): (target: any) => any;
  method(type: any, name: string): (target: any, ...args: any[]) => any;
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  tag(element: Element): string;
  text(node: Node): string;
  attribute(element: Element, name: string): string | null;
  shadow(element: Element): ShadowRoot | null;
  parent(node: Node): Element | null;
  holds(outer: Element, inner: Element): boolean;
  elements(node: Document | ShadowRoot | Element, most: number): Element[];
  root(node: Node): Document | ShadowRoot;
  query(node: Document | ShadowRoot | Element, selector: string): NodeListOf<Element>;
  at(tree: Document | ShadowRoot, x: number, y: number): Element | null;
};
declare var FineprintDomMore: typeof FineprintDom & {
  assignedNodes(slot: Node): Node[];
  shown(element: Element): Iterable<Node>;
  backwards(outer: Element, steps: number): Iterable<Node>;
  visible(element: Element): boolean;
  closest(element: Element, selector: string): Element | null;
  selected(option: HTMLOptionElement): boolean;
  isConnected(node: Node): boolean;
  previousElement(element: Element): Element | null;
  data(node: Text): string;
  box(element: Element): DOMRect;
  boxes(element: Element): DOMRectList;
  matches(element: Element, selector: string): boolean;
  labels(element: HTMLInputElement): NodeListOf<HTMLLabelElement> | null;
  control(label: HTMLLabelElement): HTMLElement | null;
  checked(element: HTMLInputElement): boolean;
  value(element: HTMLInputElement): string;
  type(element: HTMLInputElement): string;
};
declare var FineprintBannerFind: {
  find(document: Document): Element[];
  named(element: Element): boolean;
  isDialog(element: Element): boolean;
  pointed(element: Element): boolean;
  styles(): number;
  MAX_STYLES: number;
  trees(): ShadowRoot[];
  own(): Element | null;
  setOwn(element: Element): void;
};
declare var FineprintBannerStyle: {
  of(element: Element): { font_size: number; font_weight: number; colour: number[]; background: number[]; border: boolean };
  background(element: Element): [number, number, number];
};
declare var FineprintBannerPlace: {
  of(root: Element, controls: Element[]): { rect: number[]; cover: number; modal: boolean; scroll_lock: boolean };
  sight(root: Element, rect: number[], position: string): 'shown' | 'ahead' | 'out';
  met(root: Element): void;
  reachable(root: Element, control: Element): boolean;
};
declare var FineprintBannerControl: {
  MAX_LABEL: number;
  CHOICES: Set<string>;
  clean(text: string): string;
  kindOf(element: Element, style: CSSStyleDeclaration): string | null;
  labelledBy(element: Element): string;
  nameOf(element: Element): string;
  called(element: Element): string;
  beside(element: Element): string;
  options(list: Element): Element[];
  drawn(element: Element): Element;
  checkedOf(element: Element, kind: string): boolean | null;
  disabled(element: Element): boolean;
  selectorOf(element: Element): string;
};
declare var FineprintBanner: {
  candidates(document: Document, roots?: Element[]): FineprintCandidate[];
  ahead(): Element[];
  element(selector: string): { control: Element; root: Element; option: HTMLOptionElement | null } | null;
  unmarked(): Element[];
  mark(root: Element, marks: string[]): void;
  marks(): string[];
  cost(): { spent: Record<string, number>; budget: Record<string, number> };
};
declare var FineprintBannerWatch: {
  told(): FineprintCandidate[] | null;
  small(): boolean;
  also(trees: Iterable<ShadowRoot>): void;
  soon(): void;
  knows(banners: FineprintBannerReport[]): void;
  quiet(): boolean;
  banners(): FineprintBannerReport[];
  looks(): number;
  saw(): boolean;
  met(): void;
  idle(task: () => unknown): void;
  others: { changed(): void; turned(): void }[];
};
declare var FineprintBannerLook: { candidates(): FineprintCandidate[]; keyOf(list: FineprintCandidate[]): string; read(list: FineprintCandidate[], asked?: boolean): Promise<any>; look(): Promise<unknown>; again(): Promise<unknown> };
declare var FineprintBannerLeft: { read(document: Document): object };
declare var FineprintCardStyle: string;
declare var FineprintLease: { of(elements: Iterable<Element>): () => void };
declare var FineprintCardSeen: { meant(event: MouseEvent): boolean };
declare var FineprintCardHide: { buttons(hide: () => void): HTMLElement; unwanted(): boolean; want(): void };
type FineprintBox = { left: number; top: number; right: number; bottom: number };
/** What the card stands beside, and what it must not cover: `root` lies in the same layer of the page as the card. */
type FineprintAnchor = { root: Element; control: Element | null; box: FineprintBox; keep: FineprintBox[] };
type FineprintSaying = { title: string; more: string[]; steps: string[]; refuses: boolean };
type FineprintBeside = { says: FineprintSaying; url: string; size: [number, number]; frame: number };
declare var FineprintCardWords: {
  partnersOf(number: number): string;
  of(banner: FineprintBannerReport): FineprintSaying | null;
  choose(banners: FineprintBannerReport[]): FineprintBannerReport | null;
  may(banner: FineprintBannerReport): boolean;
  can(banner: FineprintBannerReport): boolean;
  pays(banner: FineprintBannerReport): boolean;
  platformOf(cmp: string | null): string | null;
  payment(banner: FineprintBannerReport): string[];
  recorded(record: FineprintRecord): string[];
  told(refusal: FineprintRefusal): FineprintSaying;
};
/** What a page's TCF record holds: how many purposes and partners are consented to, how many purposes rest on legitimate interest. */
type FineprintRecord = { purposes: number; partners: number; interests: number };
/** How a refusal on command ended, the labels that were clicked, in order, and what stayed on where a choice was stored. */
type FineprintRefusal = {
  word: 'done' | 'stays' | 'changed' | 'elsewhere' | 'covered' | 'moved' | 'many' | 'nothing' | 'pay' | 'unsure';
  clicked: string[];
  on?: string[];
  record?: FineprintRecord | null;
};
/** What was chosen on a site: by whom, what the control does, its label, the switches that were on. */
type FineprintChoice = { when: string; by: 'person' | 'fineprint'; role: string; clicked: string[]; on: string[]; framed?: boolean };
declare var FineprintAnswer: { offer(banners: FineprintBannerReport[], tabId: number): void; show(tabId: number, asks: boolean): Promise<void> };
declare var FineprintWayBack: {
  find(tabId: number): Promise<{ label: string; at: number } | null>;
  show(tabId: number, at: number): Promise<boolean>;
  signal(tabId: number): Promise<boolean>;
};
declare var FineprintBackControl: { find(): { label: string; sure: boolean }[]; show(at: number): boolean };
declare var FineprintAnswers: {
  PREFIX: string;
  all(): Promise<{ host: string; choice: FineprintChoice }[]>;
  keep(tab: chrome.tabs.Tab, choice: Omit<FineprintChoice, 'when'>): Promise<void>;
  own(tab: chrome.tabs.Tab, frame: number, chosen: { role: string; label: string; on: string[] }): Promise<void>;
  of(host: string): Promise<FineprintChoice | null>;
  forget(...hosts: string[]): Promise<void>;
  wipe(): Promise<void>;
  said(choice: FineprintChoice): string;
};
declare var FineprintRefusing: {
  run(tabId: number, frameId: number, id: number): Promise<FineprintRefusal>;
  press(tabId: number): Promise<boolean>;
  pressing(id: number, clicked: string[]): Promise<void>;
  record(tabId: number): Promise<FineprintRecord | null>;
};
declare var FineprintCardAnchor: {
  shown(element: Element): boolean;
  ofBanner(banner: FineprintBannerReport): FineprintAnchor | null;
  ofFrame(url: string, size: [number, number]): FineprintAnchor | null;
  corner(): FineprintAnchor;
};
/** What its buttons do: `later` takes the card away and leaves it to who says so that it comes again. */
type FineprintCardActs = { close: () => void; later: () => void; refuse: () => void };
declare var FineprintCardDraw: {
  home(): { host: HTMLElement; tree: ShadowRoot };
  card(): { card: HTMLElement; say(saying: FineprintSaying, act: FineprintCardActs): void };
  ring(): HTMLElement;
};
declare var FineprintCardPlace: {
  beside(width: number, height: number, anchor: FineprintAnchor): { left: number; top: number } | null;
  over(width: number, height: number, anchor: FineprintAnchor): { left: number; top: number } | null;
  prefer(again: () => void): Promise<void>;
};
declare var FineprintCard: {
  show(banners: FineprintBannerReport[]): void;
  beside(frame: FineprintBeside): boolean;
  hide(): void;
  place(): void;
  press(): boolean;
  hidden(): void;
  root(): Element | null;
  host(): HTMLElement | null;
};
declare var FineprintGate: { sign(document: Document): boolean };
declare var FineprintPageWatch: { begin(): void; closely(): void; loosely(): boolean; alive(): boolean };
declare var FineprintReading: { look(): void; gone(): void; forget(): void; settle(): void; end(): void };
declare var FineprintReach: { add(tabId: number, frameId: number): Promise<unknown>; put(tabId: number, frameId: number): Promise<unknown>; ask(tabId: number, message: object): Promise<any> };
declare var FineprintBlocks: {
  Blocks: new () => {
    done: FineprintBlock[];
    places: { start: number; pieces: FineprintPiece[] }[];
    truncated: boolean;
    stopped: boolean;
    stop(): void;
    pushText(node: Text, context: FineprintContext): void;
    pushBreak(context: FineprintContext): void;
    openLink(href: string): void;
    closeLink(): void;
    flush(context: FineprintContext): void;
  };
  fold(text: string, raw: boolean, skip: boolean): string;
  isBlank(code: number): boolean;
  lower(text: string): string;
  trim(text: string): string;
};
declare var FineprintSnapshotMap: {
  of(blocks: { done: FineprintBlock[]; places: { start: number; pieces: FineprintPiece[] }[] }): FineprintPageMap;
};
declare var FineprintSnapshot: { read(document: Document): { model: FineprintModel; map: FineprintPageMap } };
declare var FineprintMarks: {
  quote(ranges: Range[]): boolean | 'folded';
  sections(list: { ranges: Range[]; topic: string }[]): void;
  clear(): void;
  shown(): FineprintShown;
};

// What the background's scripts share.
declare var FineprintMessages: {
  fromPage(message: unknown, sender: chrome.runtime.MessageSender): { type: string; model: FineprintModel; quotes: FineprintStretch[] } | null;
  candidates(message: unknown, sender: chrome.runtime.MessageSender): object[] | null;
  isShown(sender: chrome.runtime.MessageSender): boolean;
  asks(message: unknown, sender: chrome.runtime.MessageSender): number | null;
  more(message: unknown, sender: chrome.runtime.MessageSender): { tabId: number; frameId: number } | null;
  hide(message: unknown, sender: chrome.runtime.MessageSender): { everywhere: boolean } | null;
  beside(message: unknown, sender: chrome.runtime.MessageSender): FineprintBeside | null;
  refusal(message: unknown, sender: chrome.runtime.MessageSender): { frame: number; id: number } | null;
  pressing(message: unknown, sender: chrome.runtime.MessageSender): { id: number; clicked: string[] } | null;
  chosen(message: unknown, sender: chrome.runtime.MessageSender): { role: string; label: string; on: string[] } | null;
  fromExtension(message: unknown, sender: chrome.runtime.MessageSender): FineprintRequest | null;
};
/** A page as the background sees it; `visit` tells one load of a page from the next. */
interface FineprintSeen {
  model: FineprintModel;
  settled: boolean;
  visit: number;
}

/** A stretch of the page with its words. */
type FineprintPlace = FineprintStretch & { quote: string };

/** What changed, in words: src/changes/told.rs. */
interface FineprintChanged {
  changed: boolean;
  title: string;
  note: string;
  language: string;
  facts: { fact: string; member: string | null; question: string; before: string; was: string; after: string; quotes: FineprintPlace[] }[];
  came: FineprintPlace[];
  came_more: string;
  went: { text: string; quote: string | null; after: FineprintPlace | null }[];
  went_more: string;
}

/** What became of a visit to a policy. */
interface FineprintVisit {
  state: 'off' | 'private' | 'gone' | 'none' | 'waiting' | 'failed' | 'full' | 'new' | 'same' | 'changed' | 'got';
  changes?: FineprintChanged;
  error?: string;
}

/** A policy as it is kept: src/changes/memory.rs; `since` is the day of the visit before, empty at the first. */
interface FineprintEntry {
  memory: { url: string; title: string; language: string; date: string };
  visit: number;
  since: string;
}
declare var FineprintMemory: {
  act(tabId: number, what: string, read: () => Promise<FineprintSeen | null>): Promise<FineprintVisit>;
  history(what: string, key: string): Promise<object | null>;
  allowed(tab: { incognito?: boolean }): boolean;
};
type FineprintRequest =
  | { type: 'changes'; tabId: number; do: string }
  | { type: 'history'; do: string; key: string }
  | { type: 'report' | 'summary'; tabId?: number }
  | { type: 'show'; tabId: number; start: number; end: number }
  | { type: 'sections'; tabId: number; on: boolean; sections: FineprintSection[] }
  | { type: 'panel'; tabId: number; do: string; quotes: FineprintStretch[]; token: string }
  | { type: 'follow' | 'go'; tabId: number; url: string }
  | { type: 'letter'; tabId: number; kind: string; to: string }
  | { type: 'link'; tabId: number; start: number; end: number }
  | { type: 'refuse'; tabId: number; frame: number; id: number }
  | { type: 'point'; tabId: number; at: number }
  | { type: 'clear' | 'marks' | 'links' | 'paper' | 'record' | 'back' | 'gpc'; tabId: number };
type FineprintPolicyLink = { text: string; url: string };
declare var FineprintPolicyLinks: { find(document: Document): FineprintPolicyLink[] };
declare var FineprintFollow: { open(url: string, opener: number): Promise<boolean>; arrived(tabId: number): Promise<void> };
declare var FineprintOpen: {
  letter(tabId: number, kind: string, to: string): Promise<boolean>;
  page(tabId: number, url: string): Promise<boolean>;
};
declare var FineprintFragment: {
  directive(text: string, start: number, end: number): string;
  address(url: string, directive: string): string;
  link(model: FineprintModel, start: number, end: number): { quote: string; url: string };
};
declare var FineprintOffer: { show(tabId: number): Promise<void> };
declare var FineprintPanels: {
  toggle(tabId: number): Promise<void>;
  tell(tabId: number, message: { type: 'changed' } | { type: 'lit'; quotes: FineprintStretch[] }): Promise<unknown>;
  act(tabId: number, message: Extract<FineprintRequest, { type: 'panel' }>): Promise<unknown>;
};
declare var FineprintPanel: {
  open(side: 'left' | 'right'): Promise<boolean>;
  close(): void;
  move(side: 'left' | 'right'): void;
  lower(low: boolean): boolean;
  quotesAt(event: MouseEvent, ranges: (start: number, end: number) => Range[]): FineprintStretch[];
  isOpen(): boolean;
  ready(token: string): boolean;
  shows(list: FineprintStretch[]): void;
};
declare var FineprintCore: {
  roles(labels: string[]): Promise<(string | undefined)[]>;
  start(): Promise<FineprintGlue>;
  analyze(model: FineprintModel): Promise<FineprintReport>;
  summarize(model: FineprintModel, settled: boolean): Promise<FineprintReading>;
  visit(model: FineprintModel, before: object | null): Promise<{ memory: FineprintEntry['memory']; changes: FineprintChanged | null } | null>;
  memoryKey(model: FineprintModel): Promise<string>;
};
declare var FineprintBanners: {
  read(candidates: object[], sender: chrome.runtime.MessageSender, asked: boolean): Promise<object[]>;
  candidates(tabId: number): Promise<object[]>;
  all(tabId: number): Promise<FineprintBannerReport[]>;
  frames(tabId: number): Promise<number>;
};
/** The background, for a page of the extension that runs beside it. */
declare var FineprintBackground: { summary(tabId: number | undefined): Promise<unknown> };
declare var FineprintBadge: {
  show(tabId: number, report: FineprintReport): Promise<void>;
  mark(tabId: number, changed: boolean): Promise<void>;
  clear(tabId: number): Promise<void>;
  form(tabId: number, asks: boolean): Promise<void>;
};

// What wasm-bindgen makes of src/web, as staging wraps it: each call gives glue for a new instance.
declare function FineprintGlue(): FineprintGlue;
interface FineprintGlue {
  (options: { module_or_path: Promise<Response> }): Promise<unknown>;
  missing_language(model: unknown): string | undefined;
  load_language(code: string, file: Uint8Array): boolean;
  load_banners(file: Uint8Array): boolean;
  role_of(label: string): string | undefined;
  analyze(model: unknown, options: unknown): FineprintReport;
  summarize(model: unknown, options: unknown): FineprintReading;
  visit(model: unknown, options: unknown, before: unknown): { memory: FineprintEntry['memory']; changes: FineprintChanged | null } | null;
  memory_key(model: unknown): string;
}

// What the background and the popup share.
declare var FineprintHints: {
  site(url: string | undefined): string;
  hidden(url: string | undefined): Promise<'all' | 'site' | null>;
  hide(tab: chrome.tabs.Tab, everywhere: boolean): Promise<void>;
  again(url: string | undefined): Promise<void>;
  get(): Promise<{ everywhere: boolean; sites: string[] }>;
  set(hints: { everywhere: boolean; sites: string[] }): Promise<void>;
};

// What the letter page's scripts share: extension/letters.
type FineprintLetterKind = 'access' | 'erasure' | 'objection' | 'rectification' | 'portability' | 'withdrawal' | 'complaint';
/** What a person typed; empty where nothing was. */
type FineprintLetterOwn = { name: string; address: string; reference: string; details: string };
/** What a policy says that a letter needs; empty where it does not. */
interface FineprintLetterFactsData {
  language: string | null;
  law: 'eu' | 'uk';
  controller: string;
  controllerAddress: string;
  emails: { address: string; who: 'contact' | 'officer' | 'optout' }[];
  others: { kind: 'post' | 'phone' | 'form'; value: string }[];
  authority: string;
  authorityQuote: string;
  policy: string;
  host: string;
}
type FineprintLetterParagraph = string | { if?: 'details'; unless?: 'details'; text: string };
/** The letters of a language. */
interface FineprintLetterTexts {
  name: string;
  laws: { eu: string; uk: string };
  /** What a controller without a name is called. */
  unknown: string;
  greeting: string;
  term: string;
  remedy: string;
  remedy_named: string;
  known: string;
  known_there: string;
  closing: string;
  blanks: { company: string; name: string; address: string; reference: string };
  kinds: Record<FineprintLetterKind, { subject: string; blank?: string; paragraphs: FineprintLetterParagraph[] }>;
}
/** A letter, and the words in brackets that are still to be filled in. */
type FineprintLetter = { subject: string; body: string; blanks: string[] };
declare var FineprintLetters: Record<string, FineprintLetterTexts>;
declare var FineprintCompose: {
  KINDS: readonly FineprintLetterKind[];
  clean(text: unknown, longest: number): string;
  compose(kind: FineprintLetterKind, texts: FineprintLetterTexts, facts: FineprintLetterFactsData, own: Partial<FineprintLetterOwn>): FineprintLetter;
};
declare var FineprintLetterFacts: { of(report: FineprintReport | null): FineprintLetterFactsData };
declare var FineprintMail: {
  address(text: string): string;
  named(target: string): string;
  link(mail: { to: string; subject: string; body: string }): { href: string; whole: boolean };
  LONGEST: number;
};

declare var FineprintClipboard: { copy(text: string): Promise<boolean> };
declare var FineprintPaper: { draw(root: HTMLElement, letter: { to: string; language: string; subject: string; body: string }): void };
declare var FineprintRecipient: {
  first(facts: FineprintLetterFactsData): string;
  show(toAuthority: boolean, facts: FineprintLetterFactsData, choose: (address: string) => void): void;
  reflect(): void;
};

// What the popup's scripts share.
declare var FineprintTargets: { of(target: string, base: string): { url: string; host: string } | { mail: string } | null };
declare var FineprintAct: { show(report: FineprintReport, tabId: number | undefined): void };
declare var FineprintCopy: { beside(parent: Element, text: string, quote: (beside: Element) => void): void; of(tabId: number | undefined): void };
declare var FineprintForm: { show(banners: FineprintBannerReport[], closed: FineprintBannerReport[]): void };
declare var FineprintHintsHidden: { show(tabId: number): Promise<void> };
declare var FineprintView: {
  show(state: 'loading' | 'policy' | 'nothing' | 'unavailable' | 'error', title?: string, more?: string): void;
  told(answer: any): any;
  read(ask: () => Promise<any>): Promise<FineprintReading | null>;
  draw(ask: () => Promise<any>, stored?: Promise<any>): Promise<FineprintReading | null>;
};
declare var FineprintChanges: { see(tabId: number): Promise<void> };
type FineprintSettingsData = { badge: boolean; answers: boolean; matters: string[]; language: 'auto' | 'en' | 'nl' | 'fr' | 'de'; card: 'beside' | 'left' | 'right'; most: 50 | 200 | 500 };
declare var FineprintTexts: {
  LANGUAGES: string[];
  ready(coming?: Promise<any>): Promise<void>;
  getMessage(key: string, args?: string | string[]): string;
  getUILanguage(): string;
};
declare var FineprintSettings: {
  get(coming?: Promise<any>): Promise<FineprintSettingsData>;
  set(change: Partial<FineprintSettingsData>): Promise<FineprintSettingsData>;
  reset(): Promise<void>;
  PAGES: { origins: string[] };
  mayReadAll(): Promise<boolean>;
  MOST_MATTERS: number;
  LANGUAGES: readonly FineprintSettingsData['language'][];
  CARDS: readonly FineprintSettingsData['card'][];
  MOST_KEPT: readonly FineprintSettingsData['most'][];
};
declare var FineprintPage: {
  words(key: string, args?: string[]): string;
  part(id: string): HTMLElement;
  make<T extends keyof HTMLElementTagNameMap>(parent: Element, tag: T, name?: string, text?: string): HTMLElementTagNameMap[T];
  fill(): void;
  turn(button: HTMLElement, on: boolean): void;
  locale(): string;
  painted(): Promise<void>;
};
declare var FineprintValues: {
  of(fact: FineprintFact): { value: string; member: string | null }[];
  quotes(evidence: FineprintEvidence[], member: string | null): FineprintEvidence[];
};
declare var FineprintCsv: { write(reading: FineprintReading, day: string): string };
declare var FineprintMarkdown: { write(reading: FineprintReading): string; answer(row: FineprintRow): string };
declare var FineprintDpv: { document(report: FineprintReport, terms: any): object };
declare var FineprintSave: { wire(reading: () => FineprintReading | null, print: () => void): void; paper(tabId: number | undefined): void };
declare var FineprintDraw: {
  summary(root: HTMLElement, summary: FineprintSummary, matters: string[]): void;
  sheet(root: HTMLElement, reading: FineprintReading, matters: string[]): void;
};
declare var FineprintFirst: { tab: Promise<number | undefined>; summary(): Promise<any>; settings: Promise<any> | undefined };
declare var FineprintAccess: { show(): Promise<void> };
declare var FineprintMarker: { wire(tab: () => number | undefined, report: () => FineprintReport | null): void };
declare function importScripts(...urls: string[]): void;

// What the page that reads PDF files is made of.
declare module '*/pdf.min.js' {
  export class PDFWorker {
    constructor(options: { port: Worker });
    destroy(): void;
  }
  export function getDocument(options: object): any;
}
/** A piece of text on a page: where its baseline begins, from the lower left, in points. */
interface FineprintPdfPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
}
interface FineprintPdfLine {
  text: string;
  x: number;
  y: number;
  right: number;
  size: number;
  font: string;
  /** A row of cells: it belongs to no paragraph. */
  alone?: boolean;
}
interface FineprintPdfPage {
  height: number;
  lines: FineprintPdfLine[];
}
declare var FineprintPdfLines: { of(pieces: FineprintPdfPiece[]): FineprintPdfLine[]; median(numbers: number[]): number };
declare var FineprintPdfBlocks: { of(pages: FineprintPdfPage[]): FineprintBlock[] };
declare var FineprintPdf: { read(data: Uint8Array, name: string, url: string): Promise<FineprintModel>; reason(error: unknown): string };
declare var FineprintPdfOffer: { show(tabId: number): Promise<boolean> };
declare var FineprintPdfTab: { is(tabId: number): Promise<boolean>; bytes(tabId: number): Promise<Uint8Array | null> };
