import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import {
  loseConnection,
  openApp,
  screen,
  upToDate,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { reachesTask, stored } from '../../../tests/support/stored.ts'
import { startTelling } from '../../../tests/support/told.ts'

/** The bell and the page of notifications. */

const remind = startTelling(await startShared())

/** The page of somebody who is reminded of these. @returns also the ids of the tasks */
async function reminded(t: TestContext, ...titles: string[]) {
  const user = await (await startShared()).newUser()
  const ids = await remind(user, ...titles)
  const opened = await openApp(t, { user, path: '/notifications' })
  for (const title of titles) await item(title)
  return { ...opened, ids }
}

/** In the sidebar, or above the page: there is one for each width. */
const bell = (name: string) => screen.findAllByRole('button', { name })
const items = () => within(screen.getByRole('main')).queryAllByRole('listitem')
/** The notification of this task. */
const item = (title: string) =>
  waitFor(() => {
    const found = items().find(({ textContent }) => textContent.includes(title))
    assert.ok(found, `There is no notification of “${title}”.`)
    return within(found)
  })
const isGone = (title: string) =>
  waitFor(() => assert.ok(items().every(({ textContent }) => !textContent.includes(title))))
const says = async (title: string, text: string) =>
  waitFor(async () => assert.ok((await item(title)).queryAllByText(text).length > 0))

/** Chooses in the menu of the notification. */
async function choose(person: UserEvent, title: string, name: string): Promise<void> {
  await person.click((await item(title)).getByRole('button', { name: /^More about/ }))
  await person.click(await screen.findByRole('menuitem', { name }))
}

async function notifications(user: User) {
  const { data } = await user.docket.api.GET('/api/{user_id}/notifications', {
    params: { path: { user_id: 'me' } },
  })
  return data?.notifications ?? []
}
/** Resolves when the service has just these as unread. */
const unreadAre = (user: User, ...titles: string[]) =>
  eventually(async () => {
    const unread = (await notifications(user)).filter(({ read_at }) => read_at === null)
    assert.deepEqual(unread.map(({ title }) => title).sort(), titles.toSorted())
  })

test('the bell counts what is unread, a press opens the task and reads it, here and elsewhere', async (t) => {
  const user = await (await startShared()).newUser()
  const { person } = await openApp(t, { user, path: '/notifications' })
  await screen.findByText('No notifications yet')
  await remind(user, 'Call the plumber', 'Water the plants')
  await bell('Notifications, 2 unread')
  visit('/today')
  await screen.findByRole('heading', { level: 1, name: 'Today' })
  await person.keyboard('gn')
  await person.click((await item('Call the plumber')).getByRole('link'))
  await screen.findByRole('textbox', { name: 'Title' })
  assert.match(location.search, /\?task=\d+/)
  await bell('Notifications, 1 unread')
  await unreadAre(user, 'Water the plants')
  visit('/notifications')
  await person.click(await screen.findByRole('button', { name: 'Mark all as read' }))
  await bell('Notifications')
  await unreadAre(user)
  // In another browser.
  const [plumber] = (await notifications(user)).filter(({ title }) => title === 'Call the plumber')
  await user.seed([{ method: 'PATCH', path: `/notifications/${plumber?.id}`, body: { read: false } }])
  await bell('Notifications, 1 unread')
  await choose(person, 'Call the plumber', 'Mark as read')
  await bell('Notifications')
  await choose(person, 'Call the plumber', 'Mark as unread')
  await bell('Notifications, 1 unread')
  await person.click(screen.getByText('Unread'))
  await isGone('Water the plants')
  await choose(person, 'Call the plumber', 'Delete')
  await screen.findByText('Nothing unread')
})

test('tasks are done and put off from it, also without a connection', async (t) => {
  const { person, user, ids, beforeRequests } = await reminded(t, 'Call the plumber', 'Water the plants')
  await person.click(screen.getByRole('button', { name: 'Snooze: Water the plants' }))
  await person.click(await screen.findByRole('menuitem', { name: 'In 1 hour' }))
  await says('Water the plants', 'Snoozed for 1 hour')
  await bell('Notifications, 1 unread')
  await upToDate()
  const reconnect = loseConnection({ beforeRequests })
  await person.click(screen.getByRole('button', { name: 'Mark as done: Call the plumber' }))
  await says('Call the plumber', 'Done')
  assert.ok((await stored(user)).every(({ complete }) => !complete))
  reconnect()
  await reachesTask(user, ids[0] ?? 0, ({ complete }) => complete)
  const acted = (await notifications(user)).map(({ title, acted }) => [title, acted])
  assert.deepEqual(Object.fromEntries(acted), {
    'Call the plumber': 'done',
    'Water the plants': 'snooze_1_hour',
  })
})

test('nothing is offered for what is done or deleted elsewhere, and what comes too late says so', async (t) => {
  const { person, user, ids } = await reminded(t, 'Call the plumber', 'Water the plants', 'Feed the cat')
  const [done = 0, deleted = 0, putOff = 0] = ids
  await says('Feed the cat', 'Reminder')
  await user.seed([
    { method: 'PATCH', path: `/tasks/${done}`, body: { complete: true } },
    { method: 'DELETE', path: `/tasks/${deleted}` },
  ])
  await says('Call the plumber', 'Already done')
  await says('Water the plants', 'Deleted')
  const offered = screen.getAllByRole('button', { name: /^(Mark as done|Snooze)/ })
  assert.deepEqual(
    offered.map((each) => each.getAttribute('aria-label')),
    ['Mark as done: Feed the cat', 'Snooze: Feed the cat'],
  )
  await user.seed([{ method: 'PATCH', path: `/tasks/${putOff}`, body: { reminders: [] } }])
  await person.click(screen.getByRole('button', { name: 'Mark as done: Feed the cat' }))
  await screen.findAllByText(/Not saved: From its notification: Feed the cat/)
  await screen.findAllByText('The task was done, put off or deleted meanwhile.')
  assert.ok(screen.queryByText(/could not be saved/) === null)
  await reachesTask(user, putOff, ({ complete }) => !complete)
})

test('by keyboard, the focus stays at the row, or goes to its neighbour', async (t) => {
  const { person } = await reminded(t, 'Call the plumber', 'Water the plants', 'Feed the cat')
  const isAt = (title: string) =>
    waitFor(() => {
      assert.ok(document.activeElement?.matches('a'))
      assert.ok(document.activeElement.textContent.includes(title))
    })
  const press = async (role: 'button' | 'menuitem', name: string | RegExp) => {
    ;(await screen.findByRole(role, { name })).focus()
    await person.keyboard('{Enter}')
  }
  await press('button', 'Mark as done: Feed the cat')
  await isAt('Feed the cat')
  await press('button', 'Snooze: Water the plants')
  await press('menuitem', 'In 1 hour')
  await isAt('Water the plants')
  await press('button', /^More about.*Feed the cat/)
  await press('menuitem', 'Delete')
  await isAt('Water the plants')
  await press('button', /^More about.*Water the plants/)
  await press('menuitem', 'Mark as unread')
  await isAt('Water the plants')
  await person.click(screen.getByText('Unread'))
  await press('button', 'Mark as done: Call the plumber')
  await isAt('Water the plants')
})

test('where it is empty, and from its header, the settings are a press away', async (t) => {
  const { person } = await openApp(t, { path: '/notifications' })
  await person.click(await screen.findByRole('link', { name: 'Also get them while Docket is closed' }))
  await screen.findByRole('heading', { name: 'Channels' })
  visit('/notifications')
  await person.click(await screen.findByRole('button', { name: 'Notification settings' }))
  await screen.findByRole('switch', { name: 'Reminders' })
})
