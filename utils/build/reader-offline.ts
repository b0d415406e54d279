import type { Plugin } from 'vite';

/**
 * What zxing-wasm would do on its own: fetch its binary from a server on the internet, and, in a worker, by a request that blocks. We tell it
 * where the binary lies; these lines are cut out all the same, so that the package holds no address and no way to one.
 */
const CUTS: readonly { file: RegExp; what: RegExp; instead: string }[] = [
  { file: /zxing-wasm\/dist\/es\/share\.js$/, what: /`https:\/\/[^`]*`/, instead: 'e' },
  {
    file: /zxing-wasm\/dist\/es\/reader\/index\.js$/,
    what: /\b\w+ && \(\w+ = \(\w+\) => \{\s*var \w+ = new XMLHttpRequest\(\);[^}]*\}\), /,
    instead: '',
  },
];

/** @throws when a line is no longer there: another version of the package must be looked at again */
export const readerOffline = (): Plugin => ({
  name: 'reader-offline',
  transform: (code, id) => {
    const path = id.replace(/\?.*$/, '');
    const cut = CUTS.find(({ file }) => file.test(path));
    if (!cut) return undefined;
    if (!cut.what.test(code)) throw new Error(`${path}: the line to cut out is not there`);
    return { code: code.replace(cut.what, cut.instead), map: null };
  },
});
