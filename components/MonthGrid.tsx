import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { addMonths, civilOf, type Day, dayText } from '../utils/calendar/day.ts';
import { weeksOf } from '../utils/calendar/month.ts';
import { t } from '../utils/i18n/ui.ts';

export interface Cell {
  class?: string;
  /** Read out after the date. */
  said?: string;
  children?: ComponentChildren;
}

interface Props {
  year: number;
  month: number;
  label: string;
  selected: Day;
  onSelect: (day: Day) => void;
  cell: (day: Day) => Cell;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month as a wall calendar: arrows go from day to day, PageUp and PageDown from month to month, one stop for the Tab key. */
export const MonthGrid = ({ year, month, label, selected, onSelect, cell }: Props) => {
  const moved = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [selected]);
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const months = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    if (step === undefined && months === 0) return;
    event.preventDefault();
    moved.current = true;
    onSelect(step === undefined ? addMonths(selected, months) : selected + step);
  };
  return (
    <table class="month" ref={grid} onKeyDown={onKey}>
      <caption>{label}</caption>
      <thead>
        <tr>
          {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => {
              if (day === null) return <td key={`empty-${index}`} />;
              const { class: style = '', said, children } = cell(day);
              return (
                <td key={day} class={style}>
                  <button
                    type="button"
                    data-date={dayText(day)}
                    tabIndex={day === selected ? 0 : -1}
                    aria-pressed={day === selected}
                    onClick={() => onSelect(day)}
                  >
                    <span class="day-number">{civilOf(day).dayOfMonth}</span>
                    <span class="sr-only">{said}</span>
                    {children}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
