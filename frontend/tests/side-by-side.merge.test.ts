import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, typeInField, violations } from './support/page.ts'

/** Shared workspaces on the pages of one's own, in two browsers of two people. */

const { app, browser } = await startBoth()

describe('shared lists beside one’s own', () => {
  interface Home {
    ada: User
    bob: User
    id: string
    project: number
    task: number
  }

  /** A workspace of Ada's that Bob is let into, with a project and an overdue task, by the API. */
  async function share(role: 'viewer' | 'editor' = 'editor'): Promise<Home> {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const { data } = await ada.docket.api.POST('/api/workspaces', { body: { name: 'Home' } })
    const id = data?.id ?? assert.fail('no workspace')
    const path = { user_id: id }
    const invitation = await ada.docket.api.POST('/api/{user_id}/invitations', {
      params: { path },
      body: { role, uses: 1 },
    })
    const token = invitation.data?.token ?? assert.fail('no invitation')
    await bob.docket.api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })
    const made = await ada.docket.api.POST('/api/{user_id}/projects', {
      params: { path },
      body: { name: 'Garden' },
    })
    const project = made.data?.id ?? assert.fail('no project')
    const { data: task } = await ada.docket.api.POST('/api/{user_id}/tasks', {
      params: { path },
      body: { title: 'Paint the fence', due: { date: '2020-01-02' }, project_id: project },
    })
    return { ada, bob, id, project, task: task?.id ?? assert.fail('no task') }
  }

  const ownTask = (user: User) => user.seedTasks([{ title: 'Mine alone', due: { date: '2020-01-01' } }])
  const row = (page: Page, title: string) => page.getByRole('row', { name: title })
  const section = (page: Page) => page.getByRole('complementary').getByRole('region', { name: 'Home' })
  const open = (t: TestContext, user: User, path: string, options = {}) =>
    openPage(t, browser, { app, user, path, ...options })

  test('the sidebar has each shared workspace with its projects, folded as it was left, until it is over', async (t) => {
    const { ada, bob, id, project } = await share()
    await ownTask(bob)
    const his = await open(t, bob, '/today')
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
    const { data } = await bob.docket.api.GET('/api/workspaces')
    const member = data.workspaces.find((workspace) => workspace.id !== id)?.id ?? assert.fail('no id')
    await ada.docket.api.DELETE('/api/{user_id}/members/{member_id}', {
      params: { path: { user_id: id, member_id: member } },
    })
    const dialog = his.getByRole('dialog', { name: 'A workspace is closed to you' })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await section(his).waitFor({ state: 'detached' })
    await row(his, 'Paint the fence').waitFor({ state: 'detached' })
    await row(his, 'Mine alone').waitFor()
  })

  test('Today has the tasks of both, and what is done there arrives in the other browser', async (t) => {
    const { ada, bob, id, task } = await share()
    await ownTask(bob)
    const his = await open(t, bob, '/today')
    const hers = await open(t, ada, `/w/${id}/today`)
    await row(his, 'Mine alone').waitFor()
    await row(his, 'Paint the fence').waitFor()
    assert.deepEqual(await violations(his), [])

    // The arrow keys lead from one list into the next, and back.
    await row(his, 'Mine alone').focus()
    await his.keyboard.press('ArrowDown')
    await his.keyboard.press('ArrowDown')
    await his.locator('[data-task]:focus', { hasText: 'Paint the fence' }).waitFor()
    await his.keyboard.press('ArrowUp')
    await his.keyboard.press('ArrowUp')
    await his.locator('[data-task]:focus', { hasText: 'Mine alone' }).waitFor()
    assert.equal(await row(his, 'Paint the fence').getAttribute('aria-current'), null)

    // Its detail names the workspace, also after a reload.
    await row(his, 'Paint the fence').click()
    await his.waitForURL(`/today?task=${task}&in=${id}`)
    const title = his.getByRole('textbox', { name: 'Title' })
    await title.waitFor()
    assert.equal(await title.inputValue(), 'Paint the fence')
    await his.reload()
    await title.fill('Paint the fence green')
    await title.press('Enter')
    await row(hers, 'Paint the fence green').waitFor()
    await his.getByRole('button', { name: 'Close' }).first().click()
    await his.waitForURL('/today')

    await row(his, 'Paint the fence green').getByRole('checkbox').click()
    await row(hers, 'Paint the fence green').waitFor({ state: 'detached' })
    await his.getByRole('button', { name: 'Undo' }).click()
    await row(hers, 'Paint the fence green').waitFor()
    // By the key, what was done last is taken back, whichever workspace it is of.
    await row(his, 'Paint the fence green').getByRole('checkbox').click()
    await row(hers, 'Paint the fence green').waitFor({ state: 'detached' })
    await his.keyboard.press('Control+z')
    await row(hers, 'Paint the fence green').waitFor()
    assert.equal(await row(his, 'Mine alone').getByRole('checkbox').isChecked(), false)
  })

  test('a viewer changes nothing, and a selection stays within one workspace', async (t) => {
    const { bob } = await share('viewer')
    await ownTask(bob)
    const his = await open(t, bob, '/today')
    const box = row(his, 'Paint the fence').getByRole('checkbox')
    await box.waitFor()
    await his.locator('[role=treegrid][aria-label=Home]').waitFor()
    assert.equal(await box.getAttribute('aria-disabled'), 'true')
    await row(his, 'Mine alone').focus()
    await his.keyboard.press('x')
    await his.getByText('1 selected').first().waitFor()
    await row(his, 'Mine alone').focus()
    await his.keyboard.press('Escape')

    const other = await share()
    await ownTask(other.bob)
    const page = await open(t, other.bob, '/today')
    await row(page, 'Paint the fence').waitFor()
    await row(page, 'Mine alone').click({ modifiers: ['Control'] })
    await page
      .getByRole('toolbar', { name: 'Selected tasks' })
      .getByRole('button', { name: 'Complete' })
      .waitFor()
    await row(page, 'Paint the fence').click({ modifiers: ['Control'] })
    await page.getByText('cannot be selected together').first().waitFor()
    assert.equal(await row(page, 'Mine alone').getAttribute('aria-selected'), 'false')
    assert.equal(await row(page, 'Paint the fence').getAttribute('aria-selected'), 'true')
  })

  test('search and the palette find tasks and projects of all workspaces, and lead into theirs', async (t) => {
    const { bob, id, project, task } = await share()
    await ownTask(bob)
    const his = await open(t, bob, '/search?q=fence')
    const found = his.getByRole('region', { name: 'Home' }).getByRole('button', { name: /^Paint the fence/ })
    await found.waitFor()
    await his.getByRole('searchbox').press('ArrowDown')
    await his.keyboard.press('Enter')
    await his.waitForURL(`/w/${id}/all?task=${task}`)
    await his.getByRole('textbox', { name: 'Title' }).waitFor()

    // From there, what is one's own is elsewhere.
    const choose = async (text: string, name: RegExp) => {
      await his.keyboard.press('Control+k')
      await typeInField(his, text)
      await his.getByRole('option', { name }).first().click()
    }
    await choose('mine al', /^Mine alone.*My workspace$/)
    await his.waitForURL('/all?task=1')
    await his.getByRole('textbox', { name: 'Title' }).waitFor()
    await choose('paint', /^Paint the fence.*Home$/)
    await his.waitForURL(`/w/${id}/all?task=${task}`)
    await his.goBack()
    await his.waitForURL('/all?task=1')
    await choose('garden', /^Garden.*Home$/)
    await his.waitForURL(`/w/${id}/projects/${project}`)
    await row(his, 'Paint the fence').waitFor()
  })

  test('Upcoming has the dated tasks of both, also offline, and what was done is sent later', async (t) => {
    const { ada, bob, id } = await share()
    const his = await open(t, bob, '/upcoming')
    allowProblems(his, /ERR_INTERNET_DISCONNECTED/)
    const hers = await open(t, ada, `/w/${id}/all`)
    await row(his, 'Paint the fence').waitFor()
    await his.context().setOffline(true)
    await row(his, 'Paint the fence').getByRole('checkbox').click()
    await row(his, 'Paint the fence').waitFor({ state: 'detached' })
    await row(hers, 'Paint the fence').waitFor()
    await his.context().setOffline(false)
    await row(hers, 'Paint the fence').waitFor({ state: 'detached' })
  })

  test('it can be seen on a desktop and a phone, in light and in dark', async (t) => {
    const { bob, id, task } = await share()
    await ownTask(bob)
    for (const colorScheme of ['light', 'dark'] as const) {
      const desktop = await open(t, bob, `/today?task=${task}&in=${id}`, { colorScheme })
      await row(desktop, 'Paint the fence').waitFor()
      await section(desktop)
        .getByRole('link', { name: /^Garden/ })
        .waitFor()
      await desktop.getByRole('textbox', { name: 'Title' }).waitFor()
      await screenshot(desktop, `side-by-side-${colorScheme}`)
      const phone = await open(t, bob, '/today', {
        colorScheme,
        viewport: { width: 390, height: 800 },
        hasTouch: true,
      })
      await row(phone, 'Paint the fence').waitFor()
      await screenshot(phone, `side-by-side-phone-${colorScheme}`)
      await phone.getByRole('button', { name: 'More', exact: true }).click()
      await phone
        .getByRole('dialog')
        .getByRole('link', { name: /^Garden/ })
        .waitFor()
      await screenshot(phone, `side-by-side-more-${colorScheme}`)
    }
  })
})
