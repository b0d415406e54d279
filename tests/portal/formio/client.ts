import { createModel, recordPresses } from '../client-record.ts';

interface FormioComponent {
  resetValue(): void;
}

interface FormioChange {
  changed?: { component: { key: string }; value: unknown };
  data: Record<string, unknown>;
}

interface FormioForm {
  submission: { data: Record<string, unknown> };
  getComponent(key: string): FormioComponent | undefined;
  on(event: 'change', callback: (change: FormioChange) => void): void;
}

declare global {
  interface Window {
    Formio: {
      setBaseUrl(url: string): void;
      setProjectUrl(url: string): void;
      createForm(host: HTMLElement, definition: unknown, options: object): Promise<FormioForm>;
    };
    /** Source of the mother's communes: a custom source reads the page's own data. */
    communesOf: (province: string | undefined) => { label: string; value: string }[];
  }
}

const { Formio } = window;
Formio.setBaseUrl(location.origin);
Formio.setProjectUrl(location.origin);

const [definition, communes] = await Promise.all([
  fetch(`/form/1.001193${location.search}`).then((response) => response.json()),
  fetch('/danh-muc/xa-theo-tinh').then((response) => response.json() as Promise<Record<string, string[]>>),
]);
window.communesOf = (province) => (communes[province ?? ''] ?? []).map((ten) => ({ label: ten, value: ten }));

const model = createModel('1.001193');
const host = document.getElementById('formio')!;
const form = await Formio.createForm(host, definition.form, {
  language: 'vi',
  noAlerts: true,
  i18n: {
    vi: {
      required: '{{field}} không được để trống',
      'No choices to choose from': 'Không có dữ liệu',
      'No results found': 'Không tìm thấy',
      'Type to search': 'Gõ để tìm',
      loading: 'Đang tải...',
    },
  },
});

let last = '{}';
let relation = '';

/** The renderer announces one change several times, and its own resets not at all: compare. */
const mirror = (field: string, value: unknown): void => {
  const text = JSON.stringify(form.submission.data);
  if (text === last) return;
  last = text;
  model.replace(field, value, JSON.parse(text));
};

/** As on the real portals, the requester's relation is a driver: choosing it empties the parents' blocks. */
const emptyParents = (chosen: string): void => {
  if (chosen === relation) return;
  relation = chosen;
  for (const key of definition.parentKeys as string[]) form.getComponent(key)?.resetValue();
  mirror('quanHe', chosen);
};

form.on('change', ({ changed }) => {
  mirror(changed?.component.key ?? '', changed?.value ?? null);
  emptyParents(String(form.submission.data.quanHe ?? ''));
});

recordPresses('.btn_next');
document.getElementById('captchaForm')?.addEventListener('submit', (event) => event.preventDefault());
document.documentElement.dataset.ready = 'true';
