/** Codes are retyped and pasted: letter case, spaces and the kind of dash do not tell two dossiers apart. */
export const codeKey = (code: string): string =>
  code
    .normalize('NFC')
    .replace(/[\s\u200b\u00ad]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
