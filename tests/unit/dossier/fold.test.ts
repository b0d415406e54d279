import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAPER_STATES } from '../../../utils/checklist/types.ts';
import {
  caseChosen,
  codeSet,
  limitChosen,
  newDossier,
  noteWritten,
  opened,
  paperDetail,
  paperSet,
  peopleSet,
  received,
  result,
} from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { inOrder, placeAfter } from '../../../utils/dossier/order.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';

const MARRIAGE = '1.000894';
const HOST = 'dichvucong.gov.vn';
const stamp = (id: string, at: string) => ({ id, dossierId: 'd-1', at });
const bride = {
  fullName: 'Nguyễn Thị Thử',
  personalId: '001300000001',
  source: 'qr-cccd' as const,
  warnings: [],
};

const counter = (() => {
  let next = 0;
  return () => `e-${++next}`;
})();

describe('a marriage saved at the counter on Monday 23/11/2026', () => {
  const events = newDossier(
    {
      dossierId: 'd-1',
      procedureCode: MARRIAGE,
      host: HOST,
      code: ' H26.15.3-261123-0001 ',
      people: [{ role: 'wife', citizen: bride }],
      received: { receivedAt: '2026-11-23T09:10:00+07:00', channel: 'counter' },
      limitId: 'verify',
      filled: { filled: 24, left: 3 },
    },
    '2026-11-23T09:12:00.000+07:00',
    counter,
  );

  it('holds its code, people, procedure, reception, channel and limit', () =>
    expect(fold(events)).toEqual({
      id: 'd-1',
      code: 'H26.15.3-261123-0001',
      procedureCode: MARRIAGE,
      host: HOST,
      people: [{ role: 'wife', citizen: bride }],
      receivedAt: '2026-11-23T09:10:00+07:00',
      channel: 'counter',
      limitId: 'verify',
      papers: {},
      notes: [],
      codes: [],
      tags: [],
      pinned: false,
      merged: [],
      openedAt: '2026-11-23T09:12:00.000+07:00',
      updatedAt: '2026-11-23T09:12:00.000+07:00',
    }));

  it('gives every event an id of its own', () => expect(new Set(events.map(({ id }) => id)).size).toBe(6));
});

