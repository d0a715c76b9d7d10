import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filesIn, textOf } from './support/imports.ts'

/**
 * No test sets a time-out that a busy machine meets before the fault does: the fault comes by a signal (a proxy that
 * breaks, a gate), and `TestTimers` ends what waits for it. Where none can, `// Short: ` says in the line above why the
 * test holds however early the time-out comes.
 */

/** Milliseconds. */
const SHORTEST = 10_000
const VALUE = String.raw`'?(\d[\d_]*)\b`
/** What sets a time-out, and the milliseconds of its unit. */
const SETTINGS: [RegExp, number][] = [
  [new RegExp(String.raw`[A-Z]_(?:TIMEOUT|TURN|PAUSE)_SECONDS\b[^\w\n]+${VALUE}`), 1000],
  [new RegExp(String.raw`(?:\b|_)TIMEOUT(?:_MS)?\b[^\w\n]+${VALUE}`), 1],
  [new RegExp(String.raw`(?:\b|_|[a-z])[tT]imeout(?:Millis)?: ${VALUE}`), 1],
  [new RegExp(String.raw`AbortSignal\.timeout\(${VALUE}`), 1],
  [new RegExp(`_timeout(?: =| TO) ${VALUE}`), 1],
]

/** The lines that set a short one without saying why; 0 waits for nothing. */
function shortIn(text: string): string[] {
  const lines = text.split('\n')
  return lines.filter((line, index) => {
    if (lines[index - 1]?.trimStart().startsWith('// Short: ')) return false
    return SETTINGS.some(([setting, unit]) => {
      const time = Number(setting.exec(line)?.[1]?.replaceAll('_', '') ?? 0) * unit
      return time > 0 && time < SHORTEST
    })
  })
}

test('no test sets a short time-out', () => {
  const folders = ['backend', 'scripts', 'bench', 'sdk', 'grammar', 'frontend/src']
  const tests = filesIn(folders).filter(
    (path) => /\.test\.tsx?$/.test(path) && path !== 'backend/tests/time-outs.test.ts',
  )
  assert.ok(tests.includes('backend/src/database/connection.test.ts'))
  const found = tests.flatMap((path) => shortIn(textOf(path)).map((line) => `${path}: ${line.trim()}`))
  assert.deepEqual(found, [], found.join('\n'))
})

describe('the rule catches', () => {
  for (const line of [
    "startService({ DATABASE_TIMEOUT_MS: '2500' })",
    "const TIMEOUT = '2500'",
    'const TIMEOUT = 1_500',
    'connect({ ...settings, timeout: 300 }, url)',
    'open(url, { statement_timeout: 9_999 })',
    "{ ASSISTANT_TURN_SECONDS: '1' }",
    "process.env.HEADERS_TIMEOUT_SECONDS = '9'",
    "query('SET statement_timeout = 500')",
    'fetch(url, { signal: AbortSignal.timeout(5000) })',
    'new Worker({ closeTimeout: 50 })',
  ]) {
    test(line, () => {
      assert.deepEqual(shortIn(line), [line])
      assert.deepEqual(shortIn(`// Short: nobody answers.\n${line}`), [])
    })
  }

  test('nothing else', () => {
    for (const line of [
      "startService({ DATABASE_TIMEOUT_MS: '300000', REQUEST_TIMEOUT_SECONDS: '10' })",
      'worker({ closeTimeout: 0 })',
      "test('a', { timeout: 120_000 }, () => {})",
      "{ EVENTS_LOOK_SECONDS: '1' }",
    ]) {
      assert.deepEqual(shortIn(line), [])
    }
  })
})
