import type { Line, Piece } from '../utils/dossier/note.ts';
import { t } from '../utils/i18n/ui.ts';
import { showDate } from './format.ts';

interface Props {
  lines: readonly Line[];
  /** yyyy-MM-dd */
  today: string;
  onCopy: (text: string) => void;
  onEdit: () => void;
  onTick: (line: number) => void;
}

const PieceView = ({ piece, today, onCopy }: { piece: Piece } & Pick<Props, 'today' | 'onCopy'>) => {
  switch (piece.kind) {
    case 'bold':
      return <strong>{piece.text}</strong>;
    case 'tag':
      return <span class="tag">{piece.text}</span>;
    case 'phone':
      return (
        <button type="button" class="value" data-testid="copy-phone" onClick={() => onCopy(piece.number)}>
          <span class="sr-only">{t('notes.copyPhone')} </span>☎ {piece.text}
        </button>
      );
    case 'date':
      return (
        <span class={`tag ${piece.date < today ? 'muted' : 'tone-warn'}`} data-testid="note-date">
          {piece.text} ({piece.date < today ? t('notes.past') : t('notes.remind', { date: showDate(piece.date) })})
        </span>
      );
    default:
      return <>{piece.text}</>;
  }
};

/** A note as it reads: bold, lists, ticks, telephone numbers to copy, days to be reminded of. Text nodes only, whatever was typed. */
export const NoteText = ({ lines, today, onCopy, onEdit, onTick }: Props) => (
  <div class="note-view" data-testid="note-view">
    {lines.map((line, at) => {
      const words = line.pieces.map((piece, index) => (
        <PieceView key={index} piece={piece} today={today} onCopy={onCopy} />
      ));
      if (line.kind === 'check')
        return (
          <p key={at} class="row top">
            <input
              type="checkbox"
              checked={line.done}
              aria-label={line.pieces.map(({ text }) => text).join('') || t('notes.label')}
              onChange={() => onTick(at)}
            />
            <span class={`grow ${line.done ? 'muted' : ''}`}>{words}</span>
          </p>
        );
      return (
        <p key={at}>
          {line.kind === 'bullet' ? '• ' : ''}
          {words}
        </p>
      );
    })}
    <button type="button" class="plain small" data-testid="note-edit" onClick={onEdit}>
      ✎ {t('notes.edit')}
    </button>
  </div>
);
