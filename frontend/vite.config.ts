import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { begin } from './build/begin.ts'
import { compress } from './build/compress.ts'
import { fetchFirst } from './build/fetch-first.ts'
import { preloadFont } from './build/preload-font.ts'
import { serviceWorker } from './build/worker.ts'

/** The service that `npm run dev --workspace frontend` proxies to. */
const SERVICE = process.env.DOCKET_URL ?? 'http://localhost:8000'
/** The oldest browsers with everything that the app uses; `begin/begin.ts` shows a message in older ones. */
const BROWSERS = ['chrome136', 'edge136', 'firefox134', 'safari18.2', 'ios18.2']
/** The entry points, which stay files of their own. */
const ENTRY = /index\.html|main\.tsx|worker\.ts|begin\.ts|frontend[\\/]worker[\\/]/
/** What the first list shares with other parts of the app. */
const LIST_PARTS =
  /(page[\\/]page|reminders[\\/]permission|text[\\/]checks|browser[\\/](copy-text|density)|quick-add[\\/]example|tasks?[\\/](done-box|due-text|lists|options|order|use-list-options|use-shared-lists|use-source|view-options|commands|task-actions|lingering)|ui[\\/](dragging|empty-state|kbd)|i18n[\\/]use-first-day|commands[\\/](index|command|command-icon|shortcut-keys|use-commands))\.tsx?$/

/** The icons of the list's rows and commands. Without them, the first load would fetch those of the other parts, too. */
const LIST_ICONS =
  /lucide-react[\\/].*[\\/](alarm-clock|arrow-(down|up)|check|chevron-right|clock|copy-plus|corner-left-up|flag|folder|hourglass|link-2|list-(indent-(de|in)crease|tree)|message-square|panel-left-open|panel-right|pencil|repeat|skip-forward|sliders-horizontal|sparkles|square-check|x)\.m?js$/

export default defineConfig({
  plugins: [react(), tailwindcss(), begin(), fetchFirst(), preloadFont(), serviceWorker(), compress()],
  // Libraries take from there what React before 18 lacked.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
  build: {
    target: BROWSERS,
    assetsInlineLimit: 0,
    // For `src/budget.merge.test.ts`.
    manifest: true,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: join(import.meta.dirname, 'index.html'),
        begin: join(import.meta.dirname, 'begin/begin.ts'),
        worker: join(import.meta.dirname, 'worker/worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // The first load carries the names of all files: they are as short as Rolldown allows.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        // One file each for what all pages need, the icons of several parts and what lists share with other parts.
        // Otherwise each module of those would be a file, and a first load waits for every request.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: (id) => !ENTRY.test(id), priority: 4 },
            { name: 'icons', test: /[\\/]lucide-react[\\/]/, minShareCount: 2, priority: 2 },
            // Lists of other workspaces come later, and have the same rows.
            { name: 'list-page', test: /features[\\/]tasks[\\/](list-page|task-list)\.tsx$/, priority: 1 },
            { name: 'list-parts', test: (id) => LIST_PARTS.test(id) || LIST_ICONS.test(id), priority: 3 },
          ],
        },
      },
    },
  },
  // The worker that reads lines loads a part of itself only in browsers that need it.
  worker: { format: 'es' },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
})
