import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fieldsOf, someOf, untouchedBy } from './support/fields.ts'
import {
  actionsOf,
  type Change,
  changesOf,
  contentOf,
  currentOf,
  furnish,
  play,
  randomOf,
  replay,
  SEED,
} from './support/random.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Undo, redo, and restoring from the trash, after anything that a client may do to any field of any resource. */

const ROUNDS = Number(process.env.ROUNDS ?? 2)
const STEPS = 150

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const upTo = (changes: readonly Change[], revision: number) =>
  replay(changes.filter((change) => change.revision <= revision))

/** The first revisions of all writes, latest first. */
const writesOf = (changes: readonly Change[]): number[] =>
  [...new Set(changes.map(({ write }) => write))].toReversed()

/** What the clients did in all rounds. */
const played: Change[] = []

/** A user who has done things at random. */
async function actAtRandom(seed: number): Promise<TestUser> {
  const user = await service.newUser()
  const made = await furnish(user)
  // However few of the random actions find what they name, every field of these is changed, and of what follows.
  const fields = fieldsOf(randomOf(seed), { task: () => 1, project: () => 1, member: () => user.id })
  for (const [path, draws, other] of [
    ['/projects/1', fields.project, 3],
    ['/labels/4', fields.label, 5],
    ['/views/6', fields.view, 7],
  ] as const) {
    for (let count = 0; count < 3; count += 1)
      await play(user, ['PATCH', path, someOf<object>(draws, () => 0, 1)])
    await play(user, ['POST', `${path}/move`, { after: other }])
  }
  for (const note of made.get('/tasks/n/notes') ?? []) await play(user, ['PATCH', note, { body: 'more' }])
  const chosen = { hour_cycle: 'h23', date_format: 'ymd', start_page: 'all', line_language: 'de' }
  const more = { language: 'de', week_start: 7, default_reminder: 10, lists: { today: { sort: 'due' } } }
  await play(user, ['PATCH', '/preferences', { ...chosen, ...more }])
  const act = actionsOf(randomOf(seed), { tasks: 12, revisions: 150, made, member: user.id })
  for (let step = 0; step < STEPS; step += 1) await play(user, act(), made)
  // There are few projects: chance may leave none to colour or to move.
  for (const name of ['four', 'five']) await play(user, ['POST', '/projects', { name }], made)
  const [four = '', five = ''] = made.get('/projects')?.slice(-2) ?? []
  await play(user, ['PATCH', four, { color: '#112233' }])
  await play(user, ['POST', `${four}/move`, { after: Number(five.split('/').at(-1)) }])
  // Families whose members wait for each other in every direction, of which some go as a whole.
  const ids = [...(await currentOf(user)).keys()].flatMap((name) => /^task (\d+)$/.exec(name)?.[1] ?? [])
  const some = randomOf(seed)
  const one = () => Number(ids[Math.floor(some() * ids.length)])
  for (const id of ids) {
    await play(user, ['PATCH', `/tasks/${id}`, { parent_id: one() }])
    await play(user, ['PATCH', `/tasks/${id}`, { blocked_by: [one()] }])
    await play(user, ['PATCH', `/tasks/${one()}`, { blocked_by: [Number(id)] }])
  }
  for (let count = 0; count < 3; count += 1) {
    const id = one()
    await play(user, ['DELETE', `/tasks/${id}`])
    if (count < 2) await play(user, ['POST', `/tasks/${id}/restore`])
  }
  // Labels and views are few, and so seldom deleted at random.
  const names = [...(await currentOf(user)).keys()]
  for (const kind of ['label', 'view']) {
    const id = names
      .find((name) => name.startsWith(`${kind} `))
      ?.split(' ')
      .at(-1)
    if (id !== undefined) await play(user, ['DELETE', `/${kind}s/${id}`])
  }
  return user
}

for (let round = 0; round < ROUNDS; round += 1) {
  const seed = SEED + round
  test(`undoing all writes in reverse restores every earlier state (seed ${seed})`, async () => {
    const user = await actAtRandom(seed)
    const done = await changesOf(user)
    played.push(...done)
    for (const write of writesOf(done)) {
      const answer = await user.call('POST', '/undo', { revision: write })
      const what = done.filter((change) => change.write === write)
      assert.equal(answer.statusCode, 200, `undo of ${JSON.stringify(what)}: ${answer.payload}`)
      assert.deepEqual(contentOf(await currentOf(user)), contentOf(upTo(done, write - 1)), `undo of ${write}`)
    }
    // And redo, in the original order.
    const undone = (await changesOf(user)).slice(done.length)
    for (const write of writesOf(undone)) {
      const answer = await user.call('POST', '/undo', { revision: write })
      assert.equal(answer.statusCode, 200, `redo of ${write}: ${answer.payload}`)
    }
    assert.deepEqual(contentOf(await currentOf(user)), contentOf(replay(done)))
    // Everything at once, and back.
    const all = await user.call('POST', '/undo', { since: 0 })
    assert.equal(all.statusCode, 200, all.payload)
    assert.deepEqual(contentOf(await currentOf(user)), contentOf(upTo(done, 0)))
    const again = await user.call('POST', '/undo', { revision: all.data.write })
    assert.equal(again.statusCode, 200, again.payload)
    assert.deepEqual(contentOf(await currentOf(user)), contentOf(replay(done)))
  })

  test(`every deletion can be reverted entirely, by restore or undo (seed ${seed})`, async () => {
    const user = await actAtRandom(seed)
    const was = await currentOf(user)
    const paths = [...was].flatMap(([name, state]) => {
      const [resource = '', id] = name.split(' ')
      if (resource === 'note') return [`/tasks/${Object(state).task_id}/notes/${id}`]
      return ['task', 'project', 'label', 'view'].includes(resource) ? [`/${resource}s/${id}`] : []
    })
    assert.ok(paths.length > 5, `${paths.length} resources`)
    for (const [index, path] of paths.entries()) {
      const deleted = await user.call('DELETE', path)
      assert.equal(deleted.statusCode, 204, deleted.payload)
      const isRestored = (index + round) % 2 === 0
      const answer = isRestored
        ? await user.call('POST', `${path}/restore`)
        : await user.call('POST', '/undo', {
            revision: (await user.call('GET', '/trash?limit=1')).data.items[0].revision,
          })
      assert.equal(answer.statusCode, 200, `${path}: ${answer.payload}`)
      assert.deepEqual(contentOf(await currentOf(user)), contentOf(was), `${path}, restored: ${isRestored}`)
    }
  })
}

test('the clients have edited every field of every resource', () => {
  assert.deepEqual(untouchedBy(played), [])
})
