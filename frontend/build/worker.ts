import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const NAME = 'worker.js'
/** What a page needs to work offline. Fonts are not included: those that a language needs are kept once used. */
const KEPT = /\.(js|css)$|^(icon\.svg|manifest\.webmanifest)$/

/** Inserts the list of files and its version into the service worker (`worker/worker.ts`, an entry of the build). */
export function serviceWorker(): Plugin {
  return {
    name: 'docket:service-worker',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir = '' }) {
        const written = (await readdir(dir, { recursive: true }))
          .map((file) => file.replaceAll('\\', '/'))
          .sort()
        const files = written.filter((file) => KEPT.test(file) && file !== NAME)
        const page = await readFile(join(dir, 'index.html'))
        const version = createHash('sha256').update(files.join()).update(page).digest('hex').slice(0, 12)
        const script = await readFile(join(dir, NAME), 'utf8')
        const list = JSON.stringify(['/', ...files.map((file) => `/${file}`)])
        await writeFile(
          join(dir, NAME),
          script.replaceAll('__FILES__', () => list).replaceAll('__VERSION__', JSON.stringify(version)),
        )
      },
    },
  }
}
