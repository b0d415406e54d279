import type { CaseModel } from '../utils/counter/case.ts';
import type { PassageModel } from '../utils/counter/passage.ts';
import type { StandstillModel } from '../utils/counter/standstill.ts';
import { refusal, sentence, t } from '../utils/i18n/ui.ts';
import { limitText } from '../utils/procedure/catalogue.ts';
import { DeadlineView } from './DeadlineView.tsx';
import { NotesView } from './NotesView.tsx';
import { StandingNotice, UnknownLimits } from './ProcedureFacts.tsx';
import { ProcedurePicker } from './ProcedurePicker.tsx';

/** A failed write is said where the officer looks; what was typed stays on screen. */
export const Problem = ({ model }: { model: CaseModel }) =>
  model.problem.value ? (
    <p class="note-box bad" role="alert">
      {refusal(model.problem.value)}
    </p>
  ) : null;

export const receptionDay = (model: CaseModel, iso: () => string): string =>
  (model.dossier.value?.receivedAt ?? iso()).slice(0, 10);

/** A procedure that is named but not there says why; any other can be searched. */
export const Unknown = ({ model }: { model: CaseModel }) => {
  const lookup = model.lookup.value;
  return (
    <div class="stack">
      {lookup === 'done' ? null : (
        <p class={lookup === 'loading' ? 'muted' : 'note-box warn'} role="status" data-testid="lookup">
          {t(`lookup.${lookup}`)}
        </p>
      )}
      {lookup === 'loading' ? null : (
        <ProcedurePicker open={model.finder} shelf={model.shelf} onPick={(code) => pick(model, code)} />
      )}
    </div>
  );
};

/** Before there is a dossier only the screen changes. */
export const pick = (model: CaseModel, code: string): void => {
  if (model.dossier.value) void model.setProcedure(code);
  else model.procedureCode.value = code;
};

export const DeadlineTab = ({ model, iso }: { model: CaseModel; iso: () => string }) => {
  const { procedure, dossier, clock, limit, reminders } = model;
  if (!procedure.value) return <Unknown model={model} />;
  const state = clock.value;
  const error = state?.error;
  const running = state?.running;
  const dueAt = running?.deadline.dueAt;
  return (
    <>
      <Problem model={model} />
      <StandingNotice procedure={procedure.value} day={receptionDay(model, iso)} onPick={(code) => pick(model, code)} />
      <UnknownLimits limits={procedure.value.unknownLimits ?? []} />
      <DeadlineView
        limits={procedure.value.limits}
        limitId={limit.value?.id}
        receivedAt={dossier.value?.receivedAt}
        channel={dossier.value?.channel ?? 'counter'}
        due={running && dueAt ? { at: dueAt, words: running.words.text, tone: running.words.tone } : undefined}
        state={running?.state ?? 'not-started'}
        next={running?.next}
        remaining={running?.remaining}
        apologyAt={running?.deadline.endedAt ? null : running?.deadline.latestApologyAt}
        provisional={running?.deadline.certainty === 'provisional'}
        sideBySide={running?.limits ?? []}
        internal={(running?.deadline.steps ?? []).map((at, index) => ({
          name: procedure.value?.office?.steps?.[index]?.name ?? '',
          dueAt: at,
        }))}
        entries={dossier.value?.clock ?? []}
        steps={running?.steps ?? []}
        now={iso}
        newId={model.newId}
        onClock={(id, entry) => void model.setClock(id, entry).catch(() => {})}
        problem={error ? sentence('deadline.error', error, 'error.failed') : limit.value ? undefined : t('limit.none')}
        lines={running?.lines ?? []}
        reminders={reminders.value}
        limitText={limitText}
        onReceived={(at, channel) => void model.setReceived(at, channel).catch(() => {})}
        onNow={() => void model.setReceived(iso(), 'counter').catch(() => {})}
        onLimit={(id) => void model.setLimit(id).catch(() => {})}
      />
    </>
  );
};

type WriteNote = StandstillModel['writeNote'];

/** Bound to the dossier whose box it is: what is still unsaved when another one is shown does not go into that one. */
const writeIn = (write: WriteNote, dossierId: string) => (noteId: string, text: string) =>
  write(noteId, text, dossierId);

interface NotesProps {
  model: CaseModel;
  write: WriteNote;
  iso: () => string;
  passage?: PassageModel;
}

export const NotesTab = ({ model, write, iso, passage }: NotesProps) => (
  <>
    <Problem model={model} />
    <NotesView
      key={model.workingId.value}
      notes={model.dossier.value?.notes ?? []}
      newId={model.newId}
      iso={iso}
      onWrite={writeIn(write, model.workingId.value)}
      onPin={(noteId, on) => void model.pinNote(noteId, on).catch(() => {})}
      onCopy={(text) => void navigator.clipboard.writeText(text)}
      snippets={model.snippets.value}
      values={model.values.value}
      passage={passage}
    />
  </>
);
