import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../../components/overlay.ts';
import { offerScan } from '../../../utils/portal/offer.ts';
import { grown, isWholeCard } from '../../../utils/portal/rescue.ts';
import { CARDS } from '../../portal/cards.ts';

/** What stands in memory after these keys, one by one. */
const after = (text: string): string => [...text].reduce((before, key) => grown(before, key), '');

describe('keys that land in a field of the portal', () => {
  it.each(CARDS.map(({ id, text }) => [id, text]))('are a card: %s', (_, text) => {
    expect(isWholeCard(after(text))).toBe(true);
    expect(after(text)).toBe(text);
  });

  it('are a card also when it is pasted as a whole', () =>
    expect(isWholeCard(grown('', `${CARDS[0]!.text}\r\n`))).toBe(true));

  it('are a card also right after the officer typed something else', () =>
    expect(after(`Nguyễn Văn An ${CARDS[0]!.text}`)).toBe(CARDS[0]!.text));

  it.each([
    ['a name', 'Nguyễn Văn An'],
    ['a personal number', '001090000012'],
    ['a telephone number and more', '0912345678 nhà riêng'],
    ['a number with a bar', '001090000012|'],
    ['a short list with bars', '001090000012|1|2|3|4|5|6'],
    ['a long text with bars and no number', `Ghi chú | ${'a | '.repeat(40)}`],
    ['thirteen digits and bars', `0010900000123|${'a|'.repeat(40)}`],
  ])('are no card: %s', (_, text) => expect(isWholeCard(after(text))).toBe(false));

  it('leave nothing in memory while they are ordinary typing', () =>
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\d$/.test(text) && !/\d{12}\|/.test(text)),
        (text) => after(text) === '',
      ),
    ));
});

describe('the offer', () => {
  const offered = (take: () => Promise<unknown> = async () => null, restored = true) => {
    const bars: (Bar | null)[] = [];
    const written: string[] = [];
    const field = {} as HTMLInputElement;
    offerScan(
      { field, former: 'Hà Nội', text: CARDS[0]!.text },
      {
        bar: (content) => bars.push(content),
        take,
        restore: (_, former) => {
          written.push(former);
          return restored;
        },
      },
    );
    return { written, last: () => bars.at(-1), settle: () => new Promise((resolve) => setTimeout(resolve)) };
  };

  it('shows nothing of the card and does nothing by itself', () => {
    const { last, written } = offered();
    expect(JSON.stringify(last())).not.toMatch(/\d{4}|Phạm/);
    expect(written).toEqual([]);
  });

  it('goes when both are done, in either order', async () => {
    const first = offered();
    first.last()?.take?.run();
    await first.settle();
    expect(first.last()).not.toHaveProperty('take');
    first.last()?.undo?.run();
    expect(first.last()).toBeNull();
    const other = offered();
    other.last()?.undo?.run();
    expect(other.written).toEqual(['Hà Nội']);
    other.last()?.take?.run();
    await other.settle();
    expect(other.last()).toBeNull();
  });

  it('stays when the desk is locked: it can be pressed again', async () => {
    const { last, settle } = offered(() => Promise.reject(new Error('locked')));
    last()?.take?.run();
    await settle();
    expect(last()?.text).toContain('mở khóa');
    expect(last()?.take).toBeDefined();
  });

  it('says when the field takes nothing back', () => {
    const { last } = offered(undefined, false);
    last()?.undo?.run();
    expect(last()?.text).toContain('tự xóa');
    expect(last()?.undo).toBeDefined();
  });
});
