import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Vite's own function around each `import()` of the built app, which asks the browser to preload what that needs. */
const HELPER = /^\0vite\/preload-helper\.js$/
const OURS = join(import.meta.dirname, '../src/browser/import-fetched.ts').replaceAll('\\', '/')

/** Has scripts fetched before they are imported: `src/browser/import-fetched.ts` says why. */
export function fetchFirst(): Plugin {
  let replaced = false
  return {
    name: 'docket:fetch-first',
    apply: 'build',
    config: () => ({
      build: {
        // One style sheet, which the page itself has: the function fetches scripts only.
        cssCodeSplit: false,
        modulePreload: {
          polyfill: false,
          // Also the module itself, which Vite leaves out where it imports nothing.
          resolveDependencies: (file, files, { hostType }) =>
            hostType === 'js' ? [...new Set([file, ...files])] : files,
        },
      },
    }),
    transform: {
      filter: { id: HELPER },
      handler() {
        replaced = true
        return { code: `export { importFetched as __vitePreload } from ${JSON.stringify(OURS)}`, map: null }
      },
    },
    buildEnd() {
      if (!replaced) this.error('Vite loads modules in another way than this replaces.')
    },
  }
}
