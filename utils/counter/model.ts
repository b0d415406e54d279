import { computed, effect, signal } from '@preact/signals';
import { type HealthCard, holderOf, readHealthCard } from '../citizen/health-card.ts';
import { readCard } from '../citizen/read.ts';
import { type Typed, type TypedInput, typedCitizen } from '../citizen/typed.ts';
import type { Citizen } from '../citizen/types.ts';
import type { Person } from '../fill/types.ts';
import { sentence, t } from '../i18n/ui.ts';
import type { Role } from '../match/types.ts';
import { ask } from '../messages/ask.ts';
import type { VaultAnswer, VaultState } from '../messages/protocol.ts';
import type { Places } from '../places/table.ts';
import type { Area } from '../platform/area.ts';
import { caseModel } from './case.ts';
import { formsModel } from './forms.ts';
import { FOUND_SCAN, QUICK_NOTE, TURN } from './keys.ts';
import { type Placed, placed, rememberedPlace, rememberPlace } from './place.ts';
import * as resources from './resources.ts';
import { addPerson, EMPTY_TURN, otherPeople, removePerson, type Turn } from './turn.ts';

export interface PanelPorts {
  area: Area;
  now: () => number;
  iso: () => string;
  today: () => string;
  newId: () => string;
  activeTab: () => Promise<number | undefined>;
}

export interface ScanMessage {
  tone: 'ok' | 'bad' | 'warn';
  text: string;
}

