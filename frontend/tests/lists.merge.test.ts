import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { canDrag, dragged } from './support/gestures.ts'
import { openPage, openWindow, type PageOptions, typeInField } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Lists of tasks by mouse and keyboard. For their look, and for 10,000 tasks, see `lists-look.merge.test.ts`. */

const { app, browser } = await startBoth()

const rows = (page: Page) => page.locator('[role=row][data-task]')
const row = (page: Page, title: string) => rows(page).filter({ hasText: title })
const box = (page: Page, title: string) => row(page, title).getByRole('checkbox')
/** The titles, without anything else in the rows. */
const titles = (page: Page) => rows(page).locator('[data-title]').allTextContents()
const focused = (page: Page): Locator => page.locator('[role=row]:focus')

/** Resolves when the list has exactly these tasks, in this order. */
async function shows(page: Page, ...expected: string[]): Promise<void> {
  const text = JSON.stringify(expected)
  await page
    .waitForFunction(
      (wanted) =>
        JSON.stringify(
          [...document.querySelectorAll('[data-title]')].map(({ textContent }) => textContent),
        ) === wanted,
      text,
    )
    .catch(async () => assert.deepEqual(await titles(page), expected))
}

/** Opens a page with the tasks of a new user. */
async function pageWith(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0],
  options: Partial<PageOptions> = {},
): Promise<{ page: Page; user: User; ids: number[] }> {
  const user = await app.newUser()
  const ids = await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path: '/all', ...options })
  if (options.path !== '') await page.getByRole('treegrid').waitFor()
  return { page, user, ids }
}

/** The tasks that the service has, in the manual order. */
async function stored(user: User) {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
    params: { path: { user_id: 'me' }, query: { sort: 'position', limit: 500 } },
  })
  return data?.tasks ?? []
}

