/** From the fields of a page to whose data each asks for, and what. Pure; refuses (low confidence) rather than guesses. */
import type { Field, PageForm } from '../portal/types.ts';
import { askedBy } from './attribute.ts';
import { blockMarks, rowsOf } from './blocks.ts';
import { type Answer, answerFor, Context, OF_DOCUMENT, PERSONAL_ID } from './context.ts';
import { guessAttributes } from './guess.ts';
import { applyOverrides, type NameOverride } from './overrides.ts';
import { type Person, repeatKey, Sequence } from './person.ts';
import { type Index, indexOf } from './phrases.ts';
import { personsIn, type Somebody, type Witness, witnessesOf } from './role.ts';
import type { Attribute, Match } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import {
  doubtAgain,
  doubtAssumed,
  doubtDoubles,
  doubtNames,
  doubtRelatives,
  doubtTitle,
  kinsfolk,
  nameFromPerson,
  narrowAddresses,
  ownersOfBusiness,
  sharedLabels,
  splitNames,
  wholeQuestions,
} from './whole-form.ts';

const DATES = new Set(['birthDate', 'idIssueDate', 'idExpiryDate']);

/** What is asked of the dead only. */
const OF_DEATH =
  /(?:ngày|nơi|giờ|nguyên nhân|thời gian) (?:chết|mất|tử vong|qua đời)|(?:cư trú|thường trú|tạm trú|nơi ở) cuối cùng/iu;

const OF_ADULTS = /^(?:id|phone|email|occupation|workplace|maritalStatus|passport|personalId|oldId|otherName|tax)/;

/** Person of a first block that has no heading, by what the whole form is for; only ever a guess unless the applicant's own. */
const subjectOf = (index: Index, form: PageForm, witnesses: readonly Witness[], asked: readonly string[]): Somebody => {
  const text = `${form.title} ${form.fields[0]?.section[0] ?? ''}`.toLocaleLowerCase('vi');
  if (text.includes('khai sinh')) return 'child';
  if (/khai tử|chứng tử|mai táng/u.test(text)) return 'deceased';
  if (/tuyển sinh|nhập học/u.test(text) && !/sinh viên|đại học|cao đẳng|thí sinh/u.test(text)) return 'child';
  const named = personsIn(index, form.title).filter((role) => role !== 'none' && role !== 'applicant');
  if (named.length === 1) return named[0]!;
  const persons = new Set(witnesses.flatMap((w) => [...w.label, ...w.section]));
  if (!persons.has('deceased') && form.fields.some((f) => OF_DEATH.test(f.label))) return 'deceased';
  if (!persons.has('applicant')) return 'applicant';
  // The one who applies is named elsewhere, so are the parents, and what is asked first is known of a newborn child.
  const until = witnesses.findIndex((w) => w.label.length || w.section.length);
  const first = asked.slice(0, until < 0 ? 0 : until);
  const newborn = first.includes('birthDate') && !first.some((attribute) => OF_ADULTS.test(attribute));
  return newborn && persons.has('father') && persons.has('mother') && !persons.has('child') ? 'child' : 'applicant';
};

/**
 * @param form a page as the collector read it
 * @param vocabulary see vocabulary.ts
 * @param overrides names of controls of a known form; they win over the rules
 * @returns one match for each field, in the form's order; below SURE on either answer a field is not to be filled
 */
