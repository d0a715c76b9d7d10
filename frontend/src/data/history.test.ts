import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { settled, startWorld, until } from './testing.ts'

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

test('undoing a write from the history can be undone', async () => {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', { title: 'Old' })
  const { data: edited } = await user.call('PATCH', '/tasks/1', { title: 'New' })
  await user.call('PATCH', '/tasks/1', { priority: 'high' })
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  const task = () => window.state().tasks.get(1)

  window.actions.undoRevision(edited.revision, 'New')
  await settled(window)
  assert.equal(task()?.title, 'Old')
  assert.equal(task()?.priority, 'high')
  window.actions.undo()
  await settled(window)
  assert.equal(task()?.title, 'New')
})

test('taking back the last occurrence of a recurring task can be undone', async () => {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', {
    title: 'Water',
    due: { date: '2090-01-01' },
    recurrence: 'FREQ=DAILY',
  })
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  const due = () => window.state().tasks.get(1)?.due
  window.actions.completeTasks([1], true)
  await settled(window)
  assert.deepEqual(due(), { date: '2090-01-02' })

  const { data } = await user.call('GET', '/tasks/1/occurrences')
  window.actions.takeBackOccurrence(1, data.occurrences[0].id)
  await settled(window)
  assert.deepEqual(due(), { date: '2090-01-01' })
  window.actions.undo()
  await settled(window)
  assert.deepEqual(due(), { date: '2090-01-02' })
})
