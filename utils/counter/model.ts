import { computed, effect, signal } from '@preact/signals';
import type { Citizen } from '../citizen/types.ts';
import type { Person } from '../fill/types.ts';
import type { Role } from '../match/types.ts';
import { ask } from '../messages/ask.ts';
import type { Places } from '../places/table.ts';
import type { Area } from '../platform/area.ts';
import { readLessons, writeLessons } from '../settings/lessons.ts';
import { readSettings } from '../settings/settings.ts';
import { readSnippets } from '../snippet/store.ts';
import type { AskedBlock } from './blocks.ts';
import { caseModel } from './case.ts';
import { formsModel, type Taught } from './forms.ts';
import { type GateState, gateModel, readGate } from './gate.ts';
import { keepingModel } from './keeping.ts';
import { QUICK_NOTE, TURN } from './keys.ts';
import { listsModel, receivedBy } from './lists.ts';
import { oneFieldModel } from './one-field.ts';
import { passageModel } from './passage.ts';
import { picking } from './picking.ts';
import { portalPapersModel } from './portal-papers.ts';
import type { PreviewRow } from './preview.ts';
import * as resources from './resources.ts';
import { standstillModel } from './standstill.ts';
import { trayModel } from './tray.ts';
import { EMPTY_TURN, otherPeople, type Turn } from './turn.ts';

export interface PanelPorts {
  area: Area;
  now: () => number;
  iso: () => string;
  today: () => string;
  newId: () => string;
  activeTab: () => Promise<number | undefined>;
  /** Where the office's own settings lie. */
  settings: Area;
}

