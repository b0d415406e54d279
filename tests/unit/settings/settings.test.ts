import { beforeEach, describe, expect, it } from 'vitest';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { NO_OFFICE, readSettings, writeSettings } from '../../../utils/settings/settings.ts';

const DEFAULTS = {
  language: 'vi',
  theme: 'system',
  idleMinutes: 15,
  offHosts: [],
  scannerBaud: '9600',
  office: NO_OFFICE,
};
let area: Area;
beforeEach(() => {
  area = memoryArea();
});

describe('settings', () => {
  it('are Vietnamese, a quarter of an hour, nothing switched off, until the officer says otherwise', async () =>
    expect(await readSettings(area)).toEqual(DEFAULTS));

  it('keep each change and leave the rest', async () => {
    expect(await writeSettings(area, { idleMinutes: 5 })).toEqual({ ...DEFAULTS, idleMinutes: 5 });
    await writeSettings(area, { offHosts: ['motcua.moj.gov.vn'] });
    expect(await readSettings(area)).toEqual({ ...DEFAULTS, idleMinutes: 5, offHosts: ['motcua.moj.gov.vn'] });
  });

  it('keep the office, and an office that is damaged takes nothing else with it', async () => {
    const office = { ...NO_OFFICE, name: 'UBND phường Thử', communeCode: '10123' };
    await writeSettings(area, { theme: 'dark', office });
    expect((await readSettings(area)).office).toEqual(office);
    await area.set('settings', { theme: 'dark', office: { communeCode: 'Kiến Hưng' } });
    expect(await readSettings(area)).toEqual({ ...DEFAULTS, theme: 'dark' });
  });

  it('of an older version get what is new; what nobody knows any more is dropped', async () => {
    await area.set('settings', { language: 'en', fontSize: 14 });
    expect(await readSettings(area)).toEqual({ ...DEFAULTS, language: 'en' });
  });

  it.each<[string, unknown]>([
    ['text', 'settings'],
    ['a list', []],
    ['nothing', null],
    ['a language that we do not speak', { language: 'fr' }],
    ['a lock that never comes', { idleMinutes: Number.POSITIVE_INFINITY }],
    ['a lock that always comes', { idleMinutes: 0 }],
    ['a lock after NaN minutes', { idleMinutes: Number.NaN }],
    ['hosts that are no list', { offHosts: 'motcua.moj.gov.vn' }],
  ])('that were damaged into %s are the defaults', async (_, damaged) => {
    await area.set('settings', damaged);
    expect(await readSettings(area)).toEqual(DEFAULTS);
  });

  it.each([0, 241, -1, Number.NaN, Number.POSITIVE_INFINITY, '15' as unknown as number])(
    'refuse %s idle minutes and stay as they were',
    async (idleMinutes) => {
      await writeSettings(area, { idleMinutes: 30 });
      await expect(writeSettings(area, { idleMinutes })).rejects.toThrow();
      expect(await readSettings(area)).toMatchObject({ idleMinutes: 30 });
    },
  );

  it('repair a damaged entry with the first change', async () => {
    await area.set('settings', 'settings');
    await writeSettings(area, { theme: 'dark' });
    expect(await readSettings(area)).toEqual({ ...DEFAULTS, theme: 'dark' });
  });

  it('stand in one entry that holds nothing else', async () => {
    await writeSettings(area, { theme: 'dark' });
    expect(await area.entries('')).toEqual([['settings', { ...DEFAULTS, theme: 'dark' }]]);
  });
});
