import { createModel } from '../client-record.ts';

const model = createModel('stepper');
for (const box of document.querySelectorAll('input')) box.addEventListener('input', () => model.set(box.id, box.value));
document.querySelector('#next')?.addEventListener('click', () => {
  for (const step of document.querySelectorAll<HTMLElement>('.step')) step.hidden = !step.hidden;
});
