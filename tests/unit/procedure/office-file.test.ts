import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { type Correction, targetOf } from '../../../utils/procedure/corrections.ts';
import { type FileRefusal, officeFile, readOfficeFile, takeFile } from '../../../utils/procedure/office-file.ts';
import { shipped } from './shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const HEAD = { issuer: 'Sở Tư pháp', on: '2026-12-01' };
const base = { code: '1.000894', basis: 'Quyết định 12/QĐ-UBND', on: '2026-11-20' };
const limit = (value: number, more: object = {}): Correction => ({
  ...base,
  what: 'limit',
  at: 'xac-minh',
  value: { case: '', value, unit: 'WORKING_DAY' },
  ...more,
});
const paper: Correction = {
  ...base,
  what: 'paper',
  at: 'dv-don',
  value: { name: 'Đơn của tổ dân phố', kind: 'submit', originals: 1, copies: 0 },
};
const whole: Correction = { ...base, what: 'procedure', value: marriage };

const words = fc.stringMatching(/^[a-zđăâêôơư]{1,12}( [a-zđăâêôơư]{1,12}){0,4}$/).map((text) => text.normalize('NFC'));
const code = fc.integer({ min: 0, max: 999_999 }).map((n) => `1.${String(n).padStart(6, '0')}`);
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const anyCorrection: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({
    what: fc.constant('limit' as const),
    code,
    basis: words,
    at: slug,
    value: fc.option(
      fc.record({
        case: fc.oneof(fc.constant(''), words),
        value: fc.integer({ min: 1, max: 60 }),
        unit: fc.constantFrom('DAY' as const, 'WORKING_DAY' as const, 'HOUR' as const),
      }),
    ),
  }),
  fc.record({
    what: fc.constant('paper' as const),
    code,
    basis: words,
    at: slug,
    value: fc.option(
      fc.record({
        name: words,
        kind: fc.constantFrom('submit' as const, 'present' as const),
        originals: fc.nat(9),
        copies: fc.nat(9),
      }),
    ),
  }),
  fc.record({
    what: fc.constant('fee' as const),
    code,
    basis: words,
    at: slug,
    value: fc.option(fc.record({ text: words })),
  }),
  fc.record({
    what: fc.constant('facts' as const),
    code,
    basis: words,
    value: fc.record({ name: words }),
    was: fc.record({ name: words }),
  }),
  fc.record({
    what: fc.constant('rules' as const),
    code,
    basis: words,
    value: fc.record({
      commitment: fc.record({ value: fc.integer({ min: 1, max: 9 }), unit: fc.constant('WORKING_DAY' as const) }),
    }),
  }),
  fc.record({ what: fc.constant('hidden' as const), code, basis: words, from: fc.constant('2026-01-01') }),
  code.map((one) => ({ what: 'procedure' as const, code: one, basis: 'cổng', value: { ...marriage, code: one } })),
);
const anyList = fc.uniqueArray(anyCorrection, { selector: targetOf, maxLength: 20 });

describe('the corrections of an office as a file', () => {
  it('read again are what they were', () =>
    fc.assert(
      fc.property(anyList, (corrections) => {
        expect(readOfficeFile(officeFile({ ...HEAD, corrections }))).toEqual({ file: { ...HEAD, corrections } });
      }),
      { numRuns: 50 },
    ));

  it('taken in where they come from change nothing', () =>
    fc.assert(
      fc.property(anyList, (corrections) => {
        const { rows, next } = takeFile(corrections, { ...HEAD, corrections });
        expect(rows.every(({ change }) => change === 'same')).toBe(true);
        expect(next).toEqual(corrections);
      }),
    ));

  it('taken in where there is nothing are all there, each with who handed it over', () => {
    const { rows, next } = takeFile([], { ...HEAD, corrections: [limit(2), paper] });
    expect(rows.map(({ change }) => change)).toEqual(['new', 'new']);
    const by = { name: 'Sở Tư pháp', on: '2026-12-01' };
    expect(next).toEqual([
      { ...limit(2), by },
      { ...paper, by },
    ]);
    expect(takeFile(next, { ...HEAD, corrections: [limit(2), paper] }).rows.map(({ change }) => change)).toEqual([
      'same',
      'same',
    ]);
  });

  it('take the place of what the office said of the same row, on all days, and leave the rest', () => {
    const own = [limit(3, { until: '2026-06-30' }), limit(4, { from: '2026-07-01' }), paper];
    const { rows, next } = takeFile(own, { ...HEAD, corrections: [limit(2)] });
    expect(rows).toMatchObject([{ change: 'replaces', before: own.slice(0, 2) }]);
    expect(next).toEqual([paper, { ...limit(2), by: { name: 'Sở Tư pháp', on: '2026-12-01' } }]);
  });

  it('that went through other hands keep who made them', () => {
    const by = { name: 'UBND tỉnh', on: '2026-10-01' };
    expect(takeFile([], { ...HEAD, corrections: [limit(2, { by })] }).next).toEqual([limit(2, { by })]);
  });
});

