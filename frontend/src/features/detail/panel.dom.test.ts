import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import {
  fill,
  isFocused,
  isGone,
  isRemoved,
  type OpenOptions,
  openApp,
  row,
  screen,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { reaches, reachesTask } from '../../../tests/support/stored.ts'

/** The panel of a task: its title, its description, and what is done to the whole task. Back is in `frontend/tests/`. */

const titleField = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title' })
const panel = async () => {
  const found = (await titleField()).closest('aside')
  return found ?? assert.fail('The title is not in a panel.')
}
const shut = () => isGone(() => screen.queryByRole('textbox', { name: 'Title' }))
const isTitled = (title: string) => waitFor(async () => assert.equal((await titleField()).value, title))

async function openTask(t: TestContext, tasks: NonNullable<OpenOptions['tasks']>, task = 1) {
  const opened = await openApp(t, { tasks, path: `/all?task=${task}` })
  await titleField()
  const patch = (body: Record<string, unknown>) =>
    opened.user.seed([{ method: 'PATCH', path: `/tasks/${task}`, body }])
  return { ...opened, patch }
}

describe('the panel', () => {
  test('closes with Escape and its button, leaves the list usable, and names the tab meanwhile', async (t) => {
    const { person, patch } = await openTask(t, ['One', 'Two'])
    const named = (title: string) => waitFor(() => assert.equal(document.title, title))
    await named('One · Docket')
    await patch({ title: 'Uno' })
    await named('Uno · Docket')
    await person.click(within(await row('Two')).getByRole('checkbox'))
    await isTitled('Uno')
    ;(await panel()).focus()
    await person.keyboard('{Escape}')
    await shut()
    await named('All tasks · Docket')
    await person.click(await row('Uno'))
    await person.click(within(await panel()).getByRole('button', { name: 'Close' }))
    await shut()
    assert.equal(location.search, '')
  })

  test('shows which properties are empty', async (t) => {
    await openTask(t, ['Bare'])
    const shown = within(await panel())
    for (const name of ['Reminders: None', 'Project: No project', 'Labels: None', 'Due date: No date'])
      await shown.findByRole('button', { name })
  })

  test('focuses the property whose picker a key opened', async (t) => {
    const { person, user, patch } = await openTask(t, ['Rake leaves'])
    const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await patch({ project_id: garden?.id })
    await within(await panel()).findByRole('link', { name: 'Garden' })
    for (const [key, property] of Object.entries({ d: 'Due date', p: 'Project', l: 'Labels' })) {
      ;(await panel()).focus()
      await person.keyboard(key)
      const picker = await screen.findByRole('dialog', { name: property })
      await waitFor(() => assert.ok(document.activeElement?.matches('input')))
      assert.ok(picker.contains(document.activeElement))
      await person.keyboard('{Escape}')
      await isRemoved(picker)
      const button = within(await panel()).getByRole('button', { name: new RegExp(`^${property}`) })
      await isFocused(() => button)
    }
  })
})

describe('the title', () => {
  test('is saved with Enter, and not with Escape', async (t) => {
    const { person, user } = await openTask(t, ['Old'])
    await fill(person, await titleField(), 'Wrong')
    await person.keyboard('{Escape}')
    await isTitled('Old')
    await fill(person, await titleField(), 'New')
    await person.keyboard('{Enter}')
    await reachesTask(user, 1, ({ title }) => title === 'New')
  })

  test('cannot be empty or too long', async (t) => {
    const { person, user } = await openTask(t, ['Old'])
    await fill(person, await titleField(), '  ')
    await person.keyboard('{Enter}')
    await isTitled('Old')
    await fill(person, await titleField(), '😀'.repeat(201))
    await person.keyboard('{Enter}')
    await screen.findByText('1 character too many', { exact: false })
    await fill(person, await titleField(), '😀'.repeat(200))
    await person.keyboard('{Enter}')
    await reachesTask(user, 1, ({ title }) => title === '😀'.repeat(200))
  })

  test('changed elsewhere meanwhile keeps what was typed, and offers the other', async (t) => {
    const { person, patch } = await openTask(t, ['Old'])
    // Too long to be saved, so it stays what is typed.
    const mine = 'x'.repeat(201)
    await fill(person, await titleField(), mine)
    await patch({ title: 'Theirs' })
    await screen.findByText('Meanwhile, this was changed elsewhere', { exact: false })
    await isTitled(mine)
    await person.click(screen.getByRole('button', { name: 'Take theirs' }))
    await isTitled('Theirs')
  })
})

test('the description has links, and is edited in place', async (t) => {
  const task = { title: 'Read', description: 'See https://example.com/a?b=1.' }
  const { person, user } = await openTask(t, [task])
  const link = () => screen.findByRole('link', { name: 'https://example.com/a?b=1' })
  assert.equal((await link()).getAttribute('href'), 'https://example.com/a?b=1')
  const edit = async (text: string, key: string) => {
    screen.getByRole('button', { name: 'Edit description' }).focus()
    await person.keyboard('{Enter}')
    await fill(person, await screen.findByRole('textbox', { name: 'Description' }), text)
    await person.keyboard(key)
  }
  await edit('Wrong', '{Escape}')
  await link()
  await edit('First line\nSecond line', '{Control>}{Enter}{/Control}')
  await reachesTask(user, 1, ({ description }) => description === 'First line\nSecond line')
})

test('a blocked task is completed only after asking', async (t) => {
  const { person, user } = await openTask(t, ['Before', { title: 'After', blocked_by: [1] }], 2)
  const box = within(await panel()).getByRole('checkbox', { name: /After/ })
  await person.click(box)
  const dialog = await screen.findByRole('alertdialog')
  await person.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  await isRemoved(dialog)
  assert.equal(box.getAttribute('aria-checked'), 'false')
  await person.click(box)
  const [last] = within(await screen.findByRole('alertdialog'))
    .getAllByRole('button')
    .reverse()
  await person.click(last ?? assert.fail())
  await reachesTask(user, 2, ({ complete }) => complete)
  // It was written once.
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
    params: { path: { user_id: 'me', task_id: 2 } },
  })
  assert.equal(data?.count, 2)
})

test('a deleted task says that it is in the trash and can be restored, an unknown one that it does not exist', async (t) => {
  const { person, user } = await openTask(t, ['Gone and back'])
  await person.click(screen.getByRole('button', { name: 'More about this task' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Delete task' }))
  await shut()
  visit('/all?task=1')
  await screen.findByText('This task is in the trash', { exact: false })
  const trashed = await screen.findByRole('button', { name: 'Restore' })
  assert.match(trashed.closest('aside')?.textContent ?? '', /Gone and back/)
  await person.click(trashed)
  await isTitled('Gone and back')
  await reaches(user, (tasks) => tasks.some(({ title }) => title === 'Gone and back'))
  visit('/all?task=404')
  await screen.findByText('Task not found')
})

test('a task is duplicated', async (t) => {
  const { person, user } = await openTask(t, [{ title: 'Twice', labels: ['home'], priority: 'high' }])
  await person.click(screen.getByRole('button', { name: 'More about this task' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
  // The address has its real id as soon as the service has assigned one.
  await waitFor(() => assert.equal(new URLSearchParams(location.search).get('task'), '2'))
  await fill(person, await titleField(), 'The other')
  await person.keyboard('{Enter}')
  await reachesTask(
    user,
    2,
    ({ title, labels, priority }) => title === 'The other' && labels[0] === 'home' && priority === 'high',
  )
})
