import { Dexie } from 'dexie';
import { VaultError } from '../vault/errors.ts';
import type { Place } from '../vault/seal.ts';
import { type DossierRow, type EventRow, SEALED_FORM, type Store } from './schema.ts';

/** The clear columns of a row are bound into its seal, so that they cannot be changed either. */
export const eventPlace = ({ dossierId, seq, id, v }: Omit<EventRow, 'sealed'>): Place => ({
  table: 'events',
  id: `${dossierId}/${seq}/${id}`,
  version: v,
});
export const summaryPlace = ({ id, seq, v }: Pick<DossierRow, 'id' | 'seq' | 'v'>): Place => ({
  table: 'dossiers',
  id: `${id}/${seq}`,
  version: v,
});

export const eventRows = (store: Store, dossierId: string) =>
  store.events.where('[dossierId+seq]').between([dossierId, Dexie.minKey], [dossierId, Dexie.maxKey]);

/** @throws VaultError 'newer' */
export const knownForm = <T extends { v: number }>(row: T): T => {
  if (row.v > SEALED_FORM) throw new VaultError('newer');
  return row;
};
