import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import { type Lesson, learn } from '../../utils/match/lessons.ts';
import { local } from '../../utils/platform/area.ts';
import { lessonFile, parseLessonFile, readLessons, writeLessons } from '../../utils/settings/lessons.ts';
import { attributeText } from '../FieldTeach.tsx';
import { saveFile } from '../files.ts';

const whatOf = ({ attribute, role }: Lesson): string =>
  role === 'none'
    ? t('teach.nothing')
    : t('lessons.ofRole', { what: attributeText(attribute), role: t(`role.${role}`) });

/** What was taught about fields: listed by form, taken back, given to a colleague as a file and taken from one. */
export const LessonsView = () => {
  const [lessons, setLessons] = useState<Lesson[]>([]);
  const [before, setBefore] = useState<Lesson[] | null>(null);
  const [said, setSaid] = useState<{ bad: boolean; text: string } | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void readLessons(local).then((kept) => {
      setLessons(kept.lessons);
      if (kept.damaged) setSaid({ bad: true, text: t('lessons.damaged') });
    });
  }, []);
  const keep = async (next: Lesson[], undo: Lesson[] | null, text: string) => {
    await writeLessons(local, next);
    setLessons(next);
    setBefore(undo);
    setSaid(text ? { bad: false, text } : null);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = parseLessonFile(await file.text());
    if (!read.ok) return setSaid({ bad: true, text: t(`lessons.problem.${read.problem}`) });
    await keep(learn(lessons, read.lessons), lessons, t('lessons.imported', { n: read.lessons.length }));
  };
  const save = () => saveFile('tro-ly-mot-cua-o-da-chi.json', lessonFile(lessons), 'application/json');
  const forms = [...new Set(lessons.map(({ host, title }) => t('lessons.form', { host, title })))];
  return (
    <section class="stack narrow">
      <h1>{t('lessons.title')}</h1>
      <p>{t('lessons.about')}</p>
      {lessons.length === 0 ? <p class="muted">{t('lessons.none')}</p> : null}
      {forms.map((form) => (
        <section key={form}>
          <h2>{form}</h2>
          <ul>
            {lessons
              .filter(({ host, title }) => t('lessons.form', { host, title }) === form)
              .map((lesson) => (
                <li key={`${lesson.label}${lesson.name}${lesson.nth}`} class="row" data-testid="lesson">
                  <span class="grow">
                    {t('lessons.line', { label: lesson.label || lesson.name, what: whatOf(lesson) })}
                    <span class="small muted"> {lesson.section.join(' › ')}</span>
                  </span>
                  <button
                    type="button"
                    onClick={() =>
                      void keep(
                        lessons.filter((other) => other !== lesson),
                        lessons,
                        t('lessons.changed'),
                      )
                    }
                  >
                    {t('lessons.remove')}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {said ? (
        <p class={`row note-box ${said.bad ? 'bad' : 'ok'}`} role="status">
          <span class="grow">{said.text}</span>
          {before ? (
            <button type="button" onClick={() => void keep(before, null, '')}>
              {t('lessons.undo')}
            </button>
          ) : null}
        </p>
      ) : null}
      <p class="row">
        <button type="button" disabled={lessons.length === 0} onClick={save}>
          {t('lessons.export')}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          {t('lessons.import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json"
          hidden
          data-testid="lesson-file"
          onChange={(event) => {
            const box = event.currentTarget;
            void take(box.files?.[0]).then(() => {
              box.value = '';
            });
          }}
        />
      </p>
    </section>
  );
};
