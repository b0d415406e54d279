/** The one walk over a document and its open shadow trees: notes down controls and the words around them. */
import { attr, byId, closest, firstChild, nextSibling, nodeType, shadowOf, tagOf, textOf } from './dom.ts';
import { type Chunk, type Draft, isBox } from './draft.ts';
import { headingText, isBlock, isLabel } from './layout.ts';
import { headingRank, labelsNext, lookOf, Outline, opensFold, textRank } from './sections.ts';
import { type Band, Tables } from './tables.ts';
import { cleanHeading, legible } from './text.ts';
import { type Control, classify, PASS, SKIP } from './widgets.ts';

/** A page with more controls than this is not a form that an officer fills. */
const MAX_FIELDS = 5000;
const MAX_NODES = 400_000;
/** Text before a control that is kept: its own label and a little of what stands before that. */
const MAX_BEFORE = 4;

/** Nodes between two yields: a fraction of a millisecond each. */
const SLICE = 400;
const GROUPING = /^(?:tabpanel|group|radiogroup|region|dialog)$/;

interface Frame {
  el: Element;
  next: Node | null;
  /** Light children still to come after the shadow tree. */
  light: Node | null;
  block: boolean;
  label: boolean;
  /** Text of a label element, its controls' text left out. */
  text: string;
  /** No control yet, exactly one, or several. */
  only: Draft | null;
  many: boolean;
  /** Labels without a target in here, waiting for the one control that they must mean. */
  loose: Chunk[];
}

/** `run` once; then `drafts` in document order, and `labels`: text of label elements by the id they are for. */
export class Walk {
  drafts: Draft[] = [];
  private stack: Frame[] = [];
  private outline = new Outline();
  private tables = new Tables();
  private groups = new Map<string, Draft>();
  /** Text of tabs by the id of the panel that each opens. */
  private tabs = new Map<string, string>();
  private since: Chunk[] = [];
  private current: Chunk | null = null;
  /** Box whose own text is expected next. */
  private waiting: { draft: Draft; box: number } | null = null;
  /** Line right before the table that the walk is in. */
  private caption: Chunk | null = null;
  labels = new Map<string, string>();

  /** Walks in slices: a yield now and then, so that the caller may give the page its turn. */
  *run(root: Element): Generator<void, void> {
    this.enter(root);
    for (let nodes = 0; this.stack.length && nodes < MAX_NODES && this.drafts.length < MAX_FIELDS; nodes++) {
      if (nodes % SLICE === SLICE - 1) yield;
      const frame = this.stack[this.stack.length - 1]!;
      const node = frame.next;
      if (!node) {
        frame.next = frame.light;
        frame.light = null;
        if (!frame.next) this.leave(frame);
        continue;
      }
      frame.next = nextSibling(node);
      const type = nodeType(node);
      if (type === 3) this.text(textOf(node));
      else if (type === 1) this.enter(node as Element);
    }
  }

