import { describe, expect, it } from 'vitest';
import { findByCode, summary } from '../../../utils/dossier/summary.ts';
import type { Dossier } from '../../../utils/dossier/types.ts';

const dossier: Dossier = {
  id: 'd-1',
  code: 'H26.15.3-261123-0001',
  procedureCode: '1.001193',
  host: 'dichvucong.danang.gov.vn',
  people: [
    {
      role: 'father',
      citizen: {
        fullName: 'Trần Văn Thử',
        personalId: '048090000002',
        address: 'Phường Thử, Đà Nẵng',
        source: 'qr-cccd',
        warnings: [],
      },
    },
    { role: 'child', citizen: { source: 'typed', warnings: [] } },
  ],
  channel: 'counter',
  papers: { a: 'have', b: 'have', c: 'missing' },
  notes: [{ id: 'n-1', text: 'Hẹn lại thứ Tư', at: '2026-11-23T15:30:00+07:00' }],
  codes: [],
  tags: [],
  pinned: false,
  merged: [],
  openedAt: '2026-11-23T15:20:00+07:00',
  updatedAt: '2026-11-23T15:30:00+07:00',
};

describe('the row of a list', () => {
  it('counts papers and notes, and names people by role, name and number', () =>
    expect(summary(dossier)).toEqual({
      id: 'd-1',
      code: 'H26.15.3-261123-0001',
      procedureCode: '1.001193',
      host: 'dichvucong.danang.gov.vn',
      people: [{ role: 'father', fullName: 'Trần Văn Thử', personalId: '048090000002' }, { role: 'child' }],
      channel: 'counter',
      papers: { have: 2, missing: 1 },
      notes: 1,
      words: 'hen lai thu tu',
      codes: [],
      tags: [],
      pinned: false,
      openedAt: '2026-11-23T15:20:00+07:00',
      updatedAt: '2026-11-23T15:30:00+07:00',
    }));
});

describe('a dossier looked up by its code', () => {
  const rows = [
    { code: 'H26.15.3-261123-0001', updatedAt: '2026-11-23T09:00:00+07:00' },
    { code: 'H26.15.3-261123-0002', updatedAt: '2026-11-23T09:00:00+07:00' },
    { code: 'h26.15.3-261123-0001', updatedAt: '2026-11-23T02:30:00Z' },
    { updatedAt: '2026-11-23T09:00:00+07:00' },
  ];

  it.each(['H26.15.3-261123-0001', ' h26.15.3-261123-0001\n', 'H26.15.3–261123–0001'])(
    'is found as "%s", last changed first',
    (code) => expect(findByCode(rows, code)).toEqual([rows[2], rows[0]]),
  );

  it('is not found by a part of the code', () => expect(findByCode(rows, 'H26.15.3-261123-000')).toEqual([]));

  it('is not found by an empty code', () => expect(findByCode(rows, ' ')).toEqual([]));
});
