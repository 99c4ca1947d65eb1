/** What a reader saw of one page. All offsets count UTF-16 code units. */
export interface PageModel {
  url?: string;
  lang?: string | null;
  title?: string;
  blocks: Block[];
  truncated?: boolean;
  /** What may be a consent banner; a reader without layout has none. */
  candidates?: object[];
}

/** A stretch of text that belongs together. */
export interface Block {
  text: string;
  role?: 'paragraph' | 'heading' | 'item' | 'cell' | 'head_cell' | 'term' | 'definition' | 'pre' | 'caption' | 'summary' | 'button';
  /** Headings: 1 to 6; list items: depth from 1. */
  level?: number;
  region?: 'body' | 'main' | 'nav' | 'header' | 'footer' | 'aside' | 'form' | 'dialog';
  bold?: boolean;
  hidden?: boolean;
  cell?: { table: number; row: number; column: number } | null;
  links?: { start: number; end: number; href: string }[];
}

export interface ReadOptions {
  /** What the file is; `html` unless it is said. */
  format?: 'html' | 'markdown' | 'text';
  /** The address of the page. */
  url?: string;
}

export interface AnalyzeOptions extends ReadOptions {
  /** What the report names as its source; the address unless it is said. */
  source?: string;
  /** The day that ages are counted from, `YYYY-MM-DD`: the core has no clock. */
  today?: string;
  /** Puts the text into the report that `start` and `end` count in. */
  withText?: boolean;
}

/** A verbatim stretch of the page's text. */
export interface Evidence {
  quote: string;
  start: number;
  end: number;
  section: string | null;
  /** The member of the value that the quote shows. */
  member?: string;
}

export type Status = 'stated_yes' | 'stated_no' | 'qualified' | 'conditional' | 'not_found';

/** One fact; `not_found` says that it was not found, never that it isn't so. */
export interface Fact {
  id: string;
  status: Status;
  /** Its shape depends on the fact: see `report.schema.json`. */
  value: unknown;
  evidence: Evidence[];
}

export interface Section {
  id: string;
  heading: string;
  level: number;
  topics: string[];
  start: number;
  end: number;
}

export interface Concern {
  id: string;
  evidence: Evidence[];
  items?: string[];
}

export interface Banner {
  frame: number;
  cmp: string | null;
  language: string | null;
  layer: 'first' | 'settings';
  modal: boolean;
  text: string;
  partners: number | null;
  purposes: string[];
  controls: { role: string; label: string; checked: boolean | null; selector: string; rect: [number, number, number, number] }[];
  patterns: { id: string; measured: object }[];
  hint: { role: string; label: string; clicks: number; path: string[] } | null;
}

/** All that is said of one page; `report.schema.json` is its schema. */
export interface Report {
  schema: 'fineprint.report/1';
  source: string;
  settled: boolean;
  page: {
    url: string;
    title: string;
    language: string | null;
    kind: 'privacy_policy' | 'cookie_policy' | 'terms' | 'dpa' | 'imprint' | 'about_privacy' | 'other';
    confidence: number;
    reasons: string[];
  };
  /** Null where the page is no policy. */
  policy: { words: number; reading_minutes: number; sections: Section[]; facts: Fact[]; concerns: Concern[] } | null;
  banners: Banner[];
  text?: string;
}

/** Reads a page: a file as text or bytes, or a page model of your own. The same input gives the same report, byte for byte. */
export function analyze(page: string | Uint8Array | PageModel, options?: AnalyzeOptions): Promise<Report>;

/** The page model of a file: what a report is made from. */
export function read(file: string | Uint8Array, options?: ReadOptions): Promise<PageModel>;
