import { dayText } from '../calendar/day.ts';
import { LONGEST_CELL, MOST_ROWS, SheetError } from './types.ts';
import { openZip, type Zip } from './zip.ts';

/**
 * The first visible sheet of a workbook as texts (ECMA-376 SpreadsheetML). Formulas are not computed: the value that the file holds for
 * them is taken. Dates come out as dd/MM/yyyy, as they are seen in the sheet.
 */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1]!) : undefined;
};

/** Every element of that name, with its tag and what stands in it; elements of one name do not hold each other here. */
function* elements(xml: string, name: string): Generator<{ tag: string; inner: string }> {
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'g');
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const tag = ` ${found[1]!}`;
    if (tag.endsWith('/')) {
      yield { tag, inner: '' };
      continue;
    }
    const close = new RegExp(`</(?:\\w+:)?${name}>`, 'g');
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml);
    if (!end) return;
    yield { tag, inner: xml.slice(open.lastIndex, end.index) };
    open.lastIndex = close.lastIndex;
  }
}

const text = async (zip: Zip, name: string): Promise<string> => {
  const bytes = await zip.read(name);
  return bytes ? new TextDecoder().decode(bytes) : '';
};

/** Text of a string item: its runs one after the other, without the readings beside them. */
const stringOf = (inner: string): string =>
  [...elements(inner.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, ''), 't')]
    .map(({ inner: run }) => unescaped(run))
    .join('');

/** Built-in formats of dates and times (ECMA-376 part 1, 18.8.30). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
const TIME_FORMATS = new Set([18, 19, 20, 21]);

/** Which cell styles show a number as a date. */
const dateStyles = (styles: string): boolean[] => {
  const custom = new Set<number>();
  for (const { tag } of elements(styles, 'numFmt')) {
    const code = (attribute(tag, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (/[dy]/i.test(code)) custom.add(Number(attribute(tag, 'numFmtId')));
  }
  const [formats] = [...elements(styles, 'cellXfs')];
  return [...elements(formats?.inner ?? '', 'xf')].map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return (DATE_FORMATS.has(id) || custom.has(id)) && !TIME_FORMATS.has(id);
  });
};

/** Days from 1899-12-30 to 1970-01-01; from 1904 a workbook of an old Mac counts. */
const SERIAL_EPOCH = 25_569;
const SERIAL_1904 = 24_107;

/** 46349.3819 → "22/11/2026 09:10" */
const dateOf = (serial: number, of1904: boolean): string => {
  const minutes = Math.round((serial - (of1904 ? SERIAL_1904 : SERIAL_EPOCH)) * 1440);
  const day = Math.floor(minutes / 1440);
  const rest = minutes - day * 1440;
  const date = dayText(day).split('-').reverse().join('/');
  const two = (n: number) => String(n).padStart(2, '0');
  return rest === 0 ? date : `${date} ${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
};

/** "BC12" → column 54, row 12; undefined when it is no reference. */
const placeOf = (reference: string): { column: number; row: number } | undefined => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(digits) };
};

const MOST_COLUMNS = 200;
/** A merge that goes over more than this many rows is a decoration. */
const LONGEST_MERGE = 5_000;

/** A cell that was merged over several rows says the same of each of them: a date in front of all that came in on it. */
const spread = (rows: string[][], sheet: string): void => {
  for (const { tag } of elements(sheet, 'mergeCell')) {
    const [from, to] = (attribute(tag, 'ref') ?? '').split(':').map(placeOf);
    if (!from || !to || from.column !== to.column || to.row - from.row > LONGEST_MERGE) continue;
    const value = rows[from.row - 1]?.[from.column];
    if (!value) continue;
    for (let row = from.row; row < Math.min(to.row, rows.length); row++) {
      const cells = rows[row];
      if (!cells?.some(Boolean)) continue;
      while (cells.length <= from.column) cells.push('');
      cells[from.column] ||= value;
    }
  }
};

const firstSheet = async (zip: Zip): Promise<{ path: string; of1904: boolean }> => {
  const book = await text(zip, 'xl/workbook.xml');
  const relations = await text(zip, 'xl/_rels/workbook.xml.rels');
  const [properties] = [...elements(book, 'workbookPr')];
  const of1904 = /^(1|true)$/.test(attribute(properties?.tag ?? '', 'date1904') ?? '');
  const visible = [...elements(book, 'sheet')].find(({ tag }) => !attribute(tag, 'state')?.includes('idden'));
  const id = visible && attribute(visible.tag, 'id');
  const relation = [...elements(relations, 'Relationship')].find(({ tag }) => attribute(tag, 'Id') === id);
  const target = relation && attribute(relation.tag, 'Target');
  if (!target) throw new SheetError('damaged');
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, of1904 };
};

/** @throws SheetError 'damaged', 'too-big-inside', 'too-many-rows' */
export const readXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> => {
  const zip = openZip(bytes);
  const { path, of1904 } = await firstSheet(zip);
  const sheet = await text(zip, path);
  if (!sheet) throw new SheetError('damaged');
  const dates = dateStyles(await text(zip, 'xl/styles.xml'));
  const shared = [...elements(await text(zip, 'xl/sharedStrings.xml'), 'si')].map(({ inner }) => stringOf(inner));

  const textOfCell = (tag: string, inner: string): string => {
    const type = attribute(tag, 't');
    if (type === 'inlineStr') return stringOf(inner);
    const [value] = [...elements(inner, 'v')];
    const raw = unescaped(value?.inner ?? '');
    if (type === 's') return shared[Number(raw)] ?? '';
    if (type === 'str') return raw;
    if (type === 'e') return '';
    if (type === 'b') return raw === '1' ? 'x' : '';
    if (raw === '' || !dates[Number(attribute(tag, 's') ?? -1)]) return plainNumber(raw);
    const serial = Number(raw);
    return serial > 0 && serial < 2_958_466 ? dateOf(serial, of1904) : raw;
  };

  const rows: string[][] = [];
  for (const { tag, inner } of elements(sheet, 'row')) {
    const number = Number(attribute(tag, 'r') ?? rows.length + 1);
    if (number > MOST_ROWS + 1) {
      if (/<(?:\w+:)?v>/.test(inner)) throw new SheetError('too-many-rows');
      continue; // only formatted, down to the end of the sheet
    }
    while (rows.length < number - 1) rows.push([]);
    const cells: string[] = [];
    for (const { tag: cell, inner: held } of elements(inner, 'c')) {
      const column = placeOf(attribute(cell, 'r') ?? '')?.column ?? cells.length;
      if (column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push('');
      cells[column] = textOfCell(cell, held).slice(0, LONGEST_CELL).normalize('NFC');
    }
    rows[number - 1] = cells;
  }
  spread(rows, sheet);
  return rows;
};

/** 12 digits kept as a number read "1.90000012E9" or "1090000012.0": whole again. What the number lost in front is lost. */
const plainNumber = (raw: string): string => {
  const value = Number(raw);
  return raw !== '' && Number.isSafeInteger(value) ? String(value) : raw;
};
