import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import {
  canDrag,
  dragged,
  dragOver,
  heading,
  inDays,
  link,
  row,
  taskHas,
  timesWritten,
  ZONE,
} from './support/gestures.ts'
import { openPage, type PageOptions, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Rows dragged by the mouse to days, projects, labels and the other entries of the sidebar, from every list. */

const { app, browser } = await startBoth()

type Tasks = Parameters<User['seedTasks']>[0]

async function opened(t: TestContext, tasks: Tasks, path: string, options: Partial<PageOptions> = {}) {
  const user = await app.newUser({ timeZone: ZONE })
  const [garden, errand] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
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
  await stopTimers(page, TOASTS)
  return { page, user, garden: garden?.id ?? 0, ids, first: ids[0] ?? 0 }
}

const A_MINUTE = 60_000
const BILL = { title: 'Pay the bill', due: { date: inDays(-2), time: '09:30' } }
const CALL = { title: 'Call Ada', due: { date: inDays(0) } }

describe('dropped on a day', () => {
  test('of Today, an overdue task is due today at the same time; undo takes it back', async (t) => {
    const { page, user, first } = await opened(t, [BILL, CALL], '/today')
    await dragOver(page, 'Pay the bill', row(page, 'Call Ada'))
    await dragged(page).getByText('Due: Today').waitFor()
    await page.locator('[data-drop-frame]').waitFor()
    await screenshot(page, 'drag-to-today')
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(0), time: '09:30' } })
    assert.equal(new URL(page.url()).search, '', 'the drop is no click')
    await page.getByRole('button', { name: 'Undo' }).click()
    await taskHas(user, first, { due: BILL.due })
  })

  test('of Upcoming, several selected tasks move together, each with its time', async (t) => {
    const later = { title: 'Water', due: { date: inDays(1), time: '18:00' } }
    const { page, user, ids } = await opened(
      t,
      [BILL, later, { title: 'Party', due: { date: inDays(3) } }],
      '/upcoming',
    )
    for (const title of ['Pay the bill', 'Water']) await row(page, title).click({ modifiers: ['Control'] })
    await dragOver(page, 'Water', row(page, 'Party'))
    await dragged(page).getByText('2 tasks', { exact: true }).waitFor()
    await dragged(page)
      .getByText(/^Due: /)
      .waitFor()
    await screenshot(page, 'drag-several-to-day')
    await page.mouse.up()
    await taskHas(user, ids[0] ?? 0, { due: { date: inDays(3), time: '09:30' } })
    await taskHas(user, ids[1] ?? 0, { due: { date: inDays(3), time: '18:00' } })
    await page.keyboard.press('Control+z')
    await taskHas(user, ids[0] ?? 0, { due: BILL.due })
    await taskHas(user, ids[1] ?? 0, { due: later.due })
  })

  test('its heading means the day, too, and so does a day below the list', async (t) => {
    const { page, user, first } = await opened(
      t,
      [BILL, { title: 'Soon', due: { date: inDays(2) } }],
      '/upcoming',
    )
    const day = Temporal.PlainDate.from(inDays(2)).toLocaleString('en-GB', { weekday: 'long' })
    await dragOver(page, 'Pay the bill', heading(page, day).locator('h2'))
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(2), time: '09:30' } })
    await dragOver(page, 'Pay the bill', page.locator('[data-to="/today"]').first())
    await dragged(page).getByText('Due: Today').waitFor()
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(0), time: '09:30' } })
  })

  test('that it has already, nothing is written', async (t) => {
    const { page, user, ids } = await opened(t, [CALL, { title: 'Shop', due: { date: inDays(0) } }], '/today')
    await dragOver(page, 'Call Ada', row(page, 'Shop'))
    await dragged(page).getByText('Already there').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.dragging), 'refused')
    await page.mouse.up()
    await dragged(page).waitFor({ state: 'detached' })
    assert.equal(await timesWritten(user, ids[0] ?? 0), 1)
  })
})

