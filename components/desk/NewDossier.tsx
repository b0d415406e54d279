import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newDossier } from '../../utils/dossier/events.ts';
import type { Channel } from '../../utils/dossier/types.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';
import { ask, Refused } from '../../utils/messages/ask.ts';
import { MomentField } from '../MomentField.tsx';
import { ProcedurePicker } from '../ProcedurePicker.tsx';
import type { ViewProps } from './views.ts';

const CHANNELS: readonly Channel[] = ['counter', 'online', 'post'];

/** Enter in a search or a moment is for that box; the dossier is made by its own button, or by Enter in the code. */
const noEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && (event.target as HTMLElement).matches('input:not([name=code])')) event.preventDefault();
};

/** A dossier by hand: code, procedure, reception. Its people are added in the dossier itself. */
export const NewDossier = ({ model, iso }: ViewProps) => {
  const [procedure, setProcedure] = useState('');
  const [receivedAt, setReceivedAt] = useState(iso());
  const [channel, setChannel] = useState<Channel>('counter');
  const [problem, setProblem] = useState('');
  const code = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => code.current?.focus(), []);
  const save = async () => {
    const dossierId = model.newId();
    const typed = code.current?.value.trim() ?? '';
    const events = newDossier(
      { dossierId, procedureCode: procedure, host: '', code: typed, received: { receivedAt, channel } },
      iso(),
      model.newId,
    );
    try {
      await ask('dossier/append', { dossierId, events });
      model.go(`ho-so/${dossierId}`);
    } catch (error) {
      setProblem(error instanceof Refused ? error.reason : 'failed');
    }
  };
  return (
    <form
      class="stack narrow"
      data-testid="new-form"
      onKeyDown={noEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1>{t('book.newTitle')}</h1>
      {problem ? (
        <p class="note-box bad" role="alert">
          {refusal(problem)}
        </p>
      ) : null}
      <label>
        <span class="small muted">{t('book.column.code')}</span>
        <input ref={code} type="text" autocomplete="off" spellcheck={false} maxLength={100} name="code" />
      </label>
      {procedure ? (
        <p class="row">
          <span class="grow">
            {model.shelf.nameOf(procedure)} <span class="muted">{procedure}</span>
          </span>
          <button type="button" onClick={() => setProcedure('')}>
            {t('book.changeProcedure')}
          </button>
        </p>
      ) : (
        <ProcedurePicker
          open={model.dossier.finder}
          shelf={model.dossier.shelf}
          onPick={(code) => {
            setProcedure(code);
            void model.shelf.know([code]);
          }}
        />
      )}
      <div class="row top">
        <MomentField label={t('book.column.received')} value={receivedAt} onChange={setReceivedAt} />
        <label>
          <span class="small muted">{t('book.channel')}</span>
          <select value={channel} onChange={(event) => setChannel(event.currentTarget.value as Channel)}>
            {CHANNELS.map((each) => (
              <option key={each} value={each}>
                {t(`channel.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="row">
        <button type="submit" class="primary">
          {t('book.create')}
        </button>
        <a class="button" href="#/ho-so">
          {t('book.cancel')}
        </a>
      </p>
    </form>
  );
};
