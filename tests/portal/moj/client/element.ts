import { claimKey, releaseKey } from './form.ts';

/** Common part of the components: built once when it enters the page, stopped when it leaves. */
export abstract class EformElement extends HTMLElement {
  protected key = '';
  protected life = new AbortController();
  private built = false;

  get fieldName(): string {
    return this.getAttribute('name') ?? '';
  }

  connectedCallback(): void {
    if (this.built) return;
    this.built = true;
    this.key = this.ownsKey ? claimKey(this.fieldName) : this.fieldName;
    this.build();
  }

  disconnectedCallback(): void {
    this.life.abort();
    if (this.ownsKey && this.key) releaseKey(this.fieldName);
    this.left();
  }

  protected get ownsKey(): boolean {
    return true;
  }

  protected abstract build(): void;

  /** Called when the component has left the page. */
  protected left(): void {}

  protected listen<K extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: K,
    handler: (event: HTMLElementEventMap[K]) => void,
  ): void {
    target.addEventListener(type, handler, { signal: this.life.signal });
  }

  /** The portal's validity mark: aria-invalid on the boxes and one line of text below. */
  protected mark(boxes: readonly HTMLElement[], message: string): void {
    const id = `${this.key}-form-item-message`;
    this.querySelector(`[id="${CSS.escape(id)}"]`)?.remove();
    for (const box of boxes) {
      if (message) box.setAttribute('aria-invalid', 'true');
      else box.removeAttribute('aria-invalid');
    }
    if (message) this.append(node('p', { id, role: 'alert', class: 'form-item-message' }, message));
  }
}

/** An element with attributes and text. */
export const node = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
};
