import { afterEach, describe, expect, it } from 'vitest';
import { pageText } from '../../../utils/i18n/page.ts';
import { type Params, translate } from '../../../utils/i18n/translate.ts';
import { refusal, sentence, setLanguage, t } from '../../../utils/i18n/ui.ts';

const messages = {
  vi: { due: '{n} hồ sơ đến hạn', hello: 'Chào {name}, {name}', only: 'chỉ có tiếng Việt' },
  en: { due: '{n} dossiers due', 'due.one': '{n} dossier due', hello: 'Hello {name}, {name}' },
};
const say = (chosen: 'vi' | 'en', key: string, params?: Params) => translate(chosen, messages, key, params);

describe('a counted sentence', () => {
  it.each<['vi' | 'en', number, string]>([
    ['vi', 0, '0 hồ sơ đến hạn'],
    ['vi', 1, '1 hồ sơ đến hạn'],
    ['vi', 2, '2 hồ sơ đến hạn'],
    ['en', 0, '0 dossiers due'],
    ['en', 1, '1 dossier due'],
    ['en', 2, '2 dossiers due'],
  ])('in %s for %i', (chosen, n, text) => expect(say(chosen, 'due', { n })).toBe(text));
});

describe('a sentence with values', () => {
  it('takes each of them wherever it stands', () => expect(say('vi', 'hello', { name: 'An' })).toBe('Chào An, An'));

  it('shows them letter for letter: no pattern, no markup, no second filling', () => {
    expect(say('vi', 'hello', { name: '$& {name} <b>' })).toBe('Chào $& {name} <b>, $& {name} <b>');
    expect(say('vi', 'hello', { name: 0 })).toBe('Chào 0, 0');
    expect(say('vi', 'hello', { name: '' })).toBe('Chào , ');
  });

  it('leaves the place of a value that is missing visible', () =>
    expect(say('vi', 'hello')).toBe('Chào {name}, {name}'));
});

describe('a sentence that is missing', () => {
  it('in English is said in Vietnamese', () => expect(say('en', 'only')).toBe('chỉ có tiếng Việt'));
  it('in both shows its key, so that the gap is seen', () => expect(say('en', 'no.such.key')).toBe('no.such.key'));
});

describe('our own pages', () => {
  afterEach(() => setLanguage('vi'));

  it('speak Vietnamese until the officer chooses English', async () => {
    expect(t('panel.lock')).toBe('Khóa');
    await setLanguage('en');
    expect(t('panel.lock')).toBe('Lock');
    expect(t('popup.today', { n: 1 })).toBe('1 dossier due today');
  });

  it('say the sentence of a reason word, or the general one for a word that nobody knows', () => {
    expect(sentence('scan.error', 'multiple', 'scan.error.other')).toBe(t('scan.error.multiple'));
    for (const word of ['no-such-word', '', 'constructor', '__proto__'])
      expect(sentence('scan.error', word, 'scan.error.other')).toBe(t('scan.error.other'));
  });

  it('say why the vault or the store refused, whichever knows the word', () => {
    expect(refusal('tampered')).toBe(t('vault.error.tampered'));
    expect(refusal('locked')).toBe(t('vault.error.locked'));
    expect(refusal('quota')).toBe(t('db.error.quota'));
    expect(refusal('vault-exists')).toBe(t('db.error.vault-exists'));
    expect(refusal('bad-message')).toBe(t('error.failed'));
  });
});

describe('a sentence inside a portal page', () => {
  it('counts what was filled, in Vietnamese', () => {
    expect(pageText('page.filled', { filled: 44 })).toBe('Đã điền 44 ô');
    expect(pageText('page.filling', { done: 5, total: 44 })).toBe('Đang điền 5/44 ô…');
    expect(pageText('page.filled')).toBe('Đã điền {filled} ô');
  });
});
