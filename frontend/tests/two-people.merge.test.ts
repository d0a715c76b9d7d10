import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, typeInField } from './support/page.ts'
import { row } from './support/rows.ts'
import { newNamed } from './support/workspaces.ts'

/** The whole of it, by hand, in two browsers of two people. */

const { app, browser } = await startBoth()

const menuOf = (page: Page) => page.getByRole('button', { name: /^(Home|Account)\b/ }).first()
const commentField = (page: Page) => page.getByLabel('Write a comment')
const comment = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('two invite, accept, assign, comment, mention, see it live, edit one task both offline, and part', async (t) => {
  const [ada, bob] = [await newNamed(app, 'Ada'), await newNamed(app, 'Bob Ross')]
  const hers = await openPage(t, browser, { app, user: ada, path: '/today' })
  const his = await openPage(t, browser, { app, user: bob, path: '' })
  for (const page of [hers, his]) allowProblems(page, /ERR_INTERNET_DISCONNECTED/, /403/)
  // The page asks for the invitation again, which has been used by then.
  allowProblems(his, /404 .*\/api\/invitations\//)

  // Invited, by a link.
  await hers
    .getByRole('button', { name: /account/i })
    .first()
    .click()
  await hers.getByRole('menuitem', { name: 'New workspace…' }).click()
  await typeInField(hers, 'Home')
  await hers.getByRole('button', { name: 'Make workspace' }).click()
  await hers.waitForURL(/\/w\/[0-9a-f]{32}\/today/)
  const id = /[0-9a-f]{32}/.exec(hers.url())?.[0] ?? ''
  await menuOf(hers).click()
  await hers.getByRole('menuitem', { name: 'Members' }).click()
  await hers.getByRole('link', { name: 'Invite people' }).click()
  await hers.getByRole('button', { name: 'Make link' }).click()
  const link = await hers.getByRole('dialog').locator('code').textContent()
  await hers.getByRole('button', { name: 'Done' }).click()
  await his.goto(new URL(link ?? '').pathname)
  await his.getByText('Join “Home”?').waitFor()
  await his.getByRole('button', { name: 'Join' }).click()
  await his.waitForURL(`/w/${id}/today`)

  // A task of hers is assigned to him, who sees it at once.
  await his.getByRole('link', { name: 'All tasks' }).first().click()
  await hers.getByRole('link', { name: 'All tasks' }).first().click()
  await hers.locator('aside button:enabled', { hasText: 'Add task' }).waitFor()
  await hers.keyboard.press('n')
  await typeInField(hers, 'Paint the fence +bo')
  await hers.getByRole('option', { name: 'Bob Ross' }).waitFor()
  await hers.keyboard.press('Enter')
  await hers.getByRole('dialog').getByRole('button', { name: 'Remove Bob Ross' }).waitFor()
  await hers.keyboard.press('Enter')
  await hers.keyboard.press('Escape')
  await row(his, 'Paint the fence').getByText('Assigned to: Bob Ross', { exact: true }).waitFor()

  // They talk about it.
  for (const page of [hers, his]) {
    await row(page, 'Paint the fence').click()
    await commentField(page).waitFor()
  }
  await commentField(hers).click()
  await hers.keyboard.type('Which colour, @bo')
  await hers.getByRole('option', { name: 'Bob Ross' }).waitFor()
  await hers.keyboard.press('Tab')
  await hers.keyboard.press('Control+Enter')
  assert.equal(await comment(his, 'Which colour').locator('mark').textContent(), '@"Bob Ross"')
  await commentField(his).fill('Green, @Ada')
  await commentField(his).press('Control+Enter')
  assert.equal(await comment(hers, 'Green').locator('mark').textContent(), '@Ada')

  // Both change it without a connection, and both changes stay.
  const title = (page: Page) => page.getByRole('textbox', { name: 'Title' })
  const description = (page: Page) => page.getByRole('textbox', { name: 'Description' })
  for (const page of [hers, his]) await page.context().setOffline(true)
  await title(hers).fill('Paint the fence green')
  await title(hers).press('Enter')
  await description(his).fill('Two coats')
  await description(his).press('Control+Enter')
  await hers.context().setOffline(false)
  await row(hers, 'Paint the fence green').waitFor()
  await his.context().setOffline(false)
  await row(his, 'Paint the fence green').waitFor()
  for (const page of [hers, his]) await page.getByText('Two coats').first().waitFor()
  const path = { user_id: id, task_id: 1 }
  await eventually(async () => {
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })
    assert.deepEqual([data.title, data.description], ['Paint the fence green', 'Two coats'])
  })

  // He leaves: nothing of it stays with him, and the task is nobody's.
  await menuOf(his).click()
  await his.getByRole('menuitem', { name: 'Workspace settings' }).click()
  await his.getByRole('button', { name: 'Leave workspace' }).click()
  await his.getByRole('alertdialog').getByRole('button', { name: 'Leave workspace' }).click()
  await his.waitForURL('/today')
  await eventually(async () => {
    const names = await his.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
    assert.equal(
      names.filter((name) => name.includes(id)).length,
      0,
      'a replica of the workspace is still there',
    )
  })
  await row(hers, 'Paint the fence green')
    .getByText(/^Assigned to/)
    .waitFor({ state: 'detached' })
  await comment(hers, 'Green').waitFor()
})
