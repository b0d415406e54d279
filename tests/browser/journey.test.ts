import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, runJourney } from '../support/journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await runJourney({ out: await mkdtemp(join(tmpdir(), 'tlmc-journey-')) });
}, 120_000);

describe('the officer’s whole job in one browser profile', () => {
  it('holds at every step', () => {
    expect(journey.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(journey.steps).toHaveLength(16);
  });

  it('fills what the preview promised, into the pages’ own models', () => {
    expect(journey.fill.planned).toBe(55);
    expect(journey.fill.filled).toBe(55);
    expect(journey.fill.inPageModel).toBe(16 + 31);
  });

  it('leaves the child of the birth form with the reason', () => {
    const left = journey.fill.refused.filter(({ form, reason }) => form === '1.001193' && reason === 'no-person');
    expect(left.map(({ field }) => field)).toContain('Nơi sinh');
  });

  it('counts the two deadlines over the holiday of 24/11', () => {
    expect(journey.deadline).toMatchObject({ marriage: '2026-12-01', birth: '2026-11-25' });
  });

  it('says in the notification how many, and nothing of anybody', () => {
    expect(journey.reminder?.text).toContain('1 hồ sơ đến hạn hôm nay');
    expect(journey.reminder?.badge).toBe('1');
  });

  it('leaves nothing readable on disk', () => {
    expect(journey.atRest?.filesScanned).toBeGreaterThan(50);
    expect(journey.atRest?.leaks).toEqual([]);
  });
});
