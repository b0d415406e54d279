import { createModel } from '../client-record.ts';
import { type Component, choice, text } from '../formio/components.ts';

/** A page of the wizard; its own buttons lead on. */
const step = (key: string, title: string, ...components: Component[]): Component => ({
  type: 'panel',
  key,
  title,
  components,
});

const { Formio } = window;
Formio.setBaseUrl(location.origin);
Formio.setProjectUrl(location.origin);
const model = createModel('wizard');
const both = (suffix: string): Component[] => [
  text(`hoTen${suffix}`, 'Họ, chữ đệm, tên'),
  text(`soDinhDanh${suffix}`, 'Số định danh cá nhân'),
];
const form = await Formio.createForm(
  document.getElementById('formio')!,
  {
    display: 'wizard',
    components: [
      step('buoc1', 'Thông tin bên nam', ...both('BenNam')),
      step(
        'buoc2',
        'Thông tin bên nam: giấy tờ',
        choice('gioiTinhBenNam', 'Giới tính', ['Nam', 'Nữ']),
        text('ngaySinhBenNam', 'Ngày, tháng, năm sinh'),
      ),
      step('buoc3', 'Thông tin bên nữ', ...both('BenNu')),
    ],
  },
  { language: 'vi', noAlerts: true, breadcrumbSettings: { clickable: false } },
);
form.on('change', ({ changed }) => {
  model.replace(changed?.component.key ?? '', changed?.value ?? null, JSON.parse(JSON.stringify(form.submission.data)));
});
document.documentElement.dataset.ready = 'true';
