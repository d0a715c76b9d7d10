import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

const BUILT = join(import.meta.dirname, '../dist')
/** Bytes, compressed by gzip. */
const MOST = 200_000

test('what must be there before the app shows anything is within its budget', async (t) => {
  const page = await readFile(join(BUILT, 'index.html'), 'utf8')
  // The entry, and all that it imports statically.
  const scripts = [...page.matchAll(/(?:src|modulepreload"[^>]*href)="(\/[^"]+\.js)"/g)].map(
    ([, url = '']) => url,
  )
  assert.ok(
    scripts.some((url) => url.startsWith('/assets/index-')),
    page,
  )
  const sizes = await Promise.all(
    scripts.map(async (url) => ({ url, bytes: gzipSync(await readFile(join(BUILT, url))).length })),
  )
  const sum = sizes.reduce((bytes, script) => bytes + script.bytes, 0)
  const each = sizes.map(({ url, bytes }) => `${(bytes / 1000).toFixed(1)} kB ${url}`)
  t.diagnostic(`${(sum / 1000).toFixed(1)} kB of ${MOST / 1000} kB: ${each.join(', ')}`)
  assert.ok(sum <= MOST, `${sum} bytes:\n${each.join('\n')}`)
})
