import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  fill,
  isFocused,
  openApp,
  row,
  screen,
  upToDate,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'

/** The dialogs and menus of projects and labels. */

const isGone = (name: string) => waitFor(() => assert.ok(screen.queryByRole('link', { name }) === null))
const projects = () =>
  [...document.querySelectorAll('nav a[href^="/projects/"]')].map(({ textContent }) => textContent)

test('projects are created, edited, moved, archived and deleted by keyboard', async (t) => {
  const { person, user } = await openApp(t, { path: '/today' })
  const press = async (role: 'button' | 'menuitem', name: string) => {
    ;(await screen.findByRole(role, { name })).focus()
    await person.keyboard('{Enter}')
  }
  await press('button', 'Add project')
  const dialog = await screen.findByRole('dialog', { name: 'New project' })
  await isFocused(() => within(dialog).getByRole('textbox'))
  await person.keyboard('{Enter}')
  await within(dialog).findByText('Give it a name.')
  await person.keyboard('Garden{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Garden' })
  // The service puts what comes to it later below.
  await upToDate()
  await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
  await screen.findByRole('link', { name: 'Home' })
  assert.deepEqual(projects(), ['Garden', 'Home'])

  await press('button', 'Menu of Home')
  await press('menuitem', 'Move up')
  await waitFor(() => assert.deepEqual(projects(), ['Home', 'Garden']))
  await press('button', 'Menu of Home')
  await press('menuitem', 'Edit')
  const edited = within(await screen.findByRole('dialog', { name: 'Edit project' }))
  await fill(person, edited.getByRole('textbox'), 'House')
  await person.keyboard('{Enter}')
  await screen.findByRole('link', { name: 'House' })

  await press('button', 'Menu of House')
  await press('menuitem', 'Archive')
  await isGone('House')
  await press('button', '1 archived project')
  await press('button', 'Unarchive House')
  await screen.findByText(/No archived projects/)
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByRole('dialog', { name: 'Archived projects' }) === null))
  await screen.findByRole('link', { name: 'House' })

  await press('button', 'Menu of House')
  await press('menuitem', 'Delete')
  const question = within(await screen.findByRole('alertdialog'))
  await question.findByText(/It has no tasks\./)
  question.getByRole('button', { name: 'Delete' }).focus()
  await person.keyboard('{Enter}')
  await isGone('House')
  // The page's shortcuts do not work while a dialog covers it.
  await waitFor(() => assert.ok(screen.queryByRole('alertdialog') === null))
  await person.keyboard('{Control>}z{/Control}')
  await screen.findByRole('link', { name: 'House' })
})

test("a label's page follows a rename, and names are unique", async (t) => {
  const { person } = await openApp(t, {
    tasks: [{ title: 'Task', labels: ['home', 'phone'] }],
    path: '/today',
  })
  await person.click(await screen.findByRole('button', { name: 'Menu of home' }))
  await person.click(await screen.findByRole('menuitem', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit label' }))
  await fill(person, dialog.getByRole('textbox'), 'Phone')
  await person.keyboard('{Enter}')
  await dialog.findByText('This name is already in use.')
  await fill(person, dialog.getByRole('textbox'), 'house')
  await person.keyboard('{Enter}')
  await person.click(await screen.findByRole('link', { name: /^house/ }))
  await row('Task')
})
