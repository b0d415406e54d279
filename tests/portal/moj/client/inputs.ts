import { EformElement, node } from './element.ts';
import { commit, model } from './form.ts';

/** x-input: one text box. The model follows `input`; the check runs when the box is left. */
export class XInput extends EformElement {
  protected build(): void {
    const box = node('input', { class: 'input-field', type: 'text', name: this.fieldName, autocomplete: 'off' });
    if (this.hasAttribute('readonly')) box.readOnly = true;
    this.replaceChildren(box);
    this.listen(box, 'input', () => {
      box.value = this.clean(box.value);
      commit(this.key, box.value);
    });
    for (const type of ['change', 'blur'] as const)
      this.listen(box, type, () => this.mark([box], this.fault(box.value)));
  }

  protected override left(): void {
    model.remove(this.key);
  }

  protected clean(text: string): string {
    return text;
  }

  protected fault(text: string): string {
    if (this.getAttribute('check') !== 'so-dinh-danh' || text === '' || /^\d{12}$/.test(text)) return '';
    return 'Số định danh cá nhân gồm 12 chữ số';
  }
}

/** x-input-number: keeps digits only. */
export class XInputNumber extends XInput {
  protected override clean(text: string): string {
    return text.replace(/\D/g, '');
  }
}

const PARTS = [
  { part: 'day', length: 2 },
  { part: 'month', length: 2 },
  { part: 'year', length: 4 },
] as const;

/** x-date: three boxes and a hidden one. A full box hands the caret to the next one. */
export class XDate extends EformElement {
  private boxes: HTMLInputElement[] = [];
  private stored = node('input', { type: 'hidden' });

  protected build(): void {
    const row = node('div', { class: 'date-parts' });
    this.boxes = PARTS.map(({ part, length }, index) => {
      const box = node('input', {
        type: 'text',
        class: `date-${part}`,
        maxlength: String(length),
        inputmode: 'numeric',
        autocomplete: 'off',
        [this.boxAttribute]: `${this.fieldName}-${part}`,
      });
      if (index > 0) row.append(node('span', {}, '/'));
      row.append(box);
      return box;
    });
    this.stored.name = `${this.fieldName}-name-date-input`;
    this.replaceChildren(row, this.stored);
    this.boxes.forEach((box, index) => {
      this.listen(box, 'input', () => this.typed(box, index));
      this.listen(box, 'change', () => this.leave(box));
      this.listen(box, 'blur', () => this.leave(box));
    });
  }

  protected override left(): void {
    model.remove(this.key);
  }

  /** x-date names its boxes, x-date-text gives them ids. */
  protected get boxAttribute(): 'name' | 'id' {
    return 'name';
  }

  private typed(box: HTMLInputElement, index: number): void {
    box.value = box.value.replace(/\D/g, '').slice(0, box.maxLength);
    const next = this.boxes[index + 1];
    if (next && box.value.length === box.maxLength && document.activeElement === box) next.focus();
    this.update();
  }

  private leave(box: HTMLInputElement): void {
    if (box.maxLength === 2 && box.value.length === 1) {
      box.value = box.value.padStart(2, '0');
      this.update();
    }
    const filled = this.boxes.every((each) => each.value !== '');
    this.mark(this.boxes, filled && this.stored.value === '' ? 'Ngày tháng không hợp lệ' : '');
  }

  private update(): void {
    const [day = '', month = '', year = ''] = this.boxes.map((box) => box.value);
    this.stored.value = this.read(day, month, year);
    commit(this.key, this.stored.value);
  }

  /** dd/mm/yyyy once the three boxes make a day that exists, else ''. */
  protected read(day: string, month: string, year: string): string {
    if (!/^\d{4}$/.test(year) || Number(year) < 1900) return '';
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    return exists ? `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}` : '';
  }
}

/** x-date-text: a date that may be known in part (year, or month and year). */
export class XDateText extends XDate {
  protected override get boxAttribute(): 'name' | 'id' {
    return 'id';
  }

  protected override read(day: string, month: string, year: string): string {
    if (day === '' && month === '') return /^\d{4}$/.test(year) ? year : '';
    if (day === '')
      return /^(0?[1-9]|1[0-2])$/.test(month) && /^\d{4}$/.test(year) ? `${month.padStart(2, '0')}/${year}` : '';
    return super.read(day, month, year);
  }
}
