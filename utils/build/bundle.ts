import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One module with all that it imports, as a script that a page or an isolated world can run; nothing is written to disk. */
export const bundle = async (entry: URL): Promise<string> => {
  const lib = { entry: fileURLToPath(entry), name: 'page', formats: ['iife' as const] };
  const built = await build({ configFile: false, logLevel: 'error', build: { lib, write: false, minify: false } });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`nothing was built from ${entry.pathname}`);
  return output.output[0].code;
};