/** The side panel's working state. The people at the counter live in session memory, so closing the panel loses nobody. */
export const panelModel = (ports: PanelPorts) => {
  const { area, today, newId } = ports;
  const vault = signal<VaultState | null>(null);
  const turn = signal<Turn>(EMPTY_TURN);
  const scanMessage = signal<ScanMessage | null>(null);
  const lastScanned = signal('');
  /** Counts the quick notes that were asked for: each shows the notes. */
  const noteAsked = signal(0);
  /** A health-insurance card was scanned: its holder can be added, as typed. */
  const healthCard = signal<HealthCard | null>(null);
  const units = signal<Places | null>(null);

  const people = computed<Placed[]>(() =>
    turn.value.people.map((waiting) => placed(waiting, units.value, turn.value.places ?? {})),
  );
  const person = (id: string): Person | undefined => people.value.find((candidate) => candidate.id === id);

  const forms = formsModel(turn, person, today);

  const keepTurn = (next: Turn): void => {
    turn.value = next;
    void area.set(TURN, next);
  };

  /** What the front page shows about a dossier: its code when there is exactly one, its procedure. */
  const pageCode = computed(() => {
    const codes = [...new Set(forms.frames.value.flatMap(({ shape }) => shape.codes.dossiers))];
    return codes.length === 1 ? codes[0] : undefined;
  });
  const pageProcedure = computed(() => {
    const codes = [...new Set(forms.frames.value.flatMap(({ shape }) => shape.codes.procedures))];
    return codes.length === 1 ? codes[0] : undefined;
  });
  const host = computed(() => {
    const top = forms.frames.value.find(({ frameId }) => frameId === 0);
    return top?.shape.origin.startsWith('https://') ? new URL(top.shape.origin).host : '';
  });

  const inRoles = (): { role: Role; citizen: Citizen }[] =>
    Object.entries(forms.people.value).map(([role, { citizen }]) => ({ role: role as Role, citizen }));

  const dossier = caseModel({
    ...ports,
    draft: () => ({
      host: host.value,
      ...(pageCode.value ? { code: pageCode.value } : {}),
      people: inRoles(),
      received: { receivedAt: ports.iso(), channel: 'counter' as const },
    }),
  });
  effect(() => {
    dossier.procedureCode.value = pageProcedure.value ?? dossier.procedureCode.peek();
  });

  /** The page names a dossier: show ours, when there is one. */
  const followPage = async (): Promise<void> => {
    const code = pageCode.value;
    const current = dossier.dossier.value;
    const procedure = pageProcedure.value;
    // A page of another procedure, or of another portal that names neither it nor its code, is another dossier: what is done there
    // must not go into the one before. One without a code may move on from the national portal to a ministry's.
    const named = code !== undefined && current?.code === code;
    const otherProcedure = current?.procedureCode && procedure && current.procedureCode !== procedure;
    const otherPortal = current?.code && !procedure && host.value && current.host !== host.value;
    if (!named && (otherProcedure || otherPortal)) await dossier.show(null);
    if (!code || current?.code === code) return;
    const [known] = await ask('dossier/find', { code });
    if (known) await dossier.open(known.id);
    else if (current?.code) await dossier.show(null); // another dossier's page: do not write into the one before
  };

  const look = async (fresh: boolean): Promise<void> => {
    if (vault.value?.state !== 'open') return;
    await forms.look(await ports.activeTab(), fresh);
    await followPage();
  };

  const refreshVault = async (): Promise<void> => {
    vault.value = await ask('vault/state');
    if (vault.value.state !== 'open') {
      turn.value = EMPTY_TURN;
      scanMessage.value = null;
      healthCard.value = null;
      forms.frames.value = [];
      forms.forget();
      await dossier.show(null);
      return;
    }
    turn.value = (await area.get<Turn>(TURN)) ?? EMPTY_TURN;
    const [catalogue, days, words, places, known] = await Promise.all([
      resources.procedures(),
      resources.calendar(),
      resources.vocabulary(),
      resources.places(),
      resources.knownForms(),
    ]);
    dossier.catalogue.value = catalogue;
    dossier.days.value = days;
    forms.words.value = words;
    forms.known.value = known;
    units.value = places;
    if (turn.value.dossierId) await dossier.open(turn.value.dossierId);
    await takeFound();
    await look(true);
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

  /** The officer asked for a quick note, before this panel was there or while it is. */
  const takeQuickNote = async (): Promise<void> => {
    if (!(await area.get(QUICK_NOTE))) return;
    await area.remove(QUICK_NOTE);
    noteAsked.value++;
  };

  effect(() => {
    const id = dossier.dossier.value?.id ?? null;
    if (turn.peek().dossierId !== id && vault.peek()?.state === 'open') keepTurn({ ...turn.peek(), dossierId: id });
  });

  return {
    vault,
    turn,
    people,
    scanMessage,
    lastScanned,
    healthCard,
    noteAsked,
    forms,
    dossier,
    pageCode,
    pageProcedure,
    host,
    look,
    refreshVault,
    scan,
    takeFound,
    takeQuickNote,

    /** Adds a person typed from any other document; says which boxes are not accepted. */
    addTyped: (input: TypedInput): Typed => {
      const typed = typedCitizen(input, today());
      if (typed.ok) take(typed.citizen);
      return typed;
    },
    addHolder: (): void => {
      if (healthCard.value) take(holderOf(healthCard.value));
    },
    /** The officer says where the address of a split commune lies today. */
    choosePlace: (key: string, code: string): void => {
      keepTurn({ ...turn.value, places: { ...turn.value.places, [key]: code } });
      void rememberPlace(area, key, code);
    },

    openVault: async (passphrase: string): Promise<VaultAnswer> => {
      const answer = await ask('vault/open', { passphrase });
      await refreshVault();
      return answer;
    },
    lock: async (): Promise<void> => {
      await ask('vault/lock');
      await refreshVault();
    },
    remove: (id: string): void => keepTurn(removePerson(turn.value, id)),
    /** The citizen leaves: nobody stays on screen; the dossier is closed, not deleted. */
    endTurn: async (): Promise<void> => {
      keepTurn(EMPTY_TURN);
      scanMessage.value = null;
      healthCard.value = null;
      forms.forget();
      await dossier.show(null);
    },
    choose: (role: Role, personId: string | null): void =>
      keepTurn({ ...turn.value, chosen: { ...turn.value.chosen, [role]: personId }, confirmed: null }),
    confirm: (): void => keepTurn({ ...turn.value, confirmed: forms.wanted.value }),

    /** Writes the preview into the page, then keeps the dossier with its people. */
    commit: async (): Promise<void> => {
      const { filled, failed } = await forms.commit();
      if (filled === 0) return;
      const current = dossier.dossier.value;
      // The turn was not ended, but other people stand here: a dossier of their own, unless the page names the one that is open.
      const named = current?.code !== undefined && current.code === pageCode.value;
      if (current && !named && otherPeople(current.people, inRoles())) await dossier.show(null);
      const known = dossier.dossier.value !== null;
      await dossier.noteFill(host.value, filled, failed + forms.counts.value.left);
      if (known) await dossier.setPeople(inRoles());
    },
  };
};
export type PanelModel = ReturnType<typeof panelModel>;
