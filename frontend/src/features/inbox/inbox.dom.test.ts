import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { isFocused, openApp, row, rows, screen, shows, waitFor, within } from '../../../tests/support/dom.ts'

/** The Inbox: what has no project. */

const sidebar = () => within(screen.getByRole('complementary', { name: 'Sidebar' }))
const main = () => within(sidebar().getByRole('navigation', { name: 'Main' }))
const link = () => main().getByRole('link', { name: /^Inbox/ })
const counts = (count: string) => waitFor(() => assert.match(link().textContent, new RegExp(count)))

/** Somebody with a project, a task in it, and `titles` in the Inbox. */
async function withInbox(t: TestContext, titles: string[], path: string) {
  const opened = await openApp(t, { path })
  const { user } = opened
  const [home] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
  await user.seedTasks([
    { title: 'Paint the wall', project_id: home?.id },
    ...titles.map((title) => ({ title })),
  ])
  await sidebar().findByRole('link', { name: /^Home/ })
  return { ...opened, home: home?.id }
}

test('the Inbox comes first in the sidebar, with the number of its open tasks, and has a key', async (t) => {
  const { person } = await withInbox(t, ['Call Ada', 'Read the contract'], '/all')
  await counts('2')
  const [first] = main().getAllByRole('link')
  assert.ok(first === link())
  await row('Call Ada')
  await person.keyboard('gi')
  await waitFor(() => assert.equal(location.pathname, '/inbox'))
  await shows('Call Ada', 'Read the contract')
})

test('the Inbox takes what is added there, without a project', async (t) => {
  const { person, home } = await withInbox(t, ['Call Ada'], '/all')
  // A project's page was shown before: its project is not meant any more.
  await person.click(sidebar().getByRole('link', { name: /^Home/ }))
  await waitFor(() => assert.equal(location.pathname, `/projects/${home}`))
  await shows('Paint the wall')
  await person.click(link())
  await shows('Call Ada')
  await person.keyboard('q')
  await isFocused(() => screen.queryByRole('combobox', { name: 'New task' }))
  await person.keyboard('Buy nails{Enter}{Escape}')
  await row('Buy nails')
  await counts('2')
})

test('the Inbox says in its own words that it is empty', async (t) => {
  await openApp(t, { path: '/inbox' })
  await screen.findByText('Inbox is empty')
  assert.equal(rows().length, 0)
})
