import { el } from './dom.ts';
import { supplements } from './dossiers.ts';

const HEADS = ['STT', 'Mã hồ sơ', 'Thủ tục', 'Chủ hồ sơ', 'Ngày hẹn trả trước', 'Ngày hẹn trả mới', 'Trạng thái'];
document
  .querySelector('#root')!
  .append(
    el(
      'div',
      { class: 'ant-table-container' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...HEADS.map((text) => el('th', { class: 'ant-table-cell' }, text)))),
        el(
          'tbody',
          { class: 'ant-table-tbody' },
          ...supplements().map((listed, n) =>
            el(
              'tr',
              { class: 'ant-table-row' },
              el('td', {}, String(n + 1)),
              el(
                'td',
                {},
                listed.code,
                ...(listed.tag ? [el('br'), el('span', { class: 'ant-tag' }, listed.tag)] : []),
              ),
              el('td', {}, listed.procedure),
              el('td', {}, `${listed.name} (${listed.idNumber})`, el('br'), listed.phone),
              el('td', {}, listed.former ?? ''),
              el('td', {}, listed.appointment),
              el('td', {}, listed.status),
            ),
          ),
        ),
      ),
    ),
  );
