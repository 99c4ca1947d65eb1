// Shapes that the scripts of the extension share. The report's own schema is src/report/report.schema.json.

interface FineprintModel {
  url: string;
  lang: string | null;
  title: string;
  blocks: object[];
  truncated: boolean;
}

interface FineprintEvidence {
  quote: string;
  start: number;
  end: number;
  section: string | null;
}

interface FineprintReport {
  page: { kind: string; language: string | null; title: string; url: string };
  policy: null | {
    sections: { id: string; heading: string; topics: string[]; start: number; end: number }[];
    facts: { id: string; status: string; evidence: FineprintEvidence[] }[];
    concerns: { id: string; evidence: FineprintEvidence[] }[];
  };
  settled: boolean;
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
declare var FineprintGateWords: { title: string[]; text: string[] };
declare var FineprintGate: { sign(document: Document): boolean };
declare var FineprintSnapshot: {
  read(document: Document): {
    model: FineprintModel;
    map: { range(start: number, end: number): Range | null; ranges(start: number, end: number): Range[] };
  };
};
declare var FineprintMarks: {
  quote(ranges: Range[]): boolean | 'folded';
  sections(list: { ranges: Range[]; topic: string }[]): void;
  clear(): void;
  shown(): FineprintShown;
};

// What the background's scripts share.
declare var FineprintMessages: {
  fromPage(message: unknown, sender: chrome.runtime.MessageSender): { type: string; model: FineprintModel } | null;
  fromExtension(message: unknown, sender: chrome.runtime.MessageSender): FineprintRequest | null;
};
type FineprintRequest =
  | { type: 'report'; tabId?: number }
  | { type: 'show'; tabId: number; start: number; end: number }
  | { type: 'sections'; tabId: number; on: boolean; sections: FineprintSection[] }
  | { type: 'clear' | 'marks'; tabId: number };
declare var FineprintCore: {
  start(): Promise<FineprintGlue>;
  analyze(model: FineprintModel, source: string, settled: boolean): Promise<FineprintReport>;
};
declare var FineprintBadge: {
  show(tabId: number, report: FineprintReport): Promise<void>;
  clear(tabId: number): Promise<void>;
};

// What wasm-bindgen makes of src/web, as staging wraps it: each call gives glue for a new instance.
declare function FineprintGlue(): FineprintGlue;
interface FineprintGlue {
  (options: { module_or_path: Promise<Response> }): Promise<unknown>;
  analyze(model: unknown, options: unknown): FineprintReport;
  render_summary(root: Element, report: unknown): boolean;
  reads(language: string): boolean;
}
// What the popup's scripts share.
declare var FineprintMarker: { wire(tabId: number, report: FineprintReport): void };
declare function importScripts(...urls: string[]): void;
