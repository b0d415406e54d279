import { describe, expect, it } from 'vitest';
import { newDossier, noteWritten } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { isFormatted, noteLines, tagsIn, tickLine } from '../../../utils/dossier/note.ts';
import { datesIn, noteReminders, withFixedDates } from '../../../utils/dossier/note-dates.ts';
import { phonesIn } from '../../../utils/dossier/phones.ts';
import { summary } from '../../../utils/dossier/summary.ts';
import { calendar } from '../deadline/cases.ts';

const AT = '2026-11-23T09:10:00+07:00';
const shown = (text: string) => noteLines(text, AT);
const stamp = (id: string) => ({ id, dossierId: 'd-1', at: AT });
const withNote = (text: string) =>
  fold([
    ...newDossier({ dossierId: 'd-1', procedureCode: '', host: '' }, AT, () => 'o'),
    noteWritten(stamp('n'), 'n-1', text),
  ]);

describe('a note as it reads', () => {
  it('shows lists, ticks, bold, tags, a number to call and a day to be reminded of', () => {
    const lines = shown('- [ ] gọi **chị Thử** 0912 345 678\n- [x] đã nhắn #zalo\n* hẹn @24/11');
    expect(lines.map(({ kind, done }) => [kind, done])).toEqual([
      ['check', false],
      ['check', true],
      ['bullet', false],
    ]);
    expect(lines[0]?.pieces).toEqual([
      { kind: 'text', text: 'gọi ' },
      { kind: 'bold', text: 'chị Thử' },
      { kind: 'text', text: ' ' },
      { kind: 'phone', text: '0912 345 678', number: '0912345678' },
    ]);
    expect(lines[1]?.pieces.at(-1)).toEqual({ kind: 'tag', text: '#zalo' });
    expect(lines[2]?.pieces.at(-1)).toEqual({ kind: 'date', text: '@24/11', date: '2026-11-24' });
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '\u202eđảo chữ',
    '👩‍👧 mang theo bản gốc',
    'a\u0000b',
  ])('shows %j as the text that it is', (text) =>
    expect(shown(text)).toEqual([{ kind: 'plain', done: false, pieces: [{ kind: 'text', text }] }]),
  );

  it('loses no character of what was typed', () => {
    const text = 'x **đậm** y #thẻ z 0912345678. @24/11, hết';
    const whole = shown(text)[0]!.pieces.map((piece) => (piece.kind === 'bold' ? `**${piece.text}**` : piece.text));
    expect(whole.join('')).toBe(text);
  });

  it('of a plain sentence is the box alone', () => expect(isFormatted(shown('Hẹn chiều thứ Tư'))).toBe(false));

  it('of a megabyte stays in its box, and its words are searched as far as they are kept', () => {
    const long = `bắt đầu ${'chữ '.repeat(250_000)}`;
    expect(shown(long)).toEqual([]);
    expect(summary(withNote(long)).words).toBe('bat dau chu');
  });

  it('ticks the line that was pressed and no other', () =>
    expect(tickLine('- [ ] một\n- [ ] hai [ ]\n- [x] ba', 1)).toBe('- [ ] một\n- [x] hai [ ]\n- [x] ba'));

  it('gives each of a thousand tags once', () => {
    const tags = Array.from({ length: 1_000 }, (_, n) => `#t${n}`).join(' ');
    expect(tagsIn([tags, tags])).toHaveLength(1_000);
  });
});

describe('a telephone number', () => {
  it.each([
    ['0912345678', '0912345678'],
    ['gọi 091.234.5678 nhé', '0912345678'],
    ['+84 912 345 678', '0912345678'],
  ])('is read in %j', (text, number) => expect(phonesIn(text).map((each) => each.number)).toEqual([number]));

  it.each(['001090000012', '09123', '12345678901234'])('is not %s', (text) => expect(phonesIn(text)).toEqual([]));
});

describe('a day in a note written on Monday 23/11/2026', () => {
  const days = (text: string) => datesIn(text, AT).map(({ date }) => date);
  it.each([
    ['@24/11', ['2026-11-24']],
    ['@mai gọi, @mốt nhắn', ['2026-11-24', '2026-11-25']],
    ['@5/1', ['2027-01-05']],
    ['@20/11', ['2026-11-20']],
    ['@1/2/2027', ['2027-02-01']],
    ['@31/02', []],
    ['thu@24/11.vn', []],
    ['@maisau', []],
  ])('%s is %j', (text, dates) => expect(days(text)).toEqual(dates));

  it('that says "tomorrow" becomes the date when the note is left: tomorrow it would mean another day', () =>
    expect(withFixedDates('@mai gọi lại, @24/12', AT)).toBe('@24/11/2026 gọi lại, @24/12'));

  it('is a reminder at the opening of that day, once for each day; a day that passed is none', () => {
    const dossier = withNote('@24/11 gọi\n@24/11/2026 nhắn\n@25/11\n@20/11');
    expect(noteReminders(dossier, calendar, AT)).toEqual([
      {
        id: 'd-1:note:2026-11-24',
        fireAt: '2026-11-24T07:30:00+07:00',
        dueAt: '2026-11-24T07:30:00+07:00',
        kind: 'note',
      },
      {
        id: 'd-1:note:2026-11-25',
        fireAt: '2026-11-25T07:30:00+07:00',
        dueAt: '2026-11-25T07:30:00+07:00',
        kind: 'note',
      },
    ]);
  });
});
