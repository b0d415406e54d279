import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOfBreak, lineOfPath } from '../../../utils/text/json-place.ts';

const FILE = [
  '{',
  '  "a": [',
  '    {"b": "x, { \\" ]"},',
  '    {',
  '      "c": 1',
  '    }',
  '  ],',
  '  "d": "cuối"',
  '}',
].join('\n');

describe('where a value stands in a file that was refused', () => {
  it.each<[(string | number)[], number]>([
    [[], 1],
    [['a'], 2],
    [['a', 0, 'b'], 3],
    [['a', 1], 4],
    [['a', 1, 'c'], 5],
    [['d'], 8],
  ])('%j is on line %i', (path, line) => expect(lineOfPath(FILE, path)).toBe(line));

  it('is, of a value that is missing, where it ought to be', () => expect(lineOfPath(FILE, ['a', 1, 'name'])).toBe(4));

  it('is found in a file of 200,000 brackets in one another', () => {
    const deep = `${'['.repeat(200_000)}\n${']'.repeat(200_000)}`;
    expect(lineOfPath(deep, [0, 0, 0])).toBe(1);
  });

  it('is the line of each element of any list, whatever its strings hold', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string({ unit: 'binary' }), n: fc.integer() }), { minLength: 1 }),
        (rows) => {
          const lines = JSON.stringify(rows, null, 1).split('\n');
          const starts = lines.flatMap((line, at) => (line === ' {' ? [at + 1] : []));
          rows.forEach((_, at) => {
            expect(lineOfPath(lines.join('\n'), [at])).toBe(starts[at]);
            expect(lineOfPath(lines.join('\n'), [at, 'n'])).toBe(starts[at]! + 2);
          });
        },
      ),
    ));
});

describe('where a file stops being JSON', () => {
  it.each([
    ['a word that is none', '{\n"a": tru\n}', 2],
    ['a string that is not closed', '{\n"a": "x\n}', 2],
    ['an end that comes too early', '{\n"a": [1,\n2', 3],
    ['another kind of quotes', "{\n'a': 1}", 2],
  ])('%s', (_, text, line) => expect(lineOfBreak(text)).toBe(line));
});
