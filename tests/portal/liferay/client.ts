import { createModel, recordPresses } from '../client-record.ts';
import { $, select2 } from '../jquery.ts';

const model = createModel('bn-1.000894');
recordPresses('#btn-next');

type Keyed = HTMLElement & { value: string };
const byKey = (key: string): HTMLSelectElement => document.querySelector<HTMLSelectElement>(`[data-key="${key}"]`)!;
const of = (list: HTMLElement): string => `#${list.id}`;
const SOURCES: Record<string, string> = { GioiTinh: 'gioiTinh', DanToc: 'danToc', QuocTich: 'quocTich', Tinh: 'tinh' };

const rows = async (path: string): Promise<string[]> =>
  ((await (await fetch(path)).json()) as { ten: string }[]).map(({ ten }) => ten);
const fill = (list: HTMLSelectElement, names: readonly string[]): void => {
  list.replaceChildren(new Option('Chọn', ''), ...names.map((name) => new Option(name, `ma-${name}`)));
  $(of(list)).trigger('change');
};

for (const control of document.querySelectorAll<Keyed>('main [data-key]')) {
  const key = control.dataset.key ?? '';
  const isList = control instanceof HTMLSelectElement;
  if (isList) select2(of(control), { placeholder: 'Chọn' });
  const text = () => (isList && control.value !== '' ? (control.selectedOptions[0]?.text ?? '') : control.value);
  $(of(control)).on('change', () => model.set(key, text()));
  if (!isList) continue;
  const source = Object.entries(SOURCES).find(([prefix]) => key.startsWith(prefix))?.[1];
  if (source) fill(control, await rows(`/danh-muc/${source}`));
  if (!key.startsWith('Tinh')) continue;
  const communes = byKey(key.replace('Tinh', 'Xa'));
  let asked = 0;
  $(of(control)).on('change', async () => {
    const turn = ++asked;
    fill(communes, []);
    communes.disabled = true;
    // The address book of this portal was seen to take more than two seconds.
    const names = control.value === '' ? [] : await rows(`/danh-muc/xa?cham&tinh=${encodeURIComponent(text())}`);
    if (turn !== asked) return;
    communes.disabled = false;
    fill(communes, names);
  });
}
document.body.dataset.ready = '';
