import { computed, signal } from '@preact/signals';
import { readCard } from '../../citizen/read.ts';
import { type AskedBlock, blocksModel } from '../../counter/blocks.ts';
import { countSteps, type FramePreview, previewRows } from '../../counter/preview.ts';
import { addPerson, confirmation, EMPTY_TURN, removePerson, type Turn } from '../../counter/turn.ts';
import { propose, rolesAsked } from '../../counter/who.ts';
import type { SignedStep } from '../../fill/commit.ts';
import { plan } from '../../fill/plan.ts';
import type { FillReceipt, RoleMap } from '../../fill/types.ts';
import { sentence, t } from '../../i18n/ui.ts';
import { openBlocks } from '../../match/open-blocks.ts';
import type { Match, Role } from '../../match/types.ts';
import { signature } from '../../portal/signature.ts';
import type { FieldId, PageShape } from '../../portal/types.ts';

/** The frame's form as it stands, and what its fields ask for. */
export interface Looked {
  shape: PageShape;
  matches: Match[];
}

/** What the model needs of the page: eyes, a hand that writes, and one that takes back. */
export interface Hands {
  look: () => Looked;
  commit: (steps: readonly SignedStep[]) => Promise<FillReceipt>;
  undo: () => Promise<FillReceipt>;
  cancel: () => void;
  /** Forgets what stood in the fields before the fill. */
  forget: () => void;
}

export interface HelperPorts {
  hands: Hands;
  /** `yyyy-mm-dd` in Việt Nam. */
  today: () => string;
  newId: () => string;
}

export interface Message {
  tone: 'ok' | 'bad' | 'warn';
  text: string;
}

