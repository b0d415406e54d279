/**
 * Reading a hostile document. `<input name=parentElement>` inside a form replaces `form.parentElement`, also in the
 * isolated world, so nothing is ever read off an element: every access goes through the prototype's own getter.
 */

type Getter = (this: unknown) => unknown;

/**
 * The prototype's own getter as a function, looked for at its first use: a script that runs before the document has the interfaces, a test gets
 * them late. One closure a property, because a big page asks tens of thousands of times.
 */
const getter = <T>(owner: string, key: string): ((target: unknown) => T | undefined) => {
  let get: Getter | null | undefined;
  return (target) => {
    if (get === undefined) {
      let proto: object | null =
        (globalThis as unknown as Record<string, { prototype?: object } | undefined>)[owner]?.prototype ?? null;
      get = null;
      for (; proto && !get; proto = Object.getPrototypeOf(proto))
        get = (Object.getOwnPropertyDescriptor(proto, key)?.get as Getter | undefined) ?? null;
    }
    if (get === null) return undefined;
    try {
      return get.call(target) as T;
    } catch {
      return undefined; // a getter of another interface: the target is not what we took it for
    }
  };
};

const readFirstChild = getter<Node | null>('Node', 'firstChild');
const readNextSibling = getter<Node | null>('Node', 'nextSibling');
const readPreviousSibling = getter<Node | null>('Node', 'previousSibling');
const readNodeType = getter<number>('Node', 'nodeType');
const readTextContent = getter<string | null>('Element', 'textContent');
const readData = getter<string | null>('CharacterData', 'data');
const readShadow = getter<ShadowRoot | null>('Element', 'shadowRoot');
const readTag = getter<string>('Element', 'localName');
const readRoot = getter<Element | null>('Document', 'documentElement');
const readTitle = getter<string>('Document', 'title');
const readParent = getter<Node | null>('Node', 'parentNode');
const readHost = getter<Element>('ShadowRoot', 'host');
const readScrollLeft = getter<number>('Element', 'scrollLeft');
const readScrollTop = getter<number>('Element', 'scrollTop');
const readFirst = getter<Element | null>('Element', 'firstElementChild');
const readNext = getter<Element | null>('Element', 'nextElementSibling');
const readPrevious = getter<Element | null>('Element', 'previousElementSibling');
const readChildCount = getter<number>('Element', 'childElementCount');

export const firstChild = (node: Node): Node | null => readFirstChild(node) ?? null;
export const nextSibling = (node: Node): Node | null => readNextSibling(node) ?? null;
export const previousSibling = (node: Node): Node | null => readPreviousSibling(node) ?? null;
export const nodeType = (node: Node): number => readNodeType(node) ?? 0;
/** Of a text node only: half the work of textOf. */
export const dataOf = (node: Node): string => readData(node) ?? '';
export const textOf = (node: Node): string => (nodeType(node) === 1 ? readTextContent(node) : readData(node)) ?? '';
export const shadowOf = (el: Element): ShadowRoot | null => readShadow(el) ?? null;
export const tagOf = (el: Element): string => readTag(el) ?? '';
export const rootElement = (doc: Document): Element | null => readRoot(doc) ?? null;
export const titleOf = (doc: Document): string => readTitle(doc) ?? '';
/** All text in an element; textOf for one that is known to be an element. */
export const wordsIn = (el: Element): string => readTextContent(el) ?? '';
/** How many elements stand directly in it. */
export const childCount = (el: Element): number => readChildCount(el) ?? 0;

export const firstElement = (el: Element): Element | null => readFirst(el) ?? null;
export const nextElement = (el: Element): Element | null => readNext(el) ?? null;
export const previousElement = (el: Element): Element | null => readPrevious(el) ?? null;

/** Parent element, out through a shadow root to its host. */
export const parentOf = (node: Node): Element | null => {
  const parent = readParent(node) ?? null;
  if (!parent) return null;
  if (nodeType(parent) === 1) return parent as Element;
  return nodeType(parent) === 11 ? (readHost(parent) ?? null) : null;
};

export const attr = (el: Element, name: string): string => Element.prototype.getAttribute.call(el, name) ?? '';
export const hasAttr = (el: Element, name: string): boolean => Element.prototype.hasAttribute.call(el, name);
export const matches = (el: Element, selector: string): boolean => Element.prototype.matches.call(el, selector);
export const closest = (el: Element, selector: string): Element | null =>
  Element.prototype.closest.call(el, selector) as Element | null;
export const find = (el: Element, selector: string): Element | null =>
  Element.prototype.querySelector.call(el, selector) as Element | null;
/** By index: the iterator of a list of nodes costs more than the search. */
export const findAll = (el: Element, selector: string): Element[] => {
  const found = Element.prototype.querySelectorAll.call(el, selector) as NodeListOf<Element>;
  const all: Element[] = [];
  for (let n = 0; n < found.length; n++) all.push(found[n]!);
  return all;
};
export const contains = (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner);
export const rectOf = (el: Element): DOMRect => Element.prototype.getBoundingClientRect.call(el);

export const scrollOf = (el: Element): { left: number; top: number } => ({
  left: readScrollLeft(el) ?? 0,
  top: readScrollTop(el) ?? 0,
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
const properties = new Map<string, (target: unknown) => unknown>();
export const property = <T>(el: Element, key: string): T | undefined => {
  const owner = OWNERS[tagOf(el)];
  if (!owner) return undefined;
  const at = `${owner}.${key}`;
  let get = properties.get(at);
  if (!get) {
    get = getter(owner, key);
    properties.set(at, get);
  }
  return get(el) as T | undefined;
};
export const optionsOf = (el: Element): Element[] => (tagOf(el) === 'select' ? findAll(el, 'option') : []);