/** Resolves when the service's tasks meet the condition. */
async function reaches(
  user: User,
  holds: (tasks: Awaited<ReturnType<typeof stored>>) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < 3_600; attempt += 1) {
    if (holds(await stored(user))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(`The service never had it: ${JSON.stringify(await stored(user))}`)
}

describe('with the mouse', () => {
  test('a task is completed, and undo restores it', async (t) => {
    const { page, user } = await pageWith(t, ['Buy milk', 'Call Ada', 'Pay rent'])
    await stopTimers(page, TOASTS)
    await box(page, 'Call Ada').click()
    await shows(page, 'Buy milk', 'Pay rent')
    await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'Call Ada' && complete))
    await page.getByRole('button', { name: 'Undo' }).click()
    await shows(page, 'Buy milk', 'Call Ada', 'Pay rent')
    await reaches(user, (tasks) => tasks.every(({ complete }) => !complete))
  })

  test('a click opens the detail, and a double click edits the title', async (t) => {
    const { page, ids } = await pageWith(t, ['Buy milk', 'Call Ada'])
    await row(page, 'Buy milk').click()
    await page.waitForURL(`**/all?task=${ids[0]}`)
    await page.goBack()
    await page.waitForURL('**/all')
    await clickTwice(row(page, 'Call Ada').locator('[data-title]'))
    await page.getByRole('textbox', { name: 'Title' }).fill('Call Ada today')
    await page.keyboard.press('Enter')
    await shows(page, 'Buy milk', 'Call Ada today')
    // Neither of the two clicks has opened it.
    await passes(page, 300)
    assert.equal(new URL(page.url()).search, '')
  })

  test('a late second click does not edit: the first one opened the detail', async (t) => {
    const { page, ids } = await pageWith(t, ['Buy milk'])
    const title = row(page, 'Buy milk').locator('[data-title]')
    await title.dispatchEvent('click')
    await page.waitForURL(`**/all?task=${ids[0]}`)
    await title.dispatchEvent('click')
    await title.dispatchEvent('dblclick')
    await passes(page, 50)
    assert.equal(await page.getByRole('treegrid').getByRole('textbox').count(), 0)
  })

  test('a double click beside the title opens the detail, and does not edit', async (t) => {
    const { page, ids } = await pageWith(t, ['Buy milk'])
    await clickTwice(row(page, 'Buy milk'))
    await page.waitForURL(`**/all?task=${ids[0]}`)
    assert.equal(await page.getByRole('treegrid').getByRole('textbox').count(), 0)
  })

  test('the context menu and the button at the end of the row are the same', async (t) => {
    const { page, user } = await pageWith(t, ['Buy milk', 'Call Ada'])
    await row(page, 'Call Ada').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await shows(page, 'Buy milk')
    await row(page, 'Buy milk').hover()
    await page.getByRole('button', { name: 'More for “Buy milk”' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await shows(page, 'Buy milk', 'Buy milk')
    await reaches(user, (tasks) => tasks.length === 2)
  })

  test('a long press opens the menu where the system reports none', async (t) => {
    const { page } = await pageWith(t, ['Buy milk', 'Call Ada'])
    await canDrag(page)
    await row(page, 'Call Ada').dispatchEvent('pointerdown')
    const touches = [{ identifier: 1, clientX: 300, clientY: 200 }]
    await row(page, 'Call Ada').dispatchEvent('touchstart', { touches })
    await dragged(page).waitFor()
    await row(page, 'Call Ada').dispatchEvent('touchend')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await shows(page, 'Buy milk')
  })

  test('lifting the finger after a long press does not open the task', async (t) => {
    const { page } = await pageWith(t, ['One', 'Two'], { hasTouch: true })
    const session = await page.context().newCDPSession(page)
    // Whatever arrives before that moves the rows.
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    const box = await row(page, 'Two').boundingBox()
    assert.ok(box !== null)
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    await canDrag(page)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await dragged(page).waitFor()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await page.getByRole('menuitem', { name: 'Rename' }).tap()
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    assert.equal(new URL(page.url()).search, '')
  })

  test('several tasks are selected and changed together; one undo reverts all', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three', 'Four'])
    await row(page, 'One').click({ modifiers: ['Control'] })
    await row(page, 'Three').click({ modifiers: ['Shift'] })
    await page.getByRole('toolbar').getByText('3 selected').waitFor()
    await page.getByRole('toolbar').getByRole('button', { name: 'Complete' }).click()
    await shows(page, 'Four')
    await reaches(user, (tasks) => tasks.filter(({ complete }) => complete).length === 3)
    await page.keyboard.press('Control+z')
    await shows(page, 'One', 'Two', 'Three', 'Four')
    await reaches(user, (tasks) => tasks.every(({ complete }) => !complete))
  })

  test('a task is dragged to another position, and stays there', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three'])
    await drag(page, 'One', 'Three', { down: 1 })
    await shows(page, 'Two', 'Three', 'One')
    await reaches(user, (tasks) => tasks.map(({ title }) => title).join() === 'Two,Three,One')
    await page.reload()
    await shows(page, 'Two', 'Three', 'One')
  })

  test('all selected tasks are dragged in order; one undo reverts it', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three', 'Four'])
    await row(page, 'One').click({ modifiers: ['Control'] })
    await row(page, 'Three').click({ modifiers: ['Control'] })
    await page.getByRole('toolbar').getByText('2 selected').waitFor()
    await drag(page, 'Three', 'Four', { down: 1 })
    await shows(page, 'Two', 'Four', 'One', 'Three')
    await page.getByRole('status').filter({ hasText: '2 tasks were moved.' }).waitFor({ state: 'attached' })
    await reaches(user, (tasks) => tasks.map(({ title }) => title).join() === 'Two,Four,One,Three')
    await page.keyboard.press('Control+z')
    await shows(page, 'One', 'Two', 'Three', 'Four')
    await reaches(user, (tasks) => tasks.map(({ title }) => title).join() === 'One,Two,Three,Four')
  })

  test('all selected tasks become subtasks by keyboard, and move together', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two', 'Three', 'Four'])
    await row(page, 'Three').focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('toolbar').getByText('2 selected').waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await shows(page, 'One', 'Three', 'Four', 'Two')
    await page.keyboard.press('Alt+ArrowRight')
    await reaches(user, (tasks) => {
      const below = tasks.filter(({ parent_id }) => parent_id === ids[0]).map(({ title }) => title)
      return below.join() === 'Three,Four'
    })
    await shows(page, 'One', 'Three', 'Four', 'Two')
  })

  test('a row shows a few labels, and how many more there are', async (t) => {
    const { page } = await pageWith(t, [{ title: 'Much', labels: ['a1', 'b2', 'c3', 'd4', 'e5'] }])
    await row(page, 'Much').getByText('+2', { exact: true }).waitFor()
    assert.equal(await row(page, 'Much').getByText('d4', { exact: true }).count(), 0)
    assert.equal(await row(page, 'Much').getByTitle('d4 and e5').count(), 1)
  })

  test('a task dragged sideways becomes a subtask', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two', 'Three'])
    await drag(page, 'Three', 'One', { down: 1, aside: 30 })
    await shows(page, 'One', 'Three', 'Two')
    await reaches(user, (tasks) =>
      tasks.some(({ title, parent_id }) => title === 'Three' && parent_id === ids[0]),
    )
  })
})

