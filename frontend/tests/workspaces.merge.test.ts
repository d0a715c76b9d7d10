import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, openWindow, typeInField } from './support/page.ts'
import { row } from './support/rows.ts'
import { join, makeWorkspace } from './support/workspaces.ts'

/**
 * Workspaces that users share, in two browsers of two people: addresses, and what is done offline. More is in
 * `features/workspaces/workspaces.dom.merge.test.ts`.
 */

const { app, browser } = await startBoth()

/** Ada's workspace, with Bob in it. */
async function share() {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  return { ada, bob, id }
}

/** Opens the workspace in a browser of the user. */
async function enter(t: TestContext, user: User, path: string): Promise<Page> {
  // Whoever had a window before may not enter the workspace, and may have left something stored.
  const page = await openPage(t, browser, { app, user, path: `/w/${path}`, isNew: true })
  await page
    .getByRole('button', { name: /^Home\b/ })
    .first()
    .waitFor()
  return page
}

async function add(page: Page, title: string): Promise<void> {
  // What the user may do is known with the members.
  await page.locator('aside button:enabled', { hasText: 'Add task' }).waitFor()
  await page.keyboard.press('n')
  await typeInField(page, title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await row(page, title).waitFor()
}

const openMenu = (page: Page) =>
  page
    .getByRole('button', { name: /account/i })
    .first()
    .click()

test('each workspace has its own addresses, for Back, a reload and a second window, and its own download', async (t) => {
  const ada = await app.newUser()
  await ada.seedTasks(['Mine alone'])
  const id = await makeWorkspace(ada)
  const page = await openPage(t, browser, { app, user: ada, path: '/all' })
  await row(page, 'Mine alone').waitFor()
  await openMenu(page)
  await page.getByRole('menuitemradio', { name: 'Home' }).click()
  await page.waitForURL(`/w/${id}/today`)
  await page.getByRole('link', { name: 'All tasks' }).first().click()
  await page.waitForURL(`/w/${id}/all`)
  await add(page, 'Ours')
  assert.equal(await row(page, 'Mine alone').count(), 0)
  await page.reload()
  await row(page, 'Ours').waitFor()

  const second = await openWindow(t, page, '/all')
  await row(second, 'Mine alone').waitFor()
  assert.equal(await row(second, 'Ours').count(), 0)

  await page.goBack()
  await page.goBack()
  await page.waitForURL('/all')
  await row(page, 'Mine alone').waitFor()
  assert.equal(await row(page, 'Ours').count(), 0)
  await page.goForward()
  await page.goForward()
  await row(page, 'Ours').waitFor()

  await second.goto(`/w/${id}/workspace/general`)
  const download = second.waitForEvent('download')
  await second.getByRole('button', { name: 'Download export' }).click()
  const { workspace, tasks } = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as {
    workspace: { id: string }
    tasks: { title: string }[]
  }
  assert.deepEqual([workspace.id, ...tasks.map(({ title }) => title)], [id, 'Ours'])
})

test('what is written without a connection is sent later, also where another is shown or changes the same', async (t) => {
  const { ada, bob, id } = await share()
  const hers = await enter(t, ada, `${id}/all`)
  const his = await enter(t, bob, `${id}/all`)
  allowProblems(his, /ERR_INTERNET_DISCONNECTED/)
  // Their code is loaded when they are first used, and these browsers have no service worker that keeps it.
  await add(his, 'Paint the fence')
  await his.getByRole('button', { name: /^Home\b/ }).click()
  await his.getByRole('menuitemradio', { name: 'My workspace' }).waitFor()
  await his.keyboard.press('Escape')
  await row(hers, 'Paint the fence').waitFor()
  await his.context().setOffline(true)
  await add(his, 'Cut the hedge')
  await his.getByRole('button', { name: /^Home\b/ }).click()
  await his.getByRole('menuitemradio', { name: 'My workspace' }).click()
  await his.waitForURL('/today')
  assert.equal(await row(hers, 'Cut the hedge').count(), 0)
  await his.context().setOffline(false)
  await row(hers, 'Cut the hedge').waitFor()
  await his.goBack()
  await row(his, 'Cut the hedge').waitFor()

  await row(his, 'Paint the fence').click()
  const title = his.getByRole('textbox', { name: 'Title' })
  await title.waitFor()
  await his.context().setOffline(true)
  await title.fill('Paint the fence green')
  await title.press('Enter')
  await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
    params: { path: { user_id: id, task_id: 1 } },
    body: { priority: 'high' },
  })
  await his.context().setOffline(false)
  await row(hers, 'Paint the fence green').waitFor()
  await his.getByRole('button', { name: 'Priority: High' }).waitFor()
  await row(hers, 'Paint the fence green').click()
  await hers.getByRole('tab', { name: 'History' }).click()
  const { data } = await bob.docket.api.GET('/api/{user_id}/members', { params: { path: { user_id: id } } })
  const { name } = data.members.find((member) => member.id === data.me) ?? assert.fail('no member')
  await hers.getByRole('tabpanel').getByText(name, { exact: true }).first().waitFor()
})

test('who is removed is told, loses what is stored here, and sees what was not saved', async (t) => {
  const { ada, bob, id } = await share()
  await bob.seedTasks(['His own'])
  const his = await enter(t, bob, `${id}/all`)
  allowProblems(his, /ERR_INTERNET_DISCONNECTED/, /403/)
  await add(his, 'Saved in time')
  await his.getByText('Up to date').first().waitFor()
  await his.context().setOffline(true)
  // For a moment the service may still take what a member writes who was just removed.
  await his.route(/\/(batch|quick-add)$/, (route) => route.abort('internetdisconnected'))
  await add(his, 'Too late')
  const hers = await enter(t, ada, `${id}/workspace/members`)
  await hers.getByRole('button', { name: /^Remove / }).click()
  await hers.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await hers.getByRole('alertdialog').waitFor({ state: 'detached' })
  await his.context().setOffline(false)
  const dialog = his.getByRole('dialog', { name: 'A workspace is closed to you' })
  await dialog.getByText('You are no longer a member of “Home”').waitFor()
  await dialog.getByText('Too late').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await his.waitForURL('/today')
  await eventually(async () => {
    const names = await his.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    assert.equal(names.length, 1, 'a replica of the workspace is still there')
  })
  await openMenu(his)
  assert.equal(await his.getByRole('menuitemradio', { name: 'Home' }).count(), 0)
})
