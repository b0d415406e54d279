/** A sentence with its numbers in their places. */
export const written = (text: string, params: Record<string, number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
