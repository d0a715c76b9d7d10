import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { RESOURCES } from '../app.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import { type Frame, frameOf, ofOne, ofSeveral } from './frames.ts'
import { Hub } from './hub.ts'
import { type Part, Stream } from './stream.ts'

/** The seam between streams that catch up alone and streams that the hub reads for, in every order of events. */

const SEED = Number(process.env.EVENTS_SEED ?? Date.now() & 0x7fffffff)

const actor = inOwnWorkspace({
  userId: 'ada',
  kind: 'user',
  id: 'ada',
  scopes: new Set(['tasks:read'] as const),
})

/** A client that reads what it is sent, unless paused. */
class Client extends EventEmitter {
  /** The last text written. */
  text = ''
  readonly revisions: number[] = []
  paused = false
  destroyed = false

  write(text: string): boolean {
    assert.ok(!this.destroyed, 'written to after the end')
    this.text = text
    for (const [, id] of text.matchAll(/^id: (\d+)\nevent: change$/gm)) this.revisions.push(Number(id))
    return !this.paused
  }

  end(text: string): void {
    this.write(text)
    this.destroy()
  }

  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }

  resume(): void {
    this.paused = false
    this.emit('drain')
  }
}

/** A stream of one workspace, after the revision `since`. */
function partOf(client: Client, since: number): Part {
  const options = { starts: [{ actor, since }], form: ofOne, clock: () => new Date(0) }
  const [part] = new Stream(client as unknown as ServerResponse, actor, options).parts
  assert.ok(part !== undefined)
  return part
}

const change = (revision: number): Frame =>
  frameOf(
    {
      revision,
      at: '2026-11-21T10:00:00.000Z',
      actor: { kind: 'user', id: 'ada' },
      write: revision,
      action: 'created',
      resource: 'task',
      resource_id: '1',
      before: null,
      // Large enough that pages are split into several pieces.
      after: { title: 'x'.repeat(revision % 50 === 0 ? 40_000 : 10) },
    },
    RESOURCES,
  )

const steps = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    count: fc.integer({ min: 1, max: 700 }),
    told: fc.boolean(),
  }),
  fc.record({ do: fc.constant('come' as const), from: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'leave' as const), who: fc.nat(9) }),
  fc.record({ do: fc.constantFrom('fail' as const, 'answer' as const, 'look' as const, 'turn' as const) }),
)

