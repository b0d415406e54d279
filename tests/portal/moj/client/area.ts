import { EformElement } from './element.ts';
import { onChanged } from './form.ts';

/**
 * x-select-area: a block that its driver builds and takes away. `when` names the driver, `is` its value; the block stands in
 * <template data-area="name">. Every change of the driver starts the block afresh: what was filled in it is gone.
 */
export class XSelectArea extends EformElement {
  protected override get ownsKey(): boolean {
    return false;
  }

  protected build(): void {
    const driver = this.getAttribute('when');
    if (!driver) return;
    onChanged(driver, this.life.signal, (value) => this.rebuild(value === this.getAttribute('is')));
  }

  private rebuild(wanted: boolean): void {
    this.replaceChildren();
    if (!wanted) return;
    const template = document.querySelector<HTMLTemplateElement>(`template[data-area="${this.fieldName}"]`);
    if (template) this.append(document.importNode(template.content, true));
  }
}
