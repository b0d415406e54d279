import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Typed, TypedInput, TypedProblem } from '../utils/citizen/typed.ts';
import { t } from '../utils/i18n/ui.ts';
import { looksComplete } from '../utils/scan/shape.ts';

interface Props {
  /** A scanner typed a whole card into one of the boxes. */
  onScan: (text: string) => void;
  onAdd: (input: TypedInput) => Typed;
  onClose: () => void;
}

type Box = Exclude<keyof TypedInput, 'sex'>;

/** A person typed from any other document. Enter adds, Esc closes; what is not accepted stays in its box and is said there. */
export const PersonForm = ({ onScan, onAdd, onClose }: Props) => {
  const [problems, setProblems] = useState<Partial<Record<keyof TypedInput, TypedProblem>>>({});
  const form = useRef<HTMLFormElement>(null);
  const boxOf = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement | null;
  // Before anything else can be typed: keys without a field would go to the capture line.
  useLayoutEffect(() => boxOf('fullName')?.focus(), []);

  const submit = (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    // Read from the boxes themselves: a scanner's Enter comes before anything could be drawn again.
    const input = Object.fromEntries(new FormData(form.current)) as unknown as TypedInput;
    const scanned = Object.entries(input).find(([, text]) => looksComplete(text));
    if (scanned) {
      // The form stays: a scanner's second line end must meet an empty box, not the button that confirms.
      onScan(scanned[1]);
      boxOf(scanned[0])!.value = '';
      return;
    }
    const typed = onAdd(input);
    if (typed.ok) return onClose();
    setProblems(Object.fromEntries(typed.problems.map(({ field, problem }) => [field, problem])));
    boxOf(typed.problems[0]?.field ?? 'fullName')?.focus();
  };

  const box = (name: Box, label: string, hint = '') => {
    const problem = problems[name];
    return (
      <label>
        <span class="small muted">{label}</span>
        <input
          type="text"
          name={name}
          autocomplete="off"
          spellcheck={false}
          placeholder={hint}
          aria-invalid={problem !== undefined}
        />
        {problem ? (
          <span class="small tone-bad" role="alert">
            {t(`typed.problem.${problem}`)}
          </span>
        ) : null}
      </label>
    );
  };

  return (
    <form
      ref={form}
      class="capture stack"
      data-testid="person-form"
      aria-label={t('typed.title')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {box('fullName', t('typed.fullName'))}
      <div class="row top">
        <div class="grow">{box('birthDate', t('typed.birthDate'), t('typed.birthDateHint'))}</div>
        <label>
          <span class="small muted">{t('typed.sex')}</span>
          <select name="sex">
            <option value="">{t('typed.sexNone')}</option>
            <option value="Nam">Nam</option>
            <option value="Nữ">Nữ</option>
          </select>
        </label>
      </div>
      {box('number', t('typed.number'), t('typed.numberHint'))}
      {box('address', t('typed.address'), t('typed.addressHint'))}
      {box('issueDate', t('typed.issueDate'), 'dd/MM/yyyy')}
      <div class="row">
        <button type="submit" class="primary grow">
          {t('typed.add')} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onClose}>
          {t('typed.close')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
};
