// The browser's reader: the live page to a page model (src/page/mod.rs), by the rules of src/reader/walk.
//
// Nodes are only read through the getters of dom.js, which no page can shadow. Nothing here asks for layout.
'use strict';

/** @typedef {{context: FineprintContext, apart: boolean, link: boolean, next: Node | null, rest: Node[] | null, at: number}} Frame */

globalThis.FineprintSnapshot = (() => {
  const dom = FineprintDomMore;
  const { assignedNodes, attribute, firstChild, nextSibling, tag: localName } = dom;
  const { Blocks, lower, trim } = FineprintBlocks;

  // The same limits as src/reader/limits.rs.
  const MAX_DEPTH = 512;
  const MAX_NODES = 2_000_000;

  /** @param {string} names */
  const set = names => new Set(names.split(' '));
  const SKIPPED = set(
    'script style noscript template svg math canvas iframe frame object embed audio video head select datalist ' +
      'textarea input progress meter',
  );
  const BLOCK = set(
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption ' +
      'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search ' +
      'section summary table tbody td tfoot th thead tr ul',
  );
  const ROLES = new Map(
    Object.entries({
      td: 'cell',
      th: 'head_cell',
      dt: 'term',
      dd: 'definition',
      pre: 'pre',
      caption: 'caption',
      figcaption: 'caption',
      legend: 'caption',
      summary: 'summary',
    }),
  );
  const REGIONS_BY_ROLE = new Map(
    Object.entries({
      navigation: 'nav',
      complementary: 'aside',
      contentinfo: 'footer',
      banner: 'header',
      form: 'form',
      search: 'form',
      dialog: 'dialog',
      alertdialog: 'dialog',
      main: 'main',
      article: 'main',
    }),
  );
  const REGIONS_BY_TAG = new Map(
    Object.entries({
      nav: 'nav',
      aside: 'aside',
      footer: 'footer',
      header: 'header',
      form: 'form',
      search: 'form',
      dialog: 'dialog',
      main: 'main',
      article: 'main',
    }),
  );
  /** Each of these is counted. */
  const TABLE = set('table tr td th');
  /** The elements that may have a shadow tree, beside those of the page's own making. */
  const HOSTS = set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');

  const nodeType = dom.getter(Node, 'nodeType');
  const bodyOf = dom.getter(Document, 'body');
  const rootOf = dom.getter(Document, 'documentElement');
  const titleOf = dom.getter(Document, 'title');
  const addressOf = dom.getter(Document, 'URL');
  const typeOf = dom.getter(Document, 'contentType');
  const { hasAttributes } = Element.prototype;
  // Looking these up at every node would cost more than reading it.
  const { TEXT_NODE, CDATA_SECTION_NODE, ELEMENT_NODE } = Node;

  /** The shadow tree of an element; asking elements that can have none would cost. @type {(element: Element, tag: string) => ShadowRoot | null} */
  const shadowOf = (element, tag) => (HOSTS.has(tag) || tag.includes('-') ? dom.shadow(element) : null);

  /**
   * The little of a `style` attribute that the reader looks at; of each property the last declaration counts.
   * @param {string} style
   */
  const readStyle = style => {
    let none = false;
    let invisible = false;
    /** @type {boolean | null} */
    let bold = null;
    for (const declaration of style.split(';')) {
      const colon = declaration.indexOf(':');
      if (colon < 0) continue;
      const property = lower(trim(declaration.slice(0, colon)));
      const value = lower(trim(declaration.slice(colon + 1).split('!')[0]));
      if (property === 'display') none = value === 'none';
      else if (property === 'visibility') invisible = value === 'hidden';
      else if (property === 'font-weight') {
        if (value === 'bold' || value === 'bolder') bold = true;
        else if (value === 'normal' || value === 'lighter') bold = false;
        else if (/^\d{3}$/.test(value)) bold = value >= '600';
      }
    }
    return { bold, hidden: none || invisible };
  };

  /** The level of a heading, 0 for everything else. @type {(element: Element, tag: string, role: string) => number} */
  const headingLevel = (element, tag, role) => {
    if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
    if (role !== 'heading') return 0;
    const level = trim(attribute(element, 'aria-level') ?? '');
    return /^[1-6]$/.test(level) ? Number(level) : 2;
  };

  /** @type {FineprintContext} */
  const OUTSIDE = {
    role: 'paragraph',
    level: 0,
    region: 'body',
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

  /** A walk in progress, one node a step. */
  class Walk {
    blocks = new Blocks();
    /** @type {Frame[]} */ #frames = [];
    #nodes = 0;
    #tables = 0;
    /** What is inside of elements without attributes, by what is around them and their name. @type {Map<FineprintContext, Map<string, {context: FineprintContext, apart: boolean}>>} */
    #known = new Map();

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
      if (type === TEXT_NODE || type === CDATA_SECTION_NODE) {
        this.blocks.pushText(/** @type {Text} */ (node), frame.context);
      } else if (type === ELEMENT_NODE) {
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

    /** @param {Element} element @param {FineprintContext} around */
    #enter(element, around) {
      const tag = localName(element);
      if (SKIPPED.has(tag)) return;
      if (tag === 'br') {
        this.blocks.pushBreak(around);
        return;
      }
      if (this.#frames.length > MAX_DEPTH) {
        this.blocks.truncated = true;
        return;
      }
      const { context, apart } = this.#inside(element, tag, around);
      if (apart) this.blocks.flush(around);
      const href = tag === 'a' ? attribute(element, 'href') : null;
      if (href !== null) this.blocks.openLink(href);
      const shadow = shadowOf(element, tag);
      const assigned = tag === 'slot' && !shadow ? assignedNodes(element) : [];
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
     * @param {FineprintContext} around
     */
    #inside(element, tag, around) {
      const plain = !hasAttributes.call(element);
      if (!plain || TABLE.has(tag)) return this.#within(element, tag, around, plain);
      // Without attributes the name says it all, so it is thought about once for each place.
      let known = this.#known.get(around);
      if (!known) this.#known.set(around, (known = new Map()));
      let inside = known.get(tag);
      if (!inside) known.set(tag, (inside = this.#within(element, tag, around, plain)));
      return inside;
    }

    /** @param {Element} element @param {string} tag @param {FineprintContext} around @param {boolean} plain */
    #within(element, tag, around, plain) {
      if (plain && !BLOCK.has(tag) && tag !== 'b' && tag !== 'strong') return { context: around, apart: false };
      const context = { ...around };
      const role = plain ? '' : lower(/[^ \t\n\r\f]+/.exec(attribute(element, 'role') ?? '')?.[0] ?? '');
      const heading = headingLevel(element, tag, role);
      const region = REGIONS_BY_ROLE.get(role) ?? REGIONS_BY_TAG.get(tag) ?? null;

      const style = readStyle((plain ? null : attribute(element, 'style')) ?? '');
      const hiding = plain ? null : attribute(element, 'hidden');
      const hides = style.hidden || (hiding !== null && lower(hiding) !== 'until-found');
      context.hidden ||= hides;
      context.bold = style.bold ?? (context.bold || tag === 'b' || tag === 'strong');
      this.#enterTable(tag, context);
      if (region === 'main') context.inMain = true;
      // The header and the footer of the main part or of an article belong to it.
      if (region && !(around.inMain && (region === 'header' || region === 'footer'))) context.region = region;
      if (tag === 'ul' || tag === 'ol' || tag === 'menu') context.lists = Math.min(255, context.lists + 1);
      if (!around.raw) enterRole(tag, heading, context);
      return { context, apart: hides || heading > 0 || region !== null || BLOCK.has(tag) };
    }

    /** @param {string} tag @param {FineprintContext} context */
    #enterTable(tag, context) {
      if (tag === 'table') {
        context.table = { number: this.#tables++, rows: 0 };
        context.row = null;
      } else if (tag === 'tr' && context.table) {
        context.row = { number: context.table.rows++, cells: 0 };
      } else if ((tag === 'td' || tag === 'th') && context.table && context.row) {
        context.cell = { table: context.table.number, row: context.row.number, column: context.row.cells++ };
      }
    }
  }

  /**
   * The innermost element counts, but for buttons in headings.
   * @param {string} tag
   * @param {number} heading
   * @param {FineprintContext} context
   */
  const enterRole = (tag, heading, context) => {
    const role = ROLES.get(tag);
    if (heading > 0 || (tag === 'button' && context.heading > 0)) {
      context.heading = heading || context.heading;
      context.role = 'heading';
      context.level = context.heading;
    } else if (tag === 'li') {
      context.role = 'item';
      context.level = Math.max(1, context.lists);
    } else if (role || tag === 'button') {
      context.role = role ?? 'button';
      context.level = 0;
      context.raw = tag === 'pre';
    }
  };
  /**
   * Reads a document.
   * @param {Document} document
   * @returns {{model: FineprintModel, map: FineprintPageMap}} The model, and what finds its text in the page again.
   */
  const read = document => {
    const root = rootOf(document);
    const body = bodyOf(document);
    const lang = root ? trim(attribute(root, 'lang') ?? '') : '';
    const title = typeOf(document) === 'text/plain' ? '' : titleOf(document);
    let blocks = new Blocks();
    if (body) {
      const walk = new Walk(body);
      while (walk.step());
      blocks = walk.blocks;
    }
    const model = {
      url: addressOf(document),
      lang: lang ? lang.toWellFormed() : null,
      title: trim(title.replace(/[ \t\n\r\f]+/g, ' ')).toWellFormed(),
      blocks: blocks.done,
      truncated: blocks.truncated,
    };
    return { model, map: FineprintSnapshotMap.of(blocks) };
  };

  return { read };
})();