export const matchForm = (form: PageForm, vocabulary: Vocabulary, overrides: readonly NameOverride[] = []): Match[] => {
  const index = indexOf(vocabulary);
  const { fields } = form;
  const context = new Context();
  const pathsWithId = new Set<string>();
  const asked = fields.map((field) => askedBy(index, field));
  fields.forEach((field, i) => {
    const { attribute } = asked[i]!;
    if (attribute && PERSONAL_ID.has(attribute)) pathsWithId.add(field.section.join('\u001f'));
  });
  const answers = fields.map((field, i) => {
    context.enter(index, field);
    return answerFor(index, field, asked[i]!, context, (path) => pathsWithId.has(path));
  });
  wholeQuestions(index, fields, answers);
  sharedLabels(index, fields, answers);
  splitNames(index, fields, answers);
  nameFromPerson(index, fields, answers);
  const witnesses = fields.map((field) => witnessesOf(index, field));
  doubtTitle(fields, witnesses);
  doubtNames(fields, witnesses);
  kinsfolk(index, fields, witnesses);
  ownersOfBusiness(witnesses);
  const rows = rowsOf(fields);
  const repeats = new Map<string, number>();
  answers.forEach(({ attribute }, i) => {
    const key = repeatKey(fields[i]!, attribute);
    if (!rows[i] && !witnesses[i]!.label.length) repeats.set(key, (repeats.get(key) ?? 0) + 1);
  });
  const mine = witnesses.filter((_, i) => !rows[i] && answers[i]!.attribute !== 'none');
  const personal = (i: number): boolean =>
    !rows[i] && answers[i]!.attribute !== 'other' && answers[i]!.attribute !== 'none';
  const told = witnesses.filter((w, i) => personal(i) && (w.label.length || w.name)).length;
  const untold = witnesses.filter((w, i) => personal(i) && !w.label.length && !w.name).length;
  const names = fields.filter(
    (_, i) => !rows[i] && answers[i]!.attribute === 'fullName' && !witnesses[i]!.label.length && !witnesses[i]!.name,
  );
  const noBlocks = !mine.some((w) => w.section.length || w.opens || w.before || w.sectionStranger);
  const sequence = new Sequence({
    // One mention of a relative among many fields of somebody else does not make it a form of several persons.
    onePerson: noBlocks && (told === 0 || (names.length === 1 && untold > 3 * told)),
    repeats,
    subject: subjectOf(
      index,
      form,
      witnesses,
      answers.map((a) => a.attribute),
    ),
  });
  const marks = blockMarks(
    fields,
    answers.map((a) => a.attribute),
  );
  const persons = fields.map((field, i) => {
    const before = fields[i - 1];
    const follows =
      before !== undefined &&
      ((field.datePart !== undefined && before.datePart?.group === field.datePart.group) ||
        (OF_DOCUMENT.has(answers[i]!.attribute) && /Id|id/.test(answers[i - 1]!.attribute)) ||
        (answers[i]!.attribute.includes('.') &&
          answers[i - 1]!.attribute.split('.')[0] === answers[i]!.attribute.split('.')[0]));
    return sequence.next(field, witnesses[i]!, answers[i]!.attribute, follows, marks[i]!, rows[i]);
  });
  doubtAssumed(fields, answers, persons);
  narrowAddresses(answers, persons);
  doubtDoubles(fields, answers, persons, witnesses);
  doubtAgain(fields, answers, persons, witnesses);
  guessAttributes(index, fields, answers);
  doubtRelatives(answers, persons, rows);
  const matches = fields.map((field, i) => toMatch(field, answers[i]!, persons[i]!));
  return applyOverrides(fields, matches, overrides);
};

const toMatch = (field: Field, answer: Answer, person: Person): Match => {
  const stranger = person.role === 'none';
  let asks = answer.attribute;
  if (field.datePart && asks !== 'other' && asks !== 'none')
    asks = DATES.has(asks) ? (`${asks}.${field.datePart.part}` as Attribute) : 'other';
  const known = asks !== 'other' && asks !== 'none';
  const attribute = stranger && known ? 'other' : asks;
  const personal = known && !stranger;
  return {
    field: field.id,
    role: personal ? person.role : 'none',
    attribute,
    ...(known && stranger ? { asks: asks as Attribute } : {}),
    roleSure: person.sure,
    // A bare address in a new-born child's block is as often the hometown.
    attributeSure: answer.assumed && /child/i.test(person.role) ? Math.min(answer.sure, 0.6) : answer.sure,
    why: [answer.why, ...(personal ? person.why : [])].filter((piece, at, all) => piece && all.indexOf(piece) === at),
  };
};
