import { useEffect, useRef } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';

/** Silence after which a complete card string counts as sent, for scanners that send no Enter. */
const IDLE_MS = 150;
/** A scanner that sends CR and LF gives two Enters; the second must not confirm anything. */
const SUFFIX_MS = 300;

interface Props {
  /** Does the text so far have the shape of a whole card? Then silence ends the scan. */
  complete: (text: string) => boolean;
  onScan: (text: string) => void;
  message: { tone: 'ok' | 'bad' | 'warn'; text: string } | null;
}

/**
 * Always ready for a scan. Keys typed outside any field land here too, so that the officer never has to click before scanning.
 * A textarea, because an MRZ has three lines; Enter ends a scan unless an MRZ is still incomplete.
 */
export const CaptureLine = ({ complete, onScan, message }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const timer = useRef(0);
  const suffix = useRef(0);

  const send = () => {
    clearTimeout(timer.current);
    const text = box.current?.value ?? '';
    if (box.current) box.current.value = '';
    if (!text.trim()) return;
    clearTimeout(suffix.current);
    suffix.current = window.setTimeout(() => {
      suffix.current = 0;
    }, SUFFIX_MS);
    onScan(text);
  };
  useEffect(() => {
    const own = box.current?.ownerDocument ?? document;
    box.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.matches('input, textarea, [contenteditable]')) return;
      // A card begins with a digit: on a list, a button or a paper's row its letters would otherwise choose and tick.
      if (target === own.body || /\d/.test(event.key)) box.current?.focus();
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Tab') return;
          const text = box.current?.value ?? '';
          if (!text.trim() && suffix.current) event.preventDefault();
          const mrzGoesOn = /^IDVNM/i.test(text) && text.replace(/\s/g, '').length < 90;
          if (!text.trim() || mrzGoesOn) return;
          event.preventDefault();
          send();
        }}
        onInput={() => {
          clearTimeout(timer.current);
          if (complete(box.current?.value ?? '')) timer.current = window.setTimeout(send, IDLE_MS);
        }}
      />
      <p class={`small ${message ? `tone-${message.tone}` : 'muted'}`} role="status" data-testid="scan-message">
        {message?.text ?? t('capture.hint')}
      </p>
    </div>
  );
};
