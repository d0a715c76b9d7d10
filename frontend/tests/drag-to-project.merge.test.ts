import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { canDrag, dragOver, drop, link, taskHas, timesWritten } from './support/gestures.ts'
import { openPage, screenshot } from './support/page.ts'
import { row } from './support/rows.ts'

/** Subtasks, tasks with subtasks and several tasks, dragged to a project in the sidebar. */

const { app, browser } = await startBoth()

/** Opens the page of all tasks: `Part` is a subtask of `Whole`, and there are two projects. */
async function opened(t: TestContext) {
  const user = await app.newUser()
  const [garden, house] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { method: 'POST', path: '/projects', body: { name: 'House' } },
  ])
  const [whole = 0, third = 0] = await user.seedTasks([{ title: 'Whole', project_id: house?.id }, 'Third'])
  const [part = 0] = await user.seedTasks([{ title: 'Part', parent_id: whole }])
  const page = await openPage(t, browser, { app, user, path: '/all', reducedMotion: 'reduce' })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  await canDrag(page)
  // The first sign of a person re-renders the sidebar.
  await page.locator('[data-place] [aria-haspopup=menu]').first().waitFor({ state: 'attached' })
  const isIn = (task: number, project_id: number | null, parent_id: number | null) =>
    taskHas(user, task, { project_id, parent_id })
  return { page, user, garden: garden?.id ?? 0, house: house?.id ?? 0, whole, part, third, isIn }
}

/** Drags the task over the project, and keeps the button pressed. */
async function dragTo(page: Page, title: string, project: string): Promise<void> {
  await dragOver(page, title, link(page, project))
  // On its way it was over other entries.
  await link(page, project).and(page.locator('[data-drop]')).waitFor()
}

test('a subtask leaves its parent, for its own project, too; undo restores it, and Escape leaves it', async (t) => {
  const { page, user, garden, house, whole, part, isIn } = await opened(t)
  await dragTo(page, 'Part', 'Garden')
  await screenshot(page, 'drag-to-project')
  // The name of the project stays readable.
  const over = await link(page, 'Garden').boundingBox()
  assert.ok(over !== null)
  for (const y of [over.y + 1, over.y + over.height - 1]) {
    await page.mouse.move(over.x + 40, y)
    await page.waitForFunction(
      (bottom) => (document.querySelector('[data-dragged]')?.getBoundingClientRect().top ?? 0) >= bottom,
      over.y + over.height,
    )
  }
  await page.keyboard.press('Escape')
  await page.locator('a[data-drop]').waitFor({ state: 'detached' })
  await page.mouse.up()
  assert.equal(new URL(page.url()).pathname, '/all', 'no link was pressed')

  await dragTo(page, 'Part', 'Garden')
  await drop(page)
  await isIn(part, garden, null)
  await page.locator('a[data-drop]').waitFor({ state: 'detached' })
  assert.equal(await timesWritten(user, part), 2, 'Escape wrote nothing, and the drop wrote once')
  await page.keyboard.press('Control+z')
  await isIn(part, house, whole)
  await dragTo(page, 'Part', 'House')
  await drop(page)
  await isIn(part, house, null)
})

test('a task takes its subtasks along, and all that are selected; one undo restores them', async (t) => {
  const { page, user, garden, house, whole, part, third, isIn } = await opened(t)
  // Its own project: nothing is written.
  await dragTo(page, 'Whole', 'House')
  await drop(page)
  for (const title of ['Whole', 'Part', 'Third']) await row(page, title).click({ modifiers: ['Control'] })
  await page.getByRole('toolbar').getByText('3 selected').waitFor()
  await dragTo(page, 'Third', 'Garden')
  await page.locator('[data-dragged]').getByText('3 tasks', { exact: true }).waitFor()
  await screenshot(page, 'drag-several')
  await drop(page)
  await page.getByText(/^Moved 2 tasks to/).waitFor()
  await isIn(whole, garden, null)
  await isIn(part, garden, whole)
  await isIn(third, garden, null)
  assert.equal(await timesWritten(user, whole), 2)
  await page.keyboard.press('Control+z')
  await isIn(whole, house, null)
  await isIn(part, house, whole)
  await isIn(third, null, null)

  await page.keyboard.press('Escape')
  await page.getByRole('toolbar').waitFor({ state: 'detached' })
  await dragTo(page, 'Whole', 'Garden')
  await drop(page)
  await isIn(whole, garden, null)
  await isIn(part, garden, whole)
})
