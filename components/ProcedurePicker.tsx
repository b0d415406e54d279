import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../utils/i18n/translate.ts';
import { t } from '../utils/i18n/ui.ts';
import type { Brief } from '../utils/procedure/brief.ts';
import { limitText } from '../utils/procedure/catalogue.ts';
import type { Finder } from '../utils/procedure/finder.ts';
import type { Shelf, Shelved } from '../utils/procedure/shelf.ts';
import type { Level } from '../utils/procedure/types.ts';

interface Props {
  /** Reads the whole catalogue for the search; called once, when the picker is first seen. */
  open: () => Promise<Finder>;
  shelf: Shelf;
  onPick: (code: string) => void;
}

const DRAWN = 12;
const FIELDS = 4;
/** The best of what was found say which fields are meant. */
const LOOKED_AT = 40;
const LEVELS: [Level, MessageKey][] = [
  ['xã', 'picker.commune'],
  ['tỉnh', 'picker.province'],
  ['bộ', 'picker.ministry'],
];

/** The fields that most of the best found are of. */
const fieldsOf = (found: readonly Brief[], chosen: string | undefined): string[] => {
  const counts = new Map<string, number>();
  for (const { field } of found.slice(0, LOOKED_AT)) counts.set(field, (counts.get(field) ?? 0) + 1);
  const often = [...counts].sort((a, b) => b[1] - a[1]).map(([field]) => field);
  return [...new Set(chosen ? [chosen, ...often] : often)].slice(0, FIELDS);
};

const Limits = ({ limits }: Pick<Brief, 'limits'>) => {
  const [first] = limits;
  if (!first) return <span class="tone-warn">{t('picker.noLimit')}</span>;
  return (
    <span class={first.status === 'unverified' ? 'tone-warn' : ''}>
      {limits.length > 1 ? t('picker.limits', { n: limits.length }) : limitText(first)} ({t(`status.${first.status}`)})
    </span>
  );
};

const Chip = ({ on, onClick, children }: { on: boolean; onClick: () => void; children: string }) => (
  <button type="button" class={`chip small ${on ? 'on' : ''}`} aria-pressed={on} onClick={onClick}>
    {children}
  </button>
);

/**
 * Finds a procedure by code, name or everyday words, when the page does not name one. Arrows move between the box and what was
 * found, Enter takes, in the box the first one.
 */
export const ProcedurePicker = ({ open, shelf, onPick }: Props) => {
  const [finder, setFinder] = useState<Finder | 'failed' | null>(null);
  const [shelved, setShelved] = useState<Shelved>({ favourites: [], used: [] });
  const [query, setQuery] = useState('');
  const [level, setLevel] = useState<Level | undefined>(undefined);
  const [field, setField] = useState<string | undefined>(undefined);
  const root = useRef<HTMLElement>(null);

  const load = () => {
    setFinder(null);
    open().then(setFinder, () => setFinder('failed'));
  };
  useEffect(() => {
    load();
    void shelf.read().then(setShelved);
  }, []);

  const ready = finder && finder !== 'failed' ? finder : undefined;
  const asked = query.trim() !== '' || level !== undefined || field !== undefined;
  const known = [...shelved.favourites, ...shelved.used];
  const all = ready ? ready.find(query, { level }, shelved) : [];
  const found = asked
    ? all.filter((brief) => !field || brief.field === field)
    : all.filter((b) => known.includes(b.code));

  const pick = (code: string) => {
    void shelf.use(code);
    onPick(code);
  };
  const onKey = (event: KeyboardEvent) => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[data-row], [data-query]') ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    if (event.key === 'Enter' && at === 0 && found[0]) pick(found[0].code);
    else if (event.key === 'ArrowDown' && at >= 0) rows[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) rows[at - 1]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <section class="stack picker" ref={root} data-testid="picker">
      <label>
        {t('procedure.find')}
        <input
          type="search"
          autocomplete="off"
          data-query
          onKeyDown={onKey}
          value={query}
          placeholder={t('picker.example')}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <p class="row wrap">
        {LEVELS.map(([one, label]) => (
          <Chip key={one} on={level === one} onClick={() => setLevel(level === one ? undefined : one)}>
            {t(label)}
          </Chip>
        ))}
        {asked
          ? fieldsOf(all, field).map((one) => (
              <Chip key={one} on={field === one} onClick={() => setField(field === one ? undefined : one)}>
                {one}
              </Chip>
            ))
          : null}
      </p>
      {finder === null ? (
        <p class="muted" role="status">
          {t('picker.loading')}
        </p>
      ) : null}
      {finder === 'failed' ? (
        <p class="note-box bad" role="alert">
          {t('picker.failed')}{' '}
          <button type="button" onClick={load}>
            {t('picker.again')}
          </button>
        </p>
      ) : null}
      {ready && !asked ? (
        <p class="muted small">{t(known.length ? 'picker.shelf' : 'picker.start', { n: ready.size })}</p>
      ) : null}
      <ul>
        {found.slice(0, DRAWN).map((brief) => {
          const { code, name, levels, limits, replacedBy } = brief;
          const favourite = shelved.favourites.includes(code);
          return (
            <li key={code} class="row">
              <button
                type="button"
                class="wide item grow"
                data-row
                data-testid="found"
                onKeyDown={onKey}
                onClick={() => pick(code)}
              >
                <span class="name">{name}</span>
                <span class="small muted">
                  {[code, brief.field, levels.join(', ')].join(' · ')} · <Limits limits={limits} />
                </span>
                {replacedBy ? <span class="small tone-bad">{t('standing.replaced', { code: replacedBy })}</span> : null}
              </button>
              <button
                type="button"
                class="plain"
                aria-pressed={favourite}
                aria-label={t('picker.favourite', { name })}
                title={t('picker.favourite', { name: code })}
                onClick={() => void shelf.toggle(code).then(setShelved)}
              >
                {favourite ? '★' : '☆'}
              </button>
            </li>
          );
        })}
      </ul>
      {asked && found.length > DRAWN ? (
        <p class="small muted">{t('picker.more', { n: found.length - DRAWN })}</p>
      ) : null}
      {ready && asked && found.length === 0 ? (
        <p class="muted" role="status">
          {t('procedure.none')}
        </p>
      ) : null}
    </section>
  );
};
