import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Taught } from '../utils/counter/forms.ts';
import { t } from '../utils/i18n/ui.ts';
import { TAUGHT_PARTS, TAUGHT_PLACES, TAUGHT_VALUES } from '../utils/match/lessons.ts';
import { type Match, ROLES } from '../utils/match/types.ts';

interface Props {
  /** What the field is taken for now. */
  said: Pick<Match, 'role' | 'attribute'> | undefined;
  onTeach: (said: Taught, keep: boolean) => void;
  onClose: () => void;
  /** Only this one field is to be filled, with a value that the officer chooses. */
  onFill: () => void;
}

/** "permanentAddress.province" → "Thường trú: tỉnh, thành phố". */
export const attributeText = (attribute: string): string => {
  const [base = '', part] = attribute.split('.');
  const place = TAUGHT_PLACES.find((known) => known === base);
  if (place) {
    const of = TAUGHT_PARTS.find((known) => known === (part ?? 'whole')) ?? 'whole';
    return `${t(`address.${place}`)}: ${t(`part.${of}`)}`;
  }
  const known = TAUGHT_VALUES.find((value) => value === base);
  return known ? t(`attribute.${known}`) : t('teach.nothing');
};

/** 'Chỉ trường': whose field this is and what it asks for; once, or for every dossier on this form. */
export const FieldTeach = ({ said, onTeach, onClose, onFill }: Props) => {
  const [role, setRole] = useState(said?.role === 'none' ? '' : (said?.role ?? ''));
  const [attribute, setAttribute] = useState<string>(said?.attribute === 'other' ? '' : (said?.attribute ?? ''));
  const first = useRef<HTMLSelectElement>(null);
  // Opened by a click, answered by keyboard.
  useLayoutEffect(() => first.current?.focus(), []);
  const ready = attribute === 'none' || (role !== '' && attribute !== '');
  const teach = (keep: boolean) => onTeach({ role: attribute === 'none' ? 'none' : role, attribute } as Taught, keep);
  return (
    <fieldset
      class="teach stack"
      data-testid="teach"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        // Enter here must not confirm the form behind.
        if (event.key === 'Enter') event.stopPropagation();
      }}
    >
      <legend class="small">{t('teach.title')}</legend>
      <label class="small">
        {t('teach.attribute')}
        <select
          name="attribute"
          value={attribute}
          ref={first}
          onChange={(event) => setAttribute(event.currentTarget.value)}
        >
          <option value="">{t('teach.choose')}</option>
          <option value="none">{t('teach.nothing')}</option>
          {TAUGHT_VALUES.map((value) => (
            <option key={value} value={value}>
              {attributeText(value)}
            </option>
          ))}
          {TAUGHT_PLACES.map((place) => (
            <optgroup key={place} label={t(`address.${place}`)}>
              {TAUGHT_PARTS.map((part) => {
                const value = part === 'whole' ? place : `${place}.${part}`;
                return (
                  <option key={value} value={value}>
                    {attributeText(value)}
                  </option>
                );
              })}
            </optgroup>
          ))}
        </select>
      </label>
      {attribute === 'none' ? null : (
        <label class="small">
          {t('teach.role')}
          <select name="role" value={role} onChange={(event) => setRole(event.currentTarget.value as typeof role)}>
            <option value="">{t('teach.choose')}</option>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="row">
        <button type="button" data-testid="teach-keep" disabled={!ready} onClick={() => teach(true)}>
          {t('teach.keep')}
        </button>
        <button type="button" data-testid="teach-once" disabled={!ready} onClick={() => teach(false)}>
          {t('teach.once')}
        </button>
        <button type="button" data-testid="teach-fill" onClick={onFill}>
          {t('teach.fill')}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {t('teach.cancel')}
        </button>
      </p>
    </fieldset>
  );
};
