import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, row, screen, visit, waitFor } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { choose, dialog } from '../../../tests/support/forms.ts'
import { reaches } from '../../../tests/support/stored.ts'

/** What a person prefers, and that the app follows it. */

const app = await startShared()
const OWN = { params: { path: { user_id: 'me' } } }
const preferencesOf = async ({ docket }: User) =>
  (await docket.api.GET('/api/{user_id}/preferences', OWN)).data
const saysInRow = async (title: string, text: RegExp) => {
  const found = await row(title)
  await waitFor(() => assert.match(found.textContent, text))
}

describe('preferences', () => {
  test('of weeks, clock and dates are followed everywhere at once, and from other devices', async (t) => {
    const tasks = [{ title: 'Call', due: { date: '2031-03-04', time: '18:30' } }]
    const { user, person } = await openApp(t, { tasks })
    await saysInRow('Call', /18:30/)
    visit('/settings/time')
    await screen.findByText(/18:30 · weeks begin on Monday/)
    await choose(person, 'Clock', '12 hours, AM and PM')
    await choose(person, 'Order of dates', 'Year-month-day')
    await choose(person, 'Weeks begin on', 'Sunday')
    await screen.findByText(/6:30\spm · weeks begin on Sunday/i)
    visit('/all')
    await saysInRow('Call', /2031-03-04/)
    await saysInRow('Call', /6:30\spm/i)
    await eventually(async () => assert.equal((await preferencesOf(user))?.week_start, 7))
    await user.docket.api.PATCH('/api/{user_id}/preferences', { ...OWN, body: { hour_cycle: null } })
    await saysInRow('Call', /18:30/)
  })

  test('of a start page opens it, until it is gone', async (t) => {
    const user = await app.newUser()
    const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await user.seedTasks([{ title: 'Rake', project_id: project?.id }])
    const { person } = await openApp(t, { user, path: '/settings/appearance' })
    await choose(person, 'Start page', 'Garden')
    visit('/')
    await waitFor(() => assert.equal(location.pathname, `/projects/${project?.id}`))
    await row('Rake')
    await user.docket.api.DELETE('/api/{user_id}/projects/{project_id}', {
      params: { path: { user_id: 'me', project_id: Number(project?.id) } },
    })
    await waitFor(() => assert.equal(screen.queryByRole('link', { name: /^Garden/ }), null))
    visit('/')
    await waitFor(() => assert.equal(location.pathname, '/today'))
  })

  test('of a language are told to the service: whenever one is chosen, and once by itself, but for one told already', async (t) => {
    const { user, person } = await openApp(t, { path: '/settings/appearance' })
    await choose(person, 'Language', 'Deutsch')
    await eventually(async () => assert.equal((await preferencesOf(user))?.language, 'de'))

    const told = await app.newUser()
    await told.docket.api.PATCH('/api/{user_id}/preferences', { ...OWN, body: { language: 'en' } })
    await openApp(t, { user: told, path: '/settings/time' })
    await choose(person, 'Uhr', '12 Stunden, AM und PM')
    await eventually(async () => assert.equal((await preferencesOf(told))?.hour_cycle, 'h12'))
    assert.equal((await preferencesOf(told))?.language, 'en')

    const next = await app.newUser()
    await openApp(t, { user: next, path: '/settings/appearance' })
    await eventually(async () => assert.equal((await preferencesOf(next))?.language, 'de'))
    assert.equal(screen.queryByText('Einstellungen geändert'), null, 'without a toast')
    const revision = (await preferencesOf(next))?.revision
    await choose(person, 'Sprache', 'English')
    await eventually(async () => assert.equal((await preferencesOf(next))?.language, 'en'))
    assert.equal((await preferencesOf(next))?.revision, Number(revision) + 1)
  })

  test('of a usual reminder are given to tasks with a time that name none', async (t) => {
    const { user, person } = await openApp(t, { path: '/settings/time' })
    await choose(person, 'Usual reminder', '15 minutes before')
    await person.keyboard('q')
    await fill(person, await screen.findByRole('combobox', { name: 'New task' }), 'Dentist tomorrow 10:00')
    await (await dialog()).findByText('15 minutes before')
    await person.keyboard('{Enter}')
    await reaches(user, ([task]) => task?.title === 'Dentist' && task.reminders.length === 1)
    await reaches(user, ([task]) => JSON.stringify(task?.reminders) === '[{"minutes_before":15}]')
  })
})
