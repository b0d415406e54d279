import type { FormControl } from '@angular/forms';
import type { Model } from '../client-record.ts';

export interface Row {
  ma: string;
  ten: string;
}
export const rows = async (path: string): Promise<Row[]> =>
  ((await (await fetch(path)).json()) as { ten: string }[]).map(({ ten }, index) => ({
    ma: `ma-${index}-${ten}`,
    ten,
  }));

const dayOf = (day: Date): string =>
  [day.getDate(), day.getMonth() + 1, day.getFullYear()].map((part) => String(part).padStart(2, '0')).join('/');

/** What a control of the page holds, as the portal would send it; text typed over a list is no choice and sends nothing. */
export const record = (model: Model, name: string, control: FormControl, isChoice: boolean): void => {
  control.valueChanges.subscribe((value: unknown) => {
    if (value instanceof Date) model.set(name, dayOf(value));
    else if (typeof value === 'object' && value !== null) model.set(name, (value as Row).ten);
    else if (isChoice)
      model.set(name, String(value ?? '').startsWith('ma-') ? String(value).replace(/^ma-\d+-/, '') : '');
    else model.set(name, value ?? '');
  });
};
