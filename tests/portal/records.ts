/** One change of a page's own model, as the page reported it. */
export interface PortalRecord {
  host: string;
  /** Which form: '2056' (marriage), '2054' (death), '1.001193' (birth), 'pressed' (a button that only the officer may press). */
  form: string;
  /** Counts within one loaded page; starts again when the page is loaded again. */
  seq: number;
  field: string;
  /** The value that this change brought; null when a driver took the field away. */
  value: unknown;
  /** The whole model after the change. */
  model: Record<string, unknown>;
}

type Reported = Pick<PortalRecord, 'seq' | 'field' | 'value' | 'model'>;

/** Body of POST /__record, or undefined when it is not one. */
export const readReport = (host: string, form: string, body: string): PortalRecord | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { seq, field, value = null, model } = parsed as Partial<Reported>;
  if (typeof seq !== 'number' || typeof field !== 'string' || typeof model !== 'object') return undefined;
  return { host, form, seq, field, value, model };
};

/** The model that a form held after its last change; empty when nothing was ever reported. */
export const lastModel = (records: readonly PortalRecord[], form: string): Record<string, unknown> =>
  records.findLast((record) => record.form === form)?.model ?? {};
