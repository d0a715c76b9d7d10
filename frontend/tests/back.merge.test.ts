import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { fieldOf } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { DESKTOP, PHONE } from './support/devices.ts'
import { openPage, type PageOptions } from './support/page.ts'
import { rows } from './support/rows.ts'

/** The browser's Back button, where people use it to close things. */

const { app, browser } = await startBoth()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const bar = (page: Page) => page.getByRole('navigation', { name: 'Bottom bar' })
const isGone = (page: Page, role: 'dialog' | 'alertdialog' | 'menu') =>
  page.getByRole(role).waitFor({ state: 'detached' })
/** Resolves when this number of layers have an entry in the browser's history. */
const layersAre = (page: Page, count: number) =>
  page.waitForFunction((wanted) => (history.state?.layers ?? 0) === wanted, count)

/** Opens Upcoming by way of Today, with a project and a task that is due tomorrow. */
async function upcoming(t: TestContext, options: Partial<PageOptions> = {}): Promise<Page> {
  const user = await app.newUser()
  const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
  const due = { date: Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString() }
  await user.seedTasks([{ title: 'Rake leaves', due, project_id: garden?.id }])
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/today',
    reducedMotion: 'reduce',
    ...PHONE,
    ...options,
  })
  await heading(page, 'Today')
  await page.getByRole('link', { name: 'Upcoming' }).first().click()
  await heading(page, 'Upcoming')
  await rows(page).waitFor()
  return page
}

async function openMore(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'More' }).tap()
  await page.getByRole('dialog', { name: 'More' }).waitFor()
  await layersAre(page, 1)
}

describe('on a phone, Back', () => {
  test('closes a sheet, and then leaves the page, at once where it was closed otherwise; Forward reopens nothing', async (t) => {
    const page = await upcoming(t)
    await openMore(page)
    await page.goBack()
    await isGone(page, 'dialog')
    await heading(page, 'Upcoming')
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('popstate', resolve, { once: true })
          history.forward()
        }),
    )
    await layersAre(page, 0)
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.goBack()
    await heading(page, 'Today')
    await page.goForward()
    await heading(page, 'Upcoming')

    await openMore(page)
    await page.keyboard.press('Escape')
    await isGone(page, 'dialog')
    await layersAre(page, 0)
    await page.goBack()
    await heading(page, 'Today')
  })

  test('goes back only once for a sheet, however long the browser takes', async (t) => {
    const page = await upcoming(t, { isNew: true })
    await page.clock.install()
    await openMore(page)
    await page.evaluate(() => {
      const { go } = history
      document.documentElement.dataset.gone = ''
      history.go = (by) => {
        document.documentElement.dataset.gone += `${by} `
        Object.assign(globalThis, { perform: () => go.call(history, by) })
      }
    })
    await page.keyboard.press('Escape')
    await page.locator('html[data-gone="-1 "]').waitFor()
    await page.clock.runFor(5_000)
    await page.evaluate(() => (globalThis as unknown as { perform: () => void }).perform())
    await layersAre(page, 0)
    assert.equal(await page.locator('html').getAttribute('data-gone'), '-1 ')
    await heading(page, 'Upcoming')
  })

  test('returns to the page on which a sheet was open, and closes a dialog that a menu opened', async (t) => {
    const page = await upcoming(t)
    await openMore(page)
    const entries = await page.evaluate(() => history.length)
    await page.getByRole('dialog').getByRole('link', { name: 'Garden' }).tap()
    await heading(page, 'Garden')
    await isGone(page, 'dialog')
    assert.equal(await page.evaluate(() => history.length), entries)
    await page
      .getByRole('button', { name: /^Menu of Garden/ })
      .last()
      .tap()
    await page.getByRole('menuitem', { name: 'Delete' }).tap()
    await page.getByRole('alertdialog').waitFor()
    await isGone(page, 'menu')
    await layersAre(page, 1)
    await page.goBack()
    await isGone(page, 'alertdialog')
    await heading(page, 'Garden')
    await page.goBack()
    await heading(page, 'Upcoming')
    await page.goBack()
    await heading(page, 'Today')
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  test('closes a picker and its task, the suggestions and their line, one after the other, and no task that is closed', async (t) => {
    const page = await upcoming(t)
    await rows(page).tap()
    await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
    await page.getByRole('button', { name: /^Due date/ }).tap()
    await page.getByRole('dialog', { name: 'Due date' }).waitFor()
    await layersAre(page, 1)
    await page.goBack()
    await page.getByRole('dialog', { name: 'Due date' }).waitFor({ state: 'detached' })
    assert.ok(await page.getByRole('textbox', { name: 'Title', exact: true }).isVisible())
    await page.goBack()
    await isGone(page, 'dialog')
    await heading(page, 'Upcoming')

    await bar(page).getByRole('button', { name: 'Add task' }).tap()
    const line = page.getByRole('dialog').getByRole('textbox')
    await line.fill('Rake #')
    await page.getByRole('option', { name: 'Garden' }).waitFor()
    await layersAre(page, 2)
    await page.goBack()
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    assert.equal(await line.inputValue(), 'Rake #')
    await page.goBack()
    await isGone(page, 'dialog')
    await heading(page, 'Upcoming')

    await rows(page).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Back' }).tap()
    await isGone(page, 'dialog')
    assert.equal(new URL(page.url()).search, '')
    await page.goBack()
    await heading(page, 'Today')
  })

  test('closes a select list, and the page stays', async (t) => {
    const page = await upcoming(t)
    await page.goto('/settings')
    await page.getByRole('link', { name: 'Appearance' }).tap()
    await page.getByRole('combobox', { name: 'Language' }).tap()
    await page.getByRole('listbox').waitFor()
    await layersAre(page, 1)
    await page.goBack()
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Language' }).waitFor()
    await page.goBack()
    await heading(page, 'Settings')
    await page.getByRole('link', { name: 'Appearance' }).waitFor()
  })

  test('closes the assistant after a reload, which keeps it, and needs no second press where one has closed a sheet', async (t) => {
    const page = await upcoming(t)
    await page.keyboard.press(']')
    await fieldOf(page).waitFor()
    await layersAre(page, 1)
    await page.reload()
    await fieldOf(page).waitFor()
    await layersAre(page, 1)
    await page.goBack()
    await fieldOf(page).waitFor({ state: 'detached' })
    await heading(page, 'Upcoming')

    await openMore(page)
    await page.reload()
    await heading(page, 'Upcoming')
    await layersAre(page, 0)
    await page.goBack()
    await heading(page, 'Today')
  })
})

test('on a desktop, Back leaves the page, and open sheets have no history entry', async (t) => {
  const page = await upcoming(t, { ...DESKTOP, hasTouch: false, isMobile: false })
  const before = await page.evaluate(() => history.length)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').locator('input:focus').waitFor()
  assert.equal(await page.evaluate(() => history.length), before)
  await page.keyboard.press('Escape')
  await isGone(page, 'dialog')
  await page.goBack()
  await heading(page, 'Today')
})
