import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { Disconnected, Peer } from './peer.ts'

interface Math {
  double(value: number): number
  slowly(value: number): Promise<number>
  fail(): never
  note(value: number): void
}

/** Two ends, between which text is carried. */
function connected(methods: Math) {
  const sent: string[] = []
  const ends = [new EventEmitter(), new EventEmitter()] as const
  const portOf = (own: EventEmitter, other: EventEmitter) =>
    Object.assign(own, {
      send(message: object) {
        sent.push(JSON.stringify(message))
        other.emit('message', JSON.parse(sent.at(-1) ?? ''))
      },
    })
  const caller = new Peer<Record<never, never>, Math>(portOf(...ends), {})
  new Peer<Math, Record<never, never>>(portOf(ends[1], ends[0]), methods)
  return { caller, sent, ends, disconnect: () => ends[0].emit('disconnect') }
}

function math() {
  const noted: number[] = []
  const methods: Math = {
    double: (value) => 2 * value,
    slowly: async (value) => value,
    fail: () => {
      throw new Error('It fails.')
    },
    note: (value) => void noted.push(value),
  }
  return { methods, noted }
}

test('answers each call, whatever comes first', async () => {
  const { methods, noted } = math()
  const { caller } = connected(methods)
  caller.tell('note', 7)
  assert.deepEqual(await Promise.all([caller.call('slowly', 1), caller.call('double', 2)]), [1, 4])
  await assert.rejects(caller.call('fail'), { message: 'It fails.' })
  assert.deepEqual(noted, [7])
})

test('leaves messages alone that are not its own', async () => {
  const { caller, ends } = connected(math().methods)
  for (const end of ends) end.emit('message', { 'watch:import': ['file:///main.ts'] })
  assert.equal(await caller.call('double', 2), 4)
})

test('sends together what is called together', async () => {
  const { caller, sent } = connected(math().methods)
  await Promise.all([1, 2, 3].map((value) => caller.call('double', value)))
  assert.equal(sent.length, 2)
})

test('fails what is not answered when the other end goes, and what is called afterwards', async () => {
  const { methods } = math()
  const { caller, disconnect } = connected({ ...methods, slowly: () => new Promise(() => {}) })
  const waiting = caller.call('slowly', 1)
  disconnect()
  await assert.rejects(waiting, Disconnected)
  await assert.rejects(caller.call('double', 1), Disconnected)
  caller.tell('note', 1)
})