/** @param to `down` 1 drops it below the target row, 0 above; `aside` moves it to the right by that much */
async function drag(
  page: Page,
  title: string,
  target: string,
  to: { down: number; aside?: number },
): Promise<void> {
  const from = await row(page, title).locator('[data-drag]').boundingBox()
  const over = await row(page, target).boundingBox()
  assert.ok(from !== null && over !== null)
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await row(page, title).hover()
  // That code comes at the first sign of a person.
  await page.locator('[data-drags]').waitFor()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y + 5)
  const end = [x + (to.aside ?? 0), over.y + over.height * (to.down === 1 ? 0.8 : 0.2)] as const
  await page.mouse.move(...end, { steps: 5 })
  await page.mouse.up()
}

describe('with the keyboard alone', () => {
  test('one navigates, completes, renames and deletes', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three', 'Four', 'Five'])
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await press('j')
    await focused(page).filter({ hasText: 'Inbox' }).waitFor()
    await press('ArrowDown', 'j')
    await focused(page).filter({ hasText: 'Two' }).waitFor()
    await press('Space')
    await shows(page, 'One', 'Three', 'Four', 'Five')
    await focused(page).filter({ hasText: 'Three' }).waitFor()
    await press('e')
    await page.getByRole('textbox', { name: 'Title' }).fill('Thirty')
    await press('Enter')
    await focused(page).filter({ hasText: 'Thirty' }).waitFor()
    await press('e')
    await page.getByRole('textbox', { name: 'Title' }).fill('Never mind')
    await press('Escape')
    await shows(page, 'One', 'Thirty', 'Four', 'Five')
    await press('End', 'Delete')
    await shows(page, 'One', 'Thirty', 'Four')
    await focused(page).filter({ hasText: 'Four' }).waitFor()
    await press('1')
    await reaches(user, (tasks) =>
      tasks.some(({ title, priority }) => title === 'Four' && priority === 'urgent'),
    )
    await press('Enter')
    await page.waitForURL('**/all?task=*')
  })

  test('several are selected, and one undo reverts what was done to them', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three', 'Four'])
    await page.keyboard.press('End')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Shift+ArrowUp')
    await page.getByText('3 selected').first().waitFor()
    await page.keyboard.press('2')
    await reaches(user, (tasks) => tasks.filter(({ priority }) => priority === 'high').length === 3)
    await page.keyboard.press('Control+z')
    await reaches(user, (tasks) => tasks.every(({ priority }) => priority === 'none'))
    await page.keyboard.press('Control+a')
    await page.getByText('4 selected').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('toolbar').waitFor({ state: 'detached' })
  })

  test('a task is moved, indented and outdented, and stays there', async (t) => {
    const { page, user, ids } = await pageWith(t, ['One', 'Two', 'Three'])
    await page.keyboard.press('End')
    await page.keyboard.press('Alt+ArrowUp')
    await shows(page, 'One', 'Three', 'Two')
    await focused(page).filter({ hasText: 'Three' }).waitFor()
    await page.keyboard.press('Alt+ArrowRight')
    await page.locator('[data-task][aria-expanded=true]').filter({ hasText: 'One' }).waitFor()
    assert.equal(await row(page, 'Three').getAttribute('aria-level'), '3')
    await page.keyboard.press('ArrowLeft')
    await focused(page).filter({ hasText: 'One' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await shows(page, 'One', 'Two')
    await page.keyboard.press('ArrowRight')
    await shows(page, 'One', 'Three', 'Two')
    await reaches(user, (tasks) =>
      tasks.some(({ title, parent_id }) => title === 'Three' && parent_id === ids[0]),
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+ArrowLeft')
    await reaches(user, (tasks) => tasks.every(({ parent_id }) => parent_id === null))
    await page.reload()
    await shows(page, 'One', 'Three', 'Two')
  })

  test('the date picker opens at the row, and returns the focus', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two'])
    await page.keyboard.press('End')
    await page.keyboard.press('d')
    await page.getByRole('button', { name: /^Tomorrow/ }).click()
    await reaches(user, (tasks) => tasks.some(({ title, due }) => title === 'Two' && due !== null))
    await focused(page).filter({ hasText: 'Two' }).waitFor()
  })

  test('a blocked task is completed only when confirmed', async (t) => {
    const user = await app.newUser()
    const [first = 0] = await user.seedTasks(['First'])
    await user.seedTasks([{ title: 'Second', blocked_by: [first] }])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await row(page, 'Second').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await page.getByRole('alertdialog').getByText('First').waitFor()
    await page.getByRole('button', { name: 'Complete anyway' }).click()
    await shows(page, 'First')
    await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'Second' && complete))
  })

  test('arrow keys are mirrored from right to left', async (t) => {
    const user = await app.newUser()
    const [one = 0] = await user.seedTasks(['One'])
    await user.seedTasks([{ title: 'Below', parent_id: one }])
    const page = await openPage(t, browser, { app, user, path: '/all', locale: 'ur' })
    await row(page, 'Below').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    await focused(page).filter({ hasText: 'One' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await shows(page, 'One')
    await page.keyboard.press('ArrowLeft')
    await shows(page, 'One', 'Below')
  })
})