test(`every stream gets every change once and in order (EVENTS_SEED=${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 40 }), async (plan) => {
      let latest = 0
      let fails = false
      const waiting: (() => void)[] = []
      const hub = new Hub(0, async (since, limit) => {
        // The database answers when the plan says so: anything may happen in between.
        await new Promise<void>((resolve) => waiting.push(resolve))
        if (fails) throw new Error('The database does not answer.')
        const count = Math.min(limit, latest - since)
        return Array.from({ length: Math.max(0, count) }, (_, index) => change(since + index + 1))
      })
      const clients: { client: Client; from: number }[] = []
      const answer = () => {
        for (const resolve of waiting.splice(0)) resolve()
      }
      for (const step of plan) {
        if (step.do === 'write') {
          latest += step.count
          if (step.told) hub.wake()
        } else if (step.do === 'come') {
          const client = new Client()
          const from = Math.round(step.from * latest)
          const part = partOf(client, from)
          hub.add(part)
          client.once('close', () => hub.remove(part))
          clients.push({ client, from })
        } else if ('who' in step) {
          const { client } = clients[step.who % Math.max(1, clients.length)] ?? {}
          if (step.do === 'pause' && client !== undefined) client.paused = true
          if (step.do === 'resume') client?.resume()
          if (step.do === 'leave') client?.destroy()
        } else if (step.do === 'fail') fails = !fails
        else if (step.do === 'answer') answer()
        else if (step.do === 'look') hub.look(latest)
        else await turn()
        await Promise.resolve()
      }
      fails = false
      const isBehind = ({ client, from }: (typeof clients)[number]) =>
        !client.destroyed && client.revisions.length < latest - from
      // The database is back and everybody reads.
      for (let round = 0; round < 2000 && clients.some(isBehind); round += 1) {
        for (const { client } of clients) client.resume()
        hub.look(latest)
        answer()
        await turn()
      }
      for (let round = 0; round < 5; round += 1) {
        answer()
        await turn()
      }
      for (const { client, from } of clients) {
        const { revisions } = client
        const all = Array.from({ length: latest - from }, (_, index) => from + index + 1)
        assert.deepEqual(revisions, client.destroyed ? all.slice(0, revisions.length) : all)
      }
      assert.equal(hub.size, clients.filter(({ client }) => !client.destroyed).length)
    }),
    { seed: SEED, numRuns: 200 },
  )
})

test('a stream ends when the log was pruned meanwhile, instead of skipping changes', async () => {
  const hub = new Hub(10, async (since) => (since < 5 ? [change(6)] : []))
  const client = new Client()
  hub.add(partOf(client, 2))
  for (let round = 0; round < 5; round += 1) await turn()
  assert.match(client.text, /event: end\ndata: \{"reason":"gone"\}\n\n$/)
  assert.deepEqual(client.revisions, [])
})

test('what was written between asking for the cursor and listening is sent at once', async () => {
  const hub = new Hub(0, async (since) => (since < 1 ? [change(1)] : []))
  const client = new Client()
  hub.add(partOf(client, 0))
  for (let round = 0; round < 5; round += 1) await turn()
  assert.deepEqual(client.revisions, [1])
})

test('what is written while the log is read is sent by the wake-up alone', async () => {
  const reads: { since: number; answer: (frames: Frame[]) => void }[] = []
  const hub = new Hub(0, (since) => new Promise((answer) => reads.push({ since, answer })))
  const client = new Client()
  hub.add(partOf(client, 0))
  await turn()
  // It read while the log was empty; the write and its signal come before the answer.
  hub.wake()
  reads[0]?.answer([])
  await turn()
  assert.deepEqual(
    reads.map(({ since }) => since),
    [0, 0],
  )
  reads[1]?.answer([change(1)])
  await turn()
  assert.deepEqual(client.revisions, [1])
})

test('a client that is behind in many workspaces costs one read at a time, and one piece', async () => {
  const pieces: string[] = []
  const client = new Client()
  const write = client.write.bind(client)
  client.write = (text) => {
    pieces.push(text)
    return write(text)
  }
  const ids = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(32, '0'))
  const starts = ids.map((workspaceId) => ({ actor: { ...actor, workspaceId }, since: 0 }))
  const options = { starts, form: ofSeveral('ada'), clock: () => new Date(0) }
  const { parts } = new Stream(client as unknown as ServerResponse, actor, options)
  let reading = 0
  let most = 0
  client.paused = true
  for (const part of parts) {
    const hub = new Hub(250, async (since, limit) => {
      reading += 1
      // The hubs' own reads for all that are live come on top.
      if (since < 250) most = Math.max(most, reading)
      await turn()
      reading -= 1
      const count = Math.min(limit, 250 - since)
      return Array.from({ length: count }, (_, index) => change(since + index + 1))
    })
    hub.add(part)
  }
  for (let round = 0; round < 300; round += 1) await turn()
  // The first event, and what was written before the client turned out not to read.
  assert.equal(pieces.length, 2)
  assert.equal(most, 1)
  client.resume()
  const seen = () => pieces.join('').matchAll(/^data: \{"workspace_id":"(\w+)","revision":(\d+)/gm)
  for (let round = 0; round < 10_000 && parts.some(({ cursor }) => cursor < 250); round += 1) await turn()
  const revisions = Map.groupBy(seen(), ([, id]) => id)
  for (const id of ids) {
    assert.deepEqual(
      revisions.get(id)?.map(([, , revision]) => Number(revision)),
      Array.from({ length: 250 }, (_, index) => index + 1),
    )
  }
})
