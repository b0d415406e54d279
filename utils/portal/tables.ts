/** Tables while the walk is in them: the text of the cells to the left of a control and above it. */
import { hasLetter } from '../text/letters.ts';
import { attr, contains, parentOf } from './dom.ts';
import { legible } from './text.ts';

export interface Cell {
  el: Element;
  text: string;
  controls: number;
  column: number;
  span: number;
  /** Rows that the cell reaches over. */
  rows: number;
}
interface Row {
  el: Element;
  cells: Cell[];
  controls: number;
  width: number;
}
interface Table {
  el: Element;
  row: Row | null;
  cell: Cell | null;
  /** Last row that held only text. */
  header: Cell[];
  /** The last row was part of the header, and some of its cells reach into the next. */
  heading: boolean;
  /** Text cell over several rows ("Cha" beside five questions), and the rows that it still covers. */
  side: { text: string; rows: number } | null;
  /** Columns taken by cells of the rows before: rows still to come, by column. */
  taken: number[];
  /** Cells of the widest row so far. */
  width: number;
  controls: number;
}

/** A row of one text cell over all columns heads the rows after it. */
export interface Band {
  el: Element;
  text: string;
  className: string;
}

export interface Place {
  left: string;
  /** First cell of the row, when other controls stand between it and this one. */
  rowHead: string;
  above: string;
}

/** The second row of a header: "Ngày sinh" over "Nam" and "Nữ"; cells that reach over both rows stay. */
const under = (above: Cell[], row: Cell[]): Cell[] => [
  ...above.filter((c) => c.rows > 1),
  ...row.map((c) => {
    const over = above.find((a) => a.rows === 1 && a.column <= c.column && c.column < a.column + a.span);
    return over ? { ...c, text: `${over.text} ${c.text}` } : c;
  }),
];

/** Elements between the two tables of one grid, at most. */
const APART = 4;

export class Tables {
  private open: Table[] = [];
  /** Header of a table that held nothing else: grids keep their header in a table of its own (Element, antd, Kendo, ExtJS). */
  private orphan: { el: Element; cells: Cell[] } | null = null;

  private get top(): Table | undefined {
    return this.open[this.open.length - 1];
  }

  get cell(): Cell | null {
    return this.top?.cell ?? null;
  }

  enter(el: Element, tag: string): void {
    if (tag === 'table') {
      this.open.push({
        el,
        row: null,
        cell: null,
        header: this.borrowed(el),
        heading: false,
        side: null,
        taken: [],
        width: 0,
        controls: 0,
      });
      this.orphan = null;
    }
    const table = this.top;
    if (!table) return;
    if (tag === 'tr') table.row = { el, cells: [], controls: 0, width: 0 };
    else if ((tag === 'td' || tag === 'th') && table.row) {
      const span = Math.min(Math.max(Number(attr(el, 'colspan')) || 1, 1), 50);
      const rows = Math.min(Math.max(Number(attr(el, 'rowspan')) || 1, 1), 50);
      const { row, taken } = table;
      while ((taken[row.width] ?? 0) > 0) row.width++;
      table.cell = { el, text: '', controls: 0, column: row.width, span, rows };
      // Counted from the end of this row on.
      for (let i = 0; i < span && rows > 1; i++) taken[row.width + i] = rows;
      row.width += span;
    }
  }

  private borrowed(el: Element): Cell[] {
    if (!this.orphan) return [];
    let up: Element | null = el;
    for (let i = 0; up && i < APART; i++, up = parentOf(up)) if (contains(up, this.orphan.el)) return this.orphan.cells;
    return [];
  }

  /** @returns the row's one line of text when it heads the rows after it */
  leave(el: Element): Band | undefined {
    const table = this.top;
    if (!table) return undefined;
    if (table.cell?.el === el) {
      const { cell } = table;
      if (cell.rows > 1 && !cell.controls && hasLetter(cell.text)) table.side = { text: cell.text, rows: cell.rows };
      table.row?.cells.push(cell);
      table.cell = null;
    } else if (table.row?.el === el) {
      const { row } = table;
      table.row = null;
      if (table.side && --table.side.rows <= 0) table.side = null;
      table.taken = table.taken.map((n) => Math.max(n - 1, 0));
      const reaching = table.heading;
      table.heading = false;
      if (row.controls) {
        table.width = Math.max(table.width, row.width);
        return undefined;
      }
      const told = row.cells.filter((c) => legible(c.text));
      if (told.length > 1) {
        table.header = reaching ? under(table.header, row.cells) : row.cells;
        table.heading = row.cells.some((c) => c.rows > 1);
        table.width = Math.max(table.width, row.width);
      }
      const only = told.length === 1 ? told[0]! : undefined;
      if (only && (only.span > 1 || row.width < table.width) && only.span >= table.width) {
        table.header = [];
        return { el: only.el, text: only.text, className: attr(only.el, 'class') };
      }
    } else if (table.el === el) {
      this.open.pop();
      if (!table.controls && table.header.length > 1) this.orphan = { el, cells: table.header };
    }
    return undefined;
  }

  /** What a cell at the side says of all the rows that it covers. */
  get side(): string {
    return this.top?.side?.text ?? '';
  }

  /** Columns of a header over the place where the walk stands, 0 for none. */
  get columns(): number {
    return this.top?.header.filter((c) => legible(c.text)).length ?? 0;
  }

  text(text: string): void {
    const cell = this.cell;
    if (cell && cell.text.length < 400) cell.text += ` ${text}`;
  }

  control(): void {
    this.orphan = null;
    for (const table of this.open) {
      table.controls++;
      if (table.cell) table.cell.controls++;
      if (table.row) table.row.controls++;
    }
  }

  /** Where the next control stands; null outside tables. */
  here(): Place | null {
    const table = this.top;
    if (!table?.cell || !table.row) return null;
    const { column } = table.cell;
    const before = table.row.cells.findLast((c) => c.controls || legible(c.text));
    const head = table.row.cells[0];
    const above = table.header.find((c) => c.column <= column && column < c.column + c.span);
    const left = before && !before.controls ? before.text : '';
    return {
      left,
      rowHead: !left && head && !head.controls ? head.text : '',
      above: above?.text ?? '',
    };
  }
}
