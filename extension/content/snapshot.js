// @ts-check
// The browser's reader: the live page to a page model (src/page/mod.rs), by the rules of src/reader/walk.
//
// A content script lives in a world of its own, so the page can't change its built-ins. But a form's fields shadow
// the form's properties (<input name="firstChild">), so nodes are only read through their prototypes' getters.
// Nothing here asks for layout.

/**
 * @typedef {{table: number, row: number, column: number}} Cell
 * @typedef {{start: number, end: number, href: string}} Link
 * @typedef {{text: string, role: string, level: number, region: string, bold: boolean, hidden: boolean,
 *   cell: Cell | null, links: Link[]}} Block
 * @typedef {{url: string, lang: string | null, title: string, blocks: Block[], truncated: boolean}} PageModel
 * @typedef {object} PageMap Finds stretches of the model's text in the page again. What has changed since isn't found.
 * @property {(start: number, end: number) => Range | null} range From the first to the last text of the stretch that lie
 *   in one tree: a range can't reach into a shadow tree or out of it.
 * @property {(start: number, end: number) => Range[]} ranges One range for each tree that the stretch goes through.
 *
 * @typedef {object} Context What a block takes from the elements around it.
 * @property {string} role
 * @property {number} level
 * @property {string} region
 * @property {boolean} bold
 * @property {boolean} hidden
 * @property {Cell | null} cell
 * @property {boolean} raw White space is kept.
 * @property {number} heading The level of the heading above, 0 without one.
 * @property {number} lists How many lists lie above.
 * @property {boolean} inMain
 * @property {{number: number, rows: number} | null} table
 * @property {{number: number, cells: number} | null} row
 *
 * @typedef {{start: number, end: number, href: string}} Target A link in the block being written.
 * @typedef {{node: Text, start: number, end: number, skip: boolean, raw: boolean}} Piece Where a text node's text
 *   went: `start` and `end` count in the block's text; `skip` says that its leading blanks were dropped.
 * @typedef {{piece: Piece, from: number, to: number, text: string}} Part What of a piece lies in a stretch, counted in
 *   the text of its block.
 * @typedef {{context: Context, apart: boolean, link: boolean, next: Node | null, rest: Node[] | null, at: number}} Frame
 */

