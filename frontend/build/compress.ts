import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/
/** Bytes: what is smaller fits into one packet as it is. */
const WORTH_IT = 1_400

/** Compresses what is written, as well as can be, so that the service need not: `main.js.br` and `main.js.gz` beside it. */
export function compress(): Plugin {
  return {
    name: 'docket:compress',
    apply: 'build',
    writeBundle: {
      // After all that still writes files.
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
