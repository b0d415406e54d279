import { describe, expect, it } from 'vitest';
import { CLEARED_ON_LOCK, PLACE_CHOICES } from '../../../utils/counter/keys.ts';
import { placed, rememberedPlace, rememberPlace } from '../../../utils/counter/place.ts';
import { memoryArea } from '../../../utils/platform/area.ts';
import { places } from '../places/shipped.ts';

const SPLIT = 'Thôn Hậu, Dục Tú, Đông Anh, Hà Nội';
const waiting = (id: string, address?: string) => ({
  id,
  citizen: { fullName: 'Trần Văn Bình', source: 'typed' as const, warnings: [], ...(address && { address }) },
});
const at = (id: string, address: string | undefined, chosen: Record<string, string> = {}) =>
  placed(waiting(id, address), places, chosen);

describe('a person whose old commune was split', () => {
  const open = at('a', SPLIT);

  it('is asked about: all candidates are offered, nothing is resolved', () => {
    expect(open.place?.status).toBe('ambiguous');
    expect(open.candidates.length).toBeGreaterThan(1);
    expect(open.placeKey).not.toBe('');
  });

  it('lives where the officer says, and the candidates stay for a change of mind', () => {
    const second = open.candidates[1]!;
    const chosen = at('a', SPLIT, { [open.placeKey]: second.code });
    expect(chosen.place).toEqual({ status: 'resolved', units: [second], detail: 'Thôn Hậu' });
    expect(chosen.candidates).toEqual(open.candidates);
  });

  it('is not put into a unit that is no candidate', () =>
    expect(at('a', SPLIT, { [open.placeKey]: '00001' }).place?.status).toBe('ambiguous'));

  it('shares the choice with whoever has the same text, and with nobody whose hamlet differs by one diacritic', () => {
    expect(at('b', 'thôn Hậu, Dục Tú, Đông Anh, Hà Nội').placeKey).toBe(open.placeKey);
    expect(at('b', 'Thôn Hầu, Dục Tú, Đông Anh, Hà Nội').placeKey).not.toBe(open.placeKey);
  });

  it('without a hamlet on the card is asked about alone', () => {
    const one = at('a', 'Dục Tú, Đông Anh, Hà Nội');
    expect(one.candidates.length).toBeGreaterThan(1);
    expect(at('b', 'Dục Tú, Đông Anh, Hà Nội').placeKey).not.toBe(one.placeKey);
  });
});

it.each([
  ['whose address is clear', 'Số 21, Ngõ 6, Kiến Hưng, Hà Nội'],
  ['whose address nobody knows', 'Làng Không Có, Đâu Đó'],
  ['without an address', undefined],
])('a person %s is asked nothing', (_, address) =>
  expect(at('a', address)).toMatchObject({ candidates: [], placeKey: '' }),
);

describe('a choice in the memory of the session', () => {
  it('comes back for the same text, and holds no address in clear', async () => {
    const area = memoryArea();
    await rememberPlace(area, 'thôn hậu, dục tú', '00001');
    await rememberPlace(area, 'thôn hậu, dục tú', '00002');
    expect(await rememberedPlace(area, 'thôn hậu, dục tú')).toBe('00002');
    expect(await rememberedPlace(area, 'thôn hầu, dục tú')).toBeUndefined();
    expect(JSON.stringify(await area.get(PLACE_CHOICES))).not.toContain('dục tú');
  });

  it('of one person alone is not kept', async () => {
    const area = memoryArea();
    await rememberPlace(area, 'person:a', '00001');
    expect(await area.get(PLACE_CHOICES)).toBeUndefined();
  });

  it('goes with the lock', () => expect(CLEARED_ON_LOCK).toContain(PLACE_CHOICES));
});
