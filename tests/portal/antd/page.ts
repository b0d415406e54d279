import { sheet } from '../sheet.ts';

/** The new-dossier form of an officer's system: React with antd. */
export const officerPage = (): string =>
  sheet({
    title: 'Tiếp nhận hồ sơ',
    portal: 'Hệ thống một cửa điện tử tỉnh Thanh Hóa',
    heading: 'Tiếp nhận hồ sơ: 1.001645 - Đăng ký biến động đất đai',
    scripts: [
      '/__vendor/react.min.js',
      '/__vendor/react-dom.min.js',
      '/__vendor/dayjs.min.js',
      '/__vendor/antd.min.js',
    ],
    module: '/__assets/antd/client.ts',
    body: '<div id="root"></div>',
  });
