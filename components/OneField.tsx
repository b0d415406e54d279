import '../utils/i18n/one.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OneFieldModel } from '../utils/counter/one-field.ts';
import { matchesQuery, type Offer, type Sentence } from '../utils/fill/offers.ts';
import { sentence, t } from '../utils/i18n/ui.ts';
import { type Shape, shapeOf } from '../utils/scan/shape.ts';
import { attributeText } from './FieldTeach.tsx';

type Item = { key: string; name: string } & Pick<Offer, 'shown' | 'write'> & Partial<Pick<Sentence, 'left'>>;
interface Group {
  key: string;
  title: string;
  warning: string;
  items: Item[];
}

const CARD: readonly Shape[] = ['record', 'closed', 'complete'];

const personTitle = (name: string, role: string | undefined): string => [name, role].filter(Boolean).join(' · ');

/** The people's values, whoever the field asks for first; the office's sentences before them where their name was typed, else behind. */
const groupsOf = (model: OneFieldModel): Group[] => {
  const role = model.target.value?.match?.role;
  const people = model.offers.value.groups.map(
    ({ person, role: own, stranger, offers }): Group => ({
      key: person.id,
      title: personTitle(person.citizen.fullName ?? person.citizen.personalId ?? '', own && t(`role.${own}`)),
      warning: stranger && role && role !== 'none' ? t('one.stranger', { role: t(`role.${role}`) }) : '',
      items: offers.map(({ key, attribute, shown, write }) => ({ key, name: attributeText(attribute), shown, write })),
    }),
  );
  const named = model.named.value;
  const all = model.sentences.value;
  const first = all.filter(({ name }) => name === `/${named}`);
  const items = [...first, ...all.filter((one) => !first.includes(one))];
  const sentences: Group[] = items.length ? [{ key: 'sentences', title: t('one.sentences'), warning: '', items }] : [];
  return named ? [...sentences, ...people] : [...people, ...sentences];
};

const filtered = (groups: Group[], query: string): Group[] =>
  groups.flatMap((group) => {
    const items = group.items.filter(({ name, shown }) => matchesQuery([group.title, name, shown], query));
    return items.length ? [{ ...group, items }] : [];
  });

/** What came of it: one sentence, and the way back. */
const Done = ({ model }: { model: OneFieldModel }) => {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <p class="tone-ok" role="status" data-testid="one-done" data-ok="true">
        ✓ {t('one.done')}
      </p>
      <p class="row">
        <button type="button" class="primary" data-primary data-testid="one-close" ref={close} onClick={model.close}>
          {t('one.close')}
        </button>
        <button type="button" data-testid="one-undo" onClick={() => void model.undo()}>
          {t('fill.undo')}
        </button>
      </p>
    </>
  );
};

/** Why no value is offered, or what to do first. */
const Empty = ({ model, query }: { model: OneFieldModel; query: string }) => {
  const { left } = model.offers.value;
  if (query.trim()) return <p class="note-box small">{t('one.noHit')}</p>;
  return (
    <p class="note-box small">
      {left
        ? sentence('fill.reason', left, 'fill.reason.other')
        : t(model.waiting.value ? 'one.nobody' : 'one.nothing')}
    </p>
  );
};

interface Props {
  model: OneFieldModel;
  /** A card scanned while the officer searches is a card, not a search. */
  onScan: (text: string) => void;
}

