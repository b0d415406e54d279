import { computed, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { questionsOf } from '../../../utils/checklist/cases.ts';
import { buildChecklist } from '../../../utils/checklist/checklist.ts';
import { type MakeEvent, papersModel } from '../../../utils/counter/papers.ts';
import { opened } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import type { Dossier, DossierEvent } from '../../../utils/dossier/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { shipped } from '../procedure/shipped.ts';

/** A book in memory: every change is kept and folded, as the real one does. */
const marriage = findProcedure(shipped, '1.000894')!;
const verify = questionsOf(marriage).find(({ id }) => id === 'xac-minh')!;
let count = 0;
let events: DossierEvent[] = [];
const dossier = signal<Dossier | null>(null);
const stamp = (dossierId: string) => {
  count += 1;
  return { id: `e${String(count).padStart(4, '0')}`, dossierId, at: '2026-11-23T09:10:00+07:00' };
};
const openDossier = (id: string): void => {
  events = [opened(stamp(id), marriage.code, '')];
  dossier.value = fold(events);
};
const change = async (...made: MakeEvent[]): Promise<void> => {
  if (!dossier.value) openDossier('first');
  events = [...events, ...made.map((make) => make(stamp(dossier.value!.id)))];
  dossier.value = fold(events);
};
const model = () =>
  papersModel({
    dossier,
    procedure: computed(() => marriage),
    checklist: computed(() => buildChecklist(marriage, dossier.value?.papers ?? {}, 'counter', dossier.value ?? {})),
    change,
  });

beforeEach(() => {
  events = [];
  dossier.value = null;
});

describe('taking the last change back', () => {
  it('goes step by step to where the officer began; each step is an event of its own', async () => {
    const papers = model();
    expect(papers.undoable.value).toBe(false);
    await papers.setPaper('to-khai', 'have');
    await papers.setPaper('to-khai', 'wrong');
    await papers.setDetail('to-khai', { reason: 'expired', note: 'từ năm 2020' });
    const written = events.length;
    await papers.undo();
    expect(dossier.value).toMatchObject({ papers: { 'to-khai': 'wrong' } });
    expect(dossier.value?.details).toBeUndefined();
    await papers.undo();
    expect(dossier.value?.papers).toEqual({ 'to-khai': 'have' });
    await papers.undo();
    expect(dossier.value?.papers).toEqual({});
    expect(events.length).toBe(written + 3);
    expect(papers.undoable.value).toBe(false);
    await papers.undo();
    expect(events.length).toBe(written + 3);
  });

  it('never reaches into another dossier', async () => {
    const papers = model();
    await papers.setPaper('to-khai', 'have');
    openDossier('second');
    expect(papers.undoable.value).toBe(false);
    const before = events.length;
    await papers.undo();
    expect(events.length).toBe(before);
  });
});

describe('the answer that the marriage must be verified', () => {
  it('chooses the limit of five working days with it, and gives it back', async () => {
    const papers = model();
    await papers.choose(verify, 'cần xác minh điều kiện kết hôn');
    expect(dossier.value).toMatchObject({
      limitId: 'xac-minh',
      cases: { 'xac-minh': 'cần xác minh điều kiện kết hôn' },
    });
    await papers.undo();
    expect(dossier.value?.limitId).toBe('thong-thuong');
    expect(dossier.value?.cases).toBeUndefined();
  });

  it('changed to no goes back to the ordinary limit', async () => {
    const papers = model();
    await papers.choose(verify, 'cần xác minh điều kiện kết hôn');
    await papers.choose(verify, '');
    expect(dossier.value).toMatchObject({ limitId: 'thong-thuong', cases: { 'xac-minh': '' } });
  });

  it('about the residence leaves the limit alone', async () => {
    const papers = model();
    const residence = questionsOf(marriage).find(({ id }) => id === 'noi-cu-tru')!;
    await papers.choose(residence, residence.answers[1]!.when);
    expect(events.map(({ type }) => type)).toEqual(['opened', 'case-chosen']);
  });
});
