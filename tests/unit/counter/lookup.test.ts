import { beforeEach, describe, expect, it, vi } from 'vitest';

// The background is not played here: no dossier is written.
vi.mock('../../../utils/messages/ask.ts', () => ({ ask: async () => [], Refused: class extends Error {} }));

import { caseModel } from '../../../utils/counter/case.ts';
import { memoryArea } from '../../../utils/platform/area.ts';
import { procedureShelf } from '../../../utils/procedure/shelf.ts';
import type { Procedure } from '../../../utils/procedure/types.ts';
import { shipped } from '../procedure/shipped.ts';

const [OWN] = shipped;
const BIRDS: Procedure = { ...OWN!, code: '1.999001', name: 'Cấp giấy xác nhận nuôi chim bồ câu' };
const soon = () => new Promise((done) => setTimeout(done, 0));

let asked: string[];
let answers: Record<string, Procedure | Error | undefined>;
const model = () =>
  caseModel({
    now: () => 0,
    iso: () => '2026-11-23T09:10:00+07:00',
    newId: () => 'd-1',
    load: async (code) => {
      asked.push(code);
      const answer = answers[code];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    finder: () => Promise.reject(new Error('not asked for')),
    shelf: procedureShelf(memoryArea()),
    draft: () => ({ host: '' }),
  });

beforeEach(() => {
  asked = [];
  answers = { '1.999001': BIRDS, '1.999002': new Error('damaged') };
});

describe('a page that names a procedure', () => {
  it('which is at hand: nothing is read', async () => {
    const desk = model();
    desk.catalogue.value = shipped;
    desk.procedureCode.value = OWN!.code;
    await soon();
    expect([desk.procedure.value, desk.lookup.value, asked]).toEqual([OWN, 'done', []]);
  });

  it('which is not: it is read by its code, once, and stays at hand', async () => {
    const desk = model();
    desk.catalogue.value = shipped;
    desk.procedureCode.value = '1.999001';
    expect(desk.lookup.value).toBe('loading');
    await soon();
    expect([desk.procedure.value, desk.lookup.value]).toEqual([BIRDS, 'done']);
    desk.procedureCode.value = OWN!.code;
    desk.procedureCode.value = '1.999001';
    await soon();
    expect(asked).toEqual(['1.999001']);
  });

  it('which nobody has: says so', async () => {
    const desk = model();
    desk.procedureCode.value = '9.999999';
    await soon();
    expect([desk.procedure.value, desk.lookup.value]).toEqual([undefined, 'unknown']);
  });

  it('whose file is damaged: says so, and the others are there', async () => {
    const desk = model();
    desk.catalogue.value = shipped;
    desk.procedureCode.value = '1.999002';
    await soon();
    expect(desk.lookup.value).toBe('damaged');
    desk.procedureCode.value = OWN!.code;
    expect([desk.procedure.value, desk.lookup.value]).toEqual([OWN, 'done']);
  });

  it('and another before the first is read: the late answer changes nothing', async () => {
    const desk = model();
    desk.procedureCode.value = '9.999999';
    desk.procedureCode.value = '1.999001';
    await soon();
    expect([desk.procedure.value, desk.lookup.value]).toEqual([BIRDS, 'done']);
  });
});
