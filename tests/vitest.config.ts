import { defineConfig } from 'vitest/config';

/**
 * unit: plain code, seconds. contract: walks the tree and the built manifests. browser: a real Chromium with the
 * built extension, one file at a time because two browsers on two cores disturb each other.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      {
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          // A second, the default, is not enough for a page, its frames and the worker on a busy machine.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
