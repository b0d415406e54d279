import type { Citizen } from '../utils/citizen/types.ts';
import { sentence, t } from '../utils/i18n/ui.ts';
import type { Resolution } from '../utils/places/types.ts';
import { groupId, showDate } from './format.ts';

interface Props {
  index: number;
  citizen: Citizen;
  place: Resolution | undefined;
  fresh: boolean;
  /** One line: name only; a click opens the rest. */
  compact?: boolean;
  onCopy: (value: string) => void;
  onRemove: () => void;
}

const Value = ({
  name,
  value,
  plain,
  onCopy,
}: {
  name: string;
  value: string;
  plain?: string;
  onCopy: Props['onCopy'];
}) =>
  value ? (
    <button type="button" class="value" title={t('person.copy', { name })} onClick={() => onCopy(plain ?? value)}>
      <span class="sr-only">{name}: </span>
      {value}
    </button>
  ) : null;

/** Today's units beside the card's own text, or that the officer has to choose. */
const Place = ({ place }: { place: Resolution | undefined }) => {
  if (!place) return null;
  const [unit] = place.units;
  if (place.status === 'resolved' && unit)
    return <p class="small muted">{t('person.placeNow', { place: `${unit.name}, ${unit.province}` })}</p>;
  if (place.status === 'ambiguous')
    return (
      <p class="small tone-warn">
        ⚠ {t('person.placeSplit', { places: place.units.map(({ name }) => name).join(' · ') })}
      </p>
    );
  return <p class="small tone-warn">⚠ {t('person.placeUnknown')}</p>;
};

/** One person at the counter: everything the card says, each value copied with a click; one line when there is no room. */
export const PersonCard = ({ index, citizen, place, fresh, compact, onCopy, onRemove }: Props) => (
  <li class={`person ${fresh ? 'flash' : ''}`} data-testid="person">
    <button
      type="button"
      class="plain remove"
      title={t('person.remove')}
      aria-label={t('person.remove')}
      onClick={onRemove}
    >
      ×
    </button>
    <details open={!compact}>
      <summary>
        <span class="index">{index}</span>
        <strong>{citizen.fullName ?? t('person.noName')}</strong>
        {citizen.warnings.length ? <span class="tone-warn"> ⚠</span> : null}
      </summary>
      <p class="facts">
        <Value
          name={t('person.number')}
          value={citizen.personalId ? groupId(citizen.personalId) : ''}
          plain={citizen.personalId ?? ''}
          onCopy={onCopy}
        />
        <Value name={t('person.sex')} value={citizen.sex ?? ''} onCopy={onCopy} />
        <Value name={t('person.birth')} value={showDate(citizen.birthDate)} onCopy={onCopy} />
        {citizen.fullName ? (
          <button type="button" class="value small" onClick={() => onCopy(citizen.fullName ?? '')}>
            {t('person.copyName')}
          </button>
        ) : null}
      </p>
      <p class="small">
        <Value name={t('person.address')} value={citizen.address ?? ''} onCopy={onCopy} />
      </p>
      {citizen.address ? <Place place={place} /> : null}
      <p class="small muted">
        {citizen.issueDate ? `${t('person.issued', { date: showDate(citizen.issueDate) })} · ` : ''}
        {t(`source.${citizen.source}`)}
        {citizen.oldIdNumber ? ` · ${t('person.oldNumber', { number: citizen.oldIdNumber })}` : ''}
      </p>
      {citizen.warnings.map((warning) => (
        <p key={warning} class="small tone-warn">
          ⚠ {sentence('scan.warning', warning, 'scan.warning.other')}
        </p>
      ))}
    </details>
  </li>
);
