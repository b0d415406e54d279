import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AskedBlock } from '../utils/counter/blocks.ts';
import type { RoleChoice, Waiting } from '../utils/counter/who.ts';
import { t } from '../utils/i18n/ui.ts';
import type { Role } from '../utils/match/types.ts';

interface Props {
  roles: readonly Role[];
  people: readonly Waiting[];
  choice: RoleChoice;
  confirmed: boolean;
  onChoose: (role: Role, personId: string | null) => void;
  /** What the page writes over a block that the officer placed. */
  headings?: Partial<Record<Role, string>>;
  /** Blocks that nobody knows whose they are; one choice answers for all of a block. */
  blocks?: readonly AskedBlock[];
  /** Answers the role under which the block goes on. */
  onPlace?: (block: AskedBlock, personId: string) => Role | undefined;
}

const short = ({ citizen }: Waiting, index: number) => `${index + 1} · ${citizen.fullName ?? citizen.personalId ?? ''}`;

/** The people at the counter, by the number of their card. */
const People = ({ people }: Pick<Props, 'people'>) => (
  <>
    {people.map((person, index) => (
      <option key={person.id} value={person.id}>
        {short(person, index)}
      </option>
    ))}
  </>
);

/** 'Ai là ai': the form's roles, each with the person who stands in it; below, the blocks of which nobody knows whose they are. */
export const WhoIsWho = ({
  roles,
  people,
  choice,
  confirmed,
  onChoose,
  headings = {},
  blocks = [],
  onPlace,
}: Props) => {
  const [placed, setPlaced] = useState<Role | undefined>();
  const list = useRef<HTMLFieldSetElement>(null);
  // The block's row went on as a role's: whoever walks the list by its arrows goes on there.
  useLayoutEffect(() => {
    if (placed) list.current?.querySelector<HTMLElement>(`#role-${placed}`)?.focus();
  }, [placed]);
  return (
    <fieldset class="who" ref={list}>
      <legend class="row">
        <h2 class="grow">{t('who.title')}</h2>
        <span class={`small ${confirmed ? 'tone-ok' : 'tone-warn'}`} role="status">
          {confirmed ? `✓ ${t('who.confirmed')}` : t('who.unconfirmed')}
        </span>
      </legend>
      {roles.map((role) => {
        const picked = choice[role];
        return (
          <div key={role} class="who-row">
            <label for={`role-${role}`}>{headings[role] || t(`role.${role}`)}</label>
            <select
              id={`role-${role}`}
              value={picked ?? ''}
              class={picked === undefined && people.length ? 'open' : ''}
              onChange={(event) => onChoose(role, event.currentTarget.value || null)}
            >
              <option value="">{picked === undefined && people.length ? t('who.choose') : t('who.nobody')}</option>
              <People people={people} />
            </select>
          </div>
        );
      })}
      {blocks.length && people.length ? (
        <>
          <p class="small muted">{t('who.blocks')}</p>
          {blocks.map((block) => (
            <div key={block.key} class="who-row" data-testid="open-block">
              <label for={`block-${block.key}`}>
                {t('who.block', { heading: block.heading || t('who.noHeading'), n: block.fields.length })}
              </label>
              <select
                id={`block-${block.key}`}
                value=""
                onChange={(event) => setPlaced(onPlace?.(block, event.currentTarget.value))}
              >
                <option value="">{t('who.nobody')}</option>
                <People people={people} />
              </select>
            </div>
          ))}
        </>
      ) : null}
    </fieldset>
  );
};
