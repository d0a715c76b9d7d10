import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { promisify } from 'node:util'
import { ROOT } from '../src/config.ts'
import { freePort } from './support/process.ts'
import { startService, type TestService } from './support/service.ts'

/** Runs the commands of the documentation as they stand, with a real shell and curl, against a real port. */

const run = promisify(execFile)
let service: TestService
let url: string
let directory: string

beforeEach(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  service = await startService({ BETTER_AUTH_URL: url })
  // The day of the examples: recurring tasks continue from there.
  service.clock.set('2026-11-20T09:00:00.000Z')
  await service.app.listen({ port, host: '127.0.0.1' })
  directory = await mkdtemp(join(tmpdir(), 'docket-quickstart-'))
})
afterEach(async () => {
  await service.close()
  await rm(directory, { recursive: true, force: true })
})

/** A port that is free now: the service must know its address before it listens. */
interface Step {
  commands: string
  /** What the last command prints. */
  expected: unknown
}

async function stepsOf(page: string): Promise<Step[]> {
  const text = await readFile(join(ROOT, page), 'utf8')
  const blocks = [...text.matchAll(/```(sh|json)\n(.*?)```/gs)]
  const steps: Step[] = []
  for (const [, language, content = ''] of blocks) {
    const last = steps.at(-1)
    if (language === 'sh')
      steps.push({ commands: content.replaceAll('http://localhost:8000', url), expected: undefined })
    else if (last !== undefined) last.expected = JSON.parse(content)
  }
  return steps
}

/** Runs `steps` in one shell, and returns what each printed. */
async function perform(steps: Step[]): Promise<string[]> {
  const mark = '---8<---'
  const script = steps.map(({ commands }) => `${commands}\nprintf '\\n%s\\n' '${mark}'`).join('\n')
  const { stdout } = await run('sh', ['-eu', '-c', script], { cwd: directory })
  return stdout.split(mark).map((output) => output.trim())
}

/** Members whose values differ each time: only their presence and kind are compared. */
const VARYING = new Set(['user_id', 'created_at', 'updated_at', 'timestamp', 'request_id', 'at'])

function comparable(value: unknown, name = ''): unknown {
  if (VARYING.has(name) || (name === 'id' && typeof value === 'string')) return typeof value
  if (Array.isArray(value)) return value.map((item) => comparable(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, comparable(member, key)]))
}

/** The part of `actual` that the page shows: where `expected` has "…", only the members beside it. */
function shownOf(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, index) => shownOf(item, expected[index]))
  }
  if (!isObject(actual) || !isObject(expected)) return actual
  const names = Object.keys('…' in expected ? expected : actual).filter((name) => name !== '…')
  const members = names
    .filter((name) => name in actual)
    .map((name) => [name, shownOf(actual[name], expected[name])])
  return Object.fromEntries('…' in expected ? [...members, ['…', '…']] : members)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

test('the quickstart works as written', async () => {
  const steps = await stepsOf('docs/quickstart.md')
  const printed = await perform(steps)
  assert.ok(steps.filter((step) => step.expected !== undefined).length >= 15)
  for (const [index, { commands, expected }] of steps.entries()) {
    if (expected === undefined) continue
    const actual: unknown = JSON.parse(printed[index] ?? '')
    assert.deepEqual(comparable(shownOf(actual, expected)), comparable(expected), commands)
  }
  const exported = JSON.parse(await readFile(join(directory, 'docket-export.json'), 'utf8'))
  assert.equal(exported.tasks.length, 4)
})

test('the README leads from sign-up to a completed task', async () => {
  const steps = (await stepsOf('README.md')).filter(({ commands }) => commands.includes('curl'))
  const [printed = ''] = await perform(steps)
  const last: unknown = JSON.parse(printed.slice(printed.lastIndexOf('{"changes"')))
  const { changes } = last as { changes: { action: string; after: { complete: boolean } }[] }
  assert.deepEqual(
    changes.map(({ action, after: { complete } }) => [action, complete]),
    [
      ['created', false],
      ['updated', true],
    ],
  )
})