const Chooser = ({ model, onScan }: Props) => {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState('');
  const [over, setOver] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [chosen],
  );

  const groups = filtered(groupsOf(model), query);
  const items = groups.flatMap(({ items }) => items);
  const at = Math.max(
    0,
    items.findIndex(({ key }) => key === chosen),
  ); // gone with the query: the first
  const item = items[at];
  const inserts = item?.write.kind === 'insert';
  const blocked = !item || model.busy.value || (model.target.value?.field.filled === true && !inserts && !over);
  const put = () => {
    if (item && !blocked) void model.put(item, over);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen(items[(at + step + items.length) % items.length]?.key ?? '');
    else if (event.key === 'Enter' && !event.isComposing) {
      if (!CARD.includes(shapeOf(query))) put();
      else {
        onScan(query);
        setQuery('');
      }
    } else return;
    event.preventDefault();
  };
  const { done } = model;
  // Nothing to search in: what is scanned next goes to the line above.
  if (!items.length && !query) return <Empty model={model} query="" />;
  const warning = groups.find(({ items }) => item && items.includes(item))?.warning;
  return (
    <>
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={t('one.find')}
        placeholder={t('one.find')}
        aria-expanded="true"
        aria-controls="one-list"
        aria-activedescendant={item ? `one-${at}` : undefined}
        autocomplete="off"
        data-testid="one-find"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setChosen('');
        }}
        onKeyDown={onKey}
      />
      <div id="one-list" class="one-list" role="listbox" aria-label={t('one.values')} ref={list}>
        {groups.map((group) => (
          <fieldset key={group.key} aria-label={group.title}>
            <p class="one-group" aria-hidden="true">
              {group.title}
            </p>
            {group.items.map((one) => (
              <div
                key={one.key}
                id={`one-${items.indexOf(one)}`}
                class="one-item"
                role="option"
                tabIndex={-1}
                aria-selected={one === item}
                data-testid="one-item"
                onClick={() => setChosen(one.key)}
                onKeyDown={onKey}
              >
                <span class="muted small">{one.name}</span>
                <span class={one.left ? 'one-sentence' : ''}>{one.shown}</span>
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {items.length ? null : <Empty model={model} query={query} />}
      {item?.left ? (
        <pre class="passage" data-testid="one-preview">
          {item.shown}
        </pre>
      ) : null}
      {item?.left?.length ? (
        <p class="small tone-warn" data-testid="one-left">
          {t('one.left', { names: item.left.join(' ') })}
        </p>
      ) : null}
      {warning ? <p class="note-box warn small">{warning}</p> : null}
      {inserts && model.target.value?.field.filled ? <p class="small muted">{t('one.insert')}</p> : null}
      {item && !inserts && model.target.value?.field.filled ? (
        <label class="choice">
          <input type="checkbox" checked={over} onChange={(event) => setOver(event.currentTarget.checked)} />
          <span>{t('one.over')}</span>
        </label>
      ) : null}
      {done.value && !done.value.ok ? (
        <p class="small tone-bad" role="status" data-testid="one-done" data-ok="false">
          {sentence('fill.outcome', done.value.outcome, 'fill.outcome.other')}
        </p>
      ) : null}
      {item ? (
        <p class="row foot">
          <button
            type="button"
            class="primary grow"
            data-primary
            data-testid="one-commit"
            disabled={blocked}
            onClick={put}
          >
            {t('one.commit')} <kbd>Enter</kbd>
          </button>
        </p>
      ) : null}
    </>
  );
};

/** 'Điền ô này…': the one field that the officer pointed at in the page, and one value for it; seen here, then written. */
export const OneField = ({ model, onScan }: Props) => {
  const refused = model.refused.value;
  const closed = model.closed.value;
  const field = model.target.value?.field;
  const why = refused
    ? sentence('one.refused', refused, 'one.refused.no-page')
    : closed && sentence('fill.reason', closed, 'fill.reason.other');
  return (
    <section class="one stack" aria-label={t('one.title')} data-testid="one" data-refused={refused ?? closed ?? ''}>
      <p class="row">
        <span class="grow">
          {field?.section.length ? <span class="one-where small muted">{field.section.at(-1)}</span> : null}
          <strong data-testid="one-label">{field ? field.label || t('preview.noLabel') : t('one.title')}</strong>
        </span>
        <button type="button" class="plain" aria-label={t('one.close')} data-testid="one-cancel" onClick={model.close}>
          ✕
        </button>
      </p>
      {why ? (
        <p class="note-box warn" role="alert" data-testid="one-refused">
          {why}
        </p>
      ) : model.done.value?.ok ? (
        <Done model={model} />
      ) : (
        <Chooser key={`${model.target.value?.report.frameId}|${field?.id}`} model={model} onScan={onScan} />
      )}
    </section>
  );
};
