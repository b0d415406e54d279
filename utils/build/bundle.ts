import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** One module with all that it imports, as a script that a page or an isolated world can run; nothing is written to disk. */
export const bundle = async (entry: URL): Promise<string> => {
  const build = await rolldown({ input: fileURLToPath(entry) });
  try {
    return (await build.generate({ format: 'iife' })).output[0].code;
  } finally {
    await build.close();
  }
};
