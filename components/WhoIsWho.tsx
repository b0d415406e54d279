import type { RoleChoice, Waiting } from '../utils/counter/who.ts';
import { t } from '../utils/i18n/ui.ts';
import type { Role } from '../utils/match/types.ts';

interface Props {
  roles: readonly Role[];
  people: readonly Waiting[];
  choice: RoleChoice;
  confirmed: boolean;
  onChoose: (role: Role, personId: string | null) => void;
}

const short = ({ citizen }: Waiting, index: number) => `${index + 1} · ${citizen.fullName ?? citizen.personalId ?? ''}`;

/** 'Ai là ai': the form's roles, each with the person who stands in it. */
export const WhoIsWho = ({ roles, people, choice, confirmed, onChoose }: Props) => (
  <fieldset class="who">
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
          <label for={`role-${role}`}>{t(`role.${role}`)}</label>
          <select
            id={`role-${role}`}
            value={picked ?? ''}
            class={picked === undefined && people.length ? 'open' : ''}
            onChange={(event) => onChoose(role, event.currentTarget.value || null)}
          >
            <option value="">{picked === undefined && people.length ? t('who.choose') : t('who.nobody')}</option>
            {people.map((person, index) => (
              <option key={person.id} value={person.id}>
                {short(person, index)}
              </option>
            ))}
          </select>
        </div>
      );
    })}
  </fieldset>
);
