import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { PlannedReminder } from '../../../utils/db/store.ts';
import { newDossier, noteWritten } from '../../../utils/dossier/events.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';
import { randomBytes } from '../../../utils/vault/bytes.ts';

/** An invented desk: an empty disk, a vault key, events as the officer makes them on 23/11/2026. */

export const emptyDisk = (): void => {
  globalThis.indexedDB = new IDBFactory();
};

export const someKey = () => randomBytes(32);

export const uuid = () => crypto.randomUUID();

export const PLANTED = {
  bride: 'Nguyễn Thị Hoài Thử',
  groom: 'Trần Văn Kiểm',
  brideNumber: '001300987654',
  groomNumber: '048099123456',
  address: 'Số 7 ngõ Bịa Đặt, Phường Kiến Hưng',
  note: 'Chị gọi lại về giấy xác nhận',
  code: 'H26.15.3-261123-0001',
  procedure: '1.000894',
};

export const marriage = (dossierId: string, code = PLANTED.code): DossierEvent[] =>
  newDossier(
    {
      dossierId,
      procedureCode: PLANTED.procedure,
      host: 'dichvucong.gov.vn',
      code,
      people: [
        {
          role: 'wife',
          citizen: {
            fullName: PLANTED.bride,
            personalId: PLANTED.brideNumber,
            address: PLANTED.address,
            source: 'qr-cccd',
            warnings: [],
          },
        },
        {
          role: 'husband',
          citizen: { fullName: PLANTED.groom, personalId: PLANTED.groomNumber, source: 'qr-cccd', warnings: [] },
        },
      ],
      received: { receivedAt: '2026-11-23T09:10:00+07:00', channel: 'counter' },
    },
    '2026-11-23T09:12:00.000+07:00',
    uuid,
  );

export const note = (dossierId: string, text: string, minute = 20, noteId = 'n-1'): DossierEvent =>
  noteWritten({ id: uuid(), dossierId, at: `2026-11-23T09:${minute}:00.000+07:00` }, noteId, text);

export const reminder = (kind: string, fireAt: string): PlannedReminder => ({
  id: uuid(),
  fireAt,
  dueAt: '2026-12-01T17:00:00+07:00',
  kind,
});

/** The reason of a rejected promise, or what it resolved to. */
export const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return (error as { reason?: string }).reason ?? error;
  }
};
