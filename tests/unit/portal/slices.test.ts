// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { collect, collectInSlices } from '../../../utils/portal/collect.ts';

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `<p><label for="f${n}">Ô thứ ${n}</label><input id="f${n}" name="o${n}"></p>`,
  );

describe('a page of many controls', () => {
  it('is read in slices as it is read in one go, and the page has its turn in between', async () => {
    document.body.innerHTML = `<h3>Bên nữ</h3>${rows(300).join('')}`;
    let clock = 0;
    let turns = 0;
    const inSlices = await collectInSlices(
      document,
      () => (clock += 10),
      async () => {
        turns++;
      },
    );
    expect(inSlices.form).toEqual(collect(document).form);
    expect(inSlices.form.fields).toHaveLength(300);
    expect(turns).toBeGreaterThan(3);
  });

  it('that loses its controls between two slices gives what is left, and does not fail', async () => {
    document.body.innerHTML = rows(300).join('');
    let clock = 0;
    const read = await collectInSlices(
      document,
      () => (clock += 10),
      async () => document.body.replaceChildren(),
    );
    expect(read.form.fields.length).toBeLessThanOrEqual(300);
  });
});
