import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { ROOT } from '../src/config.ts'
import { listen } from './support/mcp/clients.ts'
import { startHeaderProxy } from './support/mcp/header-proxy.ts'
import { startService, type TestService } from './support/service.ts'

/** The scenarios of the official conformance suite, except those about the tools of its own example server. */

const CLI = join(ROOT, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
const run = promisify(execFile)

let service: TestService
let proxy: Awaited<ReturnType<typeof startHeaderProxy>>

before(async () => {
  service = await startService()
  const ada = await service.newUser()
  const body = { name: 'K', scopes: ['tasks:read', 'tasks:write', 'projects:read'] }
  const { key } = (await ada.call('POST', '/keys', body)).data
  proxy = await startHeaderProxy(await listen(service), `Bearer ${key}`)
})
after(async () => {
  await proxy.close()
  await service.close()
})

describe('conformance', () => {
  for (const scenario of [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'server-sse-multiple-streams',
    'dns-rebinding-protection',
  ]) {
    test(scenario, async () => {
      const args = [CLI, 'server', '--url', String(proxy.url), '--scenario', scenario]
      const { stdout } = await run(process.execPath, args, { timeout: 300_000 })
      assert.match(stdout, /Passed: (\d+)\/\1, 0 failed/, stdout)
    })
  }
})
