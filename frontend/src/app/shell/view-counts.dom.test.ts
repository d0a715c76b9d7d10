import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApp, row, screen, within } from '../../../tests/support/dom.ts'

/** How many tasks each view has, in the sidebar. */

const view = (name: string, count: string) =>
  screen.findByRole('link', { name: new RegExp(`^${name} ?${count}$`) })

test('the sidebar counts the tasks of views, after changes here and elsewhere', async (t) => {
  const { person, user, beforeRequests } = await openApp(t, {
    tasks: [{ title: 'One', priority: 'high' }, { title: 'Two', priority: 'low' }, 'Three'],
  })
  let asked = 0
  beforeRequests(({ url }) => {
    if (url.endsWith('/counts')) asked += 1
  })
  await user.seed([
    { method: 'POST', path: '/views', body: { name: 'Open', filter: 'not complete' } },
    { method: 'POST', path: '/views', body: { name: 'Pressing', filter: 'priority >= high' } },
  ])
  await view('Open', '3 tasks')
  await view('Pressing', '1 task')
  await person.click(within(await row('One')).getByRole('checkbox'))
  await view('Open', '2 tasks')
  // Many changes at once are one question.
  const before = asked
  await user.seedTasks(['Four', 'Five', 'Six'])
  await view('Open', '5 tasks')
  assert.ok(asked - before <= 2, `asked ${asked - before} times`)
})
