import { createModel } from '../client-record.ts';

const model = createModel('foreign');
const box = document.querySelector<HTMLInputElement>('#hoTen')!;
box.addEventListener('input', () => model.set(box.id, box.value));
