import type { VaultState } from '../messages/protocol.ts';
import type { OmniboxPorts, Suggestion } from '../platform/omnibox.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';
import { codeKey } from './codes.ts';
import { searcher } from './search.ts';
import type { DossierSummary } from './types.ts';

export interface BookOmniboxPorts {
  list: () => Promise<DossierSummary[]>;
  state: () => Promise<VaultState>;
  procedures: () => Promise<Procedure[]>;
  open: (dossierId: string) => void;
  /** Opens the desk with this search, which must go into no address: it may be a name. */
  search: (query: string) => void;
}

/** Chrome shows no more. */
const MOST = 6;
const LOCKED = 'Sổ hồ sơ đang khóa: nhấn Enter để mở bàn làm việc và nhập mật khẩu.';
const HINT = 'Gõ mã hồ sơ, tên hoặc số; chọn một dòng, hoặc nhấn Enter để tìm ở bàn làm việc.';
const NOTHING = 'Không có hồ sơ nào khớp. Nhấn Enter để mở bàn làm việc.';

/**
 * 'hs' in the address bar. It finds by everything that the desk's search finds by, but shows codes and procedures only: the address bar
 * is seen by whoever stands behind the officer. The book is in memory from the first key until the line is left or the vault locks.
 */
export const bookOmnibox = ({ list, state, procedures, open, search }: BookOmniboxPorts) => {
  let loading: Promise<{ dossiers: DossierSummary[]; find: (text: string) => DossierSummary[] }> | undefined;
  let catalogue: readonly Procedure[] = [];
  const nameOf = (code: string): string => findProcedure(catalogue, code)?.name ?? '';
  const book = () => {
    loading ??= Promise.all([list(), procedures()]).then(([dossiers, known]) => {
      catalogue = known;
      const { find } = searcher(nameOf);
      return { dossiers, find: (text: string) => find(dossiers, text) };
    });
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  const forget = (): void => {
    loading = undefined;
  };
  const isOpen = async (): Promise<boolean> => (await state()).state === 'open';
  const told = ({ id, code, procedureCode }: DossierSummary): Suggestion => ({
    content: code ?? id,
    description: [code ?? 'chưa có mã', nameOf(procedureCode) || procedureCode].filter(Boolean).join(' · '),
  });

  return {
    forget,
    started: (): void => {
      forget(); // what changed since the last time counts
      void isOpen().then((yes) => {
        if (yes) void book();
      });
    },
    suggest: async (text: string): Promise<{ first: string; suggestions: Suggestion[] }> => {
      if (!(await isOpen())) return { first: LOCKED, suggestions: [] };
      if (!text.trim()) return { first: HINT, suggestions: [] };
      const found = (await book()).find(text).slice(0, MOST);
      const suggestions = [...new Map(found.map((each) => [told(each).content, told(each)])).values()];
      return { first: suggestions.length ? HINT : NOTHING, suggestions };
    },
    entered: (text: string): void => {
      void (async () => {
        if (!(await isOpen())) return search('');
        const { dossiers, find } = await book();
        forget();
        const named = dossiers.filter(
          ({ id, code = '' }) => id === text || (code !== '' && codeKey(code) === codeKey(text)),
        );
        const [only, second] = named.length ? named : find(text);
        if (only && !second) open(only.id);
        else search(text);
      })();
    },
  } satisfies OmniboxPorts & { forget: () => void };
};
