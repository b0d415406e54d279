/** An element with classes, attributes and children; text becomes text. */
export const el = (
  tag: string,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export const asked = new URLSearchParams(location.search);
export const count = Number(asked.get('rows') ?? 8);
