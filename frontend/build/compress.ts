import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/
/** In bytes: a smaller file fits into one packet uncompressed. */
const WORTH_IT = 1_400

/** Compresses the built files as far as possible, so that the service need not: adds `main.js.br` and `main.js.gz`. */
export function compress(): Plugin {
  return {
    name: 'docket:compress',
    apply: 'build',
    writeBundle: {
      // After every plugin that still writes files.
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const files = await readdir(dir, { recursive: true })
        await Promise.all(files.filter((file) => TEXT.test(file)).map((file) => compressed(join(dir, file))))
      },
    },
  }
}

async function compressed(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < WORTH_IT) return
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
}
