import type { Channel } from '../dossier/types.ts';
import type { Paper, Procedure, Question } from '../procedure/types.ts';
import type { Need } from './types.ts';

/** What was answered: id of the question → the condition (`when`) that holds, '' when none of them does. */
export type Cases = Readonly<Record<string, string>>;
type Asking = Pick<Procedure, 'papers' | 'questions'>;

/** The condition in the officer's words: "trường hợp ủy quyền" → "ủy quyền". */
const plain = (when: string): string => when.replace(/^trường hợp\s+/i, '');

const reaches = ({ channels, when }: Paper, channel: Channel): boolean =>
  when !== undefined && (!channels || channels.includes(channel));

/**
 * The questions that pick the case: the procedure's own, then a plain yes or no for each condition that none of them speaks of. Its id is the
 * condition itself. A condition that is only the way of submission is not asked: the channel answers it.
 */
export const questionsOf = (procedure: Asking, channel: Channel = 'counter'): Question[] => {
  const own = procedure.questions ?? [];
  const spoken = new Set(own.flatMap(({ answers }) => answers.map(({ when }) => when)));
  const open = procedure.papers.filter((paper) => reaches(paper, channel) && !paper.channels);
  const left = [...new Set(open.flatMap(({ when }) => when ?? []))].filter((when) => !spoken.has(when));
  return [
    ...own,
    ...left.map((when) => ({
      id: when,
      ask: `Có phải trường hợp ${plain(when)} không?`,
      answers: [
        { say: 'Có', when },
        { say: 'Không', when: '' },
      ],
    })),
  ];
};

/** The answer that stands; undefined when nobody answered, or when the catalogue has changed the answer since. */
export const answerOf = (question: Question, cases: Cases): Question['answers'][number] | undefined => {
  const chosen = Object.hasOwn(cases, question.id) ? cases[question.id] : undefined;
  return question.answers.find(({ when }) => when === chosen);
};

/** Does this condition hold? open = no question that speaks of it was answered. */
export const needOf = (when: string | undefined, questions: readonly Question[], cases: Cases): Need => {
  if (when === undefined) return 'always';
  const about = questions.filter(({ answers }) => answers.some((answer) => answer.when === when));
  const answered = about.flatMap((question) => answerOf(question, cases) ?? []);
  if (answered.some((answer) => answer.when === when)) return 'case';
  return answered.length ? 'not' : 'open';
};

/** Questions that nobody answered yet. */
export const unanswered = (procedure: Asking, cases: Cases, channel: Channel = 'counter'): Question[] =>
  questionsOf(procedure, channel).filter((question) => !answerOf(question, cases));
