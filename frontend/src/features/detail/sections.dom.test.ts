import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import {
  fill,
  isRemoved,
  type OpenOptions,
  openApp,
  screen,
  upToDate,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { reaches, reachesTask } from '../../../tests/support/stored.ts'

/** What the panel of a task has below its properties: subtasks, notes, history and past dates. */

async function openTask(t: TestContext, tasks: NonNullable<OpenOptions['tasks']>) {
  const opened = await openApp(t, { tasks, path: '/all?task=1' })
  await screen.findByRole('textbox', { name: 'Title' })
  return opened
}

const noteField = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a note' })
const WRITE = '{Control>}{Enter}{/Control}'

test('subtasks are added, checked, reordered and opened', async (t) => {
  const { person, user } = await openTask(t, ['Parent'])
  const line = screen.getByRole('textbox', { name: 'Add subtask' })
  for (const title of ['First', 'Second']) {
    await fill(person, line, title)
    await person.keyboard('{Enter}')
  }
  const subtasks = within(screen.getByRole('region', { name: 'Subtasks' }))
  await subtasks.findByRole('button', { name: 'Second' })
  await person.click(subtasks.getByRole('checkbox', { name: /First/ }))
  await subtasks.findByText('1 of 2')
  subtasks.getByRole('button', { name: 'Second' }).focus()
  await person.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await reaches(user, (tasks) => {
    const titles = tasks.map(({ title }) => title)
    return titles.indexOf('Second') < titles.indexOf('First')
  })
  assert.deepEqual(
    subtasks.getAllByRole('listitem').map(({ textContent }) => textContent),
    ['Second', 'First'],
  )
  await person.click(subtasks.getByRole('button', { name: 'Second' }))
  const path = await screen.findByRole('navigation', { name: 'Where the task is' })
  await person.click(within(path).getByRole('button', { name: 'Parent' }))
  const title = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
  await waitFor(() => assert.equal(title().value, 'Parent'))
})

test('notes are added, edited and deleted', async (t) => {
  const { person } = await openTask(t, ['Task'])
  await fill(person, await noteField(), 'The shop closes at six.')
  await person.keyboard(WRITE)
  const notes = await screen.findByRole('list', { name: 'Notes' })
  await within(notes).findByText('The shop closes at six.')
  assert.equal((await noteField()).value, '')
  await person.click(screen.getByRole('button', { name: 'More about this note' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Edit' }))
  await fill(person, await screen.findByRole('textbox', { name: 'Edit note' }), 'At seven.')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await within(notes).findByText('At seven.')
  await person.click(screen.getByRole('button', { name: 'More about this note' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await isRemoved(notes)
})

describe('added a moment ago, and not saved yet', () => {
  /** Holds back all writes until the returned function is called, which resolves when they are saved. */
  function holdBack({ beforeRequests }: Awaited<ReturnType<typeof openTask>>): () => Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    beforeRequests(async ({ url }) => {
      if (/\/(batch|quick-add)$/.test(url)) await promise
    })
    return async () => {
      await screen.findAllByText('1 change waiting')
      resolve()
      await upToDate()
    }
  }

  test('a note keeps its menu open when it is saved', async (t) => {
    const opened = await openTask(t, ['Task'])
    const { person } = opened
    const save = holdBack(opened)
    await fill(person, await noteField(), 'The shop closes at six.')
    await person.keyboard(WRITE)
    await person.click(await screen.findByRole('button', { name: 'More about this note' }))
    const edit = await screen.findByRole('menuitem', { name: 'Edit' })
    await save()
    assert.ok(edit.isConnected)
    await person.click(edit)
    await fill(person, await screen.findByRole('textbox', { name: 'Edit note' }), 'At seven.')
    await person.click(screen.getByRole('button', { name: 'Save' }))
    await within(screen.getByRole('list', { name: 'Notes' })).findByText('At seven.')
  })

  test('a subtask keeps the focus when it is saved', async (t) => {
    const opened = await openTask(t, ['Parent'])
    const { person } = opened
    const save = holdBack(opened)
    await fill(person, screen.getByRole('textbox', { name: 'Add subtask' }), 'Part')
    await person.keyboard('{Enter}')
    const part = await screen.findByRole('button', { name: 'Part' })
    part.focus()
    await save()
    assert.ok(document.activeElement === part)
    assert.ok(part.isConnected)
  })
})

test('the history shows changes, and undoes them', async (t) => {
  const { person, user } = await openTask(t, [{ title: 'Old', priority: 'low' }])
  const body = { title: 'New', priority: 'high' }
  await user.seed([{ method: 'PATCH', path: '/tasks/1', body }])
  await person.click(screen.getByRole('tab', { name: 'History' }))
  const undo = await screen.findByRole('button', { name: 'Undo this' })
  const entry = undo.closest('li')?.textContent ?? ''
  assert.match(entry, /Changed\s*You/)
  assert.match(entry, /Priority/)
  assert.match(entry, /Title:\s*before: Old\s*→\s*after: New/)
  await person.click(undo)
  await reachesTask(user, 1, ({ title, priority }) => title === 'Old' && priority === 'low')
})

test('an occurrence of a series is skipped, listed, and taken back', async (t) => {
  const series = { title: 'Water', due: { date: '2090-01-02' }, recurrence: 'FREQ=DAILY' }
  const { person, user } = await openTask(t, [series])
  await person.click(screen.getByRole('button', { name: 'Skip this date' }))
  await reachesTask(user, 1, ({ due }) => due?.date === '2090-01-03')
  await person.click(screen.getByRole('tab', { name: 'Past dates' }))
  await within(await screen.findByRole('tabpanel')).findByText('skipped')
  await person.click(screen.getByRole('button', { name: 'Take back' }))
  await reachesTask(user, 1, ({ due }) => due?.date === '2090-01-02')
})
