import type { OfficeRules } from '../../utils/deadline/rules.ts';
import { t } from '../../utils/i18n/ui.ts';
import { limitText } from '../../utils/procedure/catalogue.ts';
import {
  basisText,
  type Correction,
  type FactsSaid,
  type FeeSaid,
  type LimitSaid,
  type PaperSaid,
  type Said,
} from '../../utils/procedure/corrections.ts';
import { showDate } from '../format.ts';

/** "8 giờ làm việc (cần xác minh)". */
export const sayLimitSaid = (limit: LimitSaid): string =>
  [limitText(limit), limit.case && `(${limit.case})`].filter(Boolean).join(' ');

export const sayPaperSaid = ({ name, kind, originals, copies, when }: PaperSaid): string => {
  const pieces = [
    originals ? t('checklist.originals', { n: originals }) : '',
    copies ? t('checklist.copies', { n: copies }) : '',
  ];
  const beside = [t(`paper.kind.${kind}`), ...pieces].filter(Boolean).join(', ');
  return `${name} (${[beside, when].filter(Boolean).join('; ')})`;
};

export const sayFeeSaid = ({ text, method, note }: FeeSaid): string =>
  [method && `${method}:`, text, note && `(${note})`].filter(Boolean).join(' ');

export const sayFacts = ({ name, effectiveFrom, effectiveTo, replacedBy }: FactsSaid): string =>
  [
    name && t('own.facts.name', { name }),
    effectiveFrom && t('own.facts.effectiveFrom', { date: showDate(effectiveFrom) }),
    effectiveTo && t('own.facts.effectiveTo', { date: showDate(effectiveTo) }),
    replacedBy && t('own.facts.replacedBy', { code: replacedBy }),
  ]
    .filter(Boolean)
    .join('; ');

export const sayRules = ({ commitment, express, steps, onSupplement }: OfficeRules): string =>
  [
    commitment && t('own.rules.commitment', { limit: limitText(commitment) }),
    express &&
      t('own.rules.express', { limit: limitText(express), day: t(`weekday.${express.onlyWeekday}` as 'weekday.1') }),
    steps?.length && t('own.rules.steps', { n: steps.length }),
    onSupplement === 'pause' && t('own.rules.pause'),
  ]
    .filter(Boolean)
    .join('; ');

/** What a correction says, in one line; a row that is hidden says which. */
export const sayCorrection = (one: Correction): string => {
  if (one.what === 'hidden') return t('own.hidden');
  if (one.what === 'facts') return sayFacts(one.value);
  if (one.what === 'rules') return sayRules(one.value);
  if (one.what === 'procedure') return t('own.whole', { papers: one.value.papers.length, name: one.value.name });
  const line = (value: typeof one.value | undefined): string => {
    if (!value) return one.at;
    if (one.what === 'limit') return sayLimitSaid(value as LimitSaid);
    return one.what === 'paper' ? sayPaperSaid(value as PaperSaid) : sayFeeSaid(value as FeeSaid);
  };
  return one.value ? line(one.value) : t('own.hides', { what: line(one.was) });
};

/** "từ 01/01/2026 đến hết 31/03/2026"; '' when it holds without end. */
export const sayPeriod = ({ from, until }: Pick<Said, 'from' | 'until'>): string =>
  [from && t('own.from', { date: showDate(from) }), until && t('own.until', { date: showDate(until) })]
    .filter(Boolean)
    .join(' ');

/** Basis, who handed it over, and from when to when it holds. */
export const saySource = (one: Said): string => [basisText(one), sayPeriod(one)].filter(Boolean).join(' · ');
