import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import {
  canDrag,
  dragged,
  dragOver,
  drop,
  heading,
  inDays,
  link,
  taskHas,
  timesWritten,
  ZONE,
} from './support/gestures.ts'
import { openPage, type PageOptions, screenshot } from './support/page.ts'
import { row, shows } from './support/rows.ts'
import { reaches } from './support/stored.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Rows dragged by the mouse: within their list, to days, and to the entries of the sidebar, from every list. */

const { app, browser } = await startBoth()

type Tasks = Parameters<User['seedTasks']>[0]

async function opened(t: TestContext, tasks: Tasks, path: string, options: Partial<PageOptions> = {}) {
  const user = await app.newUser({ timeZone: ZONE })
  const [garden, house, errand] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
    { method: 'POST', path: '/projects', body: { name: 'House' } },
    { method: 'POST', path: '/labels', body: { name: 'errand' } },
  ])
  const ids = await user.seedTasks(tasks)
  const page = await openPage(t, browser, {
    app,
    user,
    path: path.replace(':label', String(errand?.id)),
    timezoneId: ZONE,
    reducedMotion: 'reduce',
    ...options,
  })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  await canDrag(page)
  const [first = 0, second = 0] = ids
  return { page, user, garden: garden?.id ?? 0, house: house?.id ?? 0, first, second }
}

const A_MINUTE = 60_000
const BILL = { title: 'Pay the bill', due: { date: inDays(-2), time: '09:30' } }
const CALL = { title: 'Call Ada', due: { date: inDays(0) } }

/** Drops the row below the other one. @param aside how far to the right of where it began, in pixels */
async function dropBelow(page: Page, title: string, other: string, aside = 0): Promise<void> {
  await row(page, title).hover()
  const from = await row(page, title).locator('[data-drag]').boundingBox()
  const over = await row(page, other).boundingBox()
  assert.ok(from !== null && over !== null)
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y + 5)
  await page.mouse.move(x + aside, over.y + over.height * 0.8, { steps: 5 })
  await drop(page)
}

test('within its list, a task is dropped at a position or below a task, alone or with others', async (t) => {
  const { page, user, second } = await opened(t, ['One', 'Two', 'Three', 'Four'], '/all')
  const has = (...titles: string[]) =>
    reaches(user, (tasks) => tasks.map(({ title }) => title).join() === titles.join())
  await dropBelow(page, 'One', 'Three')
  await shows(page, 'Two', 'Three', 'One', 'Four')
  await has('Two', 'Three', 'One', 'Four')

  for (const title of ['Two', 'One']) await row(page, title).click({ modifiers: ['Control'] })
  await page.getByRole('toolbar').getByText('2 selected').waitFor()
  await dropBelow(page, 'One', 'Four')
  await shows(page, 'Three', 'Four', 'Two', 'One')
  await page.getByRole('status').filter({ hasText: '2 tasks were moved.' }).waitFor({ state: 'attached' })
  await has('Three', 'Four', 'Two', 'One')
  await page.keyboard.press('Control+z')
  await shows(page, 'Two', 'Three', 'One', 'Four')
  await has('Two', 'Three', 'One', 'Four')
  await page.keyboard.press('Escape')
  await page.getByRole('toolbar').waitFor({ state: 'detached' })

  await dropBelow(page, 'Four', 'Two', 30)
  await shows(page, 'Two', 'Four', 'Three', 'One')
  await reaches(user, (tasks) =>
    tasks.some(({ title, parent_id }) => title === 'Four' && parent_id === second),
  )
  await page.reload()
  await shows(page, 'Two', 'Four', 'Three', 'One')
})

describe('dropped on a day', () => {
  test('of Today, an overdue task is due today at the same time; undo takes it back', async (t) => {
    const { page, user, first, second } = await opened(t, [BILL, CALL], '/today')
    await stopTimers(page, TOASTS)
    await dragOver(page, 'Pay the bill', row(page, 'Call Ada'))
    await dragged(page).getByText('Due: Today').waitFor()
    await page.locator('[data-drop-frame]').waitFor()
    await screenshot(page, 'drag-to-today')
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(0), time: '09:30' } })
    assert.equal(new URL(page.url()).search, '', 'the drop is no click')

    // Where it is already, nothing is written.
    await dragOver(page, 'Call Ada', row(page, 'Pay the bill'))
    await dragged(page).getByText('Already there').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.dragging), 'refused')
    await drop(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await taskHas(user, first, { due: BILL.due })

    // Escape ends the drag and nothing else: the list keeps its selection.
    await row(page, 'Pay the bill').click({ modifiers: ['Control'] })
    await dragOver(page, 'Pay the bill', row(page, 'Call Ada'))
    await page.keyboard.press('Escape')
    await dragged(page).waitFor({ state: 'detached' })
    await page.mouse.up()
    await page.getByRole('toolbar').getByText('1 selected').waitFor()
    await dragOver(page, 'Call Ada', link(page, 'errand'))
    await drop(page)
    await taskHas(user, second, { labels: ['errand'] })
    assert.deepEqual([await timesWritten(user, first), await timesWritten(user, second)], [3, 2])
  })

  test('of Upcoming, several tasks move together, each with its time; headings and days do the same', async (t) => {
    const later = { title: 'Water', due: { date: inDays(1), time: '18:00' } }
    const party = { title: 'Party', due: { date: inDays(3) } }
    const { page, user, first, second } = await opened(t, [BILL, later, party], '/upcoming')
    for (const title of ['Pay the bill', 'Water']) await row(page, title).click({ modifiers: ['Control'] })
    await dragOver(page, 'Water', row(page, 'Party'))
    await dragged(page).getByText('2 tasks', { exact: true }).waitFor()
    await dragged(page)
      .getByText(/^Due: /)
      .waitFor()
    await screenshot(page, 'drag-several-to-day')
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(3), time: '09:30' } })
    await taskHas(user, second, { due: { date: inDays(3), time: '18:00' } })
    await page.keyboard.press('Control+z')
    await taskHas(user, first, { due: BILL.due })
    await taskHas(user, second, { due: later.due })
    await page.keyboard.press('Escape')
    await page.getByRole('toolbar').waitFor({ state: 'detached' })

    const day = Temporal.PlainDate.from(inDays(3)).toLocaleString('en-GB', { weekday: 'long' })
    await dragOver(page, 'Pay the bill', heading(page, day).locator('h2'))
    await drop(page)
    await taskHas(user, first, { due: { date: inDays(3), time: '09:30' } })
    await dragOver(page, 'Pay the bill', page.locator('[data-to="/today"]').first())
    await dragged(page).getByText('Due: Today').waitFor()
    await drop(page)
    await taskHas(user, first, { due: { date: inDays(0), time: '09:30' } })
  })
})

