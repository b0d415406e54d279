/** A Form.io component, as far as this form needs it. */
export interface Component {
  type: string;
  key: string;
  input?: boolean;
  [property: string]: unknown;
}

/** Options whose value is their text. */
export const texts = (list: readonly string[]) => list.map((label) => ({ label, value: label }));

/** One text box. */
export const text = (key: string, label: string, more: Partial<Component> = {}): Component => ({
  type: 'textfield',
  key,
  label,
  input: true,
  validateOn: 'blur',
  ...more,
});

/** A date in one masked box; the mask is the renderer's own. */
export const maskedDate = (key: string, label: string): Component =>
  text(key, label, { inputMask: '99/99/9999', placeholder: 'dd/mm/yyyy' });

/** A choice from a fixed list, drawn by Choices.js. */
export const choice = (
  key: string,
  label: string,
  list: readonly string[],
  more: Partial<Component> = {},
): Component => ({
  type: 'select',
  key,
  label,
  input: true,
  widget: 'choicesjs',
  placeholder: 'Chọn...',
  dataSrc: 'values',
  data: { values: texts(list) },
  ...more,
});

/** Communes fetched from the portal once the province is chosen; the earlier choice is cleared. */
export const communesByUrl = (key: string, label: string, province: string): Component => ({
  ...choice(key, label, []),
  dataSrc: 'url',
  data: { url: `/danh-muc/xa?tinh={{ encodeURIComponent(data.${province} || '') }}` },
  valueProperty: 'ten',
  template: '<span>{{ item.ten }}</span>',
  disableLimit: true,
  ignoreCache: true,
  refreshOn: province,
  clearOnRefresh: true,
});

/** The same out of the page's own data, as a custom source: `communes` is put there by the page's script. */
export const communesByCode = (key: string, label: string, province: string): Component => ({
  ...choice(key, label, []),
  dataSrc: 'custom',
  data: { custom: `values = (window.communesOf || (() => []))(data.${province})` },
  valueProperty: 'value',
  template: '<span>{{ item.label }}</span>',
  refreshOn: province,
  clearOnRefresh: true,
});

/** Two components a line. */
const half = (components: Component[]): Component[] => {
  const rows: Component[] = [];
  for (let index = 0; index < components.length; index += 2) {
    const pair = components.slice(index, index + 2);
    rows.push({
      type: 'columns',
      key: `cot${pair[0]!.key}`,
      columns: pair.map((component) => ({ components: [component], width: 6, size: 'md' })),
    });
  }
  return rows;
};

/** A titled block: the person's name for whoever fills it. */
export const panel = (key: string, title: string, components: Component[]): Component => ({
  type: 'panel',
  key,
  title,
  collapsible: false,
  components: half(components),
});