describe('what the officer changes afterwards', () => {
  const open = opened(stamp('a', '2026-11-23T09:00:00+07:00'), MARRIAGE, HOST);

  it('keeps the last tick of each paper', () =>
    expect(
      fold([
        open,
        paperSet(stamp('b', '2026-11-23T09:01:00+07:00'), 'to-khai', 'missing'),
        paperSet(stamp('c', '2026-11-23T09:02:00+07:00'), 'to-khai', 'have'),
        paperSet(stamp('d', '2026-11-23T09:03:00+07:00'), 'xac-nhan', 'wrong'),
      ]).papers,
    ).toEqual({ 'to-khai': 'have', 'xac-nhan': 'wrong' }));

  it('forgets a tick that was taken back', () =>
    expect(
      fold([
        open,
        paperSet(stamp('b', '2026-11-23T09:01:00+07:00'), 'to-khai', 'have'),
        paperSet(stamp('c', '2026-11-23T09:02:00+07:00'), 'to-khai', null),
      ]).papers,
    ).toEqual({}));

  it('keeps what was last written beside a paper and the last answer about the case; both can be taken back', () => {
    const at = '2026-11-23T09:10:00+07:00';
    const events = [
      opened(stamp('a', at), MARRIAGE, HOST),
      paperDetail(stamp('b', at), 'to-khai', { reason: 'expired', note: 'hết hạn' }),
      paperDetail(stamp('c', at), 'to-khai', { originals: 2 }),
      paperDetail(stamp('d', at), '__proto__', { copies: 1 }),
      caseChosen(stamp('e', at), 'noi-cu-tru', ''),
      caseChosen(stamp('f', at), 'xac-minh', 'cần xác minh'),
    ];
    const state = fold(events);
    expect(state.details?.['to-khai']).toEqual({ originals: 2 });
    expect(Object.keys(state.details ?? {})).toEqual(['to-khai', '__proto__']);
    expect(state.cases).toEqual({ 'noi-cu-tru': '', 'xac-minh': 'cần xác minh' });
    const back = fold([
      ...events,
      paperDetail(stamp('g', at), 'to-khai', {}),
      paperDetail(stamp('h', at), '__proto__', {}),
      caseChosen(stamp('i', at), 'noi-cu-tru', null),
      caseChosen(stamp('j', at), 'xac-minh', null),
    ]);
    expect([back.details, back.cases]).toEqual([undefined, undefined]);
  });

  it('keeps the latest text of each note, in the order in which the notes were begun', () =>
    expect(
      fold([
        open,
        noteWritten(stamp('b', '2026-11-23T09:01:00+07:00'), 'n-1', 'Gọi lại'),
        noteWritten(stamp('c', '2026-11-23T09:02:00+07:00'), 'n-2', 'Thiếu bản sao'),
        noteWritten(stamp('d', '2026-11-23T09:03:00+07:00'), 'n-1', 'Gọi lại sau 14 giờ'),
      ]).notes,
    ).toEqual([
      { id: 'n-1', text: 'Gọi lại sau 14 giờ', at: '2026-11-23T09:03:00+07:00' },
      { id: 'n-2', text: 'Thiếu bản sao', at: '2026-11-23T09:02:00+07:00' },
    ]));

  it('drops an emptied note from the state', () =>
    expect(
      fold([
        open,
        noteWritten(stamp('b', '2026-11-23T09:01:00+07:00'), 'n-1', 'Nhầm hồ sơ'),
        noteWritten(stamp('c', '2026-11-23T09:02:00+07:00'), 'n-1', ' \n'),
      ]).notes,
    ).toEqual([]));

  it('stores note text in NFC', () => {
    const note = noteWritten(stamp('b', '2026-11-23T09:01:00+07:00'), 'n-1', 'Đã hẹn'.normalize('NFD'));
    expect(fold([open, note]).notes[0]?.text).toBe('Đã hẹn'.normalize('NFC'));
  });

  it('takes the later people, limit, reception and result whole', () => {
    const state = fold([
      open,
      peopleSet(stamp('b', '2026-11-23T09:01:00+07:00'), [{ role: 'wife', citizen: bride }]),
      peopleSet(stamp('c', '2026-11-23T09:02:00+07:00'), []),
      limitChosen(stamp('d', '2026-11-23T09:02:00+07:00'), 'same-day'),
      limitChosen(stamp('e', '2026-11-23T09:03:00+07:00'), 'verify'),
      received(stamp('f', '2026-11-23T09:04:00+07:00'), '2026-11-23T09:00:00+07:00', 'post'),
      result(stamp('g', '2026-12-01T10:00:00+07:00'), '2026-12-01T09:30:00+07:00'),
    ]);
    expect(state).toMatchObject({
      people: [],
      limitId: 'verify',
      channel: 'post',
      resultAt: '2026-12-01T09:30:00+07:00',
    });
    expect(state.updatedAt).toBe('2026-12-01T10:00:00+07:00');
  });

  it('treats a paper called __proto__ as a paper', () => {
    const { papers } = fold([open, paperSet(stamp('b', '2026-11-23T09:01:00+07:00'), '__proto__', 'have')]);
    expect(Object.keys(papers)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).have).toBeUndefined();
  });

  it('compares moments as instants, whatever their offset', () =>
    expect(
      fold([
        codeSet(stamp('a', '2026-11-23T03:00:00Z'), 'LATER'),
        codeSet(stamp('b', '2026-11-23T09:10:00+07:00'), 'EARLIER'),
      ]).code,
    ).toBe('LATER'));

  it('passes over an event type of a newer version', () => {
    const newer = {
      ...stamp('z', '2026-11-24T08:00:00+07:00'),
      type: 'fee-paid',
      amount: 1,
    } as unknown as DossierEvent;
    expect(fold([open, newer])).toMatchObject({ procedureCode: MARRIAGE, updatedAt: '2026-11-24T08:00:00+07:00' });
  });
});

