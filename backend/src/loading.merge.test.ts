import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const urlOf = (name: string) => pathToFileURL(join(import.meta.dirname, name)).href

/** Reports each module that it loads, with its format, once all are loaded. */
const TELLING = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({
    load(url, context, next) {
      loaded.push(url + ' ' + context.format)
      return next(url, context)
    },
  })
  await import('${urlOf('accounts/auth.ts')}')
  console.log(JSON.stringify(loaded))
`

async function loaded(...options: string[]): Promise<string[]> {
  const args = [...options, '--input-type=module', '--eval', TELLING]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return JSON.parse(stdout) as string[]
}

test('loading.ts loads the same modules as without it', async () => {
  const [plainly, faster] = await Promise.all([loaded(), loaded('--import', urlOf('loading.ts'))])
  assert.deepEqual(faster.toSorted(), plainly.toSorted())
  assert.ok(faster.some((module) => module.includes('/drizzle-orm/')))
})
