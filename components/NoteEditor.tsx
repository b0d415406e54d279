import { useEffect, useRef, useState } from 'preact/hooks';
import { isFormatted, noteLines, tickLine } from '../utils/dossier/note.ts';
import { withFixedDates } from '../utils/dossier/note-dates.ts';
import type { Note } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { expandAt, type Snippet, type Values } from '../utils/snippet/expand.ts';
import { onFlush } from './flush.ts';
import { NoteText } from './NoteText.tsx';

/** Typing stops this long → saved. */
const PAUSE_MS = 500;
/** Characters; the box says so before anything is lost. */
const LONGEST = 1_000_000;

export interface NotePorts {
  /** Resolves when the note is on disk. */
  onWrite: (noteId: string, text: string) => Promise<void>;
  newId: () => string;
  iso: () => string;
  onCopy: (text: string) => void;
  snippets: readonly Snippet[];
  /** What is known of the dossier, for the snippets. */
  values: Values;
}

type SaveState = 'idle' | 'typing' | 'saved' | 'failed' | 'forked' | 'tooLong';

/** One note: saved at every pause, on blur, when the page is hidden, left or locked; there is no save button. */
export const NoteEditor = ({ note, ports, empty }: { note: Note; ports: NotePorts; empty?: boolean }) => {
  const [state, setState] = useState<SaveState>('idle');
  /** Places of a snippet that the dossier does not know, still in the text. */
  const [left, setLeft] = useState<string[]>([]);
  const timer = useRef(0);
  const pending = useRef<string | null>(null);
  const target = useRef(note.id);
  /** The text as this box last knew it on disk. */
  const base = useRef(note.text);
  const box = useRef<HTMLTextAreaElement>(null);

  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    const value = pending.current;
    if (value === null) return;
    if (value.length > LONGEST) return setState('tooLong');
    pending.current = null;
    const before = base.current;
    try {
      base.current = value;
      await ports.onWrite(target.current, value);
      setState((now) => (pending.current !== null ? 'typing' : now === 'forked' ? now : 'saved'));
    } catch {
      base.current = before;
      pending.current ??= value; // still on screen and tried again at the next pause
      setState('failed');
    }
  };
  const typed = (value: string): void => {
    pending.current = value;
    setState((now) => (now === 'forked' ? now : 'typing'));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  };
  /** Writes out the snippet whose name ends at `caret`; what follows the name goes with it. */
  const writeOut = (area: HTMLTextAreaElement, caret: number, drop: number): boolean => {
    const whole = area.value.slice(0, caret) + area.value.slice(caret + drop);
    const done = expandAt(whole, caret, ports.snippets, ports.values);
    if (!done) return false;
    area.value = done.text;
    area.setSelectionRange(done.caret, done.caret);
    setLeft(done.left);
    typed(done.text);
    return true;
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const flush = () => void latest.current();
    const forget = onFlush(flush);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      forget();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  // The note was changed elsewhere: an untouched box follows; one with unsaved keys becomes a note of its own, so that both texts stand.
  useEffect(() => {
    if (note.text === base.current || target.current !== note.id) return;
    if (pending.current === null) {
      if (box.current) box.current.value = note.text;
      base.current = note.text;
    } else {
      target.current = ports.newId();
      base.current = '';
      setState('forked');
    }
  }, [note.text]);

  const lines = noteLines(note.text, note.at);
  const shown = !empty && isFormatted(lines);
  return (
    <div class="note">
      <textarea
        ref={box}
        class={shown ? 'quiet' : ''}
        rows={empty ? 3 : Math.min(12, Math.max(2, note.text.split('\n', 12).length))}
        defaultValue={note.text}
        autocomplete="off"
        data-testid={empty ? 'note-new' : 'note'}
        aria-label={t('notes.label')}
        placeholder={empty ? t('notes.placeholder') : ''}
        onInput={(event) => {
          const area = event.currentTarget;
          const caret = area.selectionStart;
          // A space or a new line behind the name writes it out, whatever input method typed it.
          if (/\s/.test(area.value.charAt(caret - 1)) && writeOut(area, caret - 1, 1)) return;
          if (left.length) setLeft(left.filter((one) => area.value.includes(one)));
          typed(area.value);
        }}
        onKeyDown={(event) => {
          const area = event.currentTarget;
          if (event.key === 'Tab' && !event.shiftKey && writeOut(area, area.selectionStart, 0)) event.preventDefault();
        }}
        onBlur={(event) => {
          const fixed = withFixedDates(event.currentTarget.value, ports.iso());
          if (fixed !== event.currentTarget.value) {
            event.currentTarget.value = fixed;
            pending.current = fixed;
          }
          void save();
        }}
      />
      {shown ? (
        <NoteText
          lines={lines}
          today={ports.iso().slice(0, 10)}
          onCopy={ports.onCopy}
          onEdit={() => box.current?.focus()}
          onTick={(line) => {
            const ticked = tickLine(base.current, line);
            if (box.current) box.current.value = ticked;
            pending.current = ticked;
            void save();
          }}
        />
      ) : null}
      {left.length ? (
        <p class="small tone-warn" role="status" data-testid="snippet-left">
          {t('snippet.left', { names: left.join(' ') })}
        </p>
      ) : null}
      <p
        class={`small ${state === 'failed' || state === 'tooLong' ? 'tone-bad' : state === 'forked' ? 'tone-warn' : 'muted'}`}
        role="status"
        data-testid="note-state"
        data-state={state}
      >
        {state === 'idle' ? ' ' : t(`notes.${state}`)}
      </p>
    </div>
  );
};
