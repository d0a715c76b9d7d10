import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { serviceWorker } from './build/worker.ts'

/** The service that `npm run dev --workspace frontend` asks. */
const SERVICE = process.env.DOCKET_URL ?? 'http://localhost:8000'

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker(), compress()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // For `tests/budget.test.ts`.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        index: join(import.meta.dirname, 'index.html'),
        worker: join(import.meta.dirname, 'worker/worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
})
