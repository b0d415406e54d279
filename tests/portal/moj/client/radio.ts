import { EformElement, node } from './element.ts';
import { commit, model } from './form.ts';

/**
 * x-radio: tick boxes that behave as radios. The box itself is never shown; what one sees and presses is the paragraph
 * around it. Options stand in the attribute `options` as `value=text` separated by `|`; `free` names the option with free text.
 * With `bare` the options have text only, no <label for>.
 */
export class XRadio extends EformElement {
  private boxes: HTMLInputElement[] = [];

  protected build(): void {
    const options = (this.getAttribute('options') ?? '').split('|').map((option) => option.split('='));
    this.replaceChildren(...options.map(([value = '', text = '']) => this.option(value, text)));
  }

  protected override left(): void {
    model.remove(this.key);
  }

  private option(value: string, text: string): HTMLElement {
    const id = `${this.fieldName}-${value}`;
    const line = node('p', { class: 'p_checkbox_custom radio-custom' });
    const box = node('input', { type: 'checkbox', id, name: this.fieldName, value });
    this.boxes.push(box);
    const bare = this.hasAttribute('bare');
    line.append(box, bare ? node('span', {}, text) : node('label', { for: id }, text));
    if (bare) this.listen(line, 'click', (event) => event.target !== box && box.click());
    if (this.getAttribute('free') === value) line.append(this.freeText(box));
    this.listen(box, 'change', () => this.changed(box, text));
    return line;
  }

  private freeText(box: HTMLInputElement): HTMLInputElement {
    const free = node('input', { type: 'text', class: 'input-field-radio', name: this.fieldName, autocomplete: 'off' });
    free.disabled = true;
    this.listen(box, 'change', () => {
      free.disabled = !box.checked;
    });
    this.listen(free, 'input', () => commit(`${this.key}:text`, free.value));
    return free;
  }

  private changed(box: HTMLInputElement, text: string): void {
    for (const other of this.boxes) {
      if (other !== box && other.checked) {
        other.checked = false;
        const free = other.parentElement?.querySelector<HTMLInputElement>('.input-field-radio');
        if (free) free.disabled = true;
      }
    }
    for (const each of this.boxes) each.parentElement?.classList.toggle('checked', each.checked);
    commit(this.key, box.checked ? text : '');
  }
}
