import type { CaseModel } from '../utils/counter/case.ts';
import { refusal, sentence, t } from '../utils/i18n/ui.ts';
import { limitText } from '../utils/procedure/catalogue.ts';
import { ChecklistView } from './ChecklistView.tsx';
import { DeadlineView } from './DeadlineView.tsx';
import { NotesView } from './NotesView.tsx';
import { ProcedurePicker } from './ProcedurePicker.tsx';

/** A failed write is said where the officer looks; what was typed stays on screen. */
const Problem = ({ model }: { model: CaseModel }) =>
  model.problem.value ? (
    <p class="note-box bad" role="alert">
      {refusal(model.problem.value)}
    </p>
  ) : null;

/** Papers of the procedure and what the law says about these people. */
export const PapersTab = ({ model }: { model: CaseModel }) => {
  const { checklist, procedure, checks } = model;
  if (!procedure.value || !checklist.value)
    return <ProcedurePicker catalogue={model.catalogue.value} onPick={(code) => pick(model, code)} />;
  return (
    <div class="stack">
      <Problem model={model} />
      {checks.value
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ rule, verdict, basis, params }) => (
          <p key={rule} class={`note-box ${verdict === 'fail' ? 'bad' : 'warn'} small`}>
            {sentence('eligibility', `${rule}.${verdict}`, 'eligibility.other', params)} {basis ? `(${basis})` : ''}
          </p>
        ))}
      <ChecklistView
        checklist={checklist.value}
        onSet={(id, state) => void model.setPaper(id, state).catch(() => {})}
      />
      <p class="small muted">{t('procedure.source', { source: procedure.value.source, asOf: procedure.value.asOf })}</p>
    </div>
  );
};

const pick = (model: CaseModel, code: string): void => {
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

/** Bound to the dossier whose box it is: what is still unsaved when another one is shown does not go into that one. */
const writeIn = (model: CaseModel, dossierId: string) => (noteId: string, text: string) =>
  model.writeNote(noteId, text, dossierId);

export const NotesTab = ({ model, iso }: { model: CaseModel; iso: () => string }) => (
  <>
    <Problem model={model} />
    <NotesView
      key={model.workingId.value}
      notes={model.dossier.value?.notes ?? []}
      newId={model.newId}
      iso={iso}
      onWrite={writeIn(model, model.workingId.value)}
      onPin={(noteId, on) => void model.pinNote(noteId, on).catch(() => {})}
      onCopy={(text) => void navigator.clipboard.writeText(text)}
    />
  </>
);