describe('the pages', () => {
  const day = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString()

  test('today, upcoming and done show the right tasks', async (t) => {
    const tasks = [
      { title: 'Late', due: { date: day(-1) } },
      { title: 'Now', due: { date: day(0) } },
      { title: 'Soon', due: { date: day(3) } },
      { title: 'Some day' },
    ]
    const { page, user } = await pageWith(t, tasks, { path: '/today' })
    await shows(page, 'Late', 'Now')
    await box(page, 'Late').click()
    await shows(page, 'Now')
    await box(page, 'Now').click()
    await page.getByText('All done for today').waitFor()
    // A page that is left has not always stored what was done last.
    await reaches(user, (stored) => stored.filter(({ complete }) => complete).length === 2)
    await page.goto('/upcoming')
    await shows(page, 'Soon')
    await page.goto('/done')
    await shows(page, 'Now', 'Late')
    await box(page, 'Late').click()
    await shows(page, 'Now')
  })

  test('a project and a label show their tasks, with completed ones folded', async (t) => {
    const user = await app.newUser()
    const [project, label] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'House' } },
      { method: 'POST', path: '/labels', body: { name: 'errand' } },
    ])
    const ids = await user.seedTasks([
      { title: 'Tap', project_id: project?.id, labels: ['errand'] },
      { title: 'Roof', project_id: project?.id },
      { title: 'Milk', labels: ['errand'] },
      { title: 'Old', project_id: project?.id },
    ])
    await user.seed([{ method: 'PATCH', path: `/tasks/${ids[3]}/complete`, body: { complete: true } }])
    const page = await openPage(t, browser, { app, user, path: `/projects/${project?.id}` })
    await shows(page, 'Tap', 'Roof')
    await page.getByRole('row', { name: /^Done/ }).click()
    await shows(page, 'Tap', 'Roof', 'Old')
    await page.reload()
    await shows(page, 'Tap', 'Roof', 'Old')
    await page.goto(`/labels/${label?.id}`)
    await shows(page, 'Tap', 'Milk')
    await page.goto('/projects/9999')
    await page.getByText('This is no longer here').waitFor()
  })

  test('a saved view shows what the service finds, and follows changes', async (t) => {
    const user = await app.newUser()
    const [view] = await user.seed([
      {
        method: 'POST',
        path: '/views',
        body: { name: 'Urgent', filter: 'priority >= high', sort: '-title' },
      },
    ])
    await user.seedTasks([{ title: 'A', priority: 'high' }, { title: 'B', priority: 'urgent' }, 'C'])
    const page = await openPage(t, browser, { app, user, path: `/views/${view?.id}` })
    await shows(page, 'B', 'A')
    await row(page, 'A').focus()
    await page.keyboard.press('0')
    await shows(page, 'B')
  })

  test('a task added at the end of a list gets what the list is about', async (t) => {
    const user = await app.newUser()
    const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'House' } }])
    await user.seedTasks([{ title: 'Tap', project_id: project?.id }])
    const page = await openPage(t, browser, { app, user, path: `/projects/${project?.id}` })
    await shows(page, 'Tap')
    await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
    await typeInField(page, 'Roof')
    await page.keyboard.press('Enter')
    await shows(page, 'Tap', 'Roof')
    await reaches(user, (tasks) =>
      tasks.some(({ title, project_id }) => title === 'Roof' && project_id === project?.id),
    )
  })
})

