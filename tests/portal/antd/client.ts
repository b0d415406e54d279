import { createModel, recordPresses } from '../client-record.ts';
import { createRoot, type Element, h, type Props, rows, useEffect, useRows, useState } from '../react.ts';

interface Day {
  format(pattern: string): string;
}
declare global {
  interface Window {
    antd: Record<'Form' | 'Input' | 'Select' | 'DatePicker' | 'Cascader' | 'ConfigProvider' | 'Radio', object> & {
      Form: { Item: object; useForm(): [Form] };
      Radio: { Group: object };
    };
  }
}
interface Form {
  setFieldValue(key: string, value: unknown): void;
}
interface Branch {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Branch[];
}

const { Form, Input, Select, DatePicker, Cascader, Radio } = window.antd;
const model = createModel('1.001645');
recordPresses('#btn-next');

const asOptions = (names: readonly string[] | undefined) =>
  (names ?? []).map((label) => ({ label, value: `ma-${label}` }));
const asText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(' > ');
  if (typeof value === 'object') return (value as Day).format('DD/MM/YYYY');
  return String(value).replace(/^ma-/, '');
};

/** The province's communes are asked for when its column is opened. */
const Place = (props: Props): Element => {
  const [tree, setTree] = useState<Branch[]>([]);
  useEffect(() => {
    void rows('/danh-muc/tinh').then((names) =>
      setTree(names.map((name) => ({ value: name, label: name, isLeaf: false }))),
    );
    return undefined;
  }, []);
  const loadData = async (chosen: Branch[]): Promise<void> => {
    const branch = chosen.at(-1)!;
    const names = await rows(`/danh-muc/xa?tinh=${encodeURIComponent(branch.value)}`);
    branch.children = names.map((name) => ({ value: name, label: name, isLeaf: true }));
    setTree((old) => [...old]);
  };
  return h(Cascader, { ...props, options: tree, loadData, placeholder: 'Chọn tỉnh, xã' });
};

/** `wide`: also where the person lives, as two lists that hang on each other. */
const Person = ({ prefix, wide }: { prefix: string; wide: boolean }): Element => {
  const [form] = Form.useForm();
  const [province, setProvince] = useState('');
  const communes = useRows(province ? `/danh-muc/xa?tinh=${encodeURIComponent(province)}` : '');
  const provinces = useRows('/danh-muc/tinh');
  const countries = useRows('/danh-muc/quocTich');
  const item = (key: string, label: string, control: Element): Element =>
    h(Form.Item, { name: key + prefix, label }, control);
  const list = { placeholder: 'Chọn', allowClear: true };
  const changed = (change: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(change)) model.set(key, asText(value));
    if (!(`tinh${prefix}` in change)) return;
    setProvince(asText(change[`tinh${prefix}`]));
    form.setFieldValue(`xa${prefix}`, undefined);
    model.set(`xa${prefix}`, '');
  };
  return h(
    Form,
    { form, layout: 'vertical', onValuesChange: changed, autoComplete: 'off' },
    item('hoTen', 'Họ và tên', h(Input, null)),
    item('ngaySinh', 'Ngày sinh', h(DatePicker, { format: 'DD/MM/YYYY', placeholder: 'Chọn ngày' })),
    item('gioiTinh', 'Giới tính', h(Radio.Group, { options: ['Nam', 'Nữ'] })),
    item('soGiayTo', 'Số định danh cá nhân', h(Input, { maxLength: 12 })),
    item('ngayCap', 'Ngày cấp', h(DatePicker, { placeholder: 'Chọn ngày' })),
    // antd filters by the option's code here, so that typing a name finds nothing: the list must be scrolled.
    item(
      'quocTich',
      'Quốc tịch',
      h(Select, { ...list, showSearch: true, listHeight: 160, options: asOptions(countries) }),
    ),
    ...(wide
      ? [
          item(
            'tinh',
            'Tỉnh/Thành phố thường trú',
            h(Select, { ...list, showSearch: true, optionFilterProp: 'label', options: asOptions(provinces) }),
          ),
          item('xa', 'Phường/Xã thường trú', h(Select, { ...list, options: asOptions(communes), disabled: !province })),
        ]
      : [item('noiO', 'Tỉnh, xã nơi thường trú', h(Place, null))]),
    item('diaChi', 'Số nhà, thôn, tổ dân phố', h(Input, null)),
  );
};

const block = (heading: string, prefix: string, wide: boolean): Element =>
  h('div', { className: 'block' }, h('h4', null, heading), h(Person, { prefix, wide }));

createRoot(document.getElementById('root')!).render(
  h(
    'div',
    null,
    block('Chủ hồ sơ', 'ChuHoSo', true),
    block('Người nộp hồ sơ', 'NguoiNop', false),
    block('Người đại diện', 'DaiDien', false),
  ),
);
