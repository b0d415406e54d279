import type { CaseModel } from '../utils/counter/case.ts';
import { sentence, t } from '../utils/i18n/ui.ts';
import { limitText } from '../utils/procedure/catalogue.ts';
import { CaseProblem } from './CaseProblem.tsx';
import { DeadlineView } from './DeadlineView.tsx';
import { ProcedureChoice, pick, receptionDay } from './ProcedureChoice.tsx';
import { StandingNotice, UnknownLimits } from './ProcedureFacts.tsx';

export const DeadlineTab = ({ model, iso }: { model: CaseModel; iso: () => string }) => {
  const { procedure, dossier, clock, limit, reminders } = model;
  if (!procedure.value) return <ProcedureChoice model={model} />;
  const state = clock.value;
  const error = state?.error;
  const running = state?.running;
  const dueAt = running?.deadline.dueAt;
  return (
    <>
      <CaseProblem model={model} />
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