describe('two windows', () => {
  test('of one browser, and of two browsers, stay in sync', async (t) => {
    const { page, user } = await pageWith(t, ['One', 'Two', 'Three'])
    const second = await openWindow(t, page, '/all')
    const elsewhere = await openPage(t, browser, { app, user, path: '/all' })
    const pages = [page, second, elsewhere]
    for (const each of pages) await shows(each, 'One', 'Two', 'Three')
    await box(page, 'Two').click()
    for (const each of pages) await shows(each, 'One', 'Three')
    await second.keyboard.press('End')
    await second.keyboard.press('Alt+ArrowUp')
    for (const each of pages) await shows(each, 'Three', 'One')
    await clickTwice(row(elsewhere, 'One').locator('[data-title]'))
    await elsewhere.getByRole('textbox', { name: 'Title' }).fill('Uno')
    await elsewhere.keyboard.press('Enter')
    for (const each of pages) await shows(each, 'Three', 'Uno')
  })
})

test('a recurring task keeps its position until its next date is known', async (t) => {
  const due = { date: Temporal.Now.plainDateISO('Europe/Berlin').toString() }
  const { page } = await pageWith(t, [{ title: 'Water the plants', due, recurrence: 'FREQ=DAILY' }], {
    path: '',
  })
  await page.clock.install()
  await page.goto('/all')
  await row(page, 'Water the plants').getByText('Today').waitFor()
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/batch', async (route) => {
    await answered
    await route.continue()
  })
  const asked = page.waitForRequest('**/batch')
  // It waits for two seconds of the page, whatever the clock of the machine says.
  await page.clock.pauseAt(Date.now() + 60_000)
  await box(page, 'Water the plants').click()
  await asked
  await page.clock.runFor(1000)
  assert.ok(await box(page, 'Water the plants').isChecked())
  await page.clock.resume()
  answer()
  await row(page, 'Water the plants').getByText('Tomorrow').waitFor()
  assert.equal(await box(page, 'Water the plants').isChecked(), false)
})

/** Lets this many milliseconds pass in the page. */
const passes = (page: Page, time: number) =>
  page.evaluate((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)), time)

/** A double click in a single task of the event loop: on a busy machine its clicks would be too far apart. */
async function clickTwice(place: Locator): Promise<void> {
  await place.evaluate((element) => {
    for (const type of ['click', 'click', 'dblclick']) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true }))
    }
  })
}