globalThis.FineprintSnapshot = (() => {
  "use strict";

  // The same limits as src/reader/limits.rs.
  const MAX_TEXT = 4 << 20;
  const MAX_BLOCKS = 100_000;
  const MAX_DEPTH = 512;
  const MAX_NODES = 2_000_000;
  const MAX_HREF = 2048;

  /** @param {string} names */
  const set = (names) => new Set(names.split(" "));
  const SKIPPED = set(
    "script style noscript template svg math canvas iframe frame object embed audio video head select datalist " +
      "textarea input progress meter",
  );
  const BLOCK = set(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption " +
      "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search " +
      "section summary table tbody td tfoot th thead tr ul",
  );
  const ROLES = new Map(
    Object.entries({
      td: "cell",
      th: "head_cell",
      dt: "term",
      dd: "definition",
      pre: "pre",
      caption: "caption",
      figcaption: "caption",
      legend: "caption",
      summary: "summary",
    }),
  );
  const REGIONS_BY_ROLE = new Map(
    Object.entries({
      navigation: "nav",
      complementary: "aside",
      contentinfo: "footer",
      banner: "header",
      form: "form",
      search: "form",
      dialog: "dialog",
      alertdialog: "dialog",
      main: "main",
      article: "main",
    }),
  );
  const REGIONS_BY_TAG = new Map(
    Object.entries({
      nav: "nav",
      aside: "aside",
      footer: "footer",
      header: "header",
      form: "form",
      search: "form",
      dialog: "dialog",
      main: "main",
      article: "main",
    }),
  );
  /** The elements that may have a shadow tree, beside those of the page's own making. */
  const HOSTS = set("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span");
  const HTML = "http://www.w3.org/1999/xhtml";

  /**
   * A getter that nothing on the page can shadow.
   * @param {any} type
   * @param {string} name
   * @returns {(target: any) => any}
   */
  const getter = (type, name) => {
    const get = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(type.prototype, name)).get;
    return (target) => Reflect.apply(/** @type {Function} */ (get), target, []);
  };
  const nodeType = getter(Node, "nodeType");
  const firstChild = getter(Node, "firstChild");
  const nextSibling = getter(Node, "nextSibling");
  const isConnected = getter(Node, "isConnected");
  const data = getter(CharacterData, "data");
  const localName = getter(Element, "localName");
  const namespace = getter(Element, "namespaceURI");
  const openShadow = getter(Element, "shadowRoot");
  const bodyOf = getter(Document, "body");
  const rootOf = getter(Document, "documentElement");
  const titleOf = getter(Document, "title");
  const addressOf = getter(Document, "URL");
  const typeOf = getter(Document, "contentType");
  /** @type {(element: Element, name: string) => string | null} */
  const attribute = (element, name) => Reflect.apply(Element.prototype.getAttribute, element, [name]);
  /** @type {(slot: Node) => Node[]} */
  const assignedNodes = (slot) => Reflect.apply(HTMLSlotElement.prototype.assignedNodes, slot, []);
  /** @type {(node: Node) => Node} */
  const treeOf = (node) => Reflect.apply(Node.prototype.getRootNode, node, []);

  /** The shadow tree of an element, closed ones included. @type {(element: any, tag: string) => ShadowRoot | null} */
  const shadowOf = (element, tag) => {
    if (!HOSTS.has(tag) && !tag.includes("-")) return null;
    const open = openShadow(element);
    if (open) return open;
    try {
      const dom = /** @type {any} */ (globalThis).chrome?.dom;
      if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(element);
      const firefox = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot");
      if (firefox?.get) return Reflect.apply(firefox.get, element, []);
    } catch {
      // Not an element that this world may ask about.
    }
    return null;
  };

  /** @param {string} text */
  const trim = (text) => text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, "");
  /** @param {string} text */
  const lower = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  /** @param {string} text */
  const trimEnd = (text) => text.slice(0, blanksEnd(text, 0, text.length));

  /** @param {number} code */
  const isBlank = (code) => code === 32 || (code >= 9 && code <= 13 && code !== 11);

  /** Where the blanks at the end of a part of a text begin. @type {(text: string, start: number, end: number) => number} */
  const blanksEnd = (text, start, end) => {
    while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
    return end;
  };

  /** At most so many code units, not half a character. @type {(text: string, room: number) => string} */
  const cut = (text, room) => {
    if (text.length <= room) return text;
    const last = text.charCodeAt(room - 1);
    return text.slice(0, last >= 0xd800 && last < 0xdc00 ? room - 1 : room);
  };

  /**
   * A text node's text as it stands in a block.
   * @param {string} text
   * @param {boolean} raw
   * @param {boolean} skip Leave out leading blanks.
   */
  const fold = (text, raw, skip) => {
    if (raw) return text.replace(/\r\n?/g, "\n");
    const folded = text.replace(/[ \t\n\r\f]+/g, " ");
    return skip && folded.startsWith(" ") ? folded.slice(1) : folded;
  };

  /**
   * The little of a `style` attribute that the reader looks at; of each property the last declaration counts.
   * @param {string} style
   */
  const readStyle = (style) => {
    let none = false;
    let invisible = false;
    /** @type {boolean | null} */
    let bold = null;
    for (const declaration of style.split(";")) {
      const colon = declaration.indexOf(":");
      if (colon < 0) continue;
      const property = lower(trim(declaration.slice(0, colon)));
      const value = lower(trim(declaration.slice(colon + 1).split("!")[0]));
      if (property === "display") none = value === "none";
      else if (property === "visibility") invisible = value === "hidden";
      else if (property === "font-weight") {
        if (value === "bold" || value === "bolder") bold = true;
        else if (value === "normal" || value === "lighter") bold = false;
        else if (/^\d{3}$/.test(value)) bold = value >= "600";
      }
    }
    return { bold, hidden: none || invisible };
  };

  /** The level of a heading, 0 for everything else. @type {(element: Element, tag: string, role: string) => number} */
  const headingLevel = (element, tag, role) => {
    if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
    if (role !== "heading") return 0;
    const level = trim(attribute(element, "aria-level") ?? "");
    return /^[1-6]$/.test(level) ? Number(level) : 2;
  };

  /** @type {Context} */
  const OUTSIDE = {
    role: "paragraph",
    level: 0,
    region: "body",
    bold: false,
    hidden: false,
    cell: null,
    raw: false,
    heading: 0,
    lists: 0,
    inMain: false,
    table: null,
    row: null,
  };

  /** Text to blocks: folds white space, keeps links and where text came from, ends at the limits. */
  class Blocks {
    /** @type {Block[]} */ done = [];
    /** Where each block starts in the model's text, and the pieces it is made of. */
    /** @type {{start: number, pieces: Piece[]}[]} */ places = [];
    truncated = false;
    stopped = false;
    #units = 0;
    /** The text of the block being written, its length and its last code unit. */
    /** @type {string[]} */ #parts = [];
    #length = 0;
    #last = 0;
    /** @type {Target[]} */ #links = [];
    /** @type {Target[]} */ #open = [];
    /** @type {Piece[]} */ #pieces = [];
    #hasPlain = false;

    #room() {
      return Math.max(0, MAX_TEXT - this.#units - (this.done.length > 0 ? 1 : 0));
    }

    stop() {
      this.truncated = true;
      this.stopped = true;
    }

    /** @param {Text} node @param {Context} context */
    pushText(node, context) {
      const start = this.#length;
      const skip = start === 0 || this.#last === 32 || this.#last === 10;
      const text = fold(data(node), context.raw, skip);
      if (text === "") return;
      this.#push(text, context);
      this.#pieces.push({ node, start, end: start + text.length, skip, raw: context.raw });
    }

    /** @param {Context} context */
    pushBreak(context) {
      if (!context.raw) {
        if (this.#length === 0) return;
        if (this.#last === 32) this.#dropLast();
      }
      this.#push("\n", context);
    }

    /** Takes back the blank that was written last. */
    #dropLast() {
      this.#parts.push((this.#parts.pop() ?? "").slice(0, -1));
      this.#length -= 1;
      const piece = this.#pieces.at(-1);
      if (piece && piece.end > this.#length) piece.end = this.#length;
    }

    /** @param {string} text @param {Context} context */
    #push(text, context) {
      this.#parts.push(text);
      this.#length += text.length;
      this.#last = text.charCodeAt(text.length - 1);
      if (!context.bold && !this.#hasPlain) this.#hasPlain = /[^ \t\n\r\f\u00a0]/.test(text);
      if (this.#length > this.#room()) this.stop();
    }

    /** @param {string} href */
    openLink(href) {
      const link = { start: this.#length, end: -1, href: cut(trim(href), MAX_HREF).toWellFormed() };
      this.#links.push(link);
      this.#open.push(link);
    }

    closeLink() {
      const link = this.#open.pop();
      if (link) link.end = this.#length;
    }

    /** Ends the block being written; it takes what it is from `context`. @param {Context} context */
    flush(context) {
      let text = cut(this.#parts.join(""), this.#room());
      if (!context.raw) text = trimEnd(text);
      const links = this.#links;
      const pieces = this.#pieces;
      const hasPlain = this.#hasPlain;
      for (const link of this.#open) link.end = this.#length;
      this.#open = this.#open.map(({ href }) => ({ start: 0, end: -1, href }));
      this.#links = [...this.#open];
      this.#pieces = [];
      this.#parts = [];
      this.#length = 0;
      this.#hasPlain = false;
      // A no-break space alone is an empty line.
      if (!/[^ \t\n\r\f\u00a0]/.test(text)) return;
      if (this.done.length >= MAX_BLOCKS) {
        this.stop();
        return;
      }
      this.#units += this.done.length > 0 ? 1 : 0;
      this.places.push({ start: this.#units, pieces });
      this.#units += text.length;
      text = text.toWellFormed();
      this.done.push({
        text,
        role: context.raw ? "pre" : context.role,
        level: context.level,
        region: context.region,
        bold: !hasPlain && /\p{Alphabetic}/u.test(text),
        hidden: context.hidden,
        cell: context.cell,
        links: links.flatMap((link) => trimLink(link, text)),
      });
    }
  }

  /** A link without the blanks at its ends, nothing for one without text. @type {(link: Target, text: string) => Link[]} */
  const trimLink = (link, text) => {
    const end = blanksEnd(text, link.start, Math.min(link.end, text.length));
    let start = link.start;
    while (start < end && isBlank(text.charCodeAt(start))) start += 1;
    return start < end ? [{ start, end, href: link.href }] : [];
  };

  /** A walk in progress, one node a step. */
  class Walk {
    blocks = new Blocks();
    /** @type {Frame[]} */ #frames = [];
    #nodes = 0;
    #tables = 0;

    /** @param {Element} body */
    constructor(body) {
      this.#enter(body, OUTSIDE);
    }

    /** Takes the next node; `false` at the end. */
    step() {
      const frame = this.#frames.at(-1);
      if (!frame) return false;
      const node = frame.rest ? (frame.rest[frame.at++] ?? null) : frame.next;
      if (!node) {
        this.#frames.pop();
        this.#leave(frame);
        return true;
      }
      if (!frame.rest) frame.next = nextSibling(node);
      const type = nodeType(node);
      if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
        this.blocks.pushText(/** @type {Text} */ (node), frame.context);
      } else if (type === Node.ELEMENT_NODE) {
        this.#enter(/** @type {Element} */ (node), frame.context);
      } else {
        return true;
      }
      this.#nodes += 1;
      if (this.#nodes > MAX_NODES) this.blocks.stop();
      if (this.blocks.stopped) {
        this.blocks.flush(frame.context);
        this.#frames = [];
      }
      return true;
    }

    /** @param {Element} element @param {Context} around */
    #enter(element, around) {
      const tag = localName(element);
      if (namespace(element) !== HTML || SKIPPED.has(tag)) return;
      if (tag === "br") {
        this.blocks.pushBreak(around);
        return;
      }
      if (this.#frames.length > MAX_DEPTH) {
        this.blocks.truncated = true;
        return;
      }
      const { context, apart } = this.#inside(element, tag, around);
      if (apart) this.blocks.flush(around);
      const href = tag === "a" ? attribute(element, "href") : null;
      if (href !== null) this.blocks.openLink(href);
      const shadow = shadowOf(element, tag);
      const assigned = tag === "slot" && !shadow ? assignedNodes(element) : [];
      this.#frames.push({
        context,
        apart,
        link: href !== null,
        next: firstChild(shadow ?? element),
        rest: assigned.length > 0 ? assigned : null,
        at: 0,
      });
    }

    /** @param {Frame} frame */
    #leave(frame) {
      if (frame.link) this.blocks.closeLink();
      if (frame.apart) this.blocks.flush(frame.context);
    }

    /**
     * The context inside an element, and whether its text is kept apart from the text around it.
     * @param {Element} element
     * @param {string} tag
     * @param {Context} around
     */
    #inside(element, tag, around) {
      const context = { ...around };
      const role = lower(/[^ \t\n\r\f]+/.exec(attribute(element, "role") ?? "")?.[0] ?? "");
      const heading = headingLevel(element, tag, role);
      const region = REGIONS_BY_ROLE.get(role) ?? REGIONS_BY_TAG.get(tag) ?? null;

      const style = readStyle(attribute(element, "style") ?? "");
      const hiding = attribute(element, "hidden");
      const hides = style.hidden || (hiding !== null && lower(hiding) !== "until-found");
      context.hidden ||= hides;
      context.bold = style.bold ?? (context.bold || tag === "b" || tag === "strong");
      this.#enterTable(tag, context);
      if (region === "main") context.inMain = true;
      // The header and the footer of the main part or of an article belong to it.
      if (region && !(around.inMain && (region === "header" || region === "footer"))) context.region = region;
      if (tag === "ul" || tag === "ol" || tag === "menu") context.lists = Math.min(255, context.lists + 1);
      if (!around.raw) enterRole(tag, heading, context);
      return { context, apart: hides || heading > 0 || region !== null || BLOCK.has(tag) };
    }

    /** @param {string} tag @param {Context} context */
    #enterTable(tag, context) {
      if (tag === "table") {
        context.table = { number: this.#tables++, rows: 0 };
        context.row = null;
      } else if (tag === "tr" && context.table) {
        context.row = { number: context.table.rows++, cells: 0 };
      } else if ((tag === "td" || tag === "th") && context.table && context.row) {
        context.cell = { table: context.table.number, row: context.row.number, column: context.row.cells++ };
      }
    }
  }

  /**
   * The innermost element counts, but for buttons in headings.
   * @param {string} tag
   * @param {number} heading
   * @param {Context} context
   */
  const enterRole = (tag, heading, context) => {
    const role = ROLES.get(tag);
    if (heading > 0 || (tag === "button" && context.heading > 0)) {
      context.heading = heading || context.heading;
      context.role = "heading";
      context.level = context.heading;
    } else if (tag === "li") {
      context.role = "item";
      context.level = Math.max(1, context.lists);
    } else if (role || tag === "button") {
      context.role = role ?? "button";
      context.level = 0;
      context.raw = tag === "pre";
    }
  };

  /**
   * Where in a text node's data each code unit of its folded text lies, and the data's end.
   * @param {string} text
   * @param {Piece} piece
   */
  const offsets = (text, piece) => {
    const out = [];
    let before = piece.skip;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (piece.raw) {
        if (code === 10 && at > 0 && text.charCodeAt(at - 1) === 13) continue;
      } else if (isBlank(code)) {
        if (before) continue;
        before = true;
      } else {
        before = false;
      }
      out.push(at);
    }
    return out;
  };

  /** @type {(blocks: Blocks) => PageMap} */
  const mapOf = (blocks) => {
    /** The block in which a place of the model's text lies. @param {number} at */
    const blockAt = (at) => {
      let low = 0;
      let high = blocks.places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (blocks.places[middle].start <= at) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    };

    /**
     * The text nodes of a stretch of the model's text.
     * @param {number} start
     * @param {number} end
     * @returns {Generator<Part>}
     */
    function* parts(start, end) {
      for (let index = Math.max(0, blockAt(start)); index < blocks.places.length; index += 1) {
        const place = blocks.places[index];
        if (place.start >= end) return;
        const text = blocks.done[index].text;
        for (const piece of place.pieces) {
          const from = Math.max(piece.start, start - place.start);
          const to = Math.min(piece.end, end - place.start, text.length);
          if (from < to) yield { piece, from, to, text };
        }
      }
    }

    /** @type {PageMap["range"]} */
    const range = (start, end) => {
      try {
        const all = [...parts(start, end)];
        const tree = all.length > 0 ? treeOf(all[0].piece.node) : null;
        return rangeOf(all.filter(({ piece }) => treeOf(piece.node) === tree));
      } catch {
        return null;
      }
    };

    /** @type {PageMap["ranges"]} */
    const ranges = (start, end) => {
      try {
        /** @type {{tree: Node, parts: Part[]}[]} */
        const runs = [];
        for (const part of parts(start, end)) {
          const tree = treeOf(part.piece.node);
          const run = runs.at(-1);
          if (run?.tree === tree) run.parts.push(part);
          else runs.push({ tree, parts: [part] });
        }
        return runs.flatMap((run) => rangeOf(run.parts) ?? []);
      } catch {
        return [];
      }
    };

    return { range, ranges };
  };

  /**
   * A place of a block's text in its node's data; `null` when the node has changed or is gone.
   * @param {Part} part
   * @param {number} at
   */
  const locate = ({ piece, text }, at) => {
    const now = data(piece.node);
    const folded = fold(now, piece.raw, piece.skip);
    const end = Math.min(piece.end, text.length);
    if (!isConnected(piece.node)) return null;
    if (folded.slice(0, end - piece.start).toWellFormed() !== text.slice(piece.start, end)) return null;
    return offsets(now, piece)[at - piece.start] ?? null;
  };

  /** From the first to the last of some parts of one tree. @param {Part[]} parts */
  const rangeOf = (parts) => {
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last) return null;
    const from = locate(first, first.from);
    const to = locate(last, last.to - 1);
    if (from === null || to === null) return null;
    const range = new Range();
    range.setStart(first.piece.node, from);
    range.setEnd(last.piece.node, to + 1);
    return range.collapsed ? null : range;
  };

  /**
   * Reads a document.
   * @param {Document} document
   * @returns {{model: PageModel, map: PageMap}} The model, and what finds its text in the page again.
   */
  const read = (document) => {
    const root = rootOf(document);
    const body = bodyOf(document);
    const lang = root ? trim(attribute(root, "lang") ?? "") : "";
    const title = typeOf(document) === "text/plain" ? "" : titleOf(document);
    let blocks = new Blocks();
    if (body) {
      const walk = new Walk(body);
      while (walk.step());
      blocks = walk.blocks;
    }
    const model = {
      url: addressOf(document),
      lang: lang ? lang.toWellFormed() : null,
      title: trim(title.replace(/[ \t\n\r\f]+/g, " ")).toWellFormed(),
      blocks: blocks.done,
      truncated: blocks.truncated,
    };
    return { model, map: mapOf(blocks) };
  };

  return { read };
})();
