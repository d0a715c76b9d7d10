import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { run } from '../../tests/support/process.ts'

const command = (name: string, ...args: string[]) =>
  run(join(import.meta.dirname, `${name}.ts`), {}, args).ended

describe('as a process', { concurrency: 2 }, () => {
  for (const name of ['backup', 'migrate', 'restore', 'seed', 'token', 'users']) {
    test(`${name} explains itself, and refuses what it does not know`, async () => {
      const help = await command(name, '--help')
      assert.equal(help.code, 0)
      assert.match(help.output, new RegExp(`^Usage: npm run (-s )?${name}\\b`))
      const wrong = await command(name, '--unknown')
      assert.equal(wrong.code, 2)
      assert.match(wrong.output, /^Unknown option '--unknown'[\s\S]*^Usage: /m)
    })
  }
})
