import assert from 'node:assert/strict'
import cluster from 'node:cluster'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ConfigError, loadConfig } from '../config.ts'
import { Crew, RefusedStart } from './crew.ts'

/** Workers that do not serve, but start, refuse and die as they are told. */

cluster.setupPrimary({
  exec: join(import.meta.dirname, '../../tests/support/crew-worker.ts'),
  args: [],
  execArgv: [],
})

type Plan = 'serve' | 'refuse' | 'die'

const config = loadConfig({ BETTER_AUTH_SECRET: 'a secret that is only good for tests' })

/** A crew of two. @param planOf what the worker does that is the `start`-th of all, from 1 */
function crewOf(planOf: (start: number) => Plan) {
  let starts = 0
  const logged: { worker?: number; pid?: number; signal?: string | null }[] = []
  const gone: number[] = []
  const failed = Promise.withResolvers<void>()
  const waiting = new Set<() => void>()
  const note = (context: object) => {
    logged.push(context)
    for (const look of waiting) look()
  }
  const crew = new Crew({
    size: 2,
    log: { info: note, error: note } as ConstructorParameters<typeof Crew>[0]['log'],
    failed: failed.resolve,
    serve(number) {
      starts += 1
      const plan = planOf(starts)
      return {
        methods: {
          begin: () => ({ number, config, url: plan }),
          take: () => ({ allowed: true, remaining: 0, reset: 0 }),
          place: () => ({ full: 'all' }),
          leave: () => {},
          places: () => 0,
          wrote: () => {},
          jobs: () => [],
          backup: () => ({ status: 'off', last: null }),
          isDiskFull: () => false,
        },
        gone: () => void gone.push(number),
      }
    },
  })
  const pids = () => logged.flatMap(({ pid }) => pid ?? [])
  return {
    ...{ crew, gone, logged, pids },
    failed: failed.promise,
    starts: () => starts,
    /** Settles when so many have become ready. */
    ready: (wanted: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (pids().length >= wanted) resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

describe('a crew', { concurrency: 1 }, () => {
  test('starts, and ends when it is told', async () => {
    const { crew, gone, starts } = crewOf(() => 'serve')
    assert.equal(await crew.start(), 8001)
    assert.deepEqual(
      crew.lines.map(([number]) => number),
      [1, 2],
    )
    assert.equal(await crew.stop(), 0)
    assert.deepEqual([gone.toSorted(), starts()], [[1, 2], 2])
  })

  test('whose first worker refuses to start starts no other', async () => {
    const { crew, starts } = crewOf(() => 'refuse')
    await assert.rejects(crew.start(), RefusedStart)
    assert.equal(await crew.stop(), 0)
    assert.equal(starts(), 1)
  })

  test('whose worker is killed while it starts says so', async () => {
    const { crew } = crewOf((start) => (start === 2 ? 'die' : 'serve'))
    await assert.rejects(
      crew.start(),
      (error) => error instanceof ConfigError && /ended by SIGKILL while it started/.test(error.message),
    )
    assert.equal(await crew.stop(), 0)
  })

  test('replaces who is killed, and once more if that one is killed too', async () => {
    const { crew, gone, logged, pids, ready, starts } = crewOf((start) => (start === 3 ? 'die' : 'serve'))
    await crew.start()
    process.kill(Number(pids()[0]), 'SIGKILL')
    await ready(3)
    assert.equal(starts(), 4)
    assert.equal(gone.length, 2)
    assert.equal(new Set(gone).size, 1)
    assert.deepEqual(
      logged.flatMap(({ signal }) => signal ?? []),
      ['SIGKILL', 'SIGKILL'],
    )
    assert.equal(crew.lines.length, 2)
    assert.equal(await crew.stop(), 0)
  })

  test('fails if a replacement refuses to start', async () => {
    const { crew, failed, pids } = crewOf((start) => (start === 3 ? 'refuse' : 'serve'))
    await crew.start()
    process.kill(Number(pids()[0]), 'SIGKILL')
    await failed
    assert.equal(crew.lines.length, 1)
    assert.equal(await crew.stop(), 0)
  })
})
