import { signal } from '@preact/signals';
import type { Area } from '../platform/area.ts';
import type { BackupStatus, Room } from './room.ts';

export interface KeepingPorts {
  session: Area;
  local: Area;
  now: () => number;
  iso: () => string;
}

/** Backups and attachments of a page. The rooms behind it (database, sealing) are loaded when they are first needed. */
export const keepingModel = (ports: KeepingPorts) => {
  const status = signal<BackupStatus | null>(null);
  let room: Promise<Room> | undefined;
  const load = (): Promise<Room> => {
    room ??= import('./room.ts').then(({ openRoom }) => openRoom(ports));
    room.catch(() => {
      room = undefined;
    });
    return room;
  };
  const look = async (): Promise<void> => {
    status.value = await (await load()).status();
  };
  return {
    iso: ports.iso,
    status,
    look,
    room: load,
    /** After an unlock: the automatic backup when it is due, then how things stand. Never disturbs the work. */
    daily: async (): Promise<void> => {
      try {
        await (await load()).autoBackup();
        await look();
      } catch {
        status.value = null;
      }
    },
  };
};
export type KeepingModel = ReturnType<typeof keepingModel>;
