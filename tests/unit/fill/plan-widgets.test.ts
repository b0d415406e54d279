import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { AN, outcome, planned } from './fixtures.ts';

type Line = Partial<Field> & { asks: Attribute };
const steps = (form: Record<string, Line>) => planned(form, { applicant: AN }).steps;

describe('a control that takes province and commune together', () => {
  it.each(['permanentAddress', 'permanentAddress.province', 'permanentAddress.commune'] as const)(
    'is walked from the one to the other, whatever its label asks (%s)',
    (asks) => {
      const { place: step } = steps({ place: { asks, widget: 'cascader' } });
      const unit = AN.place?.units[0];
      expect(step).toMatchObject({ shown: `${unit?.province} / ${unit?.name}`, write: { kind: 'path' } });
      const path = step && 'write' in step && step.write.kind === 'path' ? step.write.accept : [];
      expect(path.map(([first]) => first)).toEqual([unit?.province, unit?.name]);
    },
  );

  it('is left where it asks for anything else', () =>
    expect(outcome(steps({ name: { asks: 'fullName', widget: 'cascader' } }))).toEqual({
      name: '-unsupported-widget',
    }));
});

describe('a box whose value a calendar keeps', () => {
  it('takes a day', () =>
    expect(steps({ born: { asks: 'birthDate', widget: 'date-picker' } })).toMatchObject({
      born: { write: { kind: 'date' } },
    }));
  it('takes no text', () =>
    expect(outcome(steps({ name: { asks: 'fullName', widget: 'date-picker' } }))).toEqual({
      name: '-unsupported-widget',
    }));
});

describe('a page that reloads itself on a choice', () => {
  const reloads = true as const;
  it('is given its choices before anything that a reload would wipe, the province before its communes', () => {
    const form: Record<string, Line> = {
      name: { asks: 'fullName' },
      commune: { asks: 'permanentAddress.commune', widget: 'native-select', reloads },
      number: { asks: 'personalId', reloads },
      province: { asks: 'permanentAddress.province', widget: 'native-select', reloads },
    };
    expect(Object.keys(steps(form))).toEqual(['number', 'province', 'commune', 'name']);
  });
});
