import { describe, expect, it } from 'vitest';
import { captured, received } from '../../../utils/dossier/events.ts';
import type { PortalRow, PortalState } from '../../../utils/dossier/types.ts';
import { differences } from '../../../utils/lists/differences.ts';
import { differencesFile } from '../../../utils/lists/differences-file.ts';
import { readSheet } from '../../../utils/sheet/read.ts';
import { CODE, calendar, HOST, kept, NOW, opened, shipped, uuid } from './world.ts';

const RECEIVED = '2026-11-19T09:00:00+07:00';
const seen = (at: string, row: Partial<PortalRow>) =>
  captured({ id: uuid(), dossierId: 'd-1', at }, HOST, { code: CODE, receivedAt: RECEIVED, ...row });
const listed = (procedureCode: string, ...rows: [string, Partial<PortalRow>][]) =>
  kept([...opened(procedureCode), ...rows.map(([at, row]) => seen(at, row))]);
const compare = (dossier: ReturnType<typeof listed>, asOf = NOW) => differences([dossier], shipped, calendar, asOf);

/** Five working days; nhận cha, mẹ, con: three. */
const BIRTH_AGAIN = '1.004884';
const PARENTS = '1.001022';
const DAY = (date: string) => `2026-11-${date}T10:00:00+07:00`;

describe('Lệch ngày hẹn', () => {
  it('names the holiday that the portal does not know', () => {
    const [found] = compare(listed(BIRTH_AGAIN, [DAY('20'), { appointmentAt: '2026-11-26T17:00:00+07:00' }]));
    expect(found).toMatchObject({
      code: CODE,
      verdict: 'EARLIER',
      causes: expect.arrayContaining(['holidays-missing']),
    });
    expect(found!.ours).toBe('2026-11-27T23:59:59+07:00');
    expect(found!.lines.at(-1)!.text).toContain('Cổng hẹn thứ Năm 26/11/2026: sớm hơn');
  });
  it('holds nothing that agrees, by any case of the procedure', () => {
    expect(compare(listed(BIRTH_AGAIN, [DAY('20'), { appointmentAt: '2026-11-27T17:00:00+07:00' }]))).toEqual([]);
    expect(compare(listed('1.000894', [DAY('20'), { appointmentAt: '2026-11-27' }]))).toEqual([]);
  });
  it('holds nothing of a procedure that is not in the catalogue, or of a dossier that no list showed', () => {
    expect(compare(listed('', [DAY('20'), { appointmentAt: '2026-11-26' }]))).toEqual([]);
    const own = received({ id: uuid(), dossierId: 'd-1', at: RECEIVED }, RECEIVED, 'counter');
    expect(compare(kept([...opened(PARENTS), own]))).toEqual([]);
  });
  it('after a supplement calls the portal wrong only where it is for every possible moment', () => {
    const after = (appointmentAt: string) =>
      listed(
        PARENTS,
        [DAY('19'), { state: 'processing' as PortalState, appointmentAt: '2026-11-25' }],
        [DAY('20'), { state: 'supplement', appointmentAt: '2026-11-25' }],
        [DAY('27'), { state: 'processing', appointmentAt }],
      );
    const asOf = '2026-11-28T09:00:00+07:00';
    // Came between Friday 20/11 and Friday 27/11: three working days end between 26/11 and 02/12.
    expect(compare(after('2026-11-26'), asOf)).toEqual([]);
    expect(compare(after('2026-12-01'), asOf)).toEqual([]);
    expect(compare(after('2026-11-25'), asOf)).toMatchObject([
      { verdict: 'EARLIER', causes: expect.arrayContaining(['supplement-not-restarted']) },
    ]);
    expect(compare(after('2026-12-08'), asOf)).toMatchObject([{ verdict: 'LATER' }]);
  });
  it('says nothing where the appointment was moved and no list showed the waiting', () =>
    expect(
      compare(listed(PARENTS, [DAY('20'), { formerAppointmentAt: '2026-11-25', appointmentAt: '2026-12-01' }])),
    ).toEqual([]));
  it('leaves out a dossier that waits', () =>
    expect(compare(listed(PARENTS, [DAY('20'), { state: 'supplement', appointmentAt: '2026-12-01' }]))).toEqual([]));
});

describe('the file for the portal’s administrator', () => {
  const rows = () =>
    compare(listed(PARENTS, [DAY('19'), { appointmentAt: '2026-11-30T17:00:00+07:00', status: 'Đang xử lý' }]));
  it.each(['csv', 'xlsx'] as const)(
    'as %s holds the code, both dates and the arithmetic, and nothing about people',
    async (format) => {
      const { name, content } = await differencesFile(format, rows(), '2026-11-23');
      expect(name).toBe(`lech-ngay-hen-2026-11-23.${format}`);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const [head, row, ...more] = (await readSheet(bytes)).rows;
      expect(more).toEqual([]);
      expect(head).toHaveLength(10);
      expect(row!.slice(0, 2)).toEqual([CODE, PARENTS]);
      expect(row!.slice(4, 6)).toEqual(['30/11/2026 17:00', '25/11/2026']);
      expect(row!.at(-1)).toContain('3 ngày làm việc');
    },
  );
  it('has no cell that a spreadsheet takes for a formula, whatever the portal wrote', async () => {
    const [row] = rows();
    const { content } = await differencesFile('csv', [{ ...row!, code: '=HYPERLINK("https://x")' }], '2026-11-23');
    expect(content).toContain(`"'=HYPERLINK(`);
    const book = await differencesFile('xlsx', [{ ...row!, code: '=HYPERLINK("https://x")' }], '2026-11-23');
    expect((await readSheet(book.content as Uint8Array<ArrayBuffer>)).rows[1]![0]).toBe('=HYPERLINK("https://x")');
  });
});
