import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { begin } from './build/begin.ts'
import { compress } from './build/compress.ts'
import { preloadFont } from './build/preload-font.ts'
import { serviceWorker } from './build/worker.ts'

/** The service that `npm run dev --workspace frontend` proxies to. */
const SERVICE = process.env.DOCKET_URL ?? 'http://localhost:8000'
/** The oldest browsers with everything that the app uses; `begin/begin.ts` shows a message in older ones. */
const BROWSERS = ['chrome136', 'edge136', 'firefox134', 'safari18.2', 'ios18.2']
/** The entry points, which stay files of their own. */
const ENTRY = /index\.html|main\.tsx|worker\.ts|begin\.ts/
/** What the first list shares with other parts of the app. */
const LIST_PARTS =
  /(page[\\/]page|text[\\/]checks|browser[\\/]copy-text|tasks?[\\/](done-box|due-text|lists|use-source|commands|task-actions|lingering)|ui[\\/](empty-state|kbd)|commands[\\/](index|command|command-icon|shortcut-keys|use-commands))\.tsx?$/

export default defineConfig({
  plugins: [react(), tailwindcss(), begin(), preloadFont(), serviceWorker(), compress()],
  build: {
    target: BROWSERS,
    assetsInlineLimit: 0,
    // For `tests/budget.test.ts`.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: join(import.meta.dirname, 'index.html'),
        begin: join(import.meta.dirname, 'begin/begin.ts'),
        worker: join(import.meta.dirname, 'worker/worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // One file each for what all pages need, the icons of several parts and what lists share with other parts.
        // Otherwise each module of those would be a file, and a first load waits for every request.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: (id) => !ENTRY.test(id), priority: 3 },
            { name: 'icons', test: /[\\/]lucide-react[\\/]/, minShareCount: 2, priority: 2 },
            { name: 'list-parts', test: LIST_PARTS },
          ],
        },
      },
    },
  },
  // The worker that reads lines loads a part of itself only in browsers that need it.
  worker: { format: 'es' },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
})
