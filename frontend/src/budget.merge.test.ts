import assert from 'node:assert/strict'
import { access, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

/** The app as it is built: what its first page loads, and what is there of each script. */

const BUILT = join(import.meta.dirname, '../dist')
/** Bytes compressed by gzip: 200 KB. */
const MOST = 200 * 1024
/** Bytes of a script that is not worth compressing. */
const SMALL = 10_000

interface Chunk {
  file: string
  imports?: string[]
}
const chunks = JSON.parse(await readFile(join(BUILT, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** The scripts of these modules and everything they import statically, largest first. */
async function scriptsOf(modules: string[]) {
  const files = new Set<string>()
  const follow = (module: string): void => {
    const chunk = chunks[module]
    if (chunk === undefined) throw new Error(`The build has no ${module}.`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(follow)
  }
  modules.forEach(follow)
  const scripts = await Promise.all(
    [...files].map(async (file) => ({ file, bytes: gzipSync(await readFile(join(BUILT, file))).length })),
  )
  scripts.sort((one, other) => other.bytes - one.bytes)
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
  return { bytes, list: scripts.map((script) => `${kB(script.bytes)} ${script.file}`) }
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

test('what is loaded before the app runs is within its budget', async (t) => {
  const { bytes, list } = await scriptsOf(['index.html'])
  t.diagnostic(`${kB(bytes)} of ${kB(MOST)} in ${list.length} scripts`)
  assert.ok(bytes <= MOST, `${kB(bytes)}:\n${list.join('\n')}`)
})

test('what today needs, and what loads by itself, is within its budget', async (t) => {
  const { bytes, list } = await scriptsOf([
    'index.html',
    'src/i18n/locales/en.json',
    'src/features/tasks/today-page.tsx',
    'src/features/reminders/reminders.tsx',
  ])
  t.diagnostic(`${kB(bytes)} of ${kB(MOST)} in ${list.length} scripts`)
  assert.ok(bytes <= MOST, `${kB(bytes)}:\n${list.join('\n')}`)
  // An icon that the list has come to show belongs into `LIST_ICONS` (`vite.config.ts`).
  assert.equal(
    list.find((script) => script.includes('/icons-')),
    undefined,
    'the icons of other parts',
  )
})

test('whatever is loaded later is kept for use without a network, and is there compressed', async () => {
  const worker = await readFile(join(BUILT, 'worker.js'), 'utf8')
  const files = Object.values(chunks).map(({ file }) => file)
  const scripts = files.filter((file) => file.startsWith('assets/') && file.endsWith('.js'))
  assert.ok(scripts.length > 100)
  assert.deepEqual(
    scripts.filter((file) => !worker.includes(`"/${file}"`)),
    [],
  )
  for (const file of scripts) {
    if ((await stat(join(BUILT, file))).size < SMALL) continue
    for (const format of ['br', 'gz']) await access(join(BUILT, `${file}.${format}`))
  }
})
