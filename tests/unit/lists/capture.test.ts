import { describe, expect, it } from 'vitest';
import { fold } from '../../../utils/dossier/fold.ts';
import type { DossierEvent, DossierSummary } from '../../../utils/dossier/types.ts';
import { capture, keptOf } from '../../../utils/lists/capture.ts';
import { parseStatuses } from '../../../utils/lists/statuses.ts';
import type { DossierRow, PortalPaper } from '../../../utils/portal/types.ts';
import { CODE, calendar, HOST, kept, opened, shipped, states, uuid } from './world.ts';

const ROW: DossierRow = {
  code: CODE,
  procedureName: 'Đăng ký nhận cha, mẹ, con',
  applicant: 'Trần Thị Huệ',
  receivedAt: '2026-11-19T09:00:00+07:00',
  appointmentAt: '2026-11-25T17:00:00+07:00',
  step: 'Thẩm tra hồ sơ',
  status: 'Đang xử lý',
  channel: 'online',
};
const see = (row: DossierRow, known?: DossierSummary, seenAt = '2026-11-23T09:10:00+07:00') =>
  capture(row, HOST, known, { procedures: shipped, calendar, states, seenAt, newId: uuid });

/** Sees the row, and keeps what comes of it with the events before. */
const day = (events: DossierEvent[], row: DossierRow, seenAt: string): DossierEvent[] => {
  const result = see(row, events.length ? kept(events) : undefined, seenAt);
  return [...events, ...(result?.events ?? [])];
};

describe('a row that is seen for the first time', () => {
  it('becomes a dossier with its procedure, reception, channel and applicant', () => {
    const dossier = kept(see(ROW)!.events);
    expect(dossier).toMatchObject({
      code: CODE,
      procedureCode: '1.001022',
      host: HOST,
      receivedAt: ROW.receivedAt,
      channel: 'online',
      portal: { applicant: 'Trần Thị Huệ', state: 'processing', status: 'Đang xử lý' },
    });
    expect(dossier.limitId).toBeUndefined();
  });
  it('of a procedure that we do not know is kept all the same, without a procedure', () =>
    expect(kept(see({ ...ROW, procedureName: 'Cấp giấy phép luyện tập' })!.events)).toMatchObject({
      procedureCode: '',
      portal: { procedureName: 'Cấp giấy phép luyện tập' },
    }));
  it('takes the case whose date the portal promises', () =>
    expect(
      kept(see({ ...ROW, procedureName: 'Đăng ký kết hôn', appointmentAt: '2026-11-27T17:00:00+07:00' })!.events)
        .limitId,
    ).toBe('xac-minh'));
  it('stores what the preview shows and nothing else', () =>
    expect(Object.keys(keptOf({ ...ROW, unread: ['received'] }, states)).toSorted()).toEqual(
      [...Object.keys(ROW), 'state'].toSorted(),
    ));
});

describe('a dossier whose own page is opened', () => {
  const steps = [{ name: 'Tiếp nhận', at: '2026-11-19T09:00:00+07:00' }, { name: 'Thẩm tra hồ sơ' }];
  const listed = see(ROW)!.events;
  const known = kept([...listed, ...see({ ...ROW, steps }, kept(listed), '2026-11-23T09:11:00+07:00')!.events]);
  it('gets its steps beside what the list showed', () =>
    expect(known.portal).toMatchObject({ applicant: 'Trần Thị Huệ', steps }));
  it('keeps them when only the list is seen again, and adds nothing for it', () =>
    expect(see(ROW, known, '2026-11-24T09:00:00+07:00')).toBeUndefined());
  it('gets one event for a step that is new', () =>
    expect(see({ ...ROW, steps: [...steps, { name: 'Trình ký' }] }, known)!.events).toHaveLength(1));
});

describe('a dossier whose own page lists its papers', () => {
  const papers: PortalPaper[] = [{ name: 'Tờ khai theo mẫu', originals: 1, says: 'in' }, { name: 'Văn bản cam đoan' }];
  const first = see({ ...ROW, papers })!;
  const known = kept(first.events);
  const again = (row: DossierRow, listed = papers) =>
    capture(
      row,
      HOST,
      known,
      { procedures: shipped, calendar, states, seenAt: '2026-11-24T09:00:00+07:00', newId: uuid },
      listed,
    );

  it('keeps them as an event of their own, with the moment at which they were seen', () => {
    expect(first.events.map(({ type }) => type)).toContain('papers-listed');
    expect(fold(first.events).portalPapers).toEqual({ host: HOST, seenAt: '2026-11-23T09:10:00+07:00', papers });
    expect(fold(first.events).papers).toEqual({}); // no state of ours comes of it
    expect(known).not.toHaveProperty('portalPapers'); // lists hold thousands of dossiers
  });
  it('adds nothing while they are the same, in whatever order a paper’s facts come, nor when a list shows none', () => {
    const turned = papers.map(
      (paper) => Object.fromEntries(Object.entries(paper).toReversed()) as unknown as PortalPaper,
    );
    expect(again({ ...ROW, papers: turned })).toBeUndefined();
    expect(again(ROW)).toBeUndefined();
  });
  it('adds one event when one of them changed, and none for the row', () =>
    expect(
      again({ ...ROW, papers: papers.with(1, { name: 'Văn bản cam đoan', attached: true }) })!.events,
    ).toMatchObject([{ type: 'papers-listed', papers: [{ says: 'in' }, { attached: true }] }]));
});

