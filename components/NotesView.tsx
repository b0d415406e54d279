import { useState } from 'preact/hooks';
import type { PassageModel } from '../utils/counter/passage.ts';
import type { Note } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { showMoment } from './format.ts';
import { lazily } from './Lazy.tsx';
import { NoteEditor, type NotePorts } from './NoteEditor.tsx';

interface Props extends NotePorts {
  notes: readonly Note[];
  onPin: (noteId: string, on: boolean) => void;
  /** Boxes of the portal's page; absent where no page is beside us. */
  passage?: PassageModel | undefined;
}

const PutText = lazily(async () => (await import('./papers/PutText.tsx')).PutText);

/** Pinned ones first, then the newest; the box for a new one is always there. */
const inView = (a: Note, b: Note): number =>
  Number(b.pinned ?? false) - Number(a.pinned ?? false) || b.at.localeCompare(a.at);

export const NotesView = ({ notes, onPin, passage, ...ports }: Props) => {
  const [fresh, setFresh] = useState(ports.newId);
  const begun = notes.find(({ id }) => id === fresh);
  const text = begun?.text.trim() ?? '';
  const others = notes.filter(({ id, text }) => id !== fresh && text.trim());
  return (
    <section class="notes stack">
      <NoteEditor key={fresh} note={begun ?? { id: fresh, text: '', at: '' }} ports={ports} empty />
      {ports.snippets.length ? (
        <p class="small muted">
          {t('snippet.names', { names: ports.snippets.map(({ name }) => `/${name}`).join(' ') })}
        </p>
      ) : null}
      {passage && text ? <PutText text={text} passage={passage} /> : null}
      {text ? (
        <button type="button" onClick={() => setFresh(ports.newId())}>
          {t('notes.another')}
        </button>
      ) : null}
      {others.toSorted(inView).map((note) => (
        <div key={note.id}>
          <p class="small muted row">
            <span class="grow">{showMoment(note.at)}</span>
            <button
              type="button"
              class="plain small"
              aria-pressed={note.pinned === true}
              aria-label={t(note.pinned ? 'notes.unpin' : 'notes.pin')}
              onClick={() => onPin(note.id, !note.pinned)}
            >
              {note.pinned ? '★' : '☆'}
            </button>
          </p>
          <NoteEditor note={note} ports={ports} />
        </div>
      ))}
      {others.length === 0 && !notes.length ? <p class="small muted">{t('notes.empty')}</p> : null}
    </section>
  );
};
