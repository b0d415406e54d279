import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { showMoment } from './format.ts';

/** Typing stops this long → saved. */
const PAUSE_MS = 500;

interface Props {
  notes: readonly Note[];
  newId: () => string;
  /** Resolves when the note is on disk. */
  onWrite: (noteId: string, text: string) => Promise<void>;
}

type SaveState = 'idle' | 'typing' | 'saved' | 'failed';

/** One note: saved at every pause, on blur and when the panel is hidden; there is no save button. */
const Editor = ({
  id,
  text,
  onWrite,
  empty,
}: {
  id: string;
  text: string;
  onWrite: Props['onWrite'];
  empty?: boolean;
}) => {
  const [state, setState] = useState<SaveState>('idle');
  const timer = useRef(0);
  const pending = useRef<string | null>(null);
  const save = async () => {
    clearTimeout(timer.current);
    const value = pending.current;
    if (value === null) return;
    pending.current = null;
    try {
      await onWrite(id, value);
      setState(pending.current === null ? 'saved' : 'typing');
    } catch {
      pending.current ??= value; // still on screen and tried again at the next pause
      setState('failed');
    }
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const flush = () => void latest.current();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return (
    <div>
      <textarea
        rows={empty ? 3 : 2}
        defaultValue={text}
        autocomplete="off"
        data-testid={empty ? 'note-new' : 'note'}
        aria-label={t('notes.label')}
        placeholder={empty ? t('notes.placeholder') : ''}
        onInput={(event) => {
          pending.current = event.currentTarget.value;
          setState('typing');
          clearTimeout(timer.current);
          timer.current = window.setTimeout(() => void save(), PAUSE_MS);
        }}
        onBlur={() => void save()}
      />
      <p
        class={`small ${state === 'failed' ? 'tone-bad' : 'muted'}`}
        role="status"
        data-testid="note-state"
        data-state={state}
      >
        {state === 'idle' ? ' ' : t(`notes.${state}`)}
      </p>
    </div>
  );
};

/** Newest on top; the box for a new one is always there. */
export const NotesView = ({ notes, newId, onWrite }: Props) => {
  const [fresh, setFresh] = useState(newId);
  const others = notes.filter(({ id, text }) => id !== fresh && text.trim());
  return (
    <section class="notes stack">
      <Editor key={fresh} id={fresh} text={notes.find(({ id }) => id === fresh)?.text ?? ''} onWrite={onWrite} empty />
      {notes.some(({ id, text }) => id === fresh && text.trim()) ? (
        <button type="button" onClick={() => setFresh(newId())}>
          {t('notes.another')}
        </button>
      ) : null}
      {others
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((note) => (
          <div key={note.id}>
            <p class="small muted">{showMoment(note.at)}</p>
            <Editor id={note.id} text={note.text} onWrite={onWrite} />
          </div>
        ))}
      {others.length === 0 && !notes.length ? <p class="small muted">{t('notes.empty')}</p> : null}
    </section>
  );
};
