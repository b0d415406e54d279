import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { Dossier } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { showFee } from '../format.ts';

/** One line of text that is edited in place: Enter keeps it, Esc takes it back. */
const Line = ({
  label,
  value,
  hint,
  onKeep,
  onClose,
}: {
  label: string;
  value: string;
  hint?: string;
  onKeep: (text: string) => void;
  onClose: () => void;
}) => {
  const [text, setText] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  // Before anything else can be typed.
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(text);
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <label class="grow">
        <span class="small muted">{label}</span>
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={5_000}
          placeholder={hint ?? ''}
          ref={box}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{t('book.keep')}</button>
      <button type="button" onClick={onClose}>
        {t('book.cancel')}
      </button>
    </form>
  );
};

const list = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** 8.000, 8000đ → 8000; undefined when it is no amount. */
const amountOf = (text: string): number | undefined => {
  const digits = text.replace(/[\s.,đĐ]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
};

type Editing = 'codes' | 'tags' | 'fee' | null;

/** Procedure, codes, tags, fee, pin: what names the dossier. */
export const DetailHead = ({ model, dossier: current }: { model: DeskModel; dossier: Dossier }) => {
  const { dossier } = model;
  const [editing, setEditing] = useState<Editing>(null);
  const close = () => setEditing(null);
  const codes = [current.code, ...current.codes].filter(Boolean) as string[];
  const quiet = (work: Promise<void>) => void work.catch(() => {});
  const keepCodes = (text: string) => {
    const [main = '', ...others] = list(text);
    if (main !== (current.code ?? '')) quiet(dossier.setCode(main));
    if (others.join() !== current.codes.join()) quiet(dossier.setCodes(others));
  };
  const keepFee = (text: string) => {
    const amount = amountOf(text);
    if (text.trim() === '') quiet(dossier.setFee(null));
    else if (amount !== undefined) quiet(dossier.setFee({ amount, paid: current.fee?.paid ?? false }));
  };
  const { fee } = current;
  return (
    <header class="stack">
      <div class="row top">
        <h1 class="grow">{dossier.procedure.value?.name ?? current.portal?.procedureName ?? t('page.noProcedure')}</h1>
        <button
          type="button"
          class="no-print"
          aria-pressed={current.pinned}
          data-testid="pin"
          onClick={() => quiet(dossier.pin(!current.pinned))}
        >
          {current.pinned ? `★ ${t('book.unpin')}` : `☆ ${t('book.pin')}`}
        </button>
      </div>
      <p class="muted" data-testid="codes">
        {[codes.join(' = ') || t('dossier.noCode'), current.procedureCode, t(`channel.${current.channel}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {current.closed ? (
        <p class="note-box" data-testid="closed">
          {t('book.closedAs', { outcome: t(`book.outcome.${current.closed.outcome}`) })}
        </p>
      ) : null}
      {editing === 'codes' ? (
        <Line label={t('book.codesLabel')} value={codes.join(', ')} onKeep={keepCodes} onClose={close} />
      ) : null}
      {editing === 'tags' ? (
        <Line
          label={t('book.tagsLabel')}
          value={current.tags.join(', ')}
          onKeep={(text) => quiet(dossier.setTags(list(text)))}
          onClose={close}
        />
      ) : null}
      {editing === 'fee' ? (
        <Line
          label={t('book.feeLabel')}
          value={fee ? String(fee.amount) : ''}
          hint={dossier.procedure.value?.fees[0]?.text ?? ''}
          onKeep={keepFee}
          onClose={close}
        />
      ) : null}
      <div class="row wrap">
        {current.tags.slice(0, 30).map((tag) => (
          <span key={tag} class="tag">
            #{tag}
          </span>
        ))}
        {current.tags.length > 30 ? <span class="small muted">+{current.tags.length - 30}</span> : null}
        {fee ? (
          <label class="choice">
            <input
              type="checkbox"
              checked={fee.paid}
              onChange={(event) => quiet(dossier.setFee({ ...fee, paid: event.currentTarget.checked }))}
            />
            {t('book.feePaid', { fee: showFee({ ...fee, paid: false }) })}
          </label>
        ) : null}
        <button type="button" class="plain small no-print" data-testid="edit-codes" onClick={() => setEditing('codes')}>
          ✎ {t('book.editCodes')}
        </button>
        <button type="button" class="plain small no-print" data-testid="edit-tags" onClick={() => setEditing('tags')}>
          # {t('book.editTags')}
        </button>
        <button type="button" class="plain small no-print" data-testid="edit-fee" onClick={() => setEditing('fee')}>
          ₫ {t('book.editFee')}
        </button>
      </div>
    </header>
  );
};
