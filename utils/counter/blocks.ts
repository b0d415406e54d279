import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { asSomebody, type OpenBlock } from '../match/open-blocks.ts';
import { type Match, OTHERS, type Role } from '../match/types.ts';
import type { FrameReport } from '../messages/protocol.ts';
import { fieldKey } from './preview.ts';

/** A block that the officer is asked about, with the frame it stands in. */
export interface AskedBlock {
  /** Of its first field. */
  key: string;
  heading: string;
  fields: readonly string[];
}
type Read = { report: Pick<FrameReport, 'frameId'>; matches: readonly Match[]; open: OpenBlock[] };

/** Blocks that nobody's name stands over: the officer says once whose each is. Holds for the page that is there. */
export const blocksModel = (read: ReadonlySignal<readonly Read[]>) => {
  const placed = signal<readonly (AskedBlock & { role: Role })[]>([]);
  const roleOf = computed(() => new Map(placed.value.flatMap(({ fields, role }) => fields.map((key) => [key, role]))));

  /** As many as we can hold apart from each other. */
  const open = computed<AskedBlock[]>(() =>
    read.value
      .flatMap(({ report, open }) =>
        open.map(({ heading, fields }) => {
          const keys = fields.map((field) => fieldKey(report.frameId, field));
          return { key: keys[0]!, heading, fields: keys };
        }),
      )
      .slice(0, OTHERS.length - placed.value.length),
  );
  const headings = computed(
    () =>
      new Map([...open.value, ...placed.value].flatMap(({ fields, heading }) => fields.map((key) => [key, heading]))),
  );

  return {
    open,
    /** What the page writes over the field's block, open or placed. */
    headingOf: ({ key }: { key: string }): string | undefined => headings.value.get(key),
    /** What stands over the block of such a role. */
    headings: computed<Partial<Record<Role, string>>>(() =>
      Object.fromEntries(placed.value.map(({ role, heading }) => [role, heading])),
    ),
    /** The matches of a frame with what the officer said. */
    apply: (frameId: number, matches: Match[]): Match[] =>
      roleOf.value.size
        ? matches.map((match) => {
            const role = roleOf.value.get(fieldKey(frameId, match.field));
            return role ? asSomebody(match, role) : match;
          })
        : matches,
    /**
     * Answers the role under which the block goes on; undefined when none is left.
     * @param taken roles that stand for somebody on this form already, by an earlier choice or because the officer taught a field so
     */
    place: (block: AskedBlock, taken: readonly Role[]): Role | undefined => {
      const role = OTHERS.find((one) => !taken.includes(one) && placed.value.every((other) => other.role !== one));
      if (role) placed.value = [...placed.value, { ...block, role }];
      return role;
    },
    clear: (): void => {
      placed.value = [];
    },
  };
};
