const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[\s,T]+(\d{1,2})(?:[:hg.](\d{2}))?(?::\d{2})?)?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** Registers write the hour first as often as last: "09:10 23/11/2026". */
const HOUR_FIRST = /^(\d{1,2})[:hg.](\d{2})(?::\d{2})?[\s,]+(.+)$/;

/** Opening of the desk: where a register gives the day alone. It is before every hour after which a day counts for the next one. */
const OPENING = '07:30';

/** "23/11/2026 09:10", "23.11.26", "2026-11-23", "9h10 23/11/2026" → ISO +07:00; undefined when there is no such moment. */
export const readMomentCell = (cell: string): string | undefined => {
  const text = cell.trim();
  const turned = HOUR_FIRST.exec(text);
  if (turned && DAY.test(turned[3]!)) return readMomentCell(`${turned[3]} ${turned[1]}:${turned[2]}`);
  const byDay = DAY.exec(text);
  const byYear = byDay ? null : ISO.exec(text);
  const [day, month, year, hour, minute] = byDay
    ? [byDay[1], byDay[2], byDay[3], byDay[4], byDay[5]]
    : [byYear?.[3], byYear?.[2], byYear?.[1], byYear?.[4], byYear?.[5]];
  if (!day || !month || !year) return undefined;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || !real.toISOString().startsWith(date)) return undefined;
  if (hour === undefined) return `${date}T${OPENING}:00+07:00`;
  if (Number(hour) > 23 || Number(minute ?? 0) > 59) return undefined;
  return `${date}T${hour.padStart(2, '0')}:${minute ?? '00'}:00+07:00`;
};
