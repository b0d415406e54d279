import { createModel, recordPresses } from '../client-record.ts';

declare global {
  interface Window {
    flatpickr: (selector: string, options: object) => void;
  }
}
const model = createModel('2.001263');
recordPresses('#btn-next');

/** The picker's own selection is what the page sends; the text of its box is for the eye. */
const calendar = (id: string, options: object): void => {
  const onChange = (days: Date[]) => {
    const [day] = days;
    const parts = day && [day.getDate(), day.getMonth() + 1, day.getFullYear()];
    model.set(id, parts ? parts.map((part) => String(part).padStart(2, '0')).join('/') : '');
  };
  window.flatpickr(`#${id}`, { disableMobile: true, dateFormat: 'd/m/Y', onChange, ...options });
};

calendar('ngaySinhCha', {});
calendar('ngayCapCha', { minDate: '01/01/2016' });
calendar('ngaySinhMe', { altInput: true, altFormat: 'd/m/Y', dateFormat: 'Y-m-d' });
calendar('ngayCapMe', { altInput: true, altFormat: 'j F, Y', dateFormat: 'Y-m-d' });
calendar('ngaySinhCon', { allowInput: true });
// The page takes no card that is older than two years.
calendar('ngayCapCon', { minDate: '01/01/2025' });

for (const input of document.querySelectorAll<HTMLInputElement>('main input[id^=hoTen], main input[id^=soDinhDanh]'))
  input.addEventListener('change', () => model.set(input.id, input.value));
