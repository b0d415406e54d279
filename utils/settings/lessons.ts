import { type Lesson, Lessons } from '../match/lessons.ts';
import type { Area } from '../platform/area.ts';

const KEY = 'office:fields';

/** What officers of this desk taught about fields; `damaged`: what is kept cannot be read and is not used. */
export const readLessons = async (area: Area): Promise<{ lessons: Lesson[]; damaged: boolean }> => {
  const parsed = Lessons.safeParse((await area.get(KEY)) ?? []);
  return parsed.success ? { lessons: parsed.data, damaged: false } : { lessons: [], damaged: true };
};

export const writeLessons = (area: Area, lessons: readonly Lesson[]): Promise<void> => area.set(KEY, lessons);

export const LESSON_FILE_PROBLEMS = ['not-json', 'not-lessons'] as const;

/** A colleague's file. Taken whole or not at all. */
export const parseLessonFile = (
  text: string,
): { ok: true; lessons: Lesson[] } | { ok: false; problem: (typeof LESSON_FILE_PROBLEMS)[number] } => {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not-json' };
  }
  const parsed = Lessons.safeParse((file as { lessons?: unknown } | null)?.lessons);
  return parsed.success ? { ok: true, lessons: parsed.data } : { ok: false, problem: 'not-lessons' };
};

export const lessonFile = (lessons: readonly Lesson[]): string =>
  JSON.stringify({ what: 'Trợ lý Một Cửa: ô đã chỉ, không có dữ liệu người dân', lessons }, null, 2);
