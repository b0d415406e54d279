import type { Clocked } from '../../deadline/of-dossier.ts';
import { newDossier, noteWritten, paperSet, result } from '../../dossier/events.ts';
import { fold } from '../../dossier/fold.ts';
import { summary } from '../../dossier/summary.ts';
import type { DossierEvent, DossierSummary } from '../../dossier/types.ts';
import type { Procedure } from '../../procedure/types.ts';

/** Invented dossiers, the n-th always the same: receptions of the eleven months before 23/11/2026, two thirds resolved. */

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 2, 1, 0);
const iso = (ms: number): string => `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
const receivedMs = (n: number): number => FIRST + (n % 320) * DAY + (n % 8) * 3_600_000 + (n % 60) * 60_000;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'];
const MIDDLE = ['Văn', 'Thị', 'Quốc', 'Ngọc', 'Thanh', 'Minh', 'Hữu', 'Kim'];
const GIVEN = ['An', 'Bảo', 'Hương', 'Lành', 'Ánh', 'Nhân', 'Tùng', 'Khuê', 'Duyên', 'Phước', 'Thủy', 'Thúy', 'Hòa'];
const pick = (from: readonly string[], n: number): string => from[n % from.length]!;
const nameOf = (n: number): string => [pick(FAMILY, n), pick(MIDDLE, n >> 2), pick(GIVEN, n >> 4)].join(' ');
const numberOf = (n: number): string => `0${String(10_000_000_000 + n * 7919).slice(0, 11)}`;

/** What the clock needs of the n-th dossier, with its procedure. */
export const clocked = (n: number, procedures: readonly Procedure[]): { dossier: Clocked; procedure: Procedure } => {
  const procedure = procedures[n % procedures.length]!;
  const received = receivedMs(n);
  const limitId = procedure.limits[n % procedure.limits.length]?.id;
  return {
    procedure,
    dossier: {
      receivedAt: iso(received),
      ...(limitId !== undefined && { limitId }),
      ...(n % 3 && { resultAt: iso(received + (1 + (n % 9)) * DAY) }),
    },
  };
};

/** All events of the n-th dossier: opened, code, two people, reception, papers, a note, often a result. */
export const eventsOf = (n: number, procedures: readonly Procedure[], newId: () => string): DossierEvent[] => {
  const { dossier, procedure } = clocked(n, procedures);
  const dossierId = newId();
  const at = dossier.receivedAt!;
  const stamp = () => ({ id: newId(), dossierId, at });
  const person = (m: number) => ({
    source: 'qr-cccd' as const,
    personalId: numberOf(m),
    fullName: nameOf(m),
    birthDate: '1990-05-17',
    sex: 'Nữ' as const,
    address: `Tổ ${m % 90}, Mân Thái, Sơn Trà, Đà Nẵng`,
    issueDate: '2021-09-10',
    warnings: [],
  });
  return [
    ...newDossier(
      {
        dossierId,
        procedureCode: procedure.code,
        host: 'dichvucong.gov.vn',
        code: `H17.22.5-${at.slice(2, 10).replaceAll('-', '')}-${String(n % 10_000).padStart(4, '0')}`,
        people: [
          { role: 'applicant', citizen: person(2 * n) },
          { role: 'subject', citizen: person(2 * n + 1) },
        ],
        received: { receivedAt: at, channel: n % 4 ? 'counter' : 'online' },
        ...(dossier.limitId !== undefined && { limitId: dossier.limitId }),
      },
      at,
      newId,
    ),
    ...procedure.papers.slice(0, 2).map(({ id }) => paperSet(stamp(), id, 'have')),
    noteWritten(stamp(), newId(), 'Hẹn gọi lại chiều thứ Tư, mang theo bản gốc'),
    ...(dossier.resultAt ? [result(stamp(), dossier.resultAt)] : []),
  ];
};

/** The n-th dossier as a list shows it. */
export const summaryOf = (n: number, procedures: readonly Procedure[], newId: () => string): DossierSummary =>
  summary(fold(eventsOf(n, procedures, newId)));
