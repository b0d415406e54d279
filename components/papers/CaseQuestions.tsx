import { answerOf, type Cases } from '../../utils/checklist/cases.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Question } from '../../utils/procedure/types.ts';

interface Props {
  questions: readonly Question[];
  cases: Cases;
  onChoose: (question: Question, when: string | null) => void;
}

/** The case in the citizen's words: one question a line, answered by a click; the same answer again takes it back. */
export const CaseQuestions = ({ questions, cases, onChoose }: Props) => {
  if (!questions.length) return null;
  const open = questions.filter((question) => !answerOf(question, cases));
  const list = (
    <ul class="stack">
      {questions.map((question) => {
        const chosen = answerOf(question, cases);
        return (
          <li key={question.id} data-question={question.id}>
            <fieldset>
              <legend class="small">{question.ask}</legend>
              {question.answers.map((answer) => (
                <button
                  type="button"
                  key={answer.when}
                  class={`small ${chosen === answer ? 'chosen' : ''}`}
                  aria-pressed={chosen === answer}
                  onClick={() => onChoose(question, chosen === answer ? null : answer.when)}
                >
                  {answer.say}
                </button>
              ))}
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
  return (
    <details class="cases no-print" open={open.length > 0} data-testid="cases" data-open={open.length}>
      <summary class="small">
        {open.length ? t('cases.open', { n: open.length }) : t('cases.done', { n: questions.length })}
      </summary>
      {list}
    </details>
  );
};
