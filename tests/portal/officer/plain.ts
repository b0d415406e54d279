import { count, el } from './dom.ts';
import { dossiers } from './dossiers.ts';

const all = dossiers(count);
const half = Math.ceil(all.length / 2);
document
  .querySelector('#table')!
  .append(
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ...['Mã hồ sơ', 'Tên thủ tục', 'Họ tên', 'Ngày nhận', 'Ngày hẹn trả', 'SĐT'].map((text) => el('th', {}, text)),
      ),
    ),
    el(
      'tbody',
      {},
      ...all
        .slice(0, half)
        .map((listed) =>
          el(
            'tr',
            {},
            ...[listed.code, listed.procedure, listed.name, listed.received, listed.appointment, listed.phone].map(
              (text) => el('td', {}, text),
            ),
          ),
        ),
    ),
  );
document
  .querySelector('#cards')!
  .append(
    ...all
      .slice(half)
      .map((listed) =>
        el(
          'div',
          { class: 'card' },
          el('h4', {}, `Hồ sơ ${listed.code}`),
          el('p', {}, `Thủ tục: ${listed.procedure}`),
          el('p', {}, `Người nộp: ${listed.name}`),
          el('p', {}, `Số điện thoại: ${listed.phone}`),
          el('p', {}, `Ngày tiếp nhận: ${listed.received}`),
          el('p', {}, `Hẹn trả: ${listed.appointment}`),
        ),
      ),
  );
