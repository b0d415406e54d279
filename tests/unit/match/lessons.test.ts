import { describe, expect, it } from 'vitest';
import { applyLessons, type Lesson, Lessons, learn, lessonsFor, lostLessons } from '../../../utils/match/lessons.ts';
import { matchForm } from '../../../utils/match/match.ts';
import type { PageForm } from '../../../utils/portal/types.ts';
import { lessonFile, parseLessonFile } from '../../../utils/settings/lessons.ts';
import { field, form, section, vocabulary } from './forms.ts';

const HOST = 'dichvucong.hanoi.gov.vn';
const TITLE = 'Tờ khai cấp bản sao';
const page = (...fields: PageForm['fields']): PageForm => form(fields, TITLE);
const teach = (of: PageForm, at: number, role: Lesson['role'], attribute: Lesson['attribute']): Lesson[] =>
  lessonsFor(of, HOST, of.fields[at]!, { role, attribute, on: '2026-11-23' });
const read = (of: PageForm, lessons: readonly Lesson[], host = HOST) =>
  applyLessons(of, host, matchForm(of, vocabulary), lessons).map(({ role, attribute }) => `${role}.${attribute}`);

const asked = page(...section('Người yêu cầu', 'Họ và tên', 'Mã riêng'), ...section('Người được cấp', 'Mã riêng'));

describe('what the officer said of a field', () => {
  it('wins over the rules on that form, for that field alone', () => {
    const lessons = teach(asked, 1, 'applicant', 'personalId');
    expect(read(asked, lessons)).toEqual(['applicant.fullName', 'applicant.personalId', 'none.other']);
  });

  it('may be that nothing of ours goes in there', () => {
    expect(read(asked, teach(asked, 0, 'none', 'none'))[0]).toBe('none.none');
  });

  it('holds when the form grew, and not on another form or another portal', () => {
    const lessons = teach(asked, 1, 'applicant', 'personalId');
    const grown = { ...page(...asked.fields, field('z', 'Ghi chú')), fingerprint: 'g' };
    expect(read(grown, lessons)[1]).toBe('applicant.personalId');
    expect(read({ ...grown, title: 'Tờ khai khác' }, lessons)[1]).toBe('none.other');
    expect(read(asked, lessons, 'dichvucong.danang.gov.vn')[1]).toBe('none.other');
  });

  it('is told apart from a field that looks the same, by its number', () => {
    const twins = page(...section('Thành viên', 'Mã riêng'), ...section('Thành viên', 'Mã riêng'));
    expect(read(twins, teach(twins, 1, 'relative', 'personalId'))).toEqual(['none.other', 'relative.personalId']);
  });

  it('does not hang on a name that changes with every load', () => {
    const first = page(field('a', 'Mã riêng', { name: 'mat-input-3' }));
    const second = page(field('b', 'Mã riêng', { name: 'mat-input-9' }));
    expect(read(second, teach(first, 0, 'applicant', 'personalId'))).toEqual(['applicant.personalId']);
  });

  it('of one box of a date is said of all three', () => {
    const box = (part: 'day' | 'month' | 'year') =>
      field(part, 'Mốc thời gian', { name: `moc-${part}`, datePart: { group: 'm', part } });
    const date = page(box('day'), box('month'), box('year'));
    expect(read(date, teach(date, 1, 'child', 'birthDate'))).toEqual([
      'child.birthDate.day',
      'child.birthDate.month',
      'child.birthDate.year',
    ]);
  });

  it('said again replaces what was said before', () => {
    const twice = learn(teach(asked, 1, 'applicant', 'personalId'), teach(asked, 1, 'applicant', 'oldIdNumber'));
    expect(twice).toHaveLength(1);
    expect(read(asked, twice)[1]).toBe('applicant.oldIdNumber');
  });
});

describe('a portal that changed its page', () => {
  const lessons = [...teach(asked, 1, 'applicant', 'personalId'), ...teach(asked, 2, 'subject', 'personalId')];
  it('is noticed by the taught fields that are gone', () => {
    const changed = { ...page(...asked.fields.slice(0, 2)), fingerprint: 'g' };
    expect(lostLessons(changed, HOST, lessons).map(({ section }) => section)).toEqual([['Người được cấp']]);
  });
  it('is not seen in the page as it was, nor in a step of a wizard that shows other fields', () => {
    expect(lostLessons(asked, HOST, lessons)).toEqual([]);
    expect(lostLessons({ ...page(field('x', 'Ghi chú')), fingerprint: 'g' }, HOST, lessons)).toEqual([]);
  });
});

describe('a file for a colleague', () => {
  const lessons = teach(asked, 1, 'applicant', 'personalId');
  it('carries every lesson and nothing else', () =>
    expect(parseLessonFile(lessonFile(lessons))).toEqual({ ok: true, lessons }));
  it.each([
    ['not-json', 'Ghi chú'],
    ['not-lessons', '[]'],
    ['not-lessons', 'null'],
    ['not-lessons', JSON.stringify({ lessons: [{ ...lessons[0], value: 'Nguyễn Văn An' }] })],
    ['not-lessons', JSON.stringify({ lessons: [{ ...lessons[0], attribute: 'phone number' }] })],
    ['not-lessons', JSON.stringify({ lessons: [{ ...lessons[0], host: 'https://a.b/?q' }] })],
  ])('is refused whole: %s', (problem, text) => expect(parseLessonFile(text)).toEqual({ ok: false, problem }));
  it('holds no place for a value', () =>
    expect(Lessons.safeParse([{ ...lessons[0], shown: 'Nguyễn Văn An' }]).success).toBe(false));
});
