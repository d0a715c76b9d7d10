import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { User } from './dialects.ts'
import { type Figures, inTurn, medians, type Pace, type Ratios, ratiosOf, window } from './measure.ts'
import { type Scenario, scenarioOf } from './scenarios.ts'
import type { Stage } from './stage.ts'

/** How much longer one user's reads take because another writes. */

export interface Disturbed {
  /** What the other user writes, and how often. */
  title: string
  without: Figures
  with: Figures
  /** With the other one's writes / without. */
  ratios: Ratios
}

export interface NeighbourOptions extends Pace {
  signal: AbortSignal
}

/** As fast as a considerate program writes, and as large as one write can be. */
const WRITES = [
  { title: 'a patch, ten times a second', scenario: 'patch', every: 100 },
  { title: 'a batch of 100 creates, each second', scenario: 'batch-100', every: 1000 },
]

export async function measureNeighbours(
  stage: Pick<Stage, 'load' | 'service'>,
  options: NeighbourOptions,
): Promise<Disturbed[]> {
  const disturbed: Disturbed[] = []
  for (const { title, scenario, every } of WRITES) {
    disturbed.push({ title, ...(await whileWriting(stage, scenarioOf(scenario), every, options)) })
  }
  return disturbed
}

/** Measures one user's reads alone and while another user writes, in turn. */
async function whileWriting(
  stage: Pick<Stage, 'load' | 'service'>,
  writes: Scenario,
  every: number,
  { rounds, seconds, warmUp, signal }: NeighbourOptions,
): Promise<Omit<Disturbed, 'title'>> {
  const [writer, ...readers] = stage.service.users
  if (writer === undefined) throw new Error('Nobody writes.')
  const reading = { ...stage.service, users: readers.slice(0, 1) }
  const read = (seconds: number) =>
    window(stage, reading, { scenario: scenarioOf('get'), connections: 1, seconds })
  const disturbedRead = async (seconds: number): Promise<Figures> => {
    const stop = new AbortController()
    const written = keepWriting(
      stage.service,
      writer,
      { writes, every },
      AbortSignal.any([stop.signal, signal]),
    )
    try {
      return await read(seconds)
    } finally {
      stop.abort()
      await written
    }
  }
  await read(warmUp / 2)
  await disturbedRead(warmUp / 2)
  const [alone = [], disturbed = []] = await inTurn({ rounds, signal }, [
    () => read(seconds),
    () => disturbedRead(seconds),
  ])
  return { without: medians(alone), with: medians(disturbed), ratios: ratiosOf(disturbed, alone) }
}

let unique = 0

/** Writes at once, and again whenever `every` milliseconds have passed and the previous write is answered. */
async function keepWriting(
  { port, keys }: Stage['service'],
  user: User,
  { writes: { call }, every }: { writes: Scenario; every: number },
  signal: AbortSignal,
): Promise<void> {
  const connection = await Connection.open(port)
  try {
    for (let count = 0; !signal.aborted; count += 1) {
      unique += 1
      const { method, path, body = '', keyed } = call({ count, unique, cursor: '' })
      const headers = [
        `host: 127.0.0.1:${port}`,
        `authorization: Bearer ${user.token}`,
        ...(keyed && keys ? [`idempotency-key: neighbour-${unique}`] : []),
        'content-type: application/json',
        `content-length: ${body.length}`,
      ]
      const pause = sleep(every, undefined, { signal }).catch(() => {})
      const { status } = await connection.send(
        `${method} /api/${user.id}${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`,
      )
      if (status >= 300) throw new Error(`${method} ${path} of the one who writes: ${status}`)
      await pause
    }
  } finally {
    connection.close()
  }
}
