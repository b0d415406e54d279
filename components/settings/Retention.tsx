import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';
import { ask } from '../../utils/messages/ask.ts';
import type { Policy } from '../../utils/privacy/policy.ts';
import type { PrivacyPreview, Receipt } from '../../utils/privacy/service.ts';
import { download } from '../files.ts';
import { showDate, showMoment } from '../format.ts';
import { DaysBox } from './DaysBox.tsx';

const receiptText = ({ at, number, dossiers }: Receipt): string =>
  [t('erase.receipt'), t('erase.receiptLine', { at: showMoment(at), number, n: dossiers }), t('erase.rest')].join('\n');

/** One person, everywhere: searched by number, shown how many, then erased with a receipt. */
const Erase = ({ model }: { model: DeskModel }) => {
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<string[] | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [problem, setProblem] = useState('');
  const digits = number.replace(/\D/g, '');
  const fail = (error: { reason?: string }) => setProblem(refusal(error.reason ?? 'failed'));
  const find = (event: Event) => {
    event.preventDefault();
    setReceipt(null);
    setProblem('');
    if (!/^(\d{9}|\d{12})$/.test(digits)) return setProblem(t('erase.badNumber'));
    ask('privacy/find', { number: digits }).then(setFound, fail);
  };
  const erase = () =>
    ask('privacy/erase', { number: digits })
      .then((done) => {
        setReceipt(done);
        setFound(null);
        setNumber('');
      })
      .catch(fail)
      .finally(() => void model.heard(undefined));
  return (
    <form class="card stack" onSubmit={find} data-testid="erase">
      <h2>{t('erase.title')}</h2>
      <p class="small muted">{t('erase.lead')}</p>
      <label>
        {t('erase.number')}
        <input
          type="text"
          inputMode="numeric"
          name="erase"
          value={number}
          autocomplete="off"
          onInput={(event) => {
            setNumber(event.currentTarget.value);
            setFound(null);
          }}
        />
      </label>
      <p class="tone-bad" role="alert">
        {problem}
      </p>
      <button type="submit">{t('erase.find')}</button>
      {found ? (
        <div class="note-box bad stack" data-testid="erase-found">
          <p>{found.length ? t('erase.found', { n: found.length }) : t('erase.none')}</p>
          {found.length ? (
            <button type="button" class="danger" data-testid="erase-do" onClick={() => void erase()}>
              {t('erase.do')}
            </button>
          ) : null}
        </div>
      ) : null}
      {receipt ? (
        <div class="note-box stack" data-testid="receipt">
          <p>{receiptText(receipt)}</p>
          <button
            type="button"
            onClick={() =>
              download(
                new Blob([receiptText(receipt)], { type: 'text/plain' }),
                `xoa-du-lieu-${receipt.at.slice(0, 10)}.txt`,
              )
            }
          >
            {t('erase.save')}
          </button>
        </div>
      ) : null}
    </form>
  );
};

/** 'Thời hạn lưu': how long people stay, what goes when, and the erasure of one person. */
export const Retention = ({ model }: { model: DeskModel }) => {
  const [preview, setPreview] = useState<PrivacyPreview | null>(null);
  const [said, setSaid] = useState('');
  const look = () => ask('privacy/preview').then(setPreview, () => {});
  useEffect(() => void look(), []);
  const set = (policy: Policy) => void ask('privacy/policy', policy).then(look);
  const run = () =>
    void ask('privacy/run').then(({ people, attachments }) => {
      setSaid(t('retention.ran', { n: people, files: attachments }));
      void model.heard(undefined);
      return look();
    });
  const policy = preview?.policy;
  return (
    <section class="stack narrow">
      <h1>{t('settings.retention')}</h1>
      <p>{t('retention.lead')}</p>
      {policy && preview ? (
        <>
          <DaysBox
            label={t('retention.people')}
            max={365}
            value={policy.peopleDays}
            onChange={(peopleDays) => set({ ...policy, peopleDays })}
          />
          <label>
            {t('retention.notes')}
            <select
              value={policy.notes}
              onChange={(event) => set({ ...policy, notes: event.currentTarget.value as Policy['notes'] })}
            >
              {(['redact', 'delete'] as const).map((way) => (
                <option key={way} value={way}>
                  {t(`retention.notes.${way}`)}
                </option>
              ))}
            </select>
          </label>
          <DaysBox
            label={t('retention.attachments')}
            max={365}
            value={policy.attachmentDays}
            onChange={(attachmentDays) => set({ ...policy, attachmentDays })}
          />
          <div class="card stack" data-testid="expiries">
            <h2>{t('retention.preview')}</h2>
            {preview.expiries.length === 0 && preview.attachments === 0 ? (
              <p class="muted">{t('retention.nothing')}</p>
            ) : null}
            {preview.attachments ? <p>{t('retention.files', { n: preview.attachments })}</p> : null}
            <ul>
              {preview.expiries.map(({ dossierId, code, on }) => (
                <li key={dossierId} class="row">
                  <a class="grow" href={`#/ho-so/${dossierId}`}>
                    {code ?? t('dossier.noCode')}
                  </a>
                  <span class="small">{showDate(on)}</span>
                </li>
              ))}
            </ul>
            <p class="small muted">{t('retention.when')}</p>
            <button type="button" class="danger" onClick={run}>
              {t('retention.run')}
            </button>
            {said ? (
              <p role="status" class="tone-ok" data-testid="ran">
                {said}
              </p>
            ) : null}
          </div>
        </>
      ) : null}
      <Erase model={model} />
    </section>
  );
};
