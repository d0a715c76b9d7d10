import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, openWindow, screenshot, typeInField, violations } from './support/page.ts'
import { join, makeWorkspace } from './support/workspaces.ts'

/** Workspaces that users share, in two browsers of two people. */

const { app, browser } = await startBoth()

describe('shared workspaces', () => {
  async function idOf(user: User): Promise<string> {
    const { data } = await user.docket.api.GET('/api/workspaces')
    return data?.workspaces[0]?.id ?? assert.fail('no workspace')
  }

  /** Opens the workspace in a browser of the user. */
  async function enter(t: TestContext, user: User, id: string, path = 'all'): Promise<Page> {
    const page = await openPage(t, browser, { app, user, path: `/w/${id}/${path}` })
    await page
      .getByRole('button', { name: /^Home\b/ })
      .first()
      .waitFor()
    return page
  }

  const row = (page: Page, title: string) => page.getByRole('row', { name: title })

  async function add(page: Page, title: string): Promise<void> {
    // What the user may do is known with the members.
    await page.locator('aside button:enabled', { hasText: 'Add task' }).waitFor()
    await page.keyboard.press('n')
    await typeInField(page, title)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page, title).waitFor()
  }

  test('one makes a workspace and invites another, who signs in, accepts, and both see what is done', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const hers = await openPage(t, browser, { app, user: ada, path: '/today' })
    await hers
      .getByRole('button', { name: /account/i })
      .first()
      .click()
    await hers.getByRole('menuitem', { name: 'New workspace…' }).click()
    await typeInField(hers, 'Home')
    await hers.getByRole('button', { name: 'Make workspace' }).click()
    await hers.waitForURL(/\/w\/[0-9a-f]{32}\/today/)
    await hers.getByRole('button', { name: /^Home\b/ }).click()
    await hers.getByRole('menuitem', { name: 'Members' }).click()
    await hers.getByRole('link', { name: 'Invite people' }).click()
    await hers.getByRole('button', { name: 'Make link' }).click()
    const link = await hers.getByRole('dialog').locator('code').textContent()
    await hers.getByRole('button', { name: 'Done' }).click()

    const his = await openPage(t, browser, { app, path: new URL(link ?? '').pathname })
    await his.waitForURL(/\/sign-in/)
    await his.context().addCookies(bob.cookies)
    await his.reload()
    await his.waitForURL(/\/invitations\//)
    await his.getByText('Join “Home”?').waitFor()
    await his.getByRole('button', { name: 'Join' }).click()
    await his.waitForURL(/\/w\/[0-9a-f]{32}\/today/)
    await his.goto(his.url().replace('today', 'all'))
    await hers.goto(hers.url().replace('workspace/invitations', 'all'))

    await add(hers, 'Buy milk')
    await row(his, 'Buy milk').waitFor()
    await add(his, 'Wash the car')
    await row(hers, 'Wash the car').waitFor()
  })

  test('each workspace has its own addresses: Back, a reload and a second window', async (t) => {
    const ada = await app.newUser()
    await ada.seedTasks(['Mine alone'])
    const id = await makeWorkspace(ada)
    const page = await openPage(t, browser, { app, user: ada, path: '/all' })
    await row(page, 'Mine alone').waitFor()
    await page
      .getByRole('button', { name: /account/i })
      .first()
      .click()
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
  })

  test('what is written without a connection is sent while another workspace is shown', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const hers = await enter(t, ada, id)
    const his = await enter(t, bob, id)
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
  })

  test('two change the same task, one of them without a connection', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const hers = await enter(t, ada, id)
    const his = await enter(t, bob, id)
    allowProblems(his, /ERR_INTERNET_DISCONNECTED/)
    await add(hers, 'Paint the fence')
    await row(his, 'Paint the fence').click()
    const title = his.getByRole('textbox', { name: 'Title' })
    await title.waitFor()
    await his.context().setOffline(true)
    await title.fill('Paint the fence green')
    await title.press('Enter')
    const path = { user_id: id, task_id: 1 }
    await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      params: { path },
      body: { priority: 'high' },
    })
    await his.context().setOffline(false)
    await row(hers, 'Paint the fence green').waitFor()
    await his.getByRole('button', { name: 'Priority: High' }).waitFor()
    await row(hers, 'Paint the fence green').click()
    await hers.getByRole('tab', { name: 'History' }).click()
    const { name } = await memberOf(ada, id, bob)
    await hers.getByRole('tabpanel').getByText(name, { exact: true }).first().waitFor()
  })

  test('who begins in a shared workspace has the time zone of their device there', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser({ timeZone: undefined })]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const his = await openPage(t, browser, { app, user: bob, path: `/w/${id}/all`, timezoneId: 'Asia/Tokyo' })
    await his.getByText(/Tokyo/).first().waitFor()
    const params = { path: { user_id: 'me' } }
    const zone = async () =>
      (await bob.docket.api.GET('/api/{user_id}/preferences', { params })).data.time_zone
    await eventually(async () => assert.equal(await zone(), 'Asia/Tokyo'))
  })

  test('an admin downloads what the workspace has, and an editor is not offered it', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const params = { path: { user_id: id } }
    await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title: 'Ours' } })
    const hers = await enter(t, ada, id, 'workspace/general')
    const download = hers.waitForEvent('download')
    await hers.getByRole('button', { name: 'Download export' }).click()
    const { workspace, tasks } = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
    assert.deepEqual([workspace.id, tasks.map(({ title }: { title: string }) => title)], [id, ['Ours']])
    assert.deepEqual(await violations(hers), [])
    const his = await enter(t, bob, id, 'workspace/general')
    await his.getByRole('button', { name: 'Leave workspace' }).waitFor()
    assert.equal(await his.getByRole('button', { name: 'Download export' }).count(), 0)
  })

  test('a time without a zone is the same on the clocks of two members 13 hours apart', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const me = { params: { path: { user_id: 'me' } } }
    await ada.docket.api.PATCH('/api/{user_id}/preferences', { ...me, body: { time_zone: 'Asia/Tokyo' } })
    await bob.docket.api.PATCH('/api/{user_id}/preferences', {
      ...me,
      body: { time_zone: 'America/Puerto_Rico' },
    })
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const due = { date: '2031-01-15', time: '08:30' }
    for (const [title, when] of [
      ['Breakfast', due],
      ['Call', { ...due, time_zone: 'Asia/Tokyo' }],
    ] as const) {
      const params = { path: { user_id: id } }
      await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title, due: when } })
    }
    const hers = await enter(t, ada, id)
    const his = await enter(t, bob, id)
    for (const page of [hers, his]) await row(page, 'Breakfast').getByText('15 Jan 2031, 8:30').waitFor()
    await row(hers, 'Call').getByText('15 Jan 2031, 8:30').waitFor()
    await row(his, 'Call').getByText('14 Jan 2031, 19:30').waitFor()
  })

  async function memberOf(ada: User, id: string, user: User) {
    const { data } = await ada.docket.api.GET('/api/{user_id}/members', { params: { path: { user_id: id } } })
    const userId = await idOf(user)
    return data.members.find((member) => member.id === userId) ?? assert.fail('no member')
  }

  test('a viewer has nothing to edit with, and a commenter writes notes alone', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'viewer')
    await ada.docket.api.POST('/api/{user_id}/tasks', {
      params: { path: { user_id: id } },
      body: { title: 'Look but do not touch', due: { date: '2026-11-20' } },
    })
    const his = await enter(t, bob, id)
    // For a moment after a role has changed, the service refuses the list of members to who has it.
    allowProblems(his, /403.*\/members\)/)
    await his.getByText('lets you read, but not change anything').waitFor()
    await row(his, 'Look but do not touch').waitFor()
    await his.keyboard.press('n')
    assert.equal(await his.getByRole('dialog').count(), 0)
    assert.equal(await his.getByRole('button', { name: 'Add task' }).first().isDisabled(), true)
    assert.equal(await his.getByRole('button', { name: 'New project' }).count(), 0)
    await row(his, 'Look but do not touch').getByRole('checkbox').click({ force: true })
    await row(his, 'Look but do not touch').click()
    await his.getByRole('textbox', { name: 'Title' }).waitFor()
    assert.equal(await his.getByRole('textbox', { name: 'Title' }).isEditable(), false)
    assert.equal(await his.getByRole('button', { name: /^Due date/ }).isDisabled(), true)
    assert.equal(await his.getByRole('button', { name: /^Estimate/ }).count(), 0)
    assert.equal(await his.getByRole('textbox', { name: /comment/i }).count(), 0)
    assert.deepEqual(await violations(his), [])

    const { id: memberId } = await memberOf(ada, id, bob)
    await ada.docket.api.PATCH('/api/{user_id}/members/{member_id}', {
      params: { path: { user_id: id, member_id: memberId } },
      body: { role: 'commenter' },
    })
    const note = his.getByRole('textbox', { name: /comment/i })
    await note.fill('May I?')
    await note.press('Control+Enter')
    const hers = await enter(t, ada, id)
    await row(hers, 'Look but do not touch').click()
    await hers.getByText('May I?').waitFor()
    assert.equal(await row(hers, 'Look but do not touch').getByRole('checkbox').isChecked(), false)
  })

  test('who is removed is told, loses what is stored here, and sees what was not saved', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    await bob.seedTasks(['His own'])
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const his = await enter(t, bob, id)
    allowProblems(his, /ERR_INTERNET_DISCONNECTED/, /403/)
    await add(his, 'Saved in time')
    await his.getByText('Up to date').first().waitFor()
    await his.context().setOffline(true)
    // For a moment the service may still take what a member writes who was just removed.
    await his.route(/\/(batch|quick-add)$/, (route) => route.abort('internetdisconnected'))
    await add(his, 'Too late')
    const { id: memberId } = await memberOf(ada, id, bob)
    const hers = await enter(t, ada, id, 'workspace/members')
    await hers.getByRole('button', { name: /^Remove / }).click()
    await hers.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await hers.getByRole('alertdialog').waitFor({ state: 'detached' })
    assert.notEqual(memberId, '')
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
    await his
      .getByRole('button', { name: /account/i })
      .first()
      .click()
    assert.equal(await his.getByRole('menuitemradio', { name: 'Home' }).count(), 0)
  })

  test('a member leaves, and the owner deletes', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const his = await enter(t, bob, id, 'workspace/general')
    allowProblems(his, /403/)
    await his.getByRole('button', { name: 'Leave workspace' }).click()
    await his.getByRole('alertdialog').getByRole('button', { name: 'Leave workspace' }).click()
    await his.waitForURL('/today')
    await his.getByText('You have left “Home”').waitFor()
    assert.equal(await his.getByText('A workspace is closed to you').count(), 0)

    const hers = await enter(t, ada, id, 'workspace/general')
    allowProblems(hers, /403/)
    await hers.getByRole('button', { name: 'Delete workspace' }).click()
    const ask = hers.getByRole('alertdialog')
    await ask.getByRole('textbox').fill('Home')
    await ask.getByRole('button', { name: 'Delete for good' }).click()
    await hers.waitForURL('/today')
    await hers.getByText('“Home” was deleted').waitFor()
  })

  test('a workspace that one may not enter looks like one that does not exist', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    for (const address of [id, 'f'.repeat(32)]) {
      const his = await openPage(t, browser, { app, user: bob, path: `/w/${address}/all` })
      allowProblems(his, /403/)
      await his.getByText('This workspace does not exist, or you are not a member of it.').waitFor()
      await his.waitForURL('/today')
    }
  })

  test('the pages keep to WCAG and fit a phone, in each language and theme', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, 'editor')
    const { data } = await ada.docket.api.POST('/api/{user_id}/invitations', {
      params: { path: { user_id: id } },
      body: { role: 'viewer', uses: 5 },
    })
    const looks = [
      { name: '1280', viewport: { width: 1280, height: 800 } },
      { name: '360', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const },
      { name: 'urdu', viewport: { width: 1280, height: 800 }, locale: 'ur-PK' },
      {
        name: 'german-360',
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
        locale: 'de-DE',
      },
    ]
    /** The pages, and what shows that each is there. */
    const pages = [
      ['general', `/w/${id}/workspace/general`, 'main section h3'],
      ['members', `/w/${id}/workspace/members`, 'main ul [role=combobox]'],
      ['invitations', `/w/${id}/workspace/invitations`, 'main section li'],
      ['invitation', `/invitations/${data?.token}`, 'main [data-empty]'],
      ['today', `/w/${id}/today`, 'main [data-empty]'],
    ] as const
    for (const { name, ...look } of looks) {
      const page = await openPage(t, browser, { app, user: ada, path: '', ...look })
      for (const [what, path, sign] of pages) {
        await page.goto(path)
        await page.locator(sign).first().waitFor()
        await screenshot(page, `workspaces-${what}-${name}`)
        assert.deepEqual(await violations(page), [], `${what} ${name}`)
        const isWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        assert.equal(isWide, false, `${what} ${name} is as wide as the window`)
      }
      const isPhone = look.viewport.width < 768
      if (isPhone) await page.locator('nav button[aria-haspopup=dialog]').click()
      const head = page.locator(isPhone ? '[role=dialog]' : 'aside').last()
      await head.locator('button[aria-haspopup=menu]').first().click()
      await page.getByRole('menuitemradio', { name: 'Home' }).waitFor()
      await screenshot(page, `workspaces-menu-${name}`)
      assert.deepEqual(await violations(page), [], `menu ${name}`)
    }
  })
})