  private enter(el: Element): void {
    const tag = tagOf(el);
    const className = attr(el, 'class');
    const control = classify(el, tag, className);
    if (control === SKIP) {
      if (tag === 'button' && opensFold(el, className)) this.head(el, headingText(el), 8);
      return;
    }
    if (control === PASS) {
      this.flush(false);
      this.since = [];
      this.waiting = null;
      return;
    }
    if (control) {
      this.control(control, el);
      return;
    }
    const block = isBlock(tag);
    if (block) this.flush(true);
    if (tag === 'br' || tag === 'hr') return;
    if (attr(el, 'role') === 'tab' || /^(?:tab|pill)$/.test(attr(el, 'data-bs-toggle') || attr(el, 'data-toggle'))) {
      const target =
        attr(el, 'aria-controls') ||
        (attr(el, 'data-bs-target') || attr(el, 'data-target') || attr(el, 'href')).replace(/^#/, '');
      if (target) this.tabs.set(target, textOf(el));
      return;
    }
    const rank = headingRank(el, tag, className);
    if (rank) {
      this.flush(true);
      const text = headingText(el);
      this.head(el, text, rank);
      // What stands in bold over a control may be its label after all.
      if (rank >= 8)
        this.push({ text, label: false, target: '', cell: this.tables.cell, used: false, heading: rank === 8 });
      return;
    }
    this.groupHeading(el, tag, className);
    if (tag === 'table') this.caption = this.since[0] ?? null;
    this.tables.enter(el, tag);
    const shadow = shadowOf(el);
    const label = isLabel(tag, className);
    if (label) this.flush(true);
    this.stack.push({
      el,
      next: shadow ? firstChild(shadow) : firstChild(el),
      light: shadow ? firstChild(el) : null,
      block,
      label,
      text: '',
      only: null,
      many: false,
      loose: [],
    });
  }

  private groupHeading(el: Element, tag: string, className: string): void {
    const role = attr(el, 'role');
    const panel = role ? GROUPING.test(role) : className !== '' && /(?:^|\s)tab-pane(?:\s|$)/.test(className);
    if (!panel && tag !== 'section' && tag !== 'fieldset' && tag !== 'form') return;
    const by = attr(el, 'aria-labelledby').split(/\s+/)[0]!;
    const named = by ? byId(el, by) : null;
    const text = attr(el, 'aria-label') || (named ? textOf(named) : '') || this.tabs.get(attr(el, 'id')) || '';
    if (text && tag !== 'form') this.outline.add(el, text, 5, el);
  }

  private text(raw: string): void {
    if (!raw || (!this.current && !legible(raw))) {
      if (this.current) this.current.text += ' ';
      return;
    }
    this.current ??= { text: '', label: false, target: '', cell: this.tables.cell, used: false, heading: false };
    if (this.current.text.length < 1000) this.current.text += raw.length > 1000 ? raw.slice(0, 1000) : raw;
  }

  /** Closes the running text. A block of text that no control followed may be a heading. */
  private flush(atBlock: boolean): void {
    const chunk = this.current;
    this.current = null;
    if (!chunk || !legible(chunk.text)) return;
    const frame = this.stack.findLast((f) => f.label);
    if (frame) {
      frame.text += ` ${chunk.text}`;
      return; // pushed as one piece when the label ends
    }
    if (this.waiting) {
      const { draft, box } = this.waiting;
      this.waiting = null;
      // "Nam [ ] Nữ [ ] Dân tộc: ____": what ends with a colon belongs to the next control.
      if (/[:：]\s*$/.test(chunk.text)) {
        this.tables.text(chunk.text);
        this.push(chunk);
        return;
      }
      draft.boxes[box]!.after = chunk.text;
      this.tables.text(chunk.text);
      return;
    }
    this.tables.text(chunk.text);
    const top = this.stack[this.stack.length - 1];
    const rank = atBlock && top?.block && !top.only && !top.many ? textRank(chunk.text.trim()) : 0;
    if (rank && top && !/^(?:td|th|li|body)$/.test(tagOf(top.el)) && !labelsNext(top.el))
      this.head(top.el, chunk.text, rank);
    else this.push(chunk);
  }

  /** What stands over a heading is not the label of the control under it, nor says whose that is. */
  private head(el: Element, text: string, rank: number): void {
    this.outline.add(el, text, rank);
    this.since = rank < 7 ? [] : this.since.filter((c) => !c.heading);
  }

  private push(chunk: Chunk): void {
    this.since.unshift(chunk);
    if (this.since.length > MAX_BEFORE) this.since.pop();
  }

  private control(control: Control, at: Element): void {
    this.flush(false);
    if (this.drafts.length >= MAX_FIELDS) return;
    let draft = control.group ? this.groups.get(control.group) : undefined;
    if (!draft) {
      draft = {
        control,
        boxes: [],
        before: this.since,
        siblings: [],
        wrapped: '',
        section: this.outline.over(at, cleanHeading(this.tables.side)),
        cell: this.tables.cell,
        table: this.tables.here(),
      };
      this.drafts.push(draft);
      if (control.group) this.groups.set(control.group, draft);
    }
    draft.boxes.push({ el: control.el, standIn: control.standIn, after: '', own: '' });
    this.since = [];
    this.waiting = isBox(control) ? { draft, box: draft.boxes.length - 1 } : null;
    const top = this.stack[this.stack.length - 1];
    if (top) this.count(top, draft);
    this.tables.control();
  }

  private count(frame: Frame, draft: Draft): void {
    if (!frame.only) frame.only = draft;
    else if (frame.only !== draft) frame.many = true;
  }

  private leave(frame: Frame): void {
    if (frame.block || frame.label) this.flush(true);
    this.stack.pop();
    const parent = this.stack[this.stack.length - 1];
    if (frame.label) this.leaveLabel(frame, parent);
    if (frame.only && !frame.many && frame.loose.length) {
      for (const chunk of frame.loose) {
        if (
          chunk.used ||
          (chunk.target && chunk.target !== attr(frame.only.control.el, 'id') && byId(frame.el, chunk.target))
        )
          continue;
        chunk.used = true;
        frame.only.siblings.push(chunk.text);
      }
      frame.loose = [];
    }
    if (parent) {
      if (frame.only) this.count(parent, frame.only);
      if (frame.many) parent.many = true;
      if (!frame.only && parent.loose.length < 50) parent.loose.push(...frame.loose);
    }
    const grid = this.tables.columns;
    const band = this.tables.leave(frame.el);
    if (band) this.band(band);
    if (!grid && this.tables.columns > 2) this.titleOfGrid(frame.el);
    this.outline.leave(frame.el);
  }

  /** "Nơi thường trú" over all columns of a table; a question over a wide box ends with a colon and is none. */
  private band({ el, text, className }: Band): void {
    const line = text.trim();
    if (line.length > 160 || (/[:;,]\s*$/.test(line) && !textRank(line.replace(/[:;,\s]+$/, '')))) return;
    this.outline.add(el, line, textRank(line) || 8, null, lookOf(line, className));
  }

  /** "Những người cùng thay đổi:" right before a table with a header row is the title of that table. */
  private titleOfGrid(row: Element): void {
    const line = this.caption;
    this.caption = null;
    const table = closest(row, 'table');
    if (!line || line.used || line.heading || line.target || line.text.length > 160 || !table) return;
    if (!line.cell || line.cell !== this.tables.cell) this.outline.add(row, line.text, 8, table);
  }

  private leaveLabel(frame: Frame, parent: Frame | undefined): void {
    const text = frame.text;
    if (!legible(text)) return;
    const target = attr(frame.el, 'for');
    if (target && tagOf(frame.el) === 'label' && !this.labels.get(target)) this.labels.set(target, text);
    if (frame.only) {
      const last = frame.only.boxes[frame.only.boxes.length - 1]!;
      if (isBox(frame.only.control)) last.own ||= text;
      else frame.only.wrapped ||= text;
      this.waiting = null;
      return;
    }
    const outer = this.stack.findLast((f) => f.label);
    if (outer) {
      outer.text += ` ${text}`;
      return;
    }
    if (this.waiting && (!target || target === attr(this.waiting.draft.boxes[this.waiting.box]!.el, 'id'))) {
      this.waiting.draft.boxes[this.waiting.box]!.own ||= text;
      this.waiting = null;
      return;
    }
    const chunk: Chunk = { text, label: true, target, cell: this.tables.cell, used: false, heading: false };
    this.tables.text(text);
    this.push(chunk);
    parent?.loose.push(chunk);
  }
}
