import { sheet } from '../sheet.ts';

const angular = (title: string, portal: string, heading: string, module: string, theme: string): string =>
  sheet({
    title,
    portal,
    heading,
    styles: [theme, '/__vendor/ng-select.css', '/__assets/lienthong/lienthong.css'],
    module,
    body: '<app-root></app-root>',
  });

/** Birth with residence and insurance in one go, on the inter-agency portal: Angular Material with ng-select. */
export const interAgencyPage = (): string =>
  angular(
    'Liên thông khai sinh',
    'Dịch vụ công liên thông',
    '2.000987: Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế',
    '/__bundle/lienthong/client.js',
    '/__vendor/material.css',
  );

/** The culture ministry's form: newer Material, calendars in a component of its own, and no control has a name. */
export const culturePage = (): string =>
  angular(
    'Cấp thẻ hướng dẫn viên du lịch',
    'Dịch vụ công Bộ Văn hóa, Thể thao và Du lịch',
    '1.004628: Cấp thẻ hướng dẫn viên du lịch nội địa',
    '/__bundle/lienthong/culture.js',
    '/__vendor/material-mdc.css',
  );
