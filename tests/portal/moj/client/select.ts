import { EformElement, node } from './element.ts';
import { commit, loadOptions, model, onChanged } from './form.ts';

/** Stands behind every text in the closed box, as part of the text itself. */
const ARROW = ' ▼';
const EMPTY = 'Không có dữ liệu';

/**
 * x-select: a list that is in the page only while it is open. It opens on click (or Enter), closes on a choice or on a click
 * anywhere else, and takes the choice on the option's click. `depends-on` names the field that the list hangs on.
 */
export class XSelect extends EformElement {
  /** Once something is chosen the list begins with the placeholder, which takes the choice back. */
  protected clearable = true;
  private host = node('div');
  private box = node('div', { class: 'input-field-select', tabindex: '0' });
  private list: HTMLElement | undefined;
  private options: string[] = [];
  private value = '';
  private of: string | undefined;

  protected build(): void {
    this.host.id = `custom-select-${this.fieldName}`;
    this.host.append(this.box);
    this.replaceChildren(this.host);
    this.show('');
    this.listen(this.box, 'click', () => (this.list ? this.close() : this.open()));
    this.listen(this.box, 'keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') this.open();
      if (event.key === 'Escape') this.close();
    });
    document.addEventListener('click', (event) => !event.composedPath().includes(this.host) && this.close(), {
      signal: this.life.signal,
    });
    const parent = this.getAttribute('depends-on');
    if (parent) onChanged(parent, this.life.signal, (value) => void this.follow(value));
    else void this.load();
    const preset = this.getAttribute('value');
    if (preset) this.choose(preset);
  }

  protected override left(): void {
    model.remove(this.key);
  }

  private async load(): Promise<void> {
    const of = this.of;
    const options = await loadOptions(this.getAttribute('api') ?? '', of);
    // A list that comes after the field above changed once more is of no use.
    if (this.of !== of) return;
    this.options = options;
    if (this.list) this.fillList();
  }

  /** The field above changed: the choice and the list are gone at once, the new list comes when it comes. */
  private async follow(of: string): Promise<void> {
    this.of = of;
    this.options = [];
    if (this.value) this.choose('');
    if (this.list) this.fillList();
    if (of) await this.load();
  }

  private get placeholder(): string {
    return this.getAttribute('placeholder') || 'Vui lòng chọn';
  }

  private show(value: string): void {
    this.value = value;
    this.box.textContent = (value || this.placeholder) + ARROW;
    this.box.classList.toggle('has-value', value !== '');
  }

  private choose(value: string): void {
    this.show(value);
    commit(this.key, value);
    if (value) this.mark([this.box], '');
  }

  private open(): void {
    if (this.list || this.hasAttribute('disabled')) return;
    this.list = node('div', { class: 'input-field-select-options' });
    this.fillList();
    this.host.append(this.list);
  }

  private fillList(): void {
    const options = this.options.map((text) => this.option(text, text));
    if (this.value && this.clearable) options.unshift(this.option(this.placeholder, ''));
    this.list?.replaceChildren(...(options.length > 0 ? options : [node('div', { class: 'empty' }, EMPTY)]));
  }

  private option(text: string, value: string): HTMLElement {
    const option = node('div', {}, text);
    this.listen(option, 'click', () => {
      this.choose(value);
      this.close();
    });
    return option;
  }

  private close(): void {
    this.list?.remove();
    this.list = undefined;
  }
}

/** x-select-default: the same with a choice made beforehand (attribute `value`); it has no entry for none. */
export class XSelectDefault extends XSelect {
  protected override clearable = false;
}
