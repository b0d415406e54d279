import { describe, expect, it } from 'vitest';
import {
  captured,
  caseChosen,
  clockSet,
  closed,
  feeSet,
  imported,
  merged,
  newDossier,
  noteWritten,
  paperDetail,
  papersListed,
  pinned,
} from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { historyOf } from '../../../utils/dossier/history.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';

let id = 0;
const newId = () => `e-${id++}`;
const stamp = (minute: number, dossierId = 'd-1') => ({
  id: newId(),
  dossierId,
  at: new Date(Date.parse('2026-11-23T09:00:00+07:00') + minute * 60_000).toISOString(),
});
const first = (dossierId = 'd-1') =>
  newDossier({ dossierId, procedureCode: '1.000894', host: '', code: `C-${dossierId}` }, stamp(0).at, newId);
const keys = (events: DossierEvent[]) => historyOf(events).map(({ key }) => key);

describe('the history of a dossier', () => {
  it('says what changed, newest first', () =>
    expect(
      keys([
        ...first(),
        pinned(stamp(1), true),
        feeSet(stamp(2), { amount: 8_000, paid: false }),
        closed(stamp(3), 'returned'),
        closed(stamp(4), null),
      ]),
    ).toEqual(['reopened', 'closed', 'fee-set', 'pinned', 'opened', 'code-set']));

  it('tells the steps of the clock, answers, words beside a paper, and what the portal showed', () => {
    const base = { type: 'SUPPLEMENT_REQUESTED' as const, at: '2026-11-23T10:00:00+07:00' };
    const lines = historyOf([
      ...first(),
      clockSet(stamp(1), 'c', base),
      clockSet(stamp(2), 'c', null),
      caseChosen(stamp(3), 'Ở đâu?', 'tại xã'),
      paperDetail(stamp(4), 'to-khai', { note: 'thiếu chữ ký' }),
      captured(stamp(5), 'motcua.gov.vn', { code: 'C-d-1', status: 'Đang xử lý' }),
      papersListed(stamp(6), 'motcua.gov.vn', [{ name: 'Tờ khai' }]),
    ]);
    expect(lines.slice(0, 6).map(({ key, detail }) => [key, detail])).toEqual([
      ['papers-listed', 'motcua.gov.vn'],
      ['captured', 'Đang xử lý'],
      ['paper-detail', 'to-khai'],
      ['case-chosen', 'Ở đâu?: tại xã'],
      ['clock-cleared', ''],
      ['clock-set', base.at],
    ]);
    expect(lines[2]?.said).toBe('thiếu chữ ký');
  });

  it('tells the pauses of one sitting as one change, with its last text', () => {
    const events = [
      ...first(),
      ...['Gọi', 'Gọi lại', 'Gọi lại chiều'].map((text, at) => noteWritten(stamp(at + 1), 'n', text)),
    ];
    const notes = historyOf(events).filter(({ note }) => note);
    expect(notes.map(({ key, note }) => [key, note?.text])).toEqual([['note-new', 'Gọi lại chiều']]);
  });

  it('keeps a text that was typed over in the same sitting, in whatever order two windows wrote in one second', () => {
    const at = stamp(1).at;
    const write = (eventId: string, noteId: string, text: string, ms = 0) =>
      noteWritten({ id: eventId, dossierId: 'd-1', at: new Date(Date.parse(at) + ms).toISOString() }, noteId, text);
    for (const between of ['a', 'z']) {
      const lines = historyOf([
        ...first(),
        write('m', 'n', 'Gọi chị 0912 345 678'),
        write(between, 'other', 'Thiếu tờ khai'),
        write('n', 'n', 'bản của cửa sổ một', 1),
      ]);
      expect(lines.map(({ note }) => note?.text)).toContain('Gọi chị 0912 345 678');
    }
  });

  it('keeps a phone number that was typed over, but no line for each misspelt word', () => {
    const written = ['Gọi 0912 345 678', 'Gọi 0987 654 321', 'Gọi 0987 654 321 chieeuf', 'Gọi 0987 654 321 chiều nay'];
    const events = [...first(), ...written.map((text, at) => noteWritten(stamp(at + 1), 'n', text))];
    const notes = historyOf(events).filter(({ note }) => note);
    expect(notes.map(({ key, note }) => [key, note?.text])).toEqual([
      ['note-changed', 'Gọi 0987 654 321 chiều nay'],
      ['note-new', 'Gọi 0912 345 678'],
    ]);
  });

  it('says of a note that was emptied and begun again that it was', () => {
    const events = [...first(), ...['Gọi', '', 'Hẹn'].map((text, at) => noteWritten(stamp(at + 1), 'n', text))];
    const notes = historyOf(events).filter(({ note }) => note);
    expect(notes.map(({ key }) => key)).toEqual(['note-changed', 'note-removed', 'note-new']);
  });

  it('keeps the texts of different days apart, so that an earlier one can be brought back', () => {
    const events = [...first(), ...[0, 60, 120].map((at) => noteWritten(stamp(at), 'n', at < 120 ? `Lần ${at}` : ''))];
    const notes = historyOf(events).filter(({ note }) => note);
    expect(notes.map(({ key, note }) => [key, note?.text])).toEqual([
      ['note-removed', ''],
      ['note-changed', 'Lần 60'],
      ['note-new', 'Lần 0'],
    ]);
  });

  it('has the history of the dossier that was merged in, marked as its own', () => {
    const lines = historyOf([...first(), merged(stamp(5), 'd-2', [...first('d-2'), pinned(stamp(1, 'd-2'), true)])]);
    expect(
      lines
        .filter(({ ofOther }) => ofOther)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['code-set', 'opened', 'pinned']);
    expect(lines[0]?.key).toBe('merged');
  });

  it('says of a change of a newer version that there was one', () =>
    expect(keys([...first(), { ...stamp(1), type: 'teleported' } as unknown as DossierEvent])[0]).toBe('unknown'));
});

describe('a dossier taken from a register', () => {
  it('is one event on disk, and in state and history as if each had been written', () => {
    const events = first();
    const one = imported(stamp(0), events);
    expect(fold([one])).toEqual(fold(events));
    expect(historyOf([one])).toEqual(historyOf(events));
    expect(fold([one, closed(stamp(1), 'other')]).closed?.outcome).toBe('other');
  });
});

describe('a fee', () => {
  it.each([-1, 0.5, Number.NaN])('of %s đồng is refused', (amount) =>
    expect(() => feeSet(stamp(0), { amount, paid: false })).toThrow(RangeError),
  );
});
