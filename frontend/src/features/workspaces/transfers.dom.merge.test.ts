import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { loseConnection, openApp, row, screen, shows, waitFor, within } from '../../../tests/support/dom.ts'
import { makeWorkspace } from '../../../tests/support/workspaces.ts'

/** Moving tasks and projects to another workspace. */

const app = await startShared()

const MOVE = { name: 'Move to workspace…' }

/** Opens a menu until it offers the move: the list of workspaces may just have come. */
async function askFor(person: UserEvent, open: () => Promise<void>): Promise<HTMLElement> {
  for (;;) {
    await open()
    await screen.findByRole('menuitem', { name: /^Delete/ })
    const item = screen.queryByRole('menuitem', MOVE)
    if (item !== null) await person.click(item)
    if (item !== null) return await screen.findByRole('dialog')
    await person.keyboard('{Escape}')
    await waitFor(() => assert.equal(screen.queryByRole('menu'), null))
  }
}
const menuOf = (person: UserEvent, title: string) => async () =>
  await person.pointer({ keys: '[MouseRight]', target: await row(title) })

const titlesIn = async ({ docket }: User, user_id: string) =>
  (await docket.api.GET('/api/{user_id}/tasks', { params: { path: { user_id } } })).data?.tasks.map(
    ({ title }) => title,
  )

describe('moving to another workspace', () => {
  test('a task by its menu, and back by the toast; a connection is needed', async (t) => {
    const ada = await app.newUser()
    const home = await makeWorkspace(ada)
    await ada.seedTasks(['Fix the roof', 'Stays'])
    const opened = await openApp(t, { user: ada })
    const { person, allowProblems } = opened
    allowProblems(/fetch/)
    const dialog = await askFor(person, menuOf(person, 'Fix the roof'))
    assert.match(dialog.textContent, /Move “Fix the roof”/)
    const move = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Move' })
    await waitFor(() => assert.ok(!move.disabled))
    const reconnect = loseConnection(opened)
    await screen.findByText('This needs a connection.')
    assert.ok(move.disabled)
    reconnect()
    await waitFor(() => assert.ok(!move.disabled))

    move.focus()
    await person.keyboard('{Enter}')
    await screen.findByText('Moved to Home')
    await shows('Stays')
    assert.deepEqual(await titlesIn(ada, home), ['Fix the roof'])
    await person.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByText('Moved back')
    await row('Fix the roof')
    assert.deepEqual(await titlesIn(ada, home), [])
  })

  test('a project by its menu, which is opened there', async (t) => {
    const ada = await app.newUser()
    const home = await makeWorkspace(ada)
    const [project] = await ada.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await ada.seedTasks([{ title: 'Dig', project_id: project?.id ?? 0 }])
    const { person } = await openApp(t, { user: ada, path: `/projects/${project?.id}` })
    await row('Dig')
    const dialog = await askFor(person, async () => {
      const main = within(screen.getByRole('main'))
      await person.click(main.getByRole('button', { name: 'Menu of Garden' }))
    })
    assert.match(dialog.textContent, /Move “Garden”/)
    const move = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Move and open it' })
    await waitFor(() => assert.ok(!move.disabled))
    await person.click(move)
    await waitFor(() => assert.match(location.pathname, new RegExp(`^/w/${home}/projects/\\d+$`)))
    await row('Dig')
    assert.deepEqual(await titlesIn(ada, home), ['Dig'])
  })

  test('is not offered to who has nowhere to move to', async (t) => {
    const { person } = await openApp(t, { tasks: ['Fix the roof'] })
    await menuOf(person, 'Fix the roof')()
    await screen.findByRole('menuitem', { name: 'Duplicate' })
    assert.equal(screen.queryByRole('menuitem', MOVE), null)
    await person.keyboard('{Escape}')
  })
})
