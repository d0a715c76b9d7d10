import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { give, listen, type McpClient, refusal } from '../../tests/support/mcp/clients.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

/** `docket mcp`, started as a client does. */

const COMMAND = join(import.meta.dirname, 'docket.ts')

let service: TestService
let url: URL

before(async () => {
  service = await startService()
  url = await listen(service)
})
after(() => service.close())

async function start(environment: Record<string, string>, mode: 'auto' | 'legacy'): Promise<McpClient> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [COMMAND, 'mcp'],
    env: { PATH: process.env.PATH ?? '', ...environment },
    stderr: 'ignore',
  })
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  await client.connect(transport)
  return client as never
}

describe('docket mcp', () => {
  for (const mode of ['auto', 'legacy'] as const) {
    test(`offers everything that /mcp does (${mode})`, async () => {
      const ada = await service.newUser()
      const body = { name: 'K', scopes: ['tasks:read', 'tasks:write'] }
      const { key } = (await ada.call('POST', '/keys', body)).data
      const client = await start({ DOCKET_URL: url.origin, DOCKET_KEY: key }, mode)
      try {
        assert.ok((await client.listTools()).tools.length > 5)
        const made = await Promise.all(
          ['one', 'zwei', 'تین'].map((title) => give(client, 'add_task', { title })),
        )
        assert.deepEqual(made.map(({ title }) => title).sort(), ['one', 'zwei', 'تین'].sort())
        assert.match(await refusal(client, 'add_task', { title: ' ' }), /blank/)
        assert.match(JSON.stringify(await client.readResource({ uri: 'docket://today' })), /tasks/)
        assert.equal((await ada.call('GET', '/tasks')).data.count, 3)
      } finally {
        await client.close()
      }
    })
  }

  test('says why it cannot run', async () => {
    const wrong = { DOCKET_URL: url.origin, DOCKET_KEY: 'docket_unknown' }
    await assert.rejects(start(wrong, 'legacy'), /API key does not exist/)
    const closed = { DOCKET_URL: 'http://127.0.0.1:1', DOCKET_KEY: 'docket_x' }
    await assert.rejects(start(closed, 'legacy'), /could not be reached/)
    const { stdout: said } = spawnSync(process.execPath, [COMMAND, 'mcp'], {
      env: { DOCKET_URL: 'http://127.0.0.1:1', DOCKET_KEY: 'docket_x' },
      encoding: 'utf8',
      input: 'null\n7\n{"id":1,"method":"ping"}\n',
    })
    const ids = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id)
    assert.deepEqual(ids.toSorted(), [1, null, null])
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'mcp'], {
      env: { DOCKET_URL: 'nowhere', DOCKET_KEY: 'x' },
      encoding: 'utf8',
    })
    assert.equal(status, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /^DOCKET_URL: .*\nDOCKET_KEY: /)
  })
})
