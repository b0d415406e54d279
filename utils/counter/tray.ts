import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type HealthCard, holderOf, readHealthCard } from '../citizen/health-card.ts';
import { readCard } from '../citizen/read.ts';
import { type Typed, type TypedInput, typedCitizen } from '../citizen/typed.ts';
import type { Citizen } from '../citizen/types.ts';
import { sentence, t } from '../i18n/ui.ts';
import { ask } from '../messages/ask.ts';
import type { VaultState } from '../messages/protocol.ts';
import type { Places } from '../places/table.ts';
import type { Area } from '../platform/area.ts';
import { FOUND_SCAN, TURN } from './keys.ts';
import { type Placed, placed, rememberedPlace, rememberPlace } from './place.ts';
import { addPerson, removePerson, type Turn } from './turn.ts';

export interface ScanMessage {
  tone: 'ok' | 'bad' | 'warn';
  text: string;
}

interface Ports {
  /** Session memory. */
  area: Area;
  today: () => string;
  newId: () => string;
  vault: ReadonlySignal<VaultState | null>;
  turn: Signal<Turn>;
  units: ReadonlySignal<Places | null>;
}

/** The people at the counter: every way in, and what is said of it. Nothing of them is on disk. */
export const trayModel = ({ area, today, newId, vault, turn, units }: Ports) => {
  const scanMessage = signal<ScanMessage | null>(null);
  const lastScanned = signal('');
  /** The same number in an earlier dossier, offered for the person of this id. */
  const earlier = signal<{ id: string; citizen: Citizen } | null>(null);
  /** A health-insurance card was scanned: its holder can be added, as typed. */
  const healthCard = signal<HealthCard | null>(null);
  const people = computed<Placed[]>(() =>
    turn.value.people.map((waiting) => placed(waiting, units.value, turn.value.places ?? {})),
  );

  const keepTurn = (next: Turn): void => {
    turn.value = next;
    void area.set(TURN, next);
  };

  /** Where this address lies was chosen before, for an earlier citizen: it holds for this one too. */
  const recallPlace = async (id: string): Promise<void> => {
    const { placeKey, place } = people.value.find((candidate) => candidate.id === id) ?? {};
    if (!placeKey || place?.status === 'resolved') return;
    const code = await rememberedPlace(area, placeKey);
    // Gone or locked away meanwhile: nothing of that address may come back into the turn.
    if (code && people.value.some((candidate) => candidate.placeKey === placeKey))
      keepTurn({ ...turn.value, places: { ...turn.value.places, [placeKey]: code } });
  };

  /** A number alone: perhaps an earlier dossier knows the rest. Only offered; the officer takes it. */
  const lookBack = async (id: string): Promise<void> => {
    const waiting = people.value.find((person) => person.id === id)?.citizen;
    earlier.value = null;
    if (!waiting?.personalId || waiting.fullName) return;
    const known = await ask('people/earlier', { personalId: waiting.personalId }).catch(() => null);
    if (known && people.value.some((person) => person.id === id)) earlier.value = { id, citizen: known };
  };

  const take = (citizen: Citizen): void => {
    const { turn: next, result, id } = addPerson(turn.value, citizen, newId());
    keepTurn(next);
    lastScanned.value = id;
    healthCard.value = null;
    const name = citizen.fullName ?? citizen.personalId ?? '';
    scanMessage.value =
      result === 'full'
        ? { tone: 'bad', text: t('capture.full') }
        : { tone: result === 'added' ? 'ok' : 'warn', text: t(`capture.${result}`, { name }) };
    void recallPlace(id);
    void lookBack(id);
  };

  const scan = (text: string): void => {
    if (vault.value?.state !== 'open') {
      scanMessage.value = { tone: 'bad', text: t('capture.locked') };
      return;
    }
    const reading = readCard(text, today());
    if (reading.ok) {
      take(reading.citizen);
      return;
    }
    const card = reading.error === 'bhyt' ? readHealthCard(text, today()) : undefined;
    healthCard.value = card?.fullName ? card : null;
    const error = reading.detail ? `${reading.error}-${reading.detail}` : reading.error;
    scanMessage.value = { tone: card ? 'warn' : 'bad', text: sentence('scan.error', error, 'scan.error.other') };
  };

  /** Takes over what a scanner typed into a portal's field, once. */
  const takeFound = async (): Promise<void> => {
    const text = await area.get<string>(FOUND_SCAN);
    if (!text || vault.value?.state !== 'open') return;
    await area.remove(FOUND_SCAN);
    scan(text);
  };

  return {
    people,
    keepTurn,
    scanMessage,
    lastScanned,
    healthCard,
    earlier,
    scan,
    takeFound,
    /** Nothing that was said of anybody stays on screen. */
    clear: (): void => {
      scanMessage.value = null;
      healthCard.value = null;
      earlier.value = null;
    },
    remove: (id: string): void => keepTurn(removePerson(turn.value, id)),

    /** Adds a person typed from any other document; says which boxes are not accepted. */
    addTyped: (input: TypedInput): Typed => {
      const typed = typedCitizen(input, today());
      if (typed.ok) take(typed.citizen);
      return typed;
    },
    /** Takes over what an earlier dossier knows of the person who gave only a number. */
    takeEarlier: (): void => {
      if (earlier.value) take(earlier.value.citizen);
    },
    addHolder: (): void => {
      if (healthCard.value) take(holderOf(healthCard.value));
    },
    /** The officer says where the address of a split commune lies today. */
    choosePlace: (key: string, code: string): void => {
      keepTurn({ ...turn.value, places: { ...turn.value.places, [key]: code } });
      void rememberPlace(area, key, code);
    },
  };
};
