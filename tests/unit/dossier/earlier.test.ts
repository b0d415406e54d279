import { describe, expect, it } from 'vitest';
import { mergeCitizens } from '../../../utils/citizen/merge.ts';
import type { Citizen } from '../../../utils/citizen/types.ts';
import { earlierPerson } from '../../../utils/dossier/earlier.ts';
import type { Dossier, DossierSummary } from '../../../utils/dossier/types.ts';

const NUMBER = '036085004321';
const card: Citizen = {
  personalId: NUMBER,
  fullName: 'Phạm Quốc Bảo',
  birthDate: '1985-07-09',
  address: 'Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định',
  source: 'qr-cccd',
  warnings: [],
};
const numberOnly: Citizen = { personalId: NUMBER, source: 'number', warnings: ['number-only'] };

const book = (...dossiers: { id: string; day: string; citizen: Citizen }[]) => ({
  list: async () =>
    dossiers.map(
      ({ id, day, citizen }) =>
        ({
          id,
          updatedAt: `${day}T10:00:00.000+07:00`,
          people: [{ role: 'applicant', ...citizen }],
        }) as unknown as DossierSummary,
    ),
  read: async (id: string) => {
    const found = dossiers.find((dossier) => dossier.id === id);
    return found
      ? ({
          openedAt: `${found.day}T09:00:00.000+07:00`,
          people: [{ role: 'applicant', citizen: found.citizen }],
        } as unknown as Dossier)
      : null;
  },
});

describe('a number that is in the book', () => {
  it('is offered as the newest dossier has the person, with its day', async () => {
    const older = { id: 'a', day: '2026-03-02', citizen: { ...card, address: 'Mân Thái, Sơn Trà, Đà Nẵng' } };
    const newer = { id: 'b', day: '2026-11-12', citizen: card };
    const found = await earlierPerson(NUMBER, book(newer, older));
    expect(found).toMatchObject({ address: card.address, asOf: '2026-11-12', source: 'earlier-dossier' });
  });

  it('that was itself taken from an earlier dossier keeps the day of the card', async () => {
    const citizen: Citizen = { ...card, source: 'earlier-dossier', asOf: '2026-03-02' };
    expect(await earlierPerson(NUMBER, book({ id: 'a', day: '2026-11-12', citizen }))).toMatchObject({
      asOf: '2026-03-02',
    });
  });

  it('with nothing but the number again is no help; nor is another person’s', async () => {
    expect(await earlierPerson(NUMBER, book({ id: 'a', day: '2026-11-12', citizen: numberOnly }))).toBeNull();
    expect(await earlierPerson('036185009999', book({ id: 'a', day: '2026-11-12', citizen: card }))).toBeNull();
  });

  it('fills what the number left open; the card, once scanned, takes its place with no old day left', () => {
    const earlier: Citizen = { ...card, source: 'earlier-dossier', asOf: '2026-03-02' };
    const both = mergeCitizens(numberOnly, earlier);
    expect(both).toMatchObject({ fullName: 'Phạm Quốc Bảo', asOf: '2026-03-02', warnings: [] });
    const scanned = mergeCitizens(both, { ...card, address: 'Thôn 2, xã Mỹ Lộc, Ninh Bình' });
    expect(scanned).toMatchObject({ source: 'qr-cccd', address: 'Thôn 2, xã Mỹ Lộc, Ninh Bình' });
    expect(scanned.asOf).toBeUndefined();
  });
});