describe('a row that is seen again', () => {
  const first = see(ROW)!.events;
  const known = kept(first);

  it('adds nothing while nothing changed', () => expect(see(ROW, known, '2026-11-24T09:00:00+07:00')).toBeUndefined());
  it('adds nothing when another list shows less of it, or a name that was cut', () => {
    expect(see({ code: CODE, status: 'Đang xử lý' }, known)).toBeUndefined();
    expect(see({ ...ROW, procedureName: 'Đăng ký nhận cha' }, known)).toBeUndefined();
  });
  it('adds one event when its status changed, to the same dossier', () => {
    const next = see({ ...ROW, status: 'Yêu cầu bổ sung giấy tờ' }, known)!;
    expect(next.dossierId).toBe(known.id);
    expect(next.events.map(({ type }) => type)).toEqual(['captured']);
  });
  it('keeps since when each state was seen', () => {
    let events = day([], ROW, '2026-11-19T10:00:00+07:00');
    events = day(events, { ...ROW, status: 'Yêu cầu bổ sung giấy tờ' }, '2026-11-20T10:00:00+07:00');
    events = day(events, { ...ROW, status: 'Yêu cầu bổ sung giấy tờ', step: 'Tiếp nhận' }, '2026-11-20T11:00:00+07:00');
    events = day(events, { ...ROW, status: 'Đã bổ sung' }, '2026-11-23T10:00:00+07:00');
    events = day(events, { ...ROW, status: 'Đã trả kết quả' }, '2026-11-25T10:00:00+07:00');
    expect(kept(events).portal!.states).toEqual([
      { state: 'processing', at: '2026-11-19T10:00:00+07:00' },
      { state: 'supplement', at: '2026-11-20T10:00:00+07:00' },
      { state: 'processing', at: '2026-11-23T10:00:00+07:00' },
      { state: 'returned', at: '2026-11-25T10:00:00+07:00' },
    ]);
  });
  it('with a word that nobody knows loses the state of before', () =>
    expect(kept(day(first, { ...ROW, status: 'Chờ ký số' }, '2026-11-24T10:00:00+07:00')).portal).toMatchObject({
      status: 'Chờ ký số',
    }));
});

describe('a dossier that the officer made at the counter', () => {
  const own = opened('1.000894');
  it('keeps its procedure, and gets what the portal shows', () => {
    const { events } = see(ROW, kept(own))!;
    expect(events.map(({ type }) => type)).toEqual(['captured']);
    expect(kept([...own, ...events])).toMatchObject({
      procedureCode: '1.000894',
      portal: { applicant: 'Trần Thị Huệ' },
    });
  });
  it('gets a procedure where it had none', () =>
    expect(see(ROW, kept(opened('')))!.events.map(({ type }) => type)).toEqual(['opened', 'captured']));
});

describe('a dossier that bears two codes', () => {
  const other = { ...ROW, code: 'H26.15.3-261123-0077', status: 'Chờ bổ sung' };
  it('follows the row of its own code, and is not thrown about by the other', () => {
    const own = day([], ROW, '2026-11-23T09:10:00+07:00');
    expect(see(other, kept(own))).toBeUndefined();
  });
  it('takes over the row of its own code where the other was seen first', () => {
    const first = [...opened('1.001022'), ...see(other, kept(opened('1.001022')))!.events];
    const known = { ...kept(first), code: ROW.code, codes: [other.code] };
    expect(see(ROW, known)!.events).toMatchObject([{ type: 'captured', row: { code: ROW.code } }]);
  });
});

describe('words of the portals', () => {
  it('mean one state each, in any case and spelling of the tone', () => {
    expect(states('ĐÃ TRẢ KẾT QUẢ')).toBe('returned');
    expect(states('Chờ ký số')).toBeUndefined();
    expect(states(undefined)).toBeUndefined();
  });
  it('that mean two things are refused', () => {
    const row = (state: string) => ({ family: 'th', text: 'Đã bổ sung', state });
    expect(() => parseStatuses({ statuses: [row('done'), row('processing')] })).toThrow(RangeError);
    expect(() => parseStatuses({ statuses: [row('xong')] })).toThrow();
  });
});
