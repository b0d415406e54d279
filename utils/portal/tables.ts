/** Tables while the walk is in them: the text of the cells to the left of a control and above it. */
import { attr } from './dom.ts';
import { legible } from './text.ts';

export interface Cell {
  el: Element;
  text: string;
  controls: number;
  column: number;
  span: number;
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
}

export interface Place {
  left: string;
  /** First cell of the row, when other controls stand between it and this one. */
  rowHead: string;
  above: string;
}

export class Tables {
  private open: Table[] = [];

  private get top(): Table | undefined {
    return this.open[this.open.length - 1];
  }

  get cell(): Cell | null {
    return this.top?.cell ?? null;
  }

  enter(el: Element, tag: string): void {
    if (tag === 'table') this.open.push({ el, row: null, cell: null, header: [] });
    const table = this.top;
    if (!table) return;
    if (tag === 'tr') table.row = { el, cells: [], controls: 0, width: 0 };
    else if ((tag === 'td' || tag === 'th') && table.row) {
      const span = Math.min(Math.max(Number(attr(el, 'colspan')) || 1, 1), 50);
      table.cell = { el, text: '', controls: 0, column: table.row.width, span };
      table.row.width += span;
    }
  }

  leave(el: Element): void {
    const table = this.top;
    if (!table) return;
    if (table.cell?.el === el) {
      table.row?.cells.push(table.cell);
      table.cell = null;
    } else if (table.row?.el === el) {
      if (!table.row.controls && table.row.cells.filter((c) => legible(c.text)).length > 1)
        table.header = table.row.cells;
      table.row = null;
    } else if (table.el === el) this.open.pop();
  }

  text(text: string): void {
    const cell = this.cell;
    if (cell && cell.text.length < 400) cell.text += ` ${text}`;
  }

  control(): void {
    for (const table of this.open) {
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
