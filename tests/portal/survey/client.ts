import { createModel, recordPresses } from '../client-record.ts';

interface SurveyModel {
  locale: string;
  getQuestionByName(name: string): { choices: string[] };
  onValueChanged: { add(heard: (survey: SurveyModel, change: { name: string; value: unknown }) => void): void };
  render(host: HTMLElement): void;
  setValue(name: string, value: unknown): void;
}
declare global {
  interface Window {
    Survey: { Model: new (definition: object) => SurveyModel };
  }
}

const model = createModel('1.004884');
recordPresses('#btn-next');

const rows = async (path: string): Promise<string[]> =>
  ((await (await fetch(path)).json()) as { ten: string }[]).map(({ ten }) => ten);
const [countries, provinces] = await Promise.all([rows('/danh-muc/quocTich'), rows('/danh-muc/tinh')]);

const person = (suffix: string, title: string) => ({
  type: 'panel',
  name: `panel${suffix}`,
  title,
  elements: [
    { type: 'text', name: `hoTen${suffix}`, title: 'Họ, chữ đệm, tên' },
    { type: 'text', name: `ngaySinh${suffix}`, title: 'Ngày sinh', inputType: 'date' },
    {
      type: 'radiogroup',
      name: `gioiTinh${suffix}`,
      title: 'Giới tính',
      choices: ['Nam', 'Nữ'],
      showClearButton: false,
    },
    { type: 'text', name: `soDinhDanh${suffix}`, title: 'Số định danh cá nhân' },
    { type: 'dropdown', name: `quocTich${suffix}`, title: 'Quốc tịch', choices: countries, placeholder: 'Chọn' },
    { type: 'dropdown', name: `tinh${suffix}`, title: 'Tỉnh/Thành phố thường trú', choices: provinces },
    { type: 'dropdown', name: `xa${suffix}`, title: 'Phường/Xã thường trú', choices: [] },
  ],
});

const survey = new window.Survey.Model({
  showNavigationButtons: false,
  elements: [
    person('NguoiYeuCau', 'Thông tin người yêu cầu'),
    person('Cha', 'Thông tin cha'),
    person('Me', 'Thông tin mẹ'),
  ],
});
survey.onValueChanged.add((_, { name, value }) => {
  model.set(name, value ?? '');
  if (!name.startsWith('tinh')) return;
  const communes = name.replace('tinh', 'xa');
  survey.setValue(communes, undefined);
  survey.getQuestionByName(communes).choices = [];
  if (!value) return;
  void rows(`/danh-muc/xa?tinh=${encodeURIComponent(String(value))}`).then((names) => {
    survey.getQuestionByName(communes).choices = names;
  });
});
survey.render(document.getElementById('survey')!);
