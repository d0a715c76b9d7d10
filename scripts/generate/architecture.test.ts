import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { decisionsTable, filled, foldersTable } from './architecture.ts'

describe('the page on the architecture', () => {
  let root: string
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'docket-architecture-'))
  })
  after(() => rm(root, { recursive: true }))

  test('lists the folders with a README.md, and no others', async () => {
    await write('backend/src/tasks/README.md', 'Tasks. Begin at\n`routes.ts`.\n')
    await write('backend/src/silent/crud.ts', '')
    await write('frontend/src/data/README.md', '[Why](../../../docs/decisions/2026-01-02-replica.md).\n')
    assert.deepEqual((await foldersTable(root)).split('\n').slice(2), [
      '| [`backend/src/tasks/`](../backend/src/tasks/) | Tasks. Begin at `routes.ts`. |',
      '| [`frontend/src/data/`](../frontend/src/data/) | [Why](decisions/2026-01-02-replica.md). |',
    ])
  })

  test('lists the decisions by date', async () => {
    await write('docs/decisions/2026-01-03-b.md', '# Second\n\n2026-01-03\n\nText\n')
    await write('docs/decisions/2026-01-02-z.md', '# First\n\n2026-01-02\n\nText\n')
    assert.deepEqual((await decisionsTable(root)).split('\n').slice(2), [
      '| 2026-01-02 | First | [`2026-01-02-z.md`](decisions/2026-01-02-z.md) |',
      '| 2026-01-03 | Second | [`2026-01-03-b.md`](decisions/2026-01-03-b.md) |',
    ])
    await write('docs/decisions/2026-01-04-c.md', '# No date\n\nText\n')
    await assert.rejects(decisionsTable(root), /2026-01-04-c\.md does not begin with a title and a date/)
  })

  test('keeps what is outside the regions', () => {
    assert.equal(
      filled('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new'),
      'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb',
    )
    assert.throws(
      () => filled('a\n<!-- x -->\n', 'x', 'new'),
      /no region between <!-- x --> and <!-- \/x -->/,
    )
  })
})
