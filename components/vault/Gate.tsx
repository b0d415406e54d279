import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GateModel } from '../../utils/counter/gate.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Hello } from '../../utils/vault/hello.ts';
import { UnlockForm } from '../Passphrase.tsx';
import { NewPassphrase, Problem, twice, useAnswer } from './Field.tsx';

/** The PIN of the day: a few tries, then the passphrase. */
const PinForm = ({ gate, tries }: { gate: GateModel; tries: number }) => {
  const { busy, problem, run } = useAnswer();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const pin = box.current?.value ?? '';
    if (!pin || busy) return;
    const answer = await run(() => gate.openByPin(pin));
    if (!answer.ok && box.current) box.current.value = '';
  };
  return (
    <form class="unlock stack" onSubmit={submit} data-testid="pin-form">
      <h1>{t('unlock.title')}</h1>
      <label>
        {t('pin.box')}
        <input ref={box} type="password" inputMode="numeric" name="pin" autocomplete="off" maxLength={12} required />
      </label>
      <p class="small muted">{t('pin.tries', { n: tries })}</p>
      <Problem text={problem} testid="pin-problem" />
      <button class="primary" type="submit" disabled={busy}>
        {busy ? t('unlock.busy') : t('unlock.open')}
      </button>
    </form>
  );
};

/** The sheet's key and a new passphrase. Says plainly what is lost without a sheet. */
const RecoverForm = ({ gate, onBack }: { gate: GateModel; onBack: () => void }) => {
  const { busy, problem, setProblem, run } = useAnswer();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = twice(data);
    if (passphrase === null) return setProblem(t('create.differ'));
    await run(() => gate.recover(String(data.get('sheet') ?? ''), passphrase));
  };
  return (
    <form class="unlock stack" onSubmit={submit} data-testid="recover-form">
      <h1>{t('recover.title')}</h1>
      <p>{t('recover.lead')}</p>
      <label>
        {t('recover.key')}
        <textarea name="sheet" rows={2} autocomplete="off" spellcheck={false} required class="mono" />
      </label>
      <NewPassphrase />
      <p class="note-box warn small">{t('recover.none')}</p>
      <Problem text={problem} testid="recover-problem" />
      <p class="row">
        <button class="primary" type="submit" disabled={busy}>
          {busy ? t('unlock.busy') : t('recover.do')}
        </button>
        <button type="button" onClick={onBack}>
          {t('recover.back')}
        </button>
      </p>
    </form>
  );
};

/** One button: the PC's own authenticator asks for face, finger or its PIN. */
const HelloButton = ({ gate, hello }: { gate: GateModel; hello: Hello }) => {
  const { busy, problem, run } = useAnswer();
  return (
    <div class="gate-book stack">
      <button
        type="button"
        disabled={busy}
        data-testid="hello-open"
        onClick={() => void run(() => gate.openByHello(hello))}
      >
        {t('hello.open')}
      </button>
      <Problem text={problem} />
    </div>
  );
};

/** Everything before an open vault: which book, PIN or passphrase, the way back in with the recovery sheet. */
export const Gate = ({ gate }: { gate: GateModel }) => {
  const [way, setWay] = useState<'usual' | 'passphrase' | 'recover'>('usual');
  useEffect(() => void gate.load(), []);
  const state = gate.state.value;
  const tries = state?.state === 'locked' ? state.pinTries : undefined;
  const hello = state?.state === 'locked' ? state.hello : undefined;
  const books = gate.shelf.value?.books ?? [];
  if (way === 'recover') return <RecoverForm gate={gate} onBack={() => setWay('usual')} />;
  const byPin = way === 'usual' && tries !== undefined;
  return (
    <div class="stack">
      {books.length > 1 ? (
        <label class="gate-book">
          {t('book.which')}
          <select
            value={gate.shelf.value?.current}
            data-testid="book"
            onChange={(event) => void gate.choose(event.currentTarget.value)}
          >
            {books.map(({ db, name }) => (
              <option key={db} value={db}>
                {name || t('book.first')}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {byPin ? <PinForm gate={gate} tries={tries} /> : <UnlockForm onOpen={gate.open} />}
      {hello ? <HelloButton gate={gate} hello={hello} /> : null}
      <p class="gate-ways row">
        {byPin ? (
          <button type="button" class="plain small" data-testid="use-passphrase" onClick={() => setWay('passphrase')}>
            {t('pin.usePassphrase')}
          </button>
        ) : null}
        <button type="button" class="plain small" data-testid="forgot" onClick={() => setWay('recover')}>
          {t('recover.open')}
        </button>
      </p>
    </div>
  );
};
