import { createModel, recordPresses } from '../client-record.ts';

const model = createModel('1.001612');
recordPresses('#btn-next, #ctl00_C_BtnSave');

const form = document.querySelector<HTMLFormElement>('#aspnetForm')!;
const controls = [
  ...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name^="ctl00$C$"]:not([type=submit])'),
];
/** What would be posted is what the page holds. */
const read = (): void => {
  for (const control of controls) {
    const key = control.name.replace('ctl00$C$', '');
    if (control.type !== 'radio') model.set(key, control.value);
    else model.set(key, new FormData(form).get(control.name) ?? '');
  }
};
form.addEventListener('change', read);
read();

Object.assign(window, {
  __doPostBack: (target: string) => {
    form.querySelector<HTMLInputElement>('[name=__EVENTTARGET]')!.value = target;
    form.submit();
  },
});
