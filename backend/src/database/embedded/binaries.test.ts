import assert from 'node:assert/strict'
import { access, constants } from 'node:fs/promises'
import { after, afterEach, it } from 'node:test'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'
import { run } from './process.ts'
import { base, cleanUp } from './testing.ts'

const { arch } = process
const pretend = (value: string) => Object.defineProperty(process, 'arch', { value })

afterEach(() => pretend(arch))
after(cleanUp)

it("npm's PostgreSQL runs, and is of the stated version", async () => {
  const account = chooseAccount(base)
  const { postgres, initdb, pgCtl, major } = await findBinaries(account, base)
  for (const program of [postgres, initdb, pgCtl]) await access(program, constants.X_OK)
  const { code, output } = await run(postgres, ['--version'], account)
  assert.equal(code, 0)
  assert.match(output, new RegExp(`^postgres \\(PostgreSQL\\) ${major}\\.\\d+`))
})

it('a platform without a package from npm is told what to do', async () => {
  pretend('mips')
  await assert.rejects(
    findBinaries(undefined, base),
    (error) =>
      error instanceof EmbeddedError &&
      /^The embedded PostgreSQL for \w+-mips is not installed\. .*set DATABASE_URL/.test(error.message),
  )
})