describe('what is refused', () => {
  it('refuses to make a dossier of nothing', () => expect(() => fold([])).toThrow(RangeError));

  it('refuses events of two dossiers', () => {
    const at = '2026-11-23T09:00:00+07:00';
    const other = { id: 'x', dossierId: 'd-2', at };
    expect(() => fold([opened(stamp('a', at), MARRIAGE, HOST), codeSet(other, 'H1')])).toThrow(RangeError);
  });

  it.each(['2026-11-23T09:00:00', '23/11/2026', '2026-13-40T09:00:00+07:00', ''])('refuses the moment "%s"', (at) =>
    expect(() => opened(stamp('a', at), MARRIAGE, HOST)).toThrow(RangeError),
  );
});

const anyEvent = fc
  .record({
    id: fc.uuid(),
    minute: fc.integer({ min: 0, max: 4 }),
    kind: fc.integer({ min: 0, max: 8 }),
    slot: fc.constantFrom('n-1', 'n-2', '__proto__'),
    text: fc.string({ unit: 'grapheme', maxLength: 12 }),
    state: fc.constantFrom(...PAPER_STATES, null),
  })
  .map(({ id, minute, kind, slot, text, state }): DossierEvent => {
    const at = stamp(id, `2026-11-23T09:0${minute}:00+07:00`);
    const makers = [
      () => opened(at, text, HOST),
      () => codeSet(at, text),
      () => peopleSet(at, [{ role: 'wife', citizen: { ...bride, fullName: text } }]),
      () => received(at, '2026-11-23T09:00:00+07:00', 'online'),
      () => limitChosen(at, text),
      () => paperSet(at, slot, state),
      () => noteWritten(at, slot, text),
      () => noteWritten(at, slot, ''),
      () => result(at, '2026-12-01T09:00:00+07:00'),
    ];
    return makers[kind]!();
  });
const someEvents = fc.array(anyEvent, { minLength: 1, maxLength: 30 });

describe('the same events', () => {
  it('give the same state in any order and in any number of copies', () =>
    fc.assert(
      fc.property(
        someEvents.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
        ),
        ([events, shuffled, copies]) => {
          expect(fold([...copies, ...shuffled, ...copies])).toEqual(fold(events));
        },
      ),
    ));

  it('are left as they were', () =>
    fc.assert(
      fc.property(someEvents, (events) => {
        const before = structuredClone(events);
        fold(events);
        expect(events).toEqual(before);
      }),
    ));

  it('fold alike on every machine even when one id bears two contents', () => {
    const at = '2026-11-23T09:00:00+07:00';
    const [a, b] = [codeSet(stamp('same', at), 'H1'), codeSet(stamp('same', at), 'H2')];
    expect(fold([a, b])).toEqual(fold([b, a]));
  });
});

describe('a new event of this desk', () => {
  const first = noteWritten(stamp('z', '2026-11-23T09:00:00.000+07:00'), 'n-1', 'Gọi l');

  it('wins over the autosave of the same millisecond', () => {
    const second = noteWritten(stamp('a', '2026-11-23T09:00:00.000+07:00'), 'n-1', 'Gọi lại');
    const [placed] = placeAfter([first], [second]);
    expect(placed?.at).toBe('2026-11-23T09:00:00.001+07:00');
    expect(fold([first, placed!]).notes[0]?.text).toBe('Gọi lại');
  });

  it('wins also when the clock was set back by a day in between', () => {
    const second = noteWritten(stamp('b', '2026-11-22T09:00:00.000+07:00'), 'n-1', 'Gọi lại');
    expect(fold([first, ...placeAfter([first], [second])]).notes[0]?.text).toBe('Gọi lại');
  });

  it('keeps its own moment when it overwrites nothing', () => {
    const tick = paperSet(stamp('b', '2026-11-22T09:00:00+07:00'), 'to-khai', 'have');
    expect(placeAfter([first], [tick])).toEqual([tick]);
  });

  it('is the one that shows, whatever was there before', () =>
    fc.assert(
      fc.property(someEvents, anyEvent, (events, event) => {
        const state = fold([...events, ...placeAfter(inOrder(events), [event])]);
        if (event.type === 'note-written' && event.text.trim() !== '')
          expect(state.notes.find(({ id }) => id === event.noteId)?.text).toBe(event.text);
        if (event.type === 'code-set') expect(state.code).toBe(event.code);
        if (event.type === 'paper-set')
          expect(new Map(Object.entries(state.papers)).get(event.paperId) ?? null).toBe(event.state);
      }),
    ));
});
