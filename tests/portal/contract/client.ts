import { createModel, recordPresses } from '../client-record.ts';
import { $, select2 } from '../jquery.ts';

const model = createModel('contract');
recordPresses('#btn-next');

for (const box of document.querySelectorAll<HTMLInputElement>('main input')) {
  model.set(box.id, box.value);
  box.addEventListener('input', () => model.set(box.id, box.value));
}
for (const list of document.querySelectorAll<HTMLSelectElement>('main select')) {
  select2(`#${list.id}`);
  $(`#${list.id}`).on('change', () => model.set(list.id, list.value ? list.selectedOptions[0]!.text : ''));
}
