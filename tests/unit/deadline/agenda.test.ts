import { describe, expect, it } from 'vitest';
import { dayText } from '../../../utils/calendar/day.ts';
import { agendaOf, byDay, weekOf } from '../../../utils/deadline/agenda.ts';
import { icsOf } from '../../../utils/deadline/ics.ts';
import type { DossierSummary } from '../../../utils/dossier/types.ts';
import { PLANTED } from '../db/desk.ts';
import { shipped } from '../procedure/shipped.ts';
import { calendar } from './cases.ts';

const NOW = '2026-11-25T09:00:00+07:00';
const at = (moment: string) => `2026-${moment}:00+07:00`;
const summary = (id: string, receivedAt: string, more: Partial<DossierSummary> = {}): DossierSummary => ({
  id,
  code: `H26.15.3-2611${receivedAt.slice(3, 5)}-${id}`,
  procedureCode: '1.000894',
  host: '',
  people: [{ role: 'wife', fullName: PLANTED.bride, personalId: PLANTED.brideNumber }],
  receivedAt: at(receivedAt),
  channel: 'counter',
  limitId: 'xac-minh',
  papers: {},
  notes: 0,
  words: '',
  codes: [],
  tags: [],
  pinned: false,
  openedAt: at(receivedAt),
  updatedAt: at(receivedAt),
  ...more,
});
const agenda = (dossiers: DossierSummary[], procedures = shipped) => agendaOf(dossiers, procedures, calendar, NOW);

describe('the schedule of an office', () => {
  it('holds what runs, the earliest first; not what waits, is done, or contradicts itself', () => {
    const items = agenda([
      summary('late', '11-16T09:00'),
      summary('soon', '11-23T09:00'),
      summary('today', '11-17T09:00'),
      summary('waits', '11-23T09:00', { clock: [{ id: 'e', type: 'SUPPLEMENT_REQUESTED', at: at('11-24T09:00') }] }),
      summary('done', '11-23T09:00', { resultAt: at('11-25T08:00') }),
      summary('odd', '11-23T09:00', { clock: [{ id: 'e', type: 'RESULT', at: at('11-20T09:00') }] }),
      summary('unknown', '11-23T09:00', { procedureCode: '9.999999' }),
    ]);
    expect(items.map(({ dossierId, state }) => [dossierId, state])).toEqual([
      ['late', 'overdue'],
      ['today', 'today'],
      ['soon', 'running'],
    ]);
    expect([...byDay(items)].map(([day, { length }]) => [dayText(day), length])).toEqual([
      ['2026-11-23', 1],
      ['2026-11-25', 1],
      ['2026-12-01', 1],
    ]);
  });

  it('has those of one moment in the order of their codes, however they come', () => {
    const two = [summary('b', '11-16T09:00'), summary('a', '11-16T10:00')];
    for (const dossiers of [two, two.toReversed()])
      expect(agenda(dossiers).map(({ dossierId }) => dossierId)).toEqual(['a', 'b']);
  });

  it('goes by the office’s promise while that runs, and names the law’s day beside it', () => {
    const promised = shipped.map((procedure) => ({
      ...procedure,
      office: { commitment: { value: 3, unit: 'WORKING_DAY' as const } },
    }));
    expect(agenda([summary('a', '11-23T09:00')], promised)[0]).toMatchObject({
      dueAt: '2026-11-27T23:59:59+07:00',
      lawDueAt: '2026-12-01T23:59:59+07:00',
    });
  });

  it('has weeks from Monday to Sunday', () => {
    const [item] = agenda([summary('a', '11-23T09:00')]);
    expect(
      weekOf(item!.day)
        .map(dayText)
        .filter((_, n) => n % 6 === 0),
    ).toEqual(['2026-11-30', '2026-12-06']);
  });
});

describe('the file for Outlook', () => {
  const long = shipped.map((procedure) => ({
    ...procedure,
    name: `${procedure.name}; ghi chú, rất dài ${'ạ'.repeat(90)}`,
  }));
  const { code: _, ...noCode } = summary('b', '11-24T09:00');
  const file = icsOf(agenda([summary('a', '11-23T09:00'), noCode], long), NOW);
  const unfolded = file.replaceAll('\r\n ', '');

  it('is an iCalendar file: CRLF, lines of at most 75 octets, each begun thing ended', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = file.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const begun = [...unfolded.matchAll(/^BEGIN:(\w+)/gm)].map(([, name]) => name);
    const ended = [...unfolded.matchAll(/^END:(\w+)/gm)].map(([, name]) => name);
    expect(begun.toSorted()).toEqual(ended.toSorted());
    expect(begun.filter((name) => name === 'VALARM')).toHaveLength(2);
  });

  it('names the code and the procedure, escaped, with the due day and an alarm', () => {
    expect(unfolded).toContain('SUMMARY:Hạn trả H26.15.3-261123-a');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20261201');
    expect(unfolded).toContain('TRIGGER:PT7H30M');
    expect(unfolded).toContain('DTSTAMP:20261125T020000Z');
    expect(unfolded).toMatch(/DESCRIPTION:.*\\; ghi chú\\, rất dài ạ{90}/);
    expect(unfolded).toContain('UID:a@tro-ly-mot-cua');
  });

  it('names no person', () => {
    for (const planted of [PLANTED.bride, PLANTED.brideNumber]) expect(unfolded).not.toContain(planted);
  });

  it('gives a limit of hours its minute', () => {
    const express = shipped.map((procedure) => ({
      ...procedure,
      office: { commitment: { value: 2, unit: 'WORKING_HOUR' as const } },
    }));
    const today = icsOf(agenda([summary('a', '11-25T08:30')], express), NOW);
    expect(today).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261125T103000');
    expect(today).toContain('TRIGGER:-PT1H');
  });
});