describe('dropped on the sidebar', () => {
  test('a label is added, and those it had stay', async (t) => {
    const { page, user, first } = await opened(t, [{ ...CALL, labels: ['home'] }], '/today')
    await dragOver(page, 'Call Ada', link(page, 'errand'))
    await dragged(page)
      .getByText(/^Add label .errand.$/)
      .waitFor()
    assert.deepEqual(await violations(page), [])
    await page.mouse.up()
    await taskHas(user, first, { labels: ['home', 'errand'] })
  })

  test('Today makes it due today, from the page of a label', async (t) => {
    const { page, user, first } = await opened(t, [{ title: 'Stamps', labels: ['errand'] }], '/labels/:label')
    await dragOver(page, 'Stamps', link(page, 'Today'))
    await page.mouse.up()
    await taskHas(user, first, { due: { date: inDays(0) } })
  })

  test('a project takes it in, from the page of all tasks; the trash deletes it, with undo', async (t) => {
    const { page, user, garden, first } = await opened(t, ['Rake'], '/all')
    await dragOver(page, 'Rake', link(page, 'Garden'))
    await dragged(page)
      .getByText(/^Move to .Garden.$/)
      .waitFor()
    await page.mouse.up()
    await taskHas(user, first, { project_id: garden })
    await dragOver(page, 'Rake', link(page, 'Trash'))
    await page.mouse.up()
    await row(page, 'Rake').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await row(page, 'Rake').waitFor()
  })

  test('a result of the search goes there, too', async (t) => {
    const { page, user, garden, first } = await opened(t, ['Rake'], '/all')
    await page.goto('/search?q=Rake')
    const found = page.locator('[data-task]', { hasText: 'Rake' })
    await found.waitFor()
    await page.mouse.move(3, 3)
    await page.locator('[data-drags]').waitFor()
    const from = await found.boundingBox()
    const to = await link(page, 'Garden').boundingBox()
    assert.ok(from !== null && to !== null)
    await page.mouse.move(from.x + 80, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 90, from.y + 16)
    await dragged(page).waitFor()
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 })
    await dragged(page)
      .getByText(/^Move to .Garden.$/)
      .waitFor()
    await page.mouse.up()
    await taskHas(user, first, { project_id: garden })
    assert.equal(new URL(page.url()).searchParams.get('task'), null)
  })
})

describe('a drag', () => {
  test('within a list that is sorted by date is refused, visibly', async (t) => {
    const { page, user, ids } = await opened(
      t,
      [
        { title: 'One', labels: ['errand'] },
        { title: 'Two', labels: ['errand'] },
      ],
      '/labels/:label',
    )
    await dragOver(page, 'One', row(page, 'Two'))
    await dragged(page).getByText('Only a manual order can be changed').waitFor()
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).cursor), 'not-allowed')
    assert.equal(await page.locator('[data-drop-frame]').count(), 0)
    await page.mouse.up()
    await dragged(page).waitFor({ state: 'detached' })
    assert.equal(await timesWritten(user, ids[0] ?? 0), 1)
  })

  test('ends with Escape, which does nothing else, and the list keeps its selection', async (t) => {
    const { page, user, ids } = await opened(t, [BILL, CALL], '/today')
    await row(page, 'Pay the bill').click({ modifiers: ['Control'] })
    await dragOver(page, 'Pay the bill', row(page, 'Call Ada'))
    await page.keyboard.press('Escape')
    await dragged(page).waitFor({ state: 'detached' })
    await page.mouse.up()
    await page.getByRole('toolbar').getByText('1 selected').waitFor()
    assert.equal(await timesWritten(user, ids[0] ?? 0), 1)
  })

  test('does not begin with a click, a double click, a button or in the field of a title', async (t) => {
    const { page } = await opened(t, [CALL], '/today')
    // However slowly the second click follows, the first does not open the task.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + A_MINUTE)
    await row(page, 'Call Ada').locator('[data-title]').dblclick()
    const field = page.getByRole('textbox', { name: 'Title' })
    await field.waitFor()
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

  test('looks the same in Urdu, mirrored, and in the dark', async (t) => {
    for (const [locale, colorScheme] of [
      ['ur', 'light'],
      ['en-GB', 'dark'],
      ['de', 'light'],
    ] as const) {
      const user = await app.newUser({ timeZone: ZONE })
      await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
      await user.seedTasks([BILL, CALL])
      const page = await openPage(t, browser, {
        app,
        user,
        path: '/today',
        timezoneId: ZONE,
        locale,
        colorScheme,
      })
      await page.locator('aside a[href^="/projects/"]').waitFor()
      await canDrag(page)
      await dragOver(page, 'Pay the bill', page.locator('aside a[href^="/projects/"]'))
      await page.locator('a[data-drop]').waitFor()
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `drag-${locale}-${colorScheme}`)
      await page.mouse.up()
    }
  })
})
