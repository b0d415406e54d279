/**
 * Reading a hostile document. `<input name=parentElement>` inside a form replaces `form.parentElement`, also in the
 * isolated world, so nothing is ever read off an element: every access goes through the prototype's own getter.
 */

type Getter = (this: unknown) => unknown;
const getters = new Map<string, Getter | null>();

const read = <T>(owner: string, key: string, target: unknown): T | undefined => {
  const at = `${owner}.${key}`;
  let get = getters.get(at);
  if (get === undefined) {
    let proto: object | null =
      (globalThis as unknown as Record<string, { prototype?: object } | undefined>)[owner]?.prototype ?? null;
    get = null;
    for (; proto && !get; proto = Object.getPrototypeOf(proto))
      get = (Object.getOwnPropertyDescriptor(proto, key)?.get as Getter | undefined) ?? null;
    getters.set(at, get);
  }
  if (get === null) return undefined;
  try {
    return get.call(target) as T;
  } catch {
    return undefined; // a getter of another interface: the target is not what we took it for
  }
};

export const firstChild = (node: Node): Node | null => read<Node | null>('Node', 'firstChild', node) ?? null;
export const nextSibling = (node: Node): Node | null => read<Node | null>('Node', 'nextSibling', node) ?? null;
export const previousSibling = (node: Node): Node | null => read<Node | null>('Node', 'previousSibling', node) ?? null;
export const nodeType = (node: Node): number => read<number>('Node', 'nodeType', node) ?? 0;
export const textOf = (node: Node): string =>
  (nodeType(node) === 1
    ? read<string | null>('Element', 'textContent', node)
    : read<string | null>('CharacterData', 'data', node)) ?? '';
export const shadowOf = (el: Element): ShadowRoot | null =>
  read<ShadowRoot | null>('Element', 'shadowRoot', el) ?? null;
export const tagOf = (el: Element): string => read<string>('Element', 'localName', el) ?? '';
export const rootElement = (doc: Document): Element | null =>
  read<Element | null>('Document', 'documentElement', doc) ?? null;
export const titleOf = (doc: Document): string => read<string>('Document', 'title', doc) ?? '';

/** Parent element, out through a shadow root to its host. */
export const parentOf = (node: Node): Element | null => {
  const parent = read<Node | null>('Node', 'parentNode', node) ?? null;
  if (!parent) return null;
  if (nodeType(parent) === 1) return parent as Element;
  return nodeType(parent) === 11 ? (read<Element>('ShadowRoot', 'host', parent) ?? null) : null;
};

export const attr = (el: Element, name: string): string => Element.prototype.getAttribute.call(el, name) ?? '';
export const hasAttr = (el: Element, name: string): boolean => Element.prototype.hasAttribute.call(el, name);
export const matches = (el: Element, selector: string): boolean => Element.prototype.matches.call(el, selector);
export const closest = (el: Element, selector: string): Element | null =>
  Element.prototype.closest.call(el, selector) as Element | null;
export const find = (el: Element, selector: string): Element | null =>
  Element.prototype.querySelector.call(el, selector) as Element | null;
export const findAll = (el: Element, selector: string): Element[] => [
  ...Element.prototype.querySelectorAll.call(el, selector),
];
export const contains = (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner);
export const rectOf = (el: Element): DOMRect => Element.prototype.getBoundingClientRect.call(el);

export const scrollOf = (el: Element): { left: number; top: number } => ({
  left: read<number>('Element', 'scrollLeft', el) ?? 0,
  top: read<number>('Element', 'scrollTop', el) ?? 0,
});

/** Element with this id in the tree (document or shadow root) that `near` stands in. */
export const byId = (near: Node, id: string): Element | null => {
  if (!id) return null;
  const root = Node.prototype.getRootNode.call(near);
  if (nodeType(root) === 9) return Document.prototype.getElementById.call(root, id);
  return nodeType(root) === 11 ? DocumentFragment.prototype.getElementById.call(root, id) : null;
};

/** Attribute, or the property where scripts set it, of a form control. */
const OWNERS: Record<string, string> = {
  input: 'HTMLInputElement',
  select: 'HTMLSelectElement',
  textarea: 'HTMLTextAreaElement',
};
export const property = <T>(el: Element, key: string): T | undefined => {
  const owner = OWNERS[tagOf(el)];
  return owner ? read<T>(owner, key, el) : undefined;
};
export const optionsOf = (el: Element): Element[] => (tagOf(el) === 'select' ? findAll(el, 'option') : []);
