import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, fieldOf, messagesOf, openAssistant, panelOf, say } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'
import { join, makeWorkspace } from './support/workspaces.ts'

/** The assistant in a workspace that users share. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1440, height: 900 } }
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

test('acts in the workspace that is shown, and keeps the conversations of each apart', async (t) => {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  const hers = await openPage(t, browser, { app, user: ada, path: `/w/${id}/all`, ...WIDE })
  const his = await openPage(t, browser, { app, user: bob, path: `/w/${id}/all`, ...WIDE })
  await hers.getByRole('heading', { level: 1 }).waitFor()
  await his.getByRole('heading', { level: 1 }).waitFor()

  await openAssistant(his)
  await panelOf(his).getByText('In “Home”, it does what your role allows.').waitFor()
  assert.deepEqual(await violations(his), [])
  await say(his, 'add paint the fence')
  await row(hers, 'paint the fence').waitFor()
  await messagesOf(his).getByText('paint the fence').last().waitFor()

  // A draft stays with its workspace, as the conversation does.
  await fieldOf(his).fill('Draft for home')
  await his.getByRole('button', { name: /^Home\b/ }).click()
  await his.getByRole('menuitemradio', { name: 'My workspace' }).click()
  await his.waitForURL('/today')
  await panelOf(his).getByRole('heading', { name: 'What needs doing?' }).waitFor()
  assert.equal(await fieldOf(his).inputValue(), '')
  await say(his, 'add water my plants')
  await messagesOf(his).getByText('water my plants').last().waitFor()
  await his.goBack()
  await his.waitForURL(`/w/${id}/all`)
  await messagesOf(his).getByText('paint the fence').last().waitFor()
  assert.equal(await messagesOf(his).getByText('water my plants').count(), 0)
  assert.equal(await fieldOf(his).inputValue(), 'Draft for home')
  assert.equal(await row(hers, 'water my plants').count(), 0)

  // What one member says, no other sees; what was done, all may see in the history.
  await openAssistant(hers)
  await panelOf(hers).getByRole('button', { name: 'Conversations' }).click()
  await panelOf(hers).getByText('No conversations yet').waitFor()

  // Undone from its card, in the workspace that it was done in.
  await messagesOf(his).getByRole('button', { name: /^Undo/ }).first().click()
  await row(hers, 'paint the fence').waitFor({ state: 'detached' })
})

test('forgets what was said where its member was removed, also if they come back', async (t) => {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  const page = await openPage(t, browser, { app, user: bob, path: `/w/${id}/all`, ...WIDE })
  // What the service refuses to who was just removed.
  allowProblems(page, /403/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await openAssistant(page)
  await ask(page, 'add paint the fence')
  await fieldOf(page).fill('A draft')

  const params = { path: { user_id: id } }
  const { data } = await bob.docket.api.GET('/api/{user_id}/members', { params })
  const path = { ...params.path, member_id: data.me }
  await ada.docket.api.DELETE('/api/{user_id}/members/{member_id}', { params: { path } })
  const dialog = page.getByRole('dialog', { name: 'A workspace is closed to you' })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.waitForURL('/today')
  await join(ada, bob, id, 'editor')
  // Within the page: a reload would forget by itself.
  await page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/w/${id}/all`)
  await row(page, 'paint the fence').waitFor()
  await panelOf(page).getByRole('heading', { name: 'What needs doing?' }).waitFor()
  assert.equal(await fieldOf(page).inputValue(), '')
})
