import { sheet } from '../sheet.ts';

/** A form of the rebuilt national portal: React, and a list of its own making. */
export const listboxPage = (): string =>
  sheet({
    title: 'Cấp giấy xác nhận tình trạng hôn nhân',
    portal: 'Cổng Dịch vụ công Quốc gia',
    heading: '1.004873: Cấp giấy xác nhận tình trạng hôn nhân',
    scripts: ['/__vendor/react.min.js', '/__vendor/react-dom.min.js'],
    styles: ['/__assets/national/listbox.css'],
    module: '/__assets/national/listbox.ts',
    body: '<div id="root"></div>',
  });
