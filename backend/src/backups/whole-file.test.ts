import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeWholeFile } from './whole-file.ts'

test('what ends before the file is open leaves nothing behind', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'docket-whole-file-'))
  t.after(() => rm(directory, { recursive: true }))
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('begun')
    throw new Error('broken off')
  }
  const writes = Array.from({ length: 50 }, (_, at) => writeWholeFile(join(directory, `${at}`), broken()))
  for (const result of await Promise.allSettled(writes)) {
    assert.match(String(result.status === 'rejected' && result.reason), /broken off/)
  }
  assert.deepEqual(await readdir(directory), [])
})
