/** One row of an officer's list from the text lines of its cells. Takes what it knows by name, leaves everything else. */
import { findCodes } from './codes.ts';
import { type Kind, kindOf, readChannel, readDate, readName } from './list-words.ts';
import type { DossierRow } from './types.ts';

/** The head of a cell's column ('' when the table has none that fits) and what it announces; its text lines, read when they are needed. */
export interface Cell {
  head: string;
  kind: Kind;
  /** The dossier's code stands here. */
  named: boolean;
  lines: () => readonly string[];
}

const MAX = 300;
/** "- Trạng thái hồ sơ : Đang xử lý" → its label and its text; undefined for a line without a label. */
const labelled = (line: string): [label: string, text: string] | undefined => {
  const colon = line.indexOf(':');
  if (colon < 2) return undefined;
  const label = line
    .slice(0, colon)
    .replace(/^[-•\s]+/, '')
    .trimEnd();
  return label.length >= 2 && label.length <= 40 ? [label, line.slice(colon + 1).trim()] : undefined;
};
/** "Tiếp nhận trực tiếp: 01/09/2026 08:12, hẹn trả: 08/09/2026 17:00": two labels in a line. */
const SECOND_LABEL = /,\s*(hẹn trả\s*:.*)$/i;
/** "Đăng ký kết hôn, bà Trần Thị Huệ" */
const WITH_APPLICANT = /^(.+),\s*((?:ông|bà|anh|chị)\s.+)$/i;
const MORE = /\s*(?:\.{3}|…)?\s*xem thêm$/i;
const PROCEDURE_LIKE = /[1-3]\.\d{6}/;

const put = (row: DossierRow, key: 'procedureName' | 'step' | 'status', text: string): void => {
  const said = text.slice(0, MAX).trim();
  if (said) row[key] ??= /thêm$/i.test(said) ? said.replace(MORE, '') : said;
};

const DATES = {
  received: ['receivedAt', 'received'],
  appointment: ['appointmentAt', 'appointment'],
  'former-appointment': ['formerAppointmentAt', 'appointment'],
} as const;

const take = (row: DossierRow, kind: Kind, text: string, label: string): void => {
  switch (kind) {
    case 'received':
    case 'appointment':
    case 'former-appointment': {
      const [key, name] = DATES[kind];
      const at = readDate(text.slice(0, MAX));
      if (at) row[key] ??= at;
      else if (at === null && !row.unread?.includes(name)) row.unread = [...(row.unread ?? []), name];
      const channel = kind === 'received' && readChannel(label);
      if (channel) row.channel ??= channel;
      break;
    }
    case 'procedure':
      put(row, 'procedureName', text);
      break;
    case 'step':
    case 'status':
      put(row, kind, text);
      break;
    case 'applicant': {
      const name = readName(text);
      if (name) row.applicant ??= name;
      break;
    }
    case 'channel': {
      const channel = readChannel(text);
      if (channel) row.channel ??= channel;
    }
  }
};

/** A line of a cell that holds several things. */
const takeLine = (row: DossierRow, line: string): void => {
  const second = line.includes(',') ? SECOND_LABEL.exec(line) : null;
  if (second) takeLine(row, second[1]!);
  const [label, text] = labelled(second ? line.slice(0, second.index) : line) ?? [];
  if (label !== undefined && text !== undefined) take(row, kindOf(label), text, label);
};

const DATE_LIKE = /^\d{1,2}[/:]\d{1,2}/;
/** May this stand beside a label of that kind? What follows an empty field is another label, or the next part of the page. */
const fits = (kind: Kind, text: string): boolean => {
  if (kind in DATES) return DATE_LIKE.test(text);
  if (text.length < 2 || text.endsWith(':') || labelled(text)) return false;
  return kind === 'step' || kind === 'procedure' || kindOf(text) === 'other';
};

/** Labels with what stands beside them or below, each a line of its own, or both in one line. */
export const takeLabels = (row: DossierRow, lines: readonly string[], only?: Kind): void => {
  for (const [at, line] of lines.entries()) {
    const [label = line.replace(/\s*:$/, ''), beside = ''] = labelled(line) ?? [];
    const text = beside || (lines[at + 1] ?? '');
    const kind = label.length <= 40 ? kindOf(label) : 'other';
    if (kind === 'other' || kind === 'code' || (only && kind !== only)) continue;
    if (kind === 'procedure-code' || kind === 'procedure') {
      const [code, ...more] = findCodes(text.slice(0, MAX)).procedures;
      if (code && more.length === 0) row.procedureCode ??= code;
    }
    if (beside || fits(kind, text)) take(row, kind, text, label);
  }
};

/** The all-in-one cell: code and step, then procedure and applicant, then labelled lines. */
const takeInfo = (row: DossierRow, lines: readonly string[]): void => {
  let named = false;
  let coded = false;
  for (const line of lines) {
    if (!coded && line.includes(row.code)) {
      coded = true;
      const step = /^\s*\(([^()]{2,100})\)/.exec(line.slice(line.indexOf(row.code) + row.code.length));
      if (step) put(row, 'step', step[1]!);
    } else if (!named && /^[-•]\s*\S/.test(line) && !labelled(line)) {
      named = true;
      const text = line.replace(/^[-•\s]+/, '');
      const both = WITH_APPLICANT.exec(text);
      put(row, 'procedureName', both?.[1] ?? text);
      if (both) take(row, 'applicant', both[2]!, '');
    } else takeLine(row, line);
  }
};

/** What a row says of the dossier `code`. The first mention of a thing counts. */
export const readRow = (code: string, cells: readonly Cell[]): DossierRow => {
  const row: DossierRow = { code };
  for (const { head, kind, named, lines: read } of cells) {
    if (kind === 'applicant' && row.applicant && !named) continue;
    const lines = read();
    const first = lines[0] ?? '';
    if (named) takeInfo(row, lines);
    else if (kind === 'other' || kind === 'code') for (const line of lines) takeLine(row, line);
    else if (kind === 'applicant' || lines.length < 2 || !labelled(first)) take(row, kind, first, head);
    else for (const line of lines) takeLine(row, line);
    if (
      !row.procedureCode &&
      (kind === 'procedure' || kind === 'procedure-code' || kind === 'other' || kind === 'code')
    ) {
      const text = lines.length === 1 ? first : lines.join('\n');
      const procedures = PROCEDURE_LIKE.test(text) ? findCodes(text.slice(0, 2_000)).procedures : [];
      if (procedures.length === 1) row.procedureCode = procedures[0]!;
    }
  }
  return row;
};
