import { createModel, recordPresses } from '../client-record.ts';
import { $, select2 } from '../jquery.ts';

const model = createModel('1.004222');
recordPresses('#btn-next');

const chosen = (id: string): string => {
  const list = document.getElementById(id) as HTMLSelectElement;
  return list.value === '' ? '' : (list.selectedOptions[0]?.text ?? '');
};
for (const list of document.querySelectorAll('select')) {
  // The country's list is searched on the server: nothing of it is in the page before.
  if (list.id !== 'cboCOUNTRY_ID') select2(`#${list.id}`);
  $(`#${list.id}`).on('change', () => model.set(list.id, chosen(list.id)));
}
select2('#cboCOUNTRY_ID', {
  minimumInputLength: 2,
  ajax: {
    url: '/danh-muc/quocTich',
    dataType: 'json',
    delay: 100,
    data: ({ term }: { term?: string }) => ({ tim: term ?? '' }),
    processResults: (rows: { ten: string }[]) => ({ results: rows.map(({ ten }) => ({ id: ten, text: ten })) }),
  },
});

const fill = (id: string, names: readonly string[]): void => {
  const empty = new Option('-- Chọn --', '');
  document
    .getElementById(id)!
    .replaceChildren(empty, ...names.map((name, index) => new Option(name, String(index + 1))));
  $(`#${id}`).trigger('change');
};
const rows = async (path: string): Promise<string[]> =>
  ((await (await fetch(path)).json()) as { ten: string }[]).map(({ ten }) => ten);

fill('cboRECEIVE_ADDR_CITY_ID', await rows('/danh-muc/tinh'));
// select2's own event: a `change` that a script sends brings no communes.
$('#cboRECEIVE_ADDR_CITY_ID').on('select2:select', async () => {
  fill('cboRECEIVE_ADDR_VILLAGE_ID', []);
  fill(
    'cboRECEIVE_ADDR_VILLAGE_ID',
    await rows(`/danh-muc/xa?tinh=${encodeURIComponent(chosen('cboRECEIVE_ADDR_CITY_ID'))}`),
  );
});

const isDate = (text: string): boolean => /^(0[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])\/(19|20)\d\d$/.test(text);
for (const input of document.querySelectorAll<HTMLInputElement>('main input[type=text]')) {
  $(`#${input.id}`).on('change blur', () => {
    // The portal empties a date or a number that it does not take.
    if (/BIRTH_DATE/.test(input.id) && input.value !== '' && !isDate(input.value)) input.value = '';
    if (/ID_CARD/.test(input.id) && input.value !== '' && !/^0\d{11}$/.test(input.value)) input.value = '';
    model.set(input.id, input.value);
  });
}
