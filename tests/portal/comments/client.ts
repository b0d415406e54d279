import { createModel, recordPresses } from '../client-record.ts';
import { $, select2 } from '../jquery.ts';

interface Editor {
  getText(): string;
  on(type: 'text-change', changed: () => void): void;
}
declare global {
  interface Window {
    Quill: new (selector: string, options: object) => Editor;
  }
}
const model = createModel('comments');
recordPresses('#btn-next');

for (const box of document.querySelectorAll<HTMLInputElement>('main input, main textarea')) {
  model.set(box.id, box.value);
  box.addEventListener('input', () => model.set(box.id, box.value));
}
select2('#gioiTinh');
$('#gioiTinh').on('change', () => {
  const list = document.querySelector<HTMLSelectElement>('#gioiTinh')!;
  model.set(list.id, list.value ? list.selectedOptions[0]!.text : '');
});
// The editor's own document is what the page sends; its blocks are for the eye.
const opinion = new window.Quill('#yKien', { theme: 'snow', placeholder: 'Nhập ý kiến…' });
opinion.on('text-change', () => model.set('yKien', opinion.getText().trimEnd()));
const talk = document.querySelector<HTMLElement>('#traoDoi')!;
talk.addEventListener('input', () => model.set('traoDoi', talk.innerText.trim()));
