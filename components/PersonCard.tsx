import { useEffect, useRef } from 'preact/hooks';
import type { Citizen } from '../utils/citizen/types.ts';
import { sentence, t } from '../utils/i18n/ui.ts';
import type { Resolution, Unit } from '../utils/places/types.ts';
import { groupId, showDate } from './format.ts';

interface Props {
  index: number;
  citizen: Citizen;
  place: Resolution | undefined;
  /** Where the address of a split commune may lie today, likeliest first; the officer chooses. */
  candidates?: readonly Unit[] | undefined;
  /** The same number in an earlier dossier, with more than the number. */
  earlier?: Citizen | undefined;
  fresh: boolean;
  /** One line: name only; a click opens the rest. */
  compact?: boolean;
  onCopy: (value: string) => void;
  onRemove: () => void;
  onPlace?: ((code: string) => void) | undefined;
  onEarlier?: (() => void) | undefined;
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

/** Today's units beside the card's own text. */
const PlaceNow = ({ place, chosen }: { place: Resolution | undefined; chosen: boolean }) => {
  if (!place || place.status === 'ambiguous') return null;
  const [unit] = place.units;
  if (!unit) return <p class="small tone-warn">⚠ {t('person.placeUnknown')}</p>;
  const params = { place: `${unit.name}, ${unit.province}` };
  return <p class="small muted">{chosen ? t('place.chosen', params) : t('person.placeNow', params)}</p>;
};

/** The officer's choice where the old commune was split; arrow keys choose, and it can be changed. */
const PlaceChoice = ({
  name,
  place,
  candidates = [],
  onPlace,
}: Pick<Props, 'place' | 'candidates' | 'onPlace'> & { name: string }) => {
  if (candidates.length === 0) return null;
  const open = place?.status !== 'resolved';
  return (
    <fieldset class="places small" data-testid="place-choice">
      <legend class={open ? 'tone-warn' : 'sr-only'}>
        {open ? '⚠ ' : ''}
        {t('place.choose')}
      </legend>
      {candidates.map((unit) => (
        <label key={unit.code} class="choice">
          <input
            type="radio"
            name={name}
            value={unit.code}
            checked={!open && place?.units[0]?.code === unit.code}
            onChange={() => onPlace?.(unit.code)}
          />
          <span>
            {unit.name}, {unit.province}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** Keys on a person's line: copy a value or remove, by the key's place, so that an input method does not matter. */
const onKey = (event: KeyboardEvent, { citizen, onCopy, onRemove }: Pick<Props, 'citizen' | 'onCopy' | 'onRemove'>) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
  const values: Record<string, string | undefined> = {
    KeyS: citizen.personalId ?? citizen.oldIdNumber,
    KeyT: citizen.fullName,
    KeyN: showDate(citizen.birthDate),
    KeyG: citizen.sex,
    KeyD: citizen.address,
    KeyC: showDate(citizen.issueDate),
    KeyM: citizen.oldIdNumber,
  };
  if (event.code === 'Delete') onRemove();
  else if (values[event.code]) onCopy(values[event.code]!);
  else return;
  event.preventDefault();
};

/** What an earlier dossier has of this number, with its day; taken with one click. */
const Earlier = ({ earlier, onEarlier }: Pick<Props, 'earlier' | 'onEarlier'>) =>
  earlier ? (
    <p class="note-box small" data-testid="earlier">
      {t('person.earlier', {
        date: showDate(earlier.asOf),
        who: [earlier.fullName, showDate(earlier.birthDate)].filter(Boolean).join(', '),
      })}{' '}
      <button type="button" onClick={onEarlier}>
        {t('person.takeEarlier')}
      </button>
    </p>
  ) : null;

/** One person at the counter: everything the card says, each value copied with a click; one line when there is no room. */
export const PersonCard = (props: Props) => {
  const { index, citizen, place, candidates, fresh, compact, onCopy, onRemove, onPlace } = props;
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    const heard = (event: KeyboardEvent) => onKey(event, { citizen, onCopy, onRemove });
    const own = line.current;
    own?.addEventListener('keydown', heard);
    return () => own?.removeEventListener('keydown', heard);
  });
  return (
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
        <summary ref={line} title={t('person.keys')} aria-keyshortcuts="S T N G D C M Delete">
          <span class="index">{index}</span>
          <strong>{citizen.fullName ?? t('person.noName')}</strong>
          {citizen.warnings.length ? <span class="tone-warn"> ⚠</span> : null}
        </summary>
        <p class="values">
          <Value name={t('person.birth')} value={showDate(citizen.birthDate)} onCopy={onCopy} />
          <Value name={t('person.sex')} value={citizen.sex ?? ''} onCopy={onCopy} />
          <Value
            name={t('person.number')}
            value={citizen.personalId ? groupId(citizen.personalId) : ''}
            plain={citizen.personalId ?? ''}
            onCopy={onCopy}
          />
          {citizen.fullName ? (
            <button type="button" class="value small" onClick={() => onCopy(citizen.fullName ?? '')}>
              {t('person.copyName')}
            </button>
          ) : null}
        </p>
        <p class="small">
          <Value name={t('person.address')} value={citizen.address ?? ''} onCopy={onCopy} />
        </p>
        {citizen.address ? <PlaceNow place={place} chosen={Boolean(candidates?.length)} /> : null}
        <PlaceChoice name={`place-${index}`} place={place} candidates={candidates} onPlace={onPlace} />
        <Earlier earlier={props.earlier} onEarlier={props.onEarlier} />
        <p class="small muted">
          {citizen.issueDate ? `${t('person.issued', { date: showDate(citizen.issueDate) })} · ` : ''}
          {t(`source.${citizen.source}`)}
          {citizen.asOf ? ` (${showDate(citizen.asOf)})` : ''}
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
};