/** The side panel's working state. The people at the counter live in session memory, so closing the panel loses nobody. */
export const panelModel = (ports: PanelPorts) => {
  const { area, today, newId } = ports;
  const vault = signal<GateState | null>(null);
  const turn = signal<Turn>(EMPTY_TURN);
  /** Counts the quick notes that were asked for: each shows the notes. */
  const noteAsked = signal(0);
  const units = signal<Places | null>(null);

  const tray = trayModel({ area, today, newId, vault, turn, units });
  const { people, keepTurn } = tray;
  const person = (id: string): Person | undefined => people.value.find((candidate) => candidate.id === id);

  const forms = formsModel(turn, person, today);

  /** What the front page shows about a dossier: its code when there is exactly one, its procedure. */
  const pageCodes = computed(() => [...new Set(forms.frames.value.flatMap(({ shape }) => shape.codes.dossiers))]);
  const pageCode = computed(() => (pageCodes.value.length === 1 ? pageCodes.value[0] : undefined));
  const pageProcedure = computed(() => {
    const codes = [...new Set(forms.frames.value.flatMap(({ shape }) => shape.codes.procedures))];
    return codes.length === 1 ? codes[0] : undefined;
  });
  const host = computed(() => {
    const top = forms.frames.value.find(({ frameId }) => frameId === 0);
    return top?.shape.origin.startsWith('https://') ? new URL(top.shape.origin).host : '';
  });

  /** Who is who by the form; without one, whoever stands at the counter: one person asks for something, of several nobody said who. */
  const inRoles = (): { role: Role; citizen: Citizen }[] => {
    const told = Object.entries(forms.people.value).map(([role, { citizen }]) => ({ role: role as Role, citizen }));
    if (told.length) return told;
    const role: Role = turn.value.people.length === 1 ? 'applicant' : 'subject';
    return turn.value.people.map(({ citizen }) => ({ role, citizen }));
  };

  const dossier = caseModel({
    ...ports,
    ...picking,
    draft: () => {
      const row = lists.picked.value;
      const code = row?.code ?? pageCode.value;
      const received = { receivedAt: ports.iso(), channel: 'counter' as const };
      return {
        host: host.value,
        ...(code ? { code } : {}),
        people: inRoles(),
        // A row of a list was received when the list says, not now; where it shows no hour, nobody knows.
        ...(row ? receivedBy(row) : { received }),
      };
    },
  });
  const lists = listsModel({ area, host, pageCode, dossier, isOpen: () => vault.value?.state === 'open' });
  const standstill = standstillModel({ write: dossier.writeNote, look: () => refreshVault() });
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
    const named = current?.code !== undefined && pageCodes.value.includes(current.code);
    if (lists.picked.value && !pageCodes.value.includes(lists.picked.value.code)) lists.picked.value = null;
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
    await lists.refresh();
  };

  const portalPapers = portalPapersModel({
    settings: ports.settings,
    today,
    procedures: resources.procedures,
    shipped: resources.shippedProcedure,
    forms,
    dossier,
    pageProcedure,
  });
  const passage = passageModel(forms, () => look(true));
  const oneField = oneFieldModel({
    ...ports,
    forms,
    people,
    snippets: dossier.snippets,
    // A dossier that is not saved yet has its code on the page.
    values: computed(() => ({
      ...(pageCode.value ? { 'mã hồ sơ': pageCode.value } : {}),
      ...dossier.values.value,
    })),
    isOpen: () => vault.value?.state === 'open',
    look: () => look(true),
  });

  /** What the office set at the desk; nothing of a person. */
  const loadOffice = async (): Promise<void> => {
    dossier.office.value = (await readSettings(ports.settings)).office;
    dossier.snippets.value = await readSnippets(ports.settings);
  };

  const refreshVault = async (): Promise<void> => {
    vault.value = await readGate();
    if (vault.value.state !== 'open') {
      turn.value = EMPTY_TURN;
      tray.clear();
      await standstill.rest();
      lists.clear();
      oneField.close();
      await dossier.show(null); // while the frames are known: the page's rows are told that there is nothing to show
      forms.frames.value = [];
      forms.rest();
      return;
    }
    turn.value = (await area.get<Turn>(TURN)) ?? EMPTY_TURN;
    const [days, words, places, known, general, engine] = await Promise.all([
      resources.calendar(),
      resources.vocabulary(),
      resources.places(),
      resources.knownForms(),
      resources.generalChecks(),
      import('./engine.ts'),
    ]);
    dossier.general.value = general;
    dossier.units.value = places;
    await loadOffice();
    await portalPapers.load();
    dossier.days.value = days;
    engine.arrange(words);
    forms.engine.value = engine;
    forms.words.value = words;
    forms.known.value = known;
    forms.lessons.value = (await readLessons(ports.settings)).lessons;
    units.value = places;
    if (turn.value.dossierId) await dossier.open(turn.value.dossierId);
    await tray.takeFound();
    await look(true);
    await lists.takeRow();
    await oneField.take();
  };

  /** The officer asked for a quick note, before this panel was there or while it is. */
  const takeQuickNote = async (): Promise<void> => {
    if (!(await area.get(QUICK_NOTE))) return;
    await area.remove(QUICK_NOTE);
    noteAsked.value++;
  };

  const choose = (role: Role, personId: string | null): void =>
    keepTurn({ ...turn.value, chosen: { ...turn.value.chosen, [role]: personId }, confirmed: null });
  const confirm = (): void => keepTurn({ ...turn.value, confirmed: forms.wanted.value });

  effect(() => {
    const id = dossier.dossier.value?.id ?? null;
    if (turn.peek().dossierId !== id && vault.peek()?.state === 'open') keepTurn({ ...turn.peek(), dossierId: id });
  });

  return {
    vault,
    gate: gateModel(vault, refreshVault),
    keeping: keepingModel({ ...ports, local: ports.settings, session: area }),
    turn,
    ...tray,
    noteAsked,
    forms,
    dossier,
    standstill,
    lists,
    passage,
    oneField,
    portalPapers,
    pageCode,
    pageProcedure,
    host,
    look,
    refreshVault,
    loadOffice,
    takeQuickNote,

    lock: async (): Promise<void> => {
      await ask('vault/lock');
      await refreshVault();
    },
    /** The citizen leaves: nobody stays on screen; the dossier is closed, not deleted. */
    endTurn: async (): Promise<void> => {
      keepTurn(EMPTY_TURN);
      tray.clear();
      forms.rest();
      oneField.close();
      lists.picked.value = null;
      await dossier.show(null);
    },
    choose,
    /** 'Khối này là của ai?': the officer names a person for all of a block. */
    place: (block: AskedBlock, personId: string): Role | undefined => {
      const role = forms.placeBlock(block);
      if (role) choose(role, personId);
      return role;
    },
    /** What the officer said a field is; kept for this site and form, or only for this turn. */
    teach: async (row: PreviewRow, said: Taught, keep: boolean): Promise<void> => {
      const lessons = forms.teach(row, said, keep);
      if (lessons) await writeLessons(ports.settings, lessons);
    },
    confirm,

    /** Writes the preview into the page, then keeps the dossier with its people. The next step of a wizard needs no other word than this. */
    commit: async (): Promise<void> => {
      if (forms.nextStep.value) confirm();
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
