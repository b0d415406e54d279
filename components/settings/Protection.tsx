import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { ask } from '../../utils/messages/ask.ts';
import { helloHere, makeHello } from '../../utils/platform/hello.ts';
import { NewPassphrase, Problem, twice, useAnswer } from '../vault/Field.tsx';
import { RecoverySheet } from '../vault/RecoverySheet.tsx';

const Done = ({ text }: { text: string }) =>
  text ? (
    <p role="status" class="tone-ok" data-testid="done">
      ✓ {text}
    </p>
  ) : null;

/** A form that asks something of the vault: its boxes, its refusal, what was done. */
const VaultForm = ({
  id,
  title,
  lead,
  button,
  done,
  send,
  children,
}: {
  id: string;
  title: string;
  lead: string;
  button: string;
  done: string;
  send: (data: FormData) => ReturnType<typeof ask<'vault/change'>> | null;
  children: preact.ComponentChildren;
}) => {
  const { busy, problem, setProblem, run } = useAnswer();
  const [said, setSaid] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const work = send(new FormData(form));
    setSaid('');
    if (!work) return setProblem(t('create.differ'));
    const answer = await run(() => work);
    if (!answer.ok) return;
    form.reset();
    setSaid(done);
  };
  return (
    <form class="card stack" onSubmit={submit} data-testid={id}>
      <h2>{title}</h2>
      <p class="small muted">{lead}</p>
      {children}
      <Problem text={problem} />
      <Done text={said} />
      <button type="submit" disabled={busy}>
        {busy ? t('unlock.busy') : button}
      </button>
    </form>
  );
};

/** `optional`: without it the form takes something away, which needs no proof. */
const OldPassphrase = ({ optional = false }: { optional?: boolean }) => (
  <label>
    {t('unlock.passphrase')}
    <input type="password" name="old" autocomplete="off" required={!optional} />
  </label>
);

/** 'Bảo vệ': PIN of the day, passphrase, recovery sheet, books of several officers. */
export const Protection = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const [sheet, setSheet] = useState<{ key: string; madeAt: string } | null>(null);
  const [helloToo, setHelloToo] = useState(false);
  const { gate } = model;
  useEffect(() => {
    void gate.load();
    void helloHere().then(setHelloToo);
  }, []);
  const settings = model.settings.value;
  const text = (data: FormData, name: string) => String(data.get(name) ?? '');
  if (sheet) return <RecoverySheet recoveryKey={sheet.key} madeAt={sheet.madeAt} onDone={() => setSheet(null)} />;
  return (
    <section class="stack narrow">
      <h1>{t('settings.protection')}</h1>
      {settings ? (
        <label class="choice">
          <input
            type="checkbox"
            checked={settings.lockWithScreen}
            onChange={(event) => void model.change({ lockWithScreen: event.currentTarget.checked })}
          />
          <span>{t('protection.lockWithScreen')}</span>
        </label>
      ) : null}
      <VaultForm
        id="pin"
        title={t('pin.title')}
        lead={t('pin.lead')}
        button={t('pin.do')}
        done={t('pin.done')}
        send={(data) => ask('vault/pin', { pin: text(data, 'pin'), passphrase: text(data, 'old') })}
      >
        <label>
          {t('pin.new')}
          <input type="password" inputMode="numeric" name="pin" autocomplete="off" maxLength={12} />
        </label>
        <OldPassphrase optional />
      </VaultForm>
      {helloToo ? (
        <VaultForm
          id="hello"
          title={t('hello.title')}
          lead={t('hello.lead')}
          button={t('hello.do')}
          done={t('hello.done')}
          send={async (data) => {
            const hello = await makeHello();
            if (!hello) return { ok: false, reason: 'no-hello' };
            return ask('vault/hello', { passphrase: text(data, 'old'), hello });
          }}
        >
          <OldPassphrase />
        </VaultForm>
      ) : null}
      <VaultForm
        id="change"
        title={t('change.title')}
        lead={t('change.lead')}
        button={t('change.do')}
        done={t('change.done')}
        send={(data) => {
          const next = twice(data);
          return next === null ? null : ask('vault/change', { passphrase: text(data, 'old'), next });
        }}
      >
        <OldPassphrase />
        <NewPassphrase />
      </VaultForm>
      <VaultForm
        id="new-sheet"
        title={t('sheet.title')}
        lead={t('sheet.again')}
        button={t('sheet.make')}
        done=""
        send={(data) =>
          ask('vault/sheet', { passphrase: text(data, 'old') }).then((answer) => {
            if (answer.ok && answer.recoveryKey) setSheet({ key: answer.recoveryKey, madeAt: iso() });
            return answer;
          })
        }
      >
        <OldPassphrase />
      </VaultForm>
      <form
        class="card stack"
        data-testid="books"
        onSubmit={(event) => {
          event.preventDefault();
          const name = text(new FormData(event.currentTarget as HTMLFormElement), 'name').trim();
          if (name) void gate.add(name);
        }}
      >
        <h2>{t('book.title')}</h2>
        <p class="small muted">{t('book.lead')}</p>
        <ul>
          {gate.shelf.value?.books.map(({ db, name }) => (
            <li key={db} class="row">
              <span class="grow">{name || t('book.first')}</span>
              {db === gate.shelf.value?.current ? (
                <span class="muted small">{t('book.here')}</span>
              ) : (
                <button type="button" onClick={() => void gate.choose(db)}>
                  {t('book.take')}
                </button>
              )}
            </li>
          ))}
        </ul>
        <label>
          {t('book.name')}
          <input type="text" name="name" maxLength={60} autocomplete="off" required />
        </label>
        <button type="submit">{t('book.add')}</button>
      </form>
    </section>
  );
};
