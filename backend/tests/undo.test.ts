import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actionsOf, type Change, changesOf, randomOf, replay, type Shown, shownBy } from './support/random.ts'
import { rounds } from './support/rounds.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Undoing in reverse order restores the earlier states, whatever was done. */

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const ROUNDS = Number(process.env.ROUNDS ?? rounds(1, 4))
const STEPS = 200

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

/** The states without their times and revisions; instants follow from the zone that the user has now. */
function contentOf(states: ReadonlyMap<string, Shown>): [string, object][] {
  return [...states]
    .map(([name, state]): [string, object] => {
      const {
        revision: _,
        updated_at: __,
        due_at: ___,
        start_at: ____,
        ...content
      } = state as Shown & Record<string, unknown>
      return [name, content]
    })
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

const upTo = (changes: readonly Change[], revision: number) =>
  replay(changes.filter((change) => change.revision <= revision))

/** The first revisions of all writes, latest first. */
const writesOf = (changes: readonly Change[]): number[] =>
  [...new Set(changes.map(({ write }) => write))].toReversed()

async function actAtRandom(user: TestUser, seed: number): Promise<void> {
  for (const name of ['one', 'two', 'three']) await user.call('POST', '/projects', { name })
  for (const name of ['home', 'Work']) await user.call('POST', '/labels', { name })
  const act = actionsOf(randomOf(seed), { tasks: 20, revisions: 150 })
  for (let step = 0; step < STEPS; step += 1) {
    const [method, path, body] = act()
    const answer = await user.call(method, path, body)
    assert.ok(answer.statusCode < 500, `${method} ${path} ${JSON.stringify(body)}: ${answer.payload}`)
  }
}

test('undoing all writes in reverse gives every state that was before', async (t) => {
  t.diagnostic(`SEED=${SEED}`)
  for (let round = 0; round < ROUNDS; round += 1) {
    const user = await service.newUser()
    await actAtRandom(user, SEED + round)
    const done = await changesOf(user)
    for (const write of writesOf(done)) {
      const answer = await user.call('POST', '/undo', { revision: write })
      const what = done.filter((change) => change.write === write)
      assert.equal(
        answer.statusCode,
        200,
        `seed ${SEED + round}: undo of ${JSON.stringify(what)}: ${answer.payload}`,
      )
      const { states } = await shownBy(user)
      assert.deepEqual(contentOf(states), contentOf(upTo(done, write - 1)), `seed ${SEED + round}: ${write}`)
    }
    // And redo, in the original order.
    const undone = (await changesOf(user)).slice(done.length)
    for (const write of writesOf(undone)) {
      const answer = await user.call('POST', '/undo', { revision: write })
      assert.equal(answer.statusCode, 200, `seed ${SEED + round}: redo of ${write}: ${answer.payload}`)
    }
    assert.deepEqual(contentOf((await shownBy(user)).states), contentOf(replay(done)), `seed ${SEED + round}`)
  }
})
