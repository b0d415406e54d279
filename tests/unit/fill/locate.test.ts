import { describe, expect, it } from 'vitest';
import { indexNow, locate } from '../../../utils/fill/locate.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field } from './fixtures.ts';

/** As far as locating goes, an element is a thing that is in the page or not. */
const element = (isConnected = true) => ({ isConnected }) as HTMLElement;
const signature = ({ label, section, name }: Field) => [label, section.join(), name].join('|');

const father = field({ id: '1', label: 'Họ tên', section: ['Cha'], name: 'cha' });
const mother = field({ id: '2', label: 'Họ tên', section: ['Mẹ'], name: 'me' });
const pageOf = (...rows: [Field, HTMLElement][]) =>
  indexNow(
    {
      form: { fingerprint: '', title: '', fields: rows.map(([each]) => each) },
      elements: new Map(rows.map(([each, at]) => [each.id, [at]])),
    },
    signature,
  );
const seen = (each: Field, at: HTMLElement) => ({ signature: signature(each), elements: [at] });

describe('the control of the preview', () => {
  it('is the same element under the same label', () => {
    const at = element();
    expect(locate(seen(father, at), pageOf([father, at], [mother, element()]), signature)).toMatchObject({
      field: father,
    });
  });

  it('is refused when its label is now that of another person, even though the right label stands elsewhere', () => {
    const [a, b] = [element(), element()];
    const swapped = pageOf([mother, a], [father, b]);
    expect(locate(seen(father, a), swapped, signature)).toBe('target-changed');
    expect(locate(seen(mother, b), swapped, signature)).toBe('target-changed');
  });

  it('is found again by its label when the portal rebuilt it', () => {
    const fresh = element();
    expect(locate(seen(father, element(false)), pageOf([father, fresh], [mother, element()]), signature)).toMatchObject(
      {
        elements: [fresh],
      },
    );
  });

  it('is refused when it was rebuilt and two controls now look like it', () => {
    const twin = { ...father, id: '3' };
    const now = pageOf([father, element()], [twin, element()]);
    expect(locate(seen(father, element(false)), now, signature)).toBe('target-changed');
  });

  it('is told from its double by the element: one form has one name twice', () => {
    const [a, b] = [element(), element()];
    const twin = { ...father, id: '3' };
    expect(locate(seen(twin, b), pageOf([father, a], [twin, b]), signature)).toMatchObject({ field: { id: '3' } });
  });

  it('is gone when neither the element nor its like is there', () => {
    expect(locate(seen(father, element(false)), pageOf([mother, element()]), signature)).toBe('target-gone');
  });
});
