import { sheet } from '../sheet.ts';

/** A new civil-status form of the national portal, drawn by SurveyJS. */
export const surveyPage = (): string =>
  sheet({
    title: 'Đăng ký lại khai sinh',
    portal: 'Cổng Dịch vụ công Quốc gia',
    heading: '1.004884: Đăng ký lại khai sinh',
    styles: ['/__vendor/survey-core.min.css'],
    scripts: ['/__vendor/survey.core.min.js', '/__vendor/survey-js-ui.min.js'],
    module: '/__assets/survey/client.ts',
    body: '<div id="survey"></div>',
  });
