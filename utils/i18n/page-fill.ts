/** "Quá hạn {n}" with its numbers; a hole that nobody fills stays. */
export const filled = (text: string, params: Record<string, number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
