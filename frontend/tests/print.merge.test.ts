import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, type PageOptions, screenshot } from './support/page.ts'
import { row, rows } from './support/rows.ts'

/** What is printed. */

const { app, browser } = await startBoth()

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 720, height: 900 }
const ROWS = '[role="row"][data-task]'
const count = (page: Page, wanted: number) =>
  page.waitForFunction(([selector, number]) => document.querySelectorAll(selector).length === number, [
    ROWS,
    wanted,
  ] as const)

async function opened(t: TestContext, options: Partial<PageOptions> & { tasks: number; path: string }) {
  const { tasks, ...rest } = options
  const user = await app.newUser()
  const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
  await user.seedTasks([{ title: 'Rake leaves', description: 'All of them', project_id: garden?.id }])
  await user.seedTasks([{ title: 'Buy a rake', parent_id: 1 }])
  await user.seed([{ method: 'POST', path: '/tasks/1/notes', body: { body: 'Ask Ada' } }])
  await user.seedTasks(
    Array.from({ length: tasks - 2 }, (_, index) => `Task ${index} ${'and more '.repeat(15)}`),
  )
  const page = await openPage(t, browser, { app, user, ...rest })
  await rows(page).first().waitFor()
  return page
}

/** The colours on paper. */
const colours = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement)
    return [backgroundColor, color]
  })
const BLACK_ON_WHITE = ['rgb(255, 255, 255)', 'rgb(29, 28, 26)']

test('a list is complete on paper, dark on white from either theme, without controls', async (t) => {
  const page = await opened(t, { tasks: 60, path: '/all', viewport: WIDE })
  assert.ok((await rows(page).count()) < 60, 'the screen draws what is in sight')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'print', colorScheme })
    await count(page, 60)
    assert.deepEqual(await colours(page), BLACK_ON_WHITE, colorScheme)
    await screenshot(page, `print-list-${colorScheme}`)
  }
  for (const role of ['button', 'navigation', 'toolbar', 'complementary'] as const) {
    assert.equal(await page.getByRole(role).filter({ visible: true }).count(), 0, role)
  }
  const boxes = await rows(page).evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
  )
  for (const [index, { top }] of boxes.entries()) assert.ok(top >= (boxes[index - 1]?.bottom ?? 0) - 1)
  const [height, last] = await page.evaluate(
    () => [document.documentElement.scrollHeight, document.body.getBoundingClientRect().bottom] as const,
  )
  assert.ok(height >= (boxes.at(-1)?.bottom ?? 0) && last <= height, 'the page is as long as its list')

  await page.emulateMedia({ media: 'screen' })
  await page.waitForFunction((selector) => document.querySelectorAll(selector).length < 60, ROWS)
})

test('a task that is open beside its list, or over it, is printed instead of it', async (t) => {
  const page = await opened(t, { tasks: 3, path: '/all', viewport: WIDE, colorScheme: 'dark' })
  await row(page, 'Rake leaves').click()
  const note = page.getByText('Ask Ada')
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ media: 'screen' })
    await note.waitFor()
    await page.emulateMedia({ media: 'print' })
    await rows(page).first().waitFor({ state: 'hidden' })
    assert.deepEqual(await colours(page), BLACK_ON_WHITE)
    for (const text of ['All of them', 'Garden', 'Buy a rake', 'Ask Ada', 'No date']) {
      await page.getByText(text).filter({ visible: true }).first().waitFor()
    }
    assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), 'Rake leaves')
    for (const name of ['Close', 'Back', 'More actions', 'Edit description', 'New note', 'Add subtask']) {
      assert.equal(
        await page.getByLabel(name, { exact: true }).filter({ visible: true }).count(),
        0,
        `${name} at ${viewport.width}`,
      )
    }
    const isFree = await page.evaluate(
      () => document.elementFromPoint(9, 300)?.closest('[data-prints]') != null,
    )
    assert.ok(isFree, 'nothing lies over it')
    const box = await note.boundingBox()
    assert.ok(box !== null && box.y < viewport.height, 'it begins on the first page')
    await screenshot(page, `print-task-${viewport.width}`)
  }
})

test('a list is ready as soon as the browser prints: a thousand lines, and how many more there are', async (t) => {
  const page = await opened(t, { tasks: 1_005, path: '/all', viewport: WIDE })
  await page.getByTitle(/^1,?005 tasks$/).waitFor()
  const drawn = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    return document.querySelectorAll('[role=row]').length
  })
  assert.equal(drawn, 1_000)
  await page.emulateMedia({ media: 'print' })
  // Two of them are headings: one for the project, and one for tasks without a project.
  await page.getByText('7 more lines are not printed.').waitFor()
  assert.equal(await page.getByRole('row').count(), 1_000)
})
