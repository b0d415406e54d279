import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { isForeignDigit, isInputMethod, type Key, meantKey } from '../utils/scan/keys.ts';
import { silenceAfter } from '../utils/scan/shape.ts';

/** A scanner that sends CR and LF gives two Enters; the second must not confirm anything. */
const SUFFIX_MS = 300;

/** Fields that take what is typed; a digit on a radio button or a tick box belongs to the capture line. */
const TEXT_FIELD = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]';

const keyOf = (event: KeyboardEvent): Key => ({
  key: event.key,
  code: event.code,
  keyCode: event.keyCode,
  shift: event.shiftKey,
  capsLock: event.getModifierState('CapsLock'),
  modified: event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph'),
  composing: event.isComposing,
});

interface Props {
  onScan: (text: string) => void;
  message: { tone: 'ok' | 'bad' | 'warn'; text: string } | null;
}

/**
 * Always ready for a scan. Keys typed outside any field land here too, so that the officer never has to click before scanning.
 * A textarea, because an MRZ has three lines; Enter ends a scan unless an MRZ is still incomplete.
 */
export const CaptureLine = ({ onScan, message }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const timer = useRef(0);
  const suffix = useRef(0);
  /** How this text came: its last key, a layout that is not the scanner's, an input method that took part. */
  const burst = useRef({ at: 0, last: '', foreign: false, disturbed: false });
  const [inputMethod, setInputMethod] = useState(false);

  const disturb = () => {
    burst.current.disturbed = true;
    setInputMethod(true);
  };

  const send = () => {
    clearTimeout(timer.current);
    const text = box.current?.value ?? '';
    if (box.current) box.current.value = '';
    const { disturbed } = burst.current;
    burst.current = { ...burst.current, foreign: false, disturbed: false };
    if (!text.trim()) return;
    setInputMethod(disturbed);
    clearTimeout(suffix.current);
    suffix.current = window.setTimeout(() => {
      suffix.current = 0;
    }, SUFFIX_MS);
    // A record that an input method rewrote may be wrong in any letter; a number alone shows its 12 digits.
    if (!(disturbed && text.includes('|'))) onScan(text);
  };

  const grown = () => {
    clearTimeout(timer.current);
    const silence = silenceAfter(box.current?.value ?? '');
    if (silence) timer.current = window.setTimeout(send, silence);
  };

  /** Notices an input method, and types what the scanner meant where the layout would type something else. */
  const assist = (event: KeyboardEvent) => {
    const line = box.current;
    if (!line) return;
    const typed = keyOf(event);
    const { at, last, foreign } = burst.current;
    if (isInputMethod(typed, line.value, event.timeStamp - at, last)) disturb();
    burst.current = {
      ...burst.current,
      at: event.timeStamp,
      last: event.code,
      foreign: (foreign && line.value !== '') || isForeignDigit(typed),
    };
    const meant = meantKey(typed, line.value, burst.current.foreign);
    if (meant === undefined) return;
    event.preventDefault();
    line.setRangeText(meant, line.selectionStart, line.selectionEnd, 'end');
    grown();
  };

  useEffect(() => {
    const own = box.current?.ownerDocument ?? document;
    box.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.matches(TEXT_FIELD)) return;
      // A card begins with a digit: on a list, a button or a paper's row its letters would otherwise choose and tick.
      if (target !== own.body && !/\d/.test(event.key) && !isForeignDigit(keyOf(event))) return;
      box.current?.focus();
      assist(event);
    };
    own.addEventListener('keydown', onKey, true);
    return () => own.removeEventListener('keydown', onKey, true);
  }, []);

  return (
    <div class="capture">
      <label for="capture" class="sr-only">
        {t('capture.label')}
      </label>
      <textarea
        id="capture"
        ref={box}
        rows={1}
        spellcheck={false}
        autocomplete="off"
        placeholder={t('capture.placeholder')}
        onCompositionStart={disturb}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Tab') return assist(event);
          const text = box.current?.value ?? '';
          if (!text.trim() && suffix.current) event.preventDefault();
          const mrzGoesOn = /^IDVNM/i.test(text) && text.replace(/\s/g, '').length < 90;
          if (!text.trim() || mrzGoesOn) return;
          event.preventDefault();
          send();
        }}
        onInput={grown}
      />
      {inputMethod ? (
        <p class="small tone-bad" role="alert" data-testid="input-method">
          ⚠ {t('capture.ime')}
        </p>
      ) : null}
      <p class={`small ${message ? `tone-${message.tone}` : 'muted'}`} role="status" data-testid="scan-message">
        {message?.text ?? t('capture.hint')}
      </p>
    </div>
  );
};
