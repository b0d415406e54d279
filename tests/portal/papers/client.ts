import { createModel } from '../client-record.ts';

/** Draws the rows late, and tells the record what the page's own model holds of the two text boxes. */
const table = document.querySelector<HTMLTableElement>('#papers')!;
const rows = JSON.parse(table.dataset.rows ?? '[]') as { name: string; file: string }[];
setTimeout(() => {
  rows.forEach(({ name, file }, at) => {
    const row = table.tBodies[0]!.insertRow();
    for (const text of [String(at + 1), name, '1', file]) row.insertCell().textContent = text;
  });
}, 400);

const model = createModel('papers');
for (const box of document.querySelectorAll('textarea')) {
  model.set(box.name, box.value);
  box.addEventListener('input', () => model.set(box.name, box.value));
}
