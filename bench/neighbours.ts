import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { User } from './dialects.ts'
import { type Figures, inTurn, medians, type Pace, type Ratios, ratiosOf, window } from './measure.ts'
import { type Scenario, SEEDED, scenarioOf } from './scenarios.ts'
import type { Stage } from './stage.ts'

/** How much longer reads take because others write: other users, or members of the same workspace. */

export interface Disturbed {
  /** What the others write, and how often. */
  title: string
  /** Whether readers and writers are members of the same workspace. */
  together: boolean
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
  const [writer, reader] = stage.service.users
  if (writer === undefined || reader === undefined) throw new Error('There are no two users.')
  for (const { title, scenario, every } of WRITES) {
    const writing = { writes: scenarioOf(scenario), every }
    disturbed.push({
      title,
      together: false,
      ...(await whileWriting(stage, [[reader], [writer]], writing, options)),
    })
  }
  const members = await shareWorkspace(stage.service)
  disturbed.push({
    title: `a patch, 20 times a second, in a workspace of ${members.length} members`,
    together: true,
    ...(await whileWriting(stage, [members, members], { writes: scenarioOf('patch'), every: 50 }, options)),
  })
  return disturbed
}

/** Writes at a steady rate. */
interface Writing {
  writes: Scenario
  /** Milliseconds. */
  every: number
}

/** Measures reads alone and while others write, in turn. */
async function whileWriting(
  stage: Pick<Stage, 'load' | 'service'>,
  [readers, writers]: [readers: User[], writers: User[]],
  writing: Writing,
  { rounds, seconds, warmUp, signal }: NeighbourOptions,
): Promise<Omit<Disturbed, 'title' | 'together'>> {
  const reading = { ...stage.service, users: readers }
  const read = (seconds: number) =>
    window(stage, reading, { scenario: scenarioOf('get'), connections: 1, seconds })
  const disturbedRead = async (seconds: number): Promise<Figures> => {
    const stop = new AbortController()
    const written = keepWriting(stage.service, writers, writing, AbortSignal.any([stop.signal, signal]))
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

/**
 * One after the other writes, the first at once, and the next whenever `every` milliseconds have passed and the previous
 * write is answered.
 */
async function keepWriting(
  { port, keys }: Stage['service'],
  users: User[],
  { writes: { call }, every }: Writing,
  signal: AbortSignal,
): Promise<void> {
  const connection = await Connection.open(port)
  try {
    for (let count = 0; !signal.aborted; count += 1) {
      const user = users[count % users.length] as User
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

/** Members of the workspace that is shared, its owner included. */
const MEMBERS = 50

/** Has the first users share a workspace, with as many tasks as each has alone. @returns its members, who name it */
async function shareWorkspace({ port, users }: Stage['service']): Promise<User[]> {
  const [owner, ...guests] = users.slice(0, MEMBERS)
  if (owner === undefined) throw new Error('Nobody shares.')
  const ask = async ({ token }: User, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string; token: string }
  }
  const { id } = await ask(owner, '/workspaces', { name: 'The bench' })
  if (guests.length > 0) {
    const { token } = await ask(owner, `/${id}/invitations`, { role: 'editor', uses: guests.length })
    for (const guest of guests) await ask(guest, `/invitations/${token}/accept`)
  }
  for (let made = 0; made < SEEDED; made += 100) {
    const create = { method: 'POST', path: '/tasks', body: { title: 'A task that all share' } }
    await ask(owner, `/${id}/batch`, { operations: Array.from({ length: 100 }, () => create) })
  }
  return [owner, ...guests].map(({ token }) => ({ id, token }))
}
