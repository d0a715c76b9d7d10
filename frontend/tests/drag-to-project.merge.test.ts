import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, typeInField } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Moving tasks into a project in the sidebar, by mouse and by keyboard. */

const { app, browser } = await startBoth()

/** The most polls, each after 50 milliseconds. */
const MOST_TURNS = 1_200

const row = (page: Page, title: string) => page.locator('[role=row][data-task]').filter({ hasText: title })
const link = (page: Page, name: string) =>
  page.getByRole('complementary').getByRole('link', { name: new RegExp(`^${name}`) })

/** Opens the page of all tasks: `Part` is a subtask of `Whole`, and there are two projects. */
async function opened(t: TestContext) {
  const user = await app.newUser()
  const [garden, house] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { method: 'POST', path: '/projects', body: { name: 'House' } },
  ])
  const [whole = 0] = await user.seedTasks([{ title: 'Whole', project_id: house?.id }])
  const [part = 0] = await user.seedTasks([{ title: 'Part', parent_id: whole }])
  const page = await openPage(t, browser, { app, user, path: '/all', reducedMotion: 'reduce' })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  return { page, user, garden: garden?.id ?? 0, house: house?.id ?? 0, whole, part }
}

/** Resolves when the service has the task in this project and below this parent. */
async function reaches(
  user: User,
  task_id: number,
  expected: [project: number | null, parent: number | null],
) {
  const read = async () => {
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: 'me', task_id } },
    })
    return [data?.project_id, data?.parent_id]
  }
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    if (JSON.stringify(await read()) === JSON.stringify(expected)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.deepEqual(await read(), expected)
}

async function timesWritten(user: User, task_id: number): Promise<number | undefined> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
    params: { path: { user_id: 'me', task_id } },
  })
  return data?.count
}

/** Drags the task by its handle over the project, and keeps the button pressed. */
async function dragOver(page: Page, title: string, project: string): Promise<void> {
  await row(page, title).hover()
  const handle = row(page, title).locator('[data-drag]')
  await handle.waitFor()
  await page.locator('[data-drags]').waitFor()
  // The first sign of a person re-renders the sidebar.
  await page.locator('[data-place] [aria-haspopup=menu]').first().waitFor({ state: 'attached' })
  const from = await handle.boundingBox()
  const over = await link(page, project).boundingBox()
  assert.ok(from !== null && over !== null)
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 6, y + 6)
  await page.mouse.move(over.x + 40, over.y + over.height / 2, { steps: 5 })
  // On its way it was over other entries.
  await link(page, project).and(page.locator('[data-drop]')).waitFor()
}

const titleOfMark = (page: Page) => page.locator('a[data-drop]').textContent()

test("a dragged task leaves the project's name readable", async (t) => {
  const { page } = await opened(t)
  await dragOver(page, 'Part', 'Garden')
  const over = await link(page, 'Garden').boundingBox()
  assert.ok(over !== null)
  for (const y of [over.y + 1, over.y + over.height - 1]) {
    await page.mouse.move(over.x + 40, y)
    await page.waitForFunction(
      (bottom) => (document.querySelector('[data-dragged]')?.getBoundingClientRect().top ?? 0) >= bottom,
      over.y + over.height,
    )
  }
  await page.mouse.up()
})

describe('a subtask', () => {
  test('dropped on a project leaves its parent, as one change, and undo restores it', async (t) => {
    const { page, user, garden, house, whole, part } = await opened(t)
    await dragOver(page, 'Part', 'Garden')
    assert.match((await titleOfMark(page)) ?? '', /^Garden/)
    await screenshot(page, 'drag-to-project')
    await page.mouse.up()
    await reaches(user, part, [garden, null])
    await page.locator('a[data-drop]').waitFor({ state: 'detached' })
    assert.equal(await timesWritten(user, part), 2)
    await page.keyboard.press('Control+z')
    await reaches(user, part, [house, whole])
  })

  test('dropped on its own project leaves its parent too', async (t) => {
    const { page, user, house, part } = await opened(t)
    await dragOver(page, 'Part', 'House')
    await page.mouse.up()
    await reaches(user, part, [house, null])
  })

  test('dragged over a project and dropped elsewhere stays', async (t) => {
    const { page, user, house, whole, part } = await opened(t)
    await dragOver(page, 'Part', 'Garden')
    await page.keyboard.press('Escape')
    await page.locator('a[data-drop]').waitFor({ state: 'detached' })
    await page.mouse.up()
    await reaches(user, part, [house, whole])
    assert.ok(new URL(page.url()).pathname === '/all', 'no link was pressed')
  })

  test('is moved into a project by keyboard alone', async (t) => {
    const { page, user, garden, part } = await opened(t)
    await row(page, 'Part').focus()
    await page.keyboard.press('p')
    await typeInField(page, 'Gard')
    await page.getByRole('option', { name: 'Garden' }).waitFor()
    await page.keyboard.press('Enter')
    await reaches(user, part, [garden, null])
  })
})

test('all selected tasks are dragged along, and one undo restores them', async (t) => {
  const { page, user, garden, house, whole, part } = await opened(t)
  const [third = 0] = await user.seedTasks(['Third'])
  await row(page, 'Third').waitFor()
  for (const title of ['Whole', 'Part', 'Third']) await row(page, title).click({ modifiers: ['Control'] })
  await page.getByRole('toolbar').getByText('3 selected').waitFor()
  await dragOver(page, 'Third', 'Garden')
  await page.locator('[data-dragged]').getByText('3 tasks', { exact: true }).waitFor()
  await screenshot(page, 'drag-several')
  await stopTimers(page, TOASTS)
  await page.mouse.up()
  await reaches(user, whole, [garden, null])
  await reaches(user, part, [garden, whole])
  await reaches(user, third, [garden, null])
  await page.getByText(/^Moved 2 tasks to/).waitFor()
  await page.keyboard.press('Control+z')
  await reaches(user, whole, [house, null])
  await reaches(user, part, [house, whole])
  await reaches(user, third, [null, null])
})

test('a task takes its subtasks along, and dropping it on its own project writes nothing', async (t) => {
  const { page, user, garden, house, whole, part } = await opened(t)
  const writes: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/batch')) writes.push(request.url())
  })
  await dragOver(page, 'Whole', 'House')
  await page.mouse.up()
  await page.locator('a[data-drop]').waitFor({ state: 'detached' })
  assert.deepEqual(writes, [])
  await reaches(user, whole, [house, null])
  await dragOver(page, 'Whole', 'Garden')
  await page.mouse.up()
  await reaches(user, whole, [garden, null])
  await reaches(user, part, [garden, whole])
})
