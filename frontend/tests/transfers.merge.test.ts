import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Moving tasks and projects to another workspace. */

const { app, browser } = await startBoth()

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe('moving to another workspace', () => {
  /** A user with a workspace to share. @returns its id */
  async function withHome(user: User): Promise<string> {
    const { data } = await user.docket.api.POST('/api/workspaces', { body: { name: 'Home' } })
    return data?.id ?? assert.fail('no workspace')
  }

  const row = (page: Page, title: string) => page.getByRole('row', { name: title })

  /** Opens the page, with the workspaces known that may be moved to. */
  async function open(t: TestContext, user: User, path: string, options = {}): Promise<Page> {
    const listed = Promise.withResolvers<void>()
    const page = await openPage(t, browser, { app, user, path, ...options })
    await stopTimers(page, TOASTS)
    page.on('response', (response) => {
      if (response.url().endsWith('/api/workspaces')) listed.resolve()
    })
    await page.reload()
    await listed.promise
    return page
  }

  /** Opens the menu of a row's task until it offers the move: the list of workspaces may just have come. */
  async function askFor(page: Page, title: string): Promise<void> {
    const item = page.getByRole('menuitem', { name: 'Move to workspace…' })
    for (;;) {
      await row(page, title).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor()
      if ((await item.count()) > 0) return await item.click()
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
    }
  }

  test('a task by its menu, and back by the toast', async (t) => {
    const ada = await app.newUser()
    const home = await withHome(ada)
    await ada.seedTasks(['Fix the roof', 'Stays'])
    const page = await open(t, ada, '/all')
    await row(page, 'Fix the roof').waitFor()
    await askFor(page, 'Fix the roof')
    const dialog = page.getByRole('dialog', { name: 'Move “Fix the roof”' })
    await dialog.waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'transfer-dialog')
    const confirm = dialog.getByRole('button', { name: 'Move', exact: true })
    await page.locator('[role=dialog] button[type=submit]:enabled').waitFor()
    await confirm.press('Enter')
    await page.getByText('Moved to Home').waitFor()
    await row(page, 'Fix the roof').waitFor({ state: 'detached' })
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks', { params: { path: { user_id: home } } })
    assert.deepEqual(
      data?.tasks.map(({ title }) => title),
      ['Fix the roof'],
    )
    await screenshot(page, 'transfer-toast')
    await page.getByRole('button', { name: 'Undo' }).click()
    await row(page, 'Fix the roof').waitFor()
    await page.getByText('Moved back').waitFor()
  })

  test('a project by its menu, which is opened there', async (t) => {
    const ada = await app.newUser()
    const home = await withHome(ada)
    const [project] = await ada.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await ada.seedTasks([{ title: 'Dig', project_id: project?.id ?? 0 }])
    const page = await open(t, ada, `/projects/${project?.id}`, { colorScheme: 'dark' })
    const menu = page.getByRole('main').getByRole('button', { name: 'Menu of Garden' })
    const item = page.getByRole('menuitem', { name: 'Move to workspace…' })
    await row(page, 'Dig').waitFor()
    for (;;) {
      await menu.click()
      await page.getByRole('menuitem', { name: 'Delete' }).waitFor()
      if ((await item.count()) > 0) break
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
    }
    await item.click()
    await page.getByRole('dialog', { name: 'Move “Garden”' }).waitFor()
    await screenshot(page, 'transfer-dialog-dark')
    await page.getByRole('button', { name: 'Move and open it' }).click()
    await page.waitForURL(new RegExp(`/w/${home}/projects/\\d+`))
    await row(page, 'Dig').waitFor()
  })

  test('needs a connection', async (t) => {
    const ada = await app.newUser()
    await withHome(ada)
    await ada.seedTasks(['Fix the roof'])
    const page = await open(t, ada, '/all')
    await row(page, 'Fix the roof').waitFor()
    // The dialog's code has come.
    await askFor(page, 'Fix the roof')
    await page.locator('[role=dialog] button[type=submit]:enabled').waitFor()
    await page.context().setOffline(true)
    await page.getByText('This needs a connection.').waitFor()
    assert.equal(await page.locator('[role=dialog] button[type=submit]').isDisabled(), true)
    await page.context().setOffline(false)
    await page.locator('[role=dialog] button[type=submit]:enabled').waitFor()
  })

  test('is not offered to who has nowhere to move to', async (t) => {
    const ada = await app.newUser()
    await ada.seedTasks(['Fix the roof'])
    const page = await open(t, ada, '/all')
    await row(page, 'Fix the roof').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor()
    assert.equal(await page.getByRole('menuitem', { name: 'Move to workspace…' }).count(), 0)
  })

  for (const locale of ['en', 'ur']) {
    test(`fits on a phone, in ${locale}`, async (t) => {
      const ada = await app.newUser()
      await withHome(ada)
      const [task] = await ada.seedTasks(['Fix the roof of the house in which all of us want to live'])
      const page = await open(t, ada, `/all?task=${task}`, { ...PHONE, locale })
      const item = page.getByRole('menuitem', {
        name: locale === 'en' ? 'Move to workspace…' : 'ورک اسپیس میں منتقل کریں…',
      })
      const menu = page.getByRole('button', {
        name: locale === 'en' ? 'More about this task' : 'اس کام کے مزید اختیارات',
      })
      for (;;) {
        await menu.first().click()
        await page.getByRole('menuitem').first().waitFor()
        if ((await item.count()) > 0) break
        await page.keyboard.press('Escape')
        await page.getByRole('menu').waitFor({ state: 'detached' })
      }
      await item.click()
      await page.locator('[role=dialog] button[type=submit]:enabled').waitFor()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      assert.equal(overflow, false)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `transfer-phone-${locale}`)
    })
  }
})
