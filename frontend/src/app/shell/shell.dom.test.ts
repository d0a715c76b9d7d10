import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openApp, row, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'
import { chooseOfAccount, heading, press } from '../../../tests/support/forms.ts'

/** What surrounds every page. Loading, layout and what a device keeps are in `frontend/tests/shell.merge.test.ts`. */

const sidebar = async () => within(await screen.findByRole('complementary', { name: 'Sidebar' }))
/** A link by its name, and the number after it. */
const named = (name: string, tasks = '') => new RegExp(`^${name}\\s*${tasks}$`)

describe('the sidebar', () => {
  test('links to every page, with the number of open tasks, and its parts fold', async (t) => {
    const { app, person } = await openApp(t, { path: '/sign-in' })
    const user = await app.newUser()
    const [garden] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
      { method: 'POST', path: '/labels', body: { name: 'errand' } },
      { method: 'POST', path: '/views', body: { name: 'Urgent', filter: 'priority >= high' } },
    ])
    const plants = { title: 'Water the plants', project_id: garden?.id, labels: ['errand'] }
    await user.seedTasks([plants, { title: 'Pay rent', due: { date: '2020-01-01' } }, 'Read'])
    await openApp(t, { user, path: '/today' })
    const places = [
      named('Inbox', '2 open tasks'),
      named('Today', '1 open task'),
      named('Upcoming'),
      named('All tasks', '3 open tasks'),
      named('Done'),
      named('Activity'),
      named('Trash'),
      named('Garden', '1 open task'),
      named('errand', '1 open task'),
      named('Urgent'),
    ]
    const links = await sidebar()
    for (const name of places) await links.findByRole('link', { name })
    assert.equal(links.getAllByRole('link').length, places.length)
    const here = links.getAllByRole('link').filter((link) => link.getAttribute('aria-current') === 'page')
    assert.deepEqual(
      here.map(({ textContent }) => textContent.slice(0, 5)),
      ['Today'],
    )
    await press(person, 'Projects', links)
    await waitFor(() => assert.equal(links.queryByRole('link', { name: /^Garden/ }), null))
    await press(person, 'Projects', links)
    await links.findByRole('link', { name: /^Garden/ })
  })

  test('counts what the lists show, without archived projects', async (t) => {
    const { app } = await openApp(t, { path: '/sign-in' })
    const user = await app.newUser()
    const [shed] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Shed', archived: true } },
    ])
    const due = { date: '2020-01-01' }
    await user.seedTasks([
      { title: 'Put aside', project_id: shed?.id, due },
      { title: 'Pay rent', due },
    ])
    await openApp(t, { user })
    await (await sidebar()).findByRole('link', { name: named('Today', '1 open task') })
    await (await sidebar()).findByRole('link', { name: named('All tasks', '1 open task') })
    await row('Pay rent')
    assert.equal(screen.queryByText('Put aside'), null)
  })
})

test('going to a page changes the title, and moves the focus there', async (t) => {
  const { person } = await openApp(t, { path: '/today' })
  await heading('Today')
  await person.click(await (await sidebar()).findByRole('link', { name: 'Upcoming' }))
  await heading('Upcoming')
  await waitFor(() => assert.equal(document.activeElement?.id, 'main'))
  assert.equal(document.title, 'Upcoming · Docket')
  screen.getByRole('main', { name: 'Upcoming' })
})

test('an unknown address says so, and an unknown visitor signs in first, and then comes back', async (t) => {
  const { person } = await openApp(t, { path: '/today' })
  await heading('Today')
  for (const path of ['/nowhere', '/projects/garden']) {
    visit(path)
    await heading('Page not found')
    await person.click(screen.getByRole('link', { name: 'Go to Today' }))
    await heading('Today')
  }
  await openApp(t, { user: null, path: '/labels/1?task=3' })
  await heading('Sign in')
  assert.equal(location.pathname, '/sign-in')
  assert.equal(new URLSearchParams(location.search).get('to'), '/labels/1?task=3')
})

test('the menu of the account leads to the settings', async (t) => {
  const { person } = await openApp(t, { path: '/today' })
  await chooseOfAccount(person, 'Settings')
  await heading('Settings')
})
