import { useEffect, useRef, useState } from 'preact/hooks';
import type { PassageModel } from '../utils/counter/passage.ts';
import type { Note } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { expandAt, type Snippet, type Values } from '../utils/snippet/expand.ts';
import { showMoment } from './format.ts';
import { lazily } from './Lazy.tsx';

/** Typing stops this long → saved. */
const PAUSE_MS = 500;

interface Props {
  notes: readonly Note[];
  newId: () => string;
  /** Resolves when the note is on disk. */
  onWrite: (noteId: string, text: string) => Promise<void>;
  snippets: readonly Snippet[];
  /** What is known of the dossier, for the snippets. */
  values: Values;
  /** Boxes of the portal's page; absent where no page is beside us. */
  passage?: PassageModel | undefined;
}

const PutText = lazily(async () => (await import('./papers/PutText.tsx')).PutText);

type SaveState = 'idle' | 'typing' | 'saved' | 'failed';

/** One note: saved at every pause, on blur and when the panel is hidden; there is no save button. */
const Editor = ({
  id,
  text,
  onWrite,
  snippets,
  values,
  empty,
}: {
  id: string;
  text: string;
  empty?: boolean;
} & Pick<Props, 'onWrite' | 'snippets' | 'values'>) => {
  const [left, setLeft] = useState<string[]>([]);
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
  const typed = (box: HTMLTextAreaElement) => {
    pending.current = box.value;
    setState('typing');
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  };
  /** Writes out the snippet whose name ends at `caret`; what follows the name goes with it. */
  const writeOut = (box: HTMLTextAreaElement, caret: number, drop: number): boolean => {
    const whole = box.value.slice(0, caret) + box.value.slice(caret + drop);
    const done = expandAt(whole, caret, snippets, values);
    if (!done) return false;
    box.value = done.text;
    box.setSelectionRange(done.caret, done.caret);
    setLeft(done.left);
    typed(box);
    return true;
  };
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
          const box = event.currentTarget;
          const caret = box.selectionStart;
          // A space or a new line behind the name writes it out, whatever input method typed it.
          if (/\s/.test(box.value.charAt(caret - 1)) && writeOut(box, caret - 1, 1)) return;
          if (left.length) setLeft(left.filter((one) => box.value.includes(one)));
          typed(box);
        }}
        onKeyDown={(event) => {
          const box = event.currentTarget;
          if (event.key === 'Tab' && !event.shiftKey && writeOut(box, box.selectionStart, 0)) event.preventDefault();
        }}
        onBlur={() => void save()}
      />
      {left.length ? (
        <p class="small tone-warn" role="status" data-testid="snippet-left">
          {t('snippet.left', { names: left.join(' ') })}
        </p>
      ) : null}
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
export const NotesView = ({ notes, newId, onWrite, snippets, values, passage }: Props) => {
  const own = { onWrite, snippets, values };
  const begun = (id: string) => notes.find((note) => note.id === id)?.text.trim();
  const [fresh, setFresh] = useState(newId);
  const others = notes.filter(({ id, text }) => id !== fresh && text.trim());
  return (
    <section class="notes stack">
      <Editor key={fresh} id={fresh} text={notes.find(({ id }) => id === fresh)?.text ?? ''} {...own} empty />
      {snippets.length ? (
        <p class="small muted">{t('snippet.names', { names: snippets.map(({ name }) => `/${name}`).join(' ') })}</p>
      ) : null}
      {passage && begun(fresh) ? <PutText text={begun(fresh) ?? ''} passage={passage} /> : null}
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
            <Editor id={note.id} text={note.text} {...own} />
          </div>
        ))}
      {others.length === 0 && !notes.length ? <p class="small muted">{t('notes.empty')}</p> : null}
    </section>
  );
};
