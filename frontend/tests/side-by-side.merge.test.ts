import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { allowProblems, openPage } from './support/page.ts'
import { row } from './support/rows.ts'
import { join, makeWorkspace } from './support/workspaces.ts'

/** Shared workspaces beside one's own, in browsers of two people. More is in `features/workspaces/side-by-side.dom.merge.test.ts`. */

const { app, browser } = await startBoth()

/** A workspace of Ada's that Bob is let into, with a project and an overdue task. */
async function share() {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  const id = await makeWorkspace(ada)
  await join(ada, bob, id, 'editor')
  const params = { path: { user_id: id } }
  const made = await ada.docket.api.POST('/api/{user_id}/projects', { params, body: { name: 'Garden' } })
  const project = made.data?.id ?? assert.fail('no project')
  await ada.docket.api.POST('/api/{user_id}/tasks', {
    params,
    body: { title: 'Paint the fence', due: { date: '2020-01-02' }, project_id: project },
  })
  return { ada, bob, id, project }
}

const section = (page: Page) => page.getByRole('complementary').getByRole('region', { name: 'Home' })

test('the sidebar has each shared workspace with its projects, folded as it was left, until it is over', async (t) => {
  const { ada, bob, id, project } = await share()
  await bob.seedTasks([{ title: 'Mine alone', due: { date: '2020-01-01' } }])
  const his = await openPage(t, browser, { app, user: bob, path: '/today' })
  allowProblems(his, /403/)
  const link = section(his).getByRole('link', { name: /^Garden/ })
  await link.getByText('1 open task').waitFor({ state: 'attached' })
  await his
    .getByRole('link', { name: /^Today/ })
    .getByText('2 open tasks')
    .first()
    .waitFor({ state: 'attached' })
  await section(his).getByRole('button', { name: 'Home' }).first().click()
  await link.waitFor({ state: 'hidden' })
  await his.reload()
  await section(his).getByRole('button', { name: 'Home', expanded: false }).waitFor()
  await section(his).getByRole('button', { name: 'Home', expanded: false }).click()
  await link.click()
  await his.waitForURL(`/w/${id}/projects/${project}`)
  await row(his, 'Paint the fence').waitFor()
  assert.equal(await section(his).count(), 0)
  await his.goBack()
  await link.waitFor()

  // What others change is there by itself.
  await ada.docket.api.POST('/api/{user_id}/projects', {
    params: { path: { user_id: id } },
    body: { name: 'Kitchen' },
  })
  await section(his)
    .getByRole('link', { name: /^Kitchen/ })
    .waitFor()
  const { data } = await bob.docket.api.GET('/api/{user_id}/members', { params: { path: { user_id: id } } })
  await ada.docket.api.DELETE('/api/{user_id}/members/{member_id}', {
    params: { path: { user_id: id, member_id: data.me } },
  })
  const dialog = his.getByRole('dialog', { name: 'A workspace is closed to you' })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await section(his).waitFor({ state: 'detached' })
  await row(his, 'Paint the fence').waitFor({ state: 'detached' })
  await row(his, 'Mine alone').waitFor()
})

test('Upcoming has the dated tasks of both, also offline and on a phone, and what was done is sent later', async (t) => {
  const { ada, bob, id } = await share()
  const his = await openPage(t, browser, { app, user: bob, path: '/upcoming', ...PHONE })
  allowProblems(his, /ERR_INTERNET_DISCONNECTED/)
  // Whoever had a window before may not enter the workspace.
  const hers = await openPage(t, browser, { app, user: ada, path: `/w/${id}/all`, isNew: true })
  await row(his, 'Paint the fence').waitFor()
  await his.getByRole('button', { name: 'More', exact: true }).click()
  const more = his.getByRole('dialog')
  await more.getByRole('link', { name: /^Garden/ }).waitFor()
  await his.keyboard.press('Escape')
  await more.waitFor({ state: 'detached' })
  await his.context().setOffline(true)
  await row(his, 'Paint the fence').getByRole('checkbox').click()
  await row(his, 'Paint the fence').waitFor({ state: 'detached' })
  await row(hers, 'Paint the fence').waitFor()
  await his.context().setOffline(false)
  await row(hers, 'Paint the fence').waitFor({ state: 'detached' })
})
