import { useState } from 'preact/hooks';
import { readCard } from '../../utils/citizen/read.ts';
import { typedCitizen } from '../../utils/citizen/typed.ts';
import type { Citizen } from '../../utils/citizen/types.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { Dossier } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { ROLES, type Role } from '../../utils/match/types.ts';
import { groupId, showDate } from '../format.ts';
import { PersonForm } from '../PersonForm.tsx';

/** The people of the dossier in their roles; one can be added by hand or by a scan, moved to another role, taken out. */
export const People = ({ model, dossier }: { model: DeskModel; dossier: Dossier }) => {
  const [adding, setAdding] = useState(false);
  const { people } = dossier;
  const today = model.iso().slice(0, 10);
  const set = (next: Dossier['people']) => void model.dossier.setPeople(next).catch(() => {});
  const add = (citizen: Citizen) => {
    const taken = new Set(people.map(({ role }) => role));
    const free = ROLES.find((role) => !taken.has(role));
    if (free) set([...people, { role: free, citizen }]);
  };
  return (
    <>
      {people.length ? null : <p class="muted small">{t('desk.nobody')}</p>}
      <ul class="stack">
        {people.map(({ role, citizen }, index) => (
          <li key={`${role} ${citizen.personalId ?? index}`} class="row top">
            <div class="grow">
              <select
                class="short small no-print"
                aria-label={t('book.roleOf', { name: citizen.fullName ?? '' })}
                value={role}
                onChange={(event) => {
                  const next = event.currentTarget.value as Role;
                  set(people.map((each, at) => (at === index ? { ...each, role: next } : each)));
                }}
              >
                {ROLES.filter((each) => each === role || !people.some((other) => other.role === each)).map((each) => (
                  <option key={each} value={each}>
                    {t(`role.${each}`)}
                  </option>
                ))}
              </select>
              <span class="only-print small">{t(`role.${role}`)}</span>
              <br />
              <strong>{citizen.fullName ?? t('person.noName')}</strong>
              <br />
              <span class="small">
                {[citizen.personalId ? groupId(citizen.personalId) : '', showDate(citizen.birthDate), citizen.address]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <button
              type="button"
              class="plain no-print"
              aria-label={t('book.takeOut', { name: citizen.fullName ?? '' })}
              onClick={() => set(people.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {adding ? (
        <PersonForm
          onScan={(text) => {
            const read = readCard(text, today);
            if (read.ok) add(read.citizen);
          }}
          onAdd={(input) => {
            const typed = typedCitizen(input, today);
            if (typed.ok) add(typed.citizen);
            return typed;
          }}
          onClose={() => setAdding(false)}
        />
      ) : (
        <button type="button" class="no-print" data-testid="add-person" onClick={() => setAdding(true)}>
          ＋ {t('book.addPerson')}
        </button>
      )}
    </>
  );
};
