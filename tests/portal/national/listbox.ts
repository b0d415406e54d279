import { createModel, recordPresses } from '../client-record.ts';
import { createPortal, createRoot, type Element, h, useEffect, useRef, useRows, useState } from '../react.ts';

const model = createModel('1.004873');
recordPresses('#btn-next');

interface Field {
  key: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

interface ListField extends Field {
  options: string[] | undefined;
  placeholder: string;
}

/** The panel hangs at the end of the page. It commits on mousedown, and a click on an option does nothing. */
const Panel = ({
  at,
  options,
  onChoose,
  onClose,
}: {
  at: DOMRect;
  options: string[] | undefined;
  onChoose: (option: string) => void;
  onClose: () => void;
}): Element => {
  const [term, setTerm] = useState('');
  const found = (options ?? []).filter((option) =>
    option.toLocaleLowerCase('vi').includes(term.toLocaleLowerCase('vi')),
  );
  useEffect(() => {
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if ((event.target as HTMLElement).closest?.('.listbox-panel') && !(event instanceof KeyboardEvent)) return;
      onClose();
    };
    document.addEventListener('mousedown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('mousedown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const rows = options === undefined ? ['Đang tải...'] : found.length ? found : ['Không có dữ liệu'];
  const style = { left: at.left + scrollX, top: at.bottom + scrollY, width: at.width };
  return createPortal(
    h(
      'div',
      { className: 'listbox-panel', style },
      h('input', {
        value: term,
        placeholder: 'Tìm kiếm',
        onChange: (event: { target: HTMLInputElement }) => setTerm(event.target.value),
      }),
      h(
        'ul',
        { role: 'listbox' },
        ...rows.map((option) =>
          h('li', { key: option, onMouseDown: () => found.includes(option) && onChoose(option) }, option),
        ),
      ),
    ),
    document.body,
  );
};

/** A choice replaces the button by an input and a ×; the input opens nothing. */
const ListBox = ({ value, options, placeholder, onChange }: ListField): Element => {
  const [at, setAt] = useState<DOMRect | null>(null);
  if (value !== '') {
    return h(
      'div',
      { className: 'listbox-choice' },
      h('input', { className: 'custom-input-typography', value, readOnly: true }),
      h('button', { type: 'button', onClick: () => onChange('') }, '×'),
    );
  }
  return h(
    'div',
    null,
    h(
      'button',
      {
        type: 'button',
        'aria-haspopup': 'listbox',
        className: 'custom-input-typography',
        style: { width: '100%', minHeight: 34 },
        onClick: (event: { currentTarget: HTMLElement }) => setAt(event.currentTarget.getBoundingClientRect()),
      },
      placeholder,
    ),
    at &&
      h(Panel, {
        at,
        options,
        onClose: () => setAt(null),
        onChoose: (option: string) => {
          setAt(null);
          onChange(option);
        },
      }),
  );
};

const Text = ({ value, onChange }: Field): Element =>
  h('input', {
    type: 'text',
    className: 'custom-input-typography',
    value,
    autoComplete: 'off',
    onChange: (event: { target: HTMLInputElement }) => onChange(event.target.value),
  });

const Labelled = ({ label, children }: { label: string; children: Element }): Element =>
  h('div', { className: 'box' }, h('p', null, label), children);

const Person = ({ suffix, heading }: { suffix: string; heading: string }): Element => {
  const [held, setHeld] = useState<Record<string, string>>({});
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) for (const [key, value] of Object.entries(held)) model.set(key + suffix, value);
    first.current = false;
    return undefined;
  }, [held]);
  const field = (key: string, label: string): Field & { key: string } => ({
    key,
    label,
    value: held[key] ?? '',
    // A new province takes the commune away.
    onChange: (value) => setHeld((old) => ({ ...old, [key]: value, ...(key === 'tinh' ? { xa: '' } : {}) })),
  });
  const provinces = useRows('/danh-muc/tinh');
  const communes = useRows(held.tinh ? `/danh-muc/xa?tinh=${encodeURIComponent(held.tinh)}` : '');
  const list = (key: string, label: string, options: string[] | undefined, placeholder: string): Element =>
    h(Labelled, { label }, h(ListBox, { ...field(key, label), options, placeholder }));
  const text = (key: string, label: string): Element => h(Labelled, { label }, h(Text, { ...field(key, label) }));
  return h(
    'div',
    { className: 'block' },
    h('h4', null, heading),
    h(
      'div',
      { className: 'boxes' },
      text('hoTen', 'Họ và tên'),
      text('ngaySinh', 'Ngày sinh'),
      list('gioiTinh', 'Giới tính', useRows('/danh-muc/gioiTinh'), '-- Chọn giới tính --'),
      text('soDinhDanh', 'Số định danh cá nhân'),
      list('quocTich', 'Quốc tịch', useRows('/danh-muc/quocTich'), '-- Chọn quốc tịch --'),
      list('tinh', 'Tỉnh/Thành phố thường trú', provinces, '-- Chọn Tỉnh/ Thành phố --'),
      list('xa', 'Phường/Xã thường trú', communes, '-- Chọn Phường/ Xã --'),
      text('diaChi', 'Số nhà, thôn, tổ dân phố'),
    ),
  );
};

createRoot(document.getElementById('root')!).render(
  h(
    'div',
    null,
    h(Person, { suffix: 'NguoiYeuCau', heading: 'Thông tin người yêu cầu' }),
    h(Person, { suffix: 'NguoiDuocXacNhan', heading: 'Thông tin người được xác nhận' }),
    h(Person, { suffix: 'VoChong', heading: 'Thông tin vợ hoặc chồng' }),
  ),
);
