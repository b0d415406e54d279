import type { ComponentType } from 'preact';
import type { OfficeRules } from '../../utils/deadline/rules.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { t } from '../../utils/i18n/ui.ts';
import { feeSaid, limitSaid, paperSaid, seen } from '../../utils/procedure/beneath.ts';
import {
  type Correction,
  type FactsSaid,
  type FeeSaid,
  feeId,
  type LimitSaid,
  type PaperSaid,
} from '../../utils/procedure/corrections.ts';
import type { Procedure, ValueStatus } from '../../utils/procedure/types.ts';
import { tidy } from '../../utils/text/fold.ts';
import { FactsFields, FeeFields, LimitFields, PaperFields } from './RowFields.tsx';
import { RulesFields } from './RulesFields.tsx';
import type { SaidDraft } from './SaidFields.tsx';
import { sayFacts, sayFeeSaid, sayLimitSaid, sayPaperSaid, sayRules } from './say.ts';

/** What is typed for a correction of each kind. */
export interface Values {
  limit: LimitSaid;
  paper: PaperSaid;
  fee: FeeSaid;
  facts: FactsSaid;
  rules: OfficeRules;
}
export type Kind = keyof Values;

interface KindOf<V> {
  title: MessageKey;
  /** The button for a row that we do not have; absent where there is one row only. */
  add?: MessageKey;
  Fields: ComponentType<{ value: V; onChange: (value: V) => void }>;
  say: (value: V) => string;
  blank: V;
  /** Our rows, as they can be corrected. */
  rows: (base: Procedure) => { at: string; ours: V; source?: string }[];
}

const sourceOf = ({ status, basis }: { status: ValueStatus; basis?: string }): string =>
  [t(`status.${status}`), basis].filter(Boolean).join(': ');

export const KINDS: { [K in Kind]: KindOf<Values[K]> } = {
  limit: {
    title: 'correct.limits',
    add: 'correct.addLimit',
    Fields: LimitFields,
    say: sayLimitSaid,
    blank: { case: '', value: Number.NaN, unit: 'WORKING_DAY' },
    rows: ({ limits }) => limits.map((limit) => ({ at: limit.id, ours: limitSaid(limit), source: sourceOf(limit) })),
  },
  paper: {
    title: 'correct.papers',
    add: 'correct.addPaper',
    Fields: PaperFields,
    say: sayPaperSaid,
    blank: { name: '', kind: 'submit', originals: 1, copies: 0 },
    rows: ({ papers }) => papers.map((paper) => ({ at: paper.id, ours: paperSaid(paper), source: sourceOf(paper) })),
  },
  fee: {
    title: 'correct.fees',
    add: 'correct.addFee',
    Fields: FeeFields,
    say: sayFeeSaid,
    blank: { text: '' },
    rows: ({ fees }) => fees.map((fee) => ({ at: feeId(fee), ours: feeSaid(fee), source: sourceOf(fee) })),
  },
  rules: { title: 'correct.rules', Fields: RulesFields, say: sayRules, blank: {}, rows: () => [] },
  facts: {
    title: 'correct.facts',
    Fields: FactsFields,
    say: sayFacts,
    blank: {},
    rows: ({ name, effectiveFrom, effectiveTo, replacedBy }) => [
      {
        at: '',
        ours: {
          name,
          ...(effectiveFrom ? { effectiveFrom } : {}),
          ...(effectiveTo ? { effectiveTo } : {}),
          ...(replacedBy ? { replacedBy } : {}),
        },
      },
    ],
  },
};

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return tidy(value);
  if (Array.isArray(value)) return value.map(cleaned);
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]))
    : value;
};

/** What was typed as it is kept: NFC, without stray spaces, without boxes that are empty. A limit's case is said even when it is the ordinary one. */
export const cleanValue = <K extends Kind>(kind: K, value: Values[K], ours: Values[K] | undefined): Values[K] => {
  const said = Object.entries(cleaned(value) as object).filter(
    ([key, one]) =>
      (key === 'case' && kind === 'limit') || (one !== '' && one !== undefined && !(Array.isArray(one) && !one.length)),
  );
  // Facts that are ours are not said again: they may change beneath.
  const own = kind === 'facts' ? said.filter(([key, one]) => (ours as Record<string, unknown>)?.[key] !== one) : said;
  return Object.fromEntries(own) as Values[K];
};

/** The correction that a form stands for; `value` null hides the row. */
export const correctionOf = (
  kind: Kind,
  { code, at, base }: { code: string; at: string; base: Procedure },
  value: Values[Kind] | null,
  said: SaidDraft,
): Correction => {
  const row = kind === 'rules' || kind === 'facts' ? {} : { at };
  return seen({ ...said, code, what: kind, ...row, value } as Correction, base);
};