const good = officeFile({ ...HEAD, corrections: [limit(2), paper, whole] });
const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, to);
};
const lineOf = (text: string, what: string) => text.split('\n').findIndex((line) => line.includes(what)) + 1;

describe('a file that is damaged or hostile is refused whole, with the line, the place and the reason', () => {
  it.each<[string, string, FileRefusal, string, string | undefined]>([
    ['a limit of 0 days', changed('"value": 2', '"value": 0'), 'bad-value', '"value": 0', 'corrections.0.value.value'],
    [
      'a limit that is a text',
      changed('"value": 2', '"value": "hai"'),
      'missing',
      '"hai"',
      'corrections.0.value.value',
    ],
    [
      'a paper of a name of 3,000 characters',
      changed('Đơn của tổ dân phố', 'x'.repeat(3000)),
      'too-long',
      'xxx',
      'corrections.1.value.name',
    ],
    [
      'a name that hides a character',
      changed('Đơn của tổ dân phố', 'Đơn của\u202e tổ dân phố'),
      'bad-text',
      '\u202e',
      'corrections.1.value.name',
    ],
    [
      'a name that nobody knows',
      changed('"kind": "submit"', '"kind": "submit", "onclick": "x"'),
      'unknown-key',
      'onclick',
      'corrections.1.value.onclick',
    ],
    [
      'a prototype',
      changed('"at": "dv-don"', '"at": "dv-don", "__proto__": {}'),
      'unknown-key',
      '__proto__',
      'corrections.1.__proto__',
    ],
    [
      'a correction of another kind',
      changed('"what": "paper"', '"what": "script"'),
      'bad-value',
      'script',
      'corrections.1.what',
    ],
    [
      'a code that is none',
      changed('"code": "1.000894"', '"code": "../etc"'),
      'bad-value',
      '../etc',
      'corrections.0.code',
    ],
  ])('%s', (_, text, reason, found, path) => {
    const read = readOfficeFile(text);
    expect(read).toEqual({
      refused: { reason, line: lineOf(text, found), ...(path ? { path } : {}) },
    });
  });

  it('a file that was cut, at its last line', () => {
    const cut = good.slice(0, good.indexOf('dv-don'));
    expect(readOfficeFile(cut)).toEqual({ refused: { reason: 'not-json', line: cut.split('\n').length } });
  });

  it.each<[string, Correction[], FileRefusal, string]>([
    ['two corrections of one row on one day', [limit(2), limit(3)], 'overlap', 'corrections.1'],
    ['two procedures with one code', [whole, whole], 'twice', 'corrections.1'],
    [
      'a period that ends before it begins',
      [limit(2, { from: '2026-02-01', until: '2026-01-01' })],
      'period',
      'corrections.0.until',
    ],
    [
      'two papers with one id in a whole procedure',
      [{ ...whole, value: { ...marriage, papers: [marriage.papers[0]!, marriage.papers[0]!] } } as Correction],
      'twice',
      'corrections.0.value.papers.1',
    ],
  ])('%s', (_, corrections, reason, path) => {
    const read = readOfficeFile(officeFile({ ...HEAD, corrections }));
    expect(read).toMatchObject({ refused: { reason, path } });
  });

  it.each<[string, string, FileRefusal]>([
    ['an empty file', '', 'not-json'],
    ['a picture', '\u0089PNG\r\n', 'not-json'],
    ['a list', '[]', 'not-ours'],
    ['nothing', 'null', 'not-ours'],
    ['another tool’s settings', '{"kind":"x","corrections":[]}', 'not-ours'],
    ['a later version’s file', good.replace('"format": 1', '"format": 2'), 'newer'],
    ['100,000 brackets', '['.repeat(100_000), 'not-json'],
    ['six million characters', `"${'x'.repeat(6_000_000)}"`, 'too-large'],
  ])('%s', (_, text, reason) => expect(readOfficeFile(text)).toMatchObject({ refused: { reason } }));

  it('whatever a byte of it becomes, it is read as another good file or refused with a reason', () =>
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom('"', '{', ']', ',', '0', '\u0000', 'x', '\n'),
        (at, sign) => {
          const read = readOfficeFile(good.slice(0, at) + sign + good.slice(at + 1));
          if ('refused' in read) expect(read.refused.reason).toMatch(/^[a-z-]+$/);
          else expect(read.file.corrections).toHaveLength(3);
        },
      ),
      { numRuns: 200 },
    ));
});