describe('dropped on the sidebar', () => {
  test('from any list, a task goes to a project, a label, a day or the trash', async (t) => {
    const tasks = [{ title: 'Rake', labels: ['home'] }]
    const { page, user, garden, house, first } = await opened(t, tasks, '/all')
    await stopTimers(page, TOASTS)
    await dragOver(page, 'Rake', link(page, 'Garden'))
    await dragged(page)
      .getByText(/^Move to .Garden.$/)
      .waitFor()
    await drop(page)
    await taskHas(user, first, { project_id: garden })
    await dragOver(page, 'Rake', link(page, 'errand'))
    await dragged(page)
      .getByText(/^Add label .errand.$/)
      .waitFor()
    await drop(page)
    await taskHas(user, first, { labels: ['home', 'errand'] })

    await link(page, 'errand').click()
    await page.waitForURL('**/labels/*')
    await dragOver(page, 'Rake', link(page, 'Today'))
    await drop(page)
    await taskHas(user, first, { due: { date: inDays(0) } })

    await link(page, 'Today').click()
    await page.waitForURL('**/today')
    await dragOver(page, 'Rake', link(page, 'Trash'))
    await drop(page)
    await row(page, 'Rake').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await row(page, 'Rake').waitFor()

    await page.goto('/search?q=Rake')
    await canDrag(page)
    await dragOver(page, page.locator('[data-task]', { hasText: 'Rake' }), link(page, 'House'))
    await dragged(page)
      .getByText(/^Move to .House.$/)
      .waitFor()
    await drop(page)
    await taskHas(user, first, { project_id: house })
    assert.equal(new URL(page.url()).searchParams.get('task'), null)
  })
})

describe('a drag', () => {
  test('within a list that is sorted by date is refused, visibly', async (t) => {
    const tasks = ['One', 'Two'].map((title) => ({ title, labels: ['errand'] }))
    const { page, user, first } = await opened(t, tasks, '/labels/:label')
    await dragOver(page, 'One', row(page, 'Two'))
    await dragged(page).getByText('Only a manual order can be changed').waitFor()
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).cursor), 'not-allowed')
    assert.equal(await page.locator('[data-drop-frame]').count(), 0)
    await drop(page)
    await dragOver(page, 'One', link(page, 'Today'))
    await drop(page)
    await taskHas(user, first, { due: { date: inDays(0) } })
    assert.equal(await timesWritten(user, first), 2)
  })

  test('does not begin with a click, a double click, a button or in the field of a title', async (t) => {
    const { page } = await opened(t, [CALL], '/today')
    // However slowly the second click follows, the first does not open the task.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + A_MINUTE)
    await row(page, 'Call Ada').locator('[data-title]').dblclick()
    const field = page.getByRole('textbox', { name: 'Title' })
    await field.waitFor()
    await page.clock.runFor(1_000)
    assert.equal(new URL(page.url()).search, '')
    await page.clock.resume()
    const box = await field.boundingBox()
    assert.ok(box !== null)
    await page.mouse.move(box.x + 4, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    assert.equal(await dragged(page).count(), 0)
    assert.notEqual(await page.evaluate(() => String(getSelection())), '', 'text was selected')
    await page.keyboard.press('Escape')
    await row(page, 'Call Ada').locator('[data-title]').click()
    await page.waitForURL('**/today?task=*')
  })

  test('scrolls the list at its edge', async (t) => {
    const many = Array.from({ length: 60 }, (_, index) => `Number ${index + 1}.`)
    const { page } = await opened(t, many, '/all', { viewport: { width: 1000, height: 500 } })
    await dragOver(page, 'Number 2.', row(page, 'Number 4.'))
    await page.mouse.move(500, 400)
    // Above the days that lie over the lower edge.
    const dock = await page.locator('[data-drag-dock]').boundingBox()
    await page.mouse.move(500, (dock?.y ?? 500) - 6)
    await page.waitForFunction(() => (document.getElementById('main')?.scrollTop ?? 0) > 300)
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
})
