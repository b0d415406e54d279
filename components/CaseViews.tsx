import type { CaseModel } from '../utils/counter/case.ts';
import type { PassageModel } from '../utils/counter/passage.ts';
import { refusal, sentence } from '../utils/i18n/ui.ts';
import { limitText } from '../utils/procedure/catalogue.ts';
import { DeadlineView } from './DeadlineView.tsx';
import { NotesView } from './NotesView.tsx';
import { ProcedurePicker } from './ProcedurePicker.tsx';

/** A failed write is said where the officer looks; what was typed stays on screen. */
export const Problem = ({ model }: { model: CaseModel }) =>
  model.problem.value ? (
    <p class="note-box bad" role="alert">
      {refusal(model.problem.value)}
    </p>
  ) : null;

/** Before there is a dossier only the screen changes. */
export const pick = (model: CaseModel, code: string): void => {
  if (model.dossier.value) void model.setProcedure(code);
  else model.procedureCode.value = code;
};

export const DeadlineTab = ({ model, iso }: { model: CaseModel; iso: () => string }) => {
  const { procedure, dossier, clock, limit, reminders } = model;
  if (!procedure.value)
    return <ProcedurePicker catalogue={model.catalogue.value} onPick={(code) => pick(model, code)} />;
  const state = clock.value;
  const error = state?.error;
  const running = state?.running;
  const dueAt = running?.deadline.dueAt;
  return (
    <>
      <Problem model={model} />
      <DeadlineView
        limits={procedure.value.limits}
        limitId={limit.value?.id}
        receivedAt={dossier.value?.receivedAt}
        channel={dossier.value?.channel ?? 'counter'}
        due={running && dueAt ? { at: dueAt, words: running.words.text, tone: running.words.tone } : undefined}
        problem={error ? sentence('deadline.error', error, 'error.failed') : undefined}
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

export const NotesTab = ({ model, passage }: { model: CaseModel; passage?: PassageModel }) => (
  <>
    <Problem model={model} />
    <NotesView
      key={model.dossier.value?.openedAt ?? 'new'}
      notes={model.dossier.value?.notes ?? []}
      newId={model.newId}
      onWrite={model.writeNote}
      snippets={model.snippets.value}
      values={model.values.value}
      passage={passage}
    />
  </>
);