/** Working state of the helper in one frame. In the memory of the script alone: nothing is stored, and no message leaves it. */
export const helperModel = ({ hands, today, newId }: HelperPorts) => {
  const turn = signal<Turn>(EMPTY_TURN);
  const lastScanned = signal('');
  const scanMessage = signal<Message | null>(null);
  const notice = signal<Message | null>(null);
  const looked = signal<Looked | null>(null);
  const overwrite = signal<ReadonlySet<FieldId>>(new Set());
  const receipt = signal<FillReceipt | null>(null);
  const undoable = signal(false);
  const busy = signal(false);

  const read = computed(() => {
    if (!looked.value) return [];
    const { shape } = looked.value;
    const matches = blocks.apply(0, looked.value.matches);
    return [{ report: { frameId: 0 }, shape, matches, open: openBlocks(shape.form, matches) }];
  });
  const blocks = blocksModel(read);
  const roles = computed<Role[]>(() => rolesAsked(read.value.flatMap(({ matches }) => matches)));
  const choice = computed(() => propose(roles.value, turn.value.people, turn.value.chosen, today()));
  const wanted = computed(() => confirmation([looked.value?.shape.form.fingerprint ?? ''], choice.value));
  const confirmed = computed(() => turn.value.confirmed === wanted.value);

  const people = computed<RoleMap>(() => {
    const map: RoleMap = {};
    for (const role of roles.value) {
      const person = turn.value.people.find(({ id }) => id === choice.value[role]);
      if (person) map[role] = person;
    }
    return map;
  });
  const preview = computed<FramePreview[]>(() =>
    read.value.map(({ shape, matches }) => {
      const made = plan({ form: shape.form, matches, people: people.value, overwrite: overwrite.value });
      return { report: { frameId: 0, documentId: '', allowed: true, shape }, matches, plan: made };
    }),
  );
  const rows = computed(() =>
    previewRows(preview.value, receipt.value ? [{ frameId: 0, ...receipt.value }] : null, new Map()),
  );
  const counts = computed(() => countSteps(preview.value, new Set()));

  const look = (): void => {
    if (busy.value) return; // the page moves because we fill it
    const before = looked.value?.shape.form.fingerprint;
    const next = hands.look();
    if (before !== next.shape.form.fingerprint) {
      receipt.value = null;
      overwrite.value = new Set();
      blocks.clear();
    }
    looked.value = next;
  };

  const steps = (): SignedStep[] => {
    const fields = new Map(looked.value?.shape.form.fields.map((field) => [field.id, field]));
    return preview.value.flatMap(({ plan }) =>
      plan.steps.flatMap((step) => {
        const field = 'write' in step ? fields.get(step.field) : undefined;
        return 'write' in step && field ? [{ ...step, signature: signature(field) }] : [];
      }),
    );
  };

  /** A change of who stands where: what an earlier fill reported is no longer what the rows show. */
  const set = (next: Turn): void => {
    turn.value = next;
    receipt.value = null;
    notice.value = null;
  };

  const choose = (role: Role, personId: string | null): void =>
    set({ ...turn.value, chosen: { ...turn.value.chosen, [role]: personId }, confirmed: null });

  return {
    turn,
    lastScanned,
    scanMessage,
    notice,
    looked,
    receipt,
    undoable,
    busy,
    roles,
    openBlocks: blocks.open,
    headings: blocks.headings,
    headingOf: blocks.headingOf,
    choice,
    confirmed,
    rows,
    counts,
    look,

    scan: (text: string): void => {
      const reading = readCard(text, today());
      if (!reading.ok) {
        const reason = reading.detail ? `${reading.error}-${reading.detail}` : reading.error;
        scanMessage.value = { tone: 'bad', text: sentence('scan.error', reason, 'scan.error.other') };
        return;
      }
      const { turn: next, result, id } = addPerson(turn.value, reading.citizen, newId());
      set(next);
      look();
      lastScanned.value = id;
      const name = reading.citizen.fullName ?? reading.citizen.personalId ?? '';
      scanMessage.value =
        result === 'full'
          ? { tone: 'bad', text: t('capture.full') }
          : { tone: result === 'added' ? 'ok' : 'warn', text: t(`capture.${result}`, { name }) };
    },
    remove: (id: string): void => set(removePerson(turn.value, id)),
    choose,
    /** The officer names a person for all of a block that nobody's role stands over. */
    place: (block: AskedBlock, personId: string): Role | undefined => {
      const role = blocks.place(block, roles.value);
      if (role) choose(role, personId);
      return role;
    },
    confirm: (): void => set({ ...turn.value, confirmed: wanted.value }),
    setOverwrite: (field: FieldId, on: boolean): void => {
      const next = new Set(overwrite.value);
      if (on) next.add(field);
      else next.delete(field);
      overwrite.value = next;
    },

    /** Writes what the preview shows, if the officer confirmed who is who. */
    commit: async (): Promise<void> => {
      if (busy.value || !confirmed.value || counts.value.write === 0) return;
      busy.value = true;
      notice.value = null;
      try {
        const done = await hands.commit(steps());
        receipt.value = done;
        undoable.value ||= done.outcomes.some(({ outcome }) => outcome === 'filled');
      } catch {
        notice.value = { tone: 'bad', text: t('error.failed') };
      } finally {
        busy.value = false;
      }
    },
    undo: async (): Promise<void> => {
      if (busy.value) return;
      busy.value = true;
      try {
        const { outcomes } = await hands.undo();
        const restored = outcomes.filter(({ outcome }) => outcome === 'restored').length;
        const failed = outcomes.length - restored;
        receipt.value = null;
        undoable.value = false;
        notice.value = failed
          ? { tone: 'warn', text: t('fill.undoneSome', { restored, failed }) }
          : { tone: 'ok', text: t('fill.undone', { restored }) };
      } catch {
        notice.value = { tone: 'bad', text: t('error.failed') };
      } finally {
        busy.value = false;
      }
      look();
    },
    cancel: (): void => hands.cancel(),

    /** The citizens leave: people, receipt and what stood in the fields before are forgotten. */
    endTurn: (): void => {
      set(EMPTY_TURN);
      overwrite.value = new Set();
      scanMessage.value = null;
      lastScanned.value = '';
      undoable.value = false;
      hands.forget();
    },
  };
};
export type HelperModel = ReturnType<typeof helperModel>;
