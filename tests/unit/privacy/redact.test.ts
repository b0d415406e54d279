import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../utils/dossier/fold.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';
import { holdsNumber, STRUCK, withoutPeople, withoutPerson } from '../../../utils/privacy/redact.ts';
import { marriage, note, PLANTED } from '../db/desk.ts';

const D = 'd-1';
const noteOf = (events: readonly DossierEvent[]) => fold(events).notes[0]?.text;
const after = (text: string, notes: 'redact' | 'delete' = 'redact') =>
  noteOf(withoutPeople([...marriage(D), note(D, text)], notes));

describe('a closed dossier whose time is over', () => {
  it('keeps its code, procedure, moments and counts, and nobody', () => {
    const events = [...marriage(D), note(D, 'Thiếu bản sao hộ khẩu')];
    const kept = withoutPeople(events, 'redact');
    const [before, now] = [fold(events), fold(kept)];
    expect(now).toEqual({ ...before, people: [] });
    expect(JSON.stringify(kept)).not.toContain(PLANTED.bride);
    expect(kept.map(({ id, at }) => [id, at])).toEqual(events.map(({ id, at }) => [id, at]));
  });

  it.each([
    [`Gọi chị ${PLANTED.bride} chiều mai`, `Gọi chị ${STRUCK} chiều mai`],
    ['goi chi NGUYEN THI HOAI THU nhe', `goi chi ${STRUCK} nhe`],
    [`${PLANTED.bride.normalize('NFD')} vắng`, `${STRUCK} vắng`],
    ['Số 001300987654 chưa khớp', `Số ${STRUCK} chưa khớp`],
    ['ĐT 0912 345 678 hoặc +84 912-345-678', `ĐT ${STRUCK} hoặc ${STRUCK}`],
    ['thư về hoai.thu@example.invalid.', `thư về ${STRUCK}.`],
    [`Nhà ở ${PLANTED.address}, cổng xanh`, `Nhà ở ${STRUCK}, cổng xanh`],
    ['Hẹn 24/11/2026 lúc 09:30, nộp 8.000 đồng, mã H26.15.3-261123-0001', undefined],
    ['Thiếu 2 bản sao giấy khai sinh', undefined],
  ])('strikes people out of its notes: %s', (text, expected) => expect(after(text)).toBe(expected ?? text));

  it('loses its notes where the office wants it so', () => expect(after('Chị Thử khó tính', 'delete')).toBeUndefined());

  it('forgets whom a portal’s list named as its owner, and who stands in a dossier that was merged into it', () => {
    const owner = 'Lò Thị Ngân';
    const at = '2026-11-24T09:00:00+07:00';
    const row = { code: 'H26.15.3-261123-0001', applicant: owner };
    const seen = { id: 'e-7', dossierId: D, at, type: 'captured', host: 'motcua.hatinh.gov.vn', row } as DossierEvent;
    const inside = { id: 'e-8', dossierId: D, at, type: 'merged', other: 'd-2', events: marriage('d-2') };
    const kept = withoutPeople([seen, inside as unknown as DossierEvent, note(D, `Gọi ${owner}`)], 'redact');
    for (const name of [owner, PLANTED.bride, PLANTED.groom]) expect(JSON.stringify(kept)).not.toContain(name);
  });

  it('strikes out also in what a later version writes', () => {
    const later = { id: 'e-9', dossierId: D, at: '2026-11-24T09:00:00+07:00', type: 'slip-given', to: PLANTED.groom };
    const kept = withoutPeople([...marriage(D), later as unknown as DossierEvent], 'redact');
    expect(kept.at(-1)).toEqual({ ...later, to: STRUCK });
  });

  it('holds none of its names and numbers wherever they stood in a note', () => {
    const words = [PLANTED.bride, PLANTED.groom, PLANTED.brideNumber, PLANTED.groomNumber, PLANTED.address];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { maxLength: 8 }),
        (parts) => {
          const kept = after(`x ${parts.join(' ')}`) ?? '';
          for (const word of words) expect(kept).not.toContain(word);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('one person who asks to be erased', () => {
  const events = [
    ...marriage(D),
    note(D, `${PLANTED.bride} 001 300 987 654 hẹn ${PLANTED.groom} ${PLANTED.groomNumber}`),
  ];

  it('is gone from people and notes; the other one stays', () => {
    const kept = withoutPerson(events, PLANTED.brideNumber);
    expect(fold(kept).people.map(({ role }) => role)).toEqual(['husband']);
    expect(noteOf(kept)).toBe(`${STRUCK} ${STRUCK} hẹn ${PLANTED.groom} ${PLANTED.groomNumber}`);
    expect(holdsNumber(kept, PLANTED.brideNumber)).toBe(false);
  });

  it('is found by number as a person or in a note, spaced or not', () => {
    expect(holdsNumber(events, PLANTED.brideNumber)).toBe(true);
    expect(holdsNumber([...marriage(D), note(D, 'xem 0011 2233 4455')], '001122334455')).toBe(true);
    expect(holdsNumber(events, '099999999999')).toBe(false);
  });
});
