import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Tls {
  key: string;
  cert: string;
  /** base64 sha256 of the public key: what `--ignore-certificate-errors-spki-list` takes. */
  spki: string;
}

/** A certificate for these names, made now and kept in memory only. */
export const makeTls = async (hosts: readonly string[]): Promise<Tls> => {
  const made = await generate([{ name: 'commonName', value: hosts[0]! }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) }],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, spki: createHash('sha256').update(publicKey).digest('base64') };
};
