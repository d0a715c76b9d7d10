import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, typeInField, violations } from './support/page.ts'

/** Who does what in a shared workspace, in two browsers of two people: Ada, whose it is, and Bob. */

const { app, browser } = await startBoth()

interface Shared {
  id: string
  ada: User
  bob: User
}

/** A workspace of Ada and Bob with these tasks. */
async function share(...titles: string[]): Promise<Shared> {
  const [ada, bob] = [await app.newUser(), await app.newUser()]
  await rename(bob, 'Bob')
  const { data: made } = await ada.docket.api.POST('/api/workspaces', { body: { name: 'Home' } })
  const id = made?.id ?? assert.fail('no workspace')
  const params = { path: { user_id: id } }
  const { data: invited } = await ada.docket.api.POST('/api/{user_id}/invitations', {
    params,
    body: { role: 'editor' },
  })
  const token = invited?.token ?? assert.fail('no invitation')
  await bob.docket.api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })
  for (const title of titles) await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title } })
  return { id, ada, bob }
}

async function rename({ cookies }: User, name: string): Promise<void> {
  const answer = await fetch(`${app.url}/api/auth/update-user`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: app.url,
      cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; '),
    },
    body: JSON.stringify({ name }),
  })
  assert.equal(answer.status, 200, await answer.text())
}

/** The user's id is that of their own workspace. */
async function idOf({ docket }: User): Promise<string> {
  const { data } = await docket.api.GET('/api/workspaces')
  return data?.workspaces[0]?.id ?? assert.fail('no workspace')
}

async function enter(t: TestContext, user: User, id: string, path = 'all'): Promise<Page> {
  const page = await openPage(t, browser, { app, user, path: `/w/${id}/${path}` })
  // What the user may do is known with the members.
  await page.locator('aside button:enabled', { hasText: 'Add task' }).waitFor()
  return page
}

const row = (page: Page, title: string) => page.getByRole('row', { name: title })
/** Resolves when the row of the task says who is to do it. */
const shows = (page: Page, title: string, names: string) =>
  row(page, title).getByText(`Assigned to: ${names}`, { exact: true }).waitFor()

/** Chooses members in the picker that is open, each by what is typed, and closes it. */
async function choose(page: Page, ...typed: string[]): Promise<void> {
  const picker = page.getByRole('dialog', { name: 'Assign to' })
  const field = picker.getByRole('combobox')
  const second = picker.getByRole('option').nth(1)
  for (const text of typed) {
    await field.fill(text)
    // What is chosen is what the list has come to show.
    await second.waitFor({ state: 'detached' })
    await picker.locator('[role=option][data-highlighted]').waitFor()
    await field.press('Enter')
    await second.waitFor()
  }
  await field.press('Escape')
  await picker.waitFor({ state: 'detached' })
}

describe('assignees', () => {
  test('are chosen in the detail and by a key, and the other sees it at once', async (t) => {
    const { id, ada, bob } = await share('Buy milk', 'Wash the car')
    const [hers, his] = [await enter(t, ada, id), await enter(t, bob, id)]
    await row(his, 'Buy milk').waitFor()
    await row(hers, 'Buy milk').click()
    await hers.getByRole('button', { name: 'Assigned to: Nobody' }).press('Enter')
    await choose(hers, 'bo')
    await hers.getByRole('button', { name: 'Assigned to: Bob' }).waitFor()
    await shows(his, 'Buy milk', 'Bob')

    // By the key of the command, in the row that has the focus, which it gets back.
    await row(his, 'Buy milk').focus()
    await his.keyboard.press('a')
    await choose(his, 'ad', 'bo')
    await his.locator('[role=row]:focus', { hasText: 'Buy milk' }).waitFor()
    await shows(hers, 'Buy milk', 'Ada')

    // By the menu, and for several at once: what they do not have in common stays.
    await row(his, 'Wash the car').click({ button: 'right' })
    await his.getByRole('menuitem', { name: 'Assign to' }).click()
    await choose(his, 'bo')
    await shows(hers, 'Wash the car', 'Bob')
    await his.keyboard.press('Control+a')
    const bar = his.getByRole('toolbar', { name: 'Selected tasks' })
    await bar.getByRole('button', { name: 'Assign to' }).click()
    await choose(his, 'ad')
    await shows(hers, 'Buy milk', 'Ada')
    await shows(hers, 'Wash the car', 'Bob and Ada')

    await hers.getByRole('tab', { name: 'History' }).click()
    await hers.getByRole('tabpanel').getByText('Assigned to: ').first().waitFor()
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: id, task_id: 2 } },
    })
    assert.deepEqual(data?.assignees, [await idOf(bob), await idOf(ada)])
  })

  test('are no matter of one’s own workspace', async (t) => {
    const ada = await app.newUser()
    const [task] = await ada.seedTasks(['Buy milk'])
    const page = await openPage(t, browser, { app, user: ada, path: `/all?task=${task}` })
    await page.getByRole('button', { name: /^Labels/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: /^Assigned to/ }).count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Assigned to me' }).count(), 0)
    await row(page, 'Buy milk').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Labels' }).waitFor()
    assert.equal(await page.getByRole('menuitem', { name: 'Assign to' }).count(), 0)
  })

  test('are suggested after a plus in a line, and what is assigned to one is on a page', async (t) => {
    const { id, ada, bob } = await share('Wash the car')
    await bob.seedTasks(['Mine alone'])
    const [hers, his] = [await enter(t, ada, id), await enter(t, bob, id)]
    await row(his, 'Wash the car').waitFor()
    await row(hers, 'Wash the car').waitFor()
    await hers.keyboard.press('n')
    await typeInField(hers, 'Paint the fence +bo')
    await hers.getByRole('option', { name: 'Bob' }).waitFor()
    await hers.keyboard.press('Enter')
    const dialog = hers.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Remove Bob' }).waitFor()
    assert.deepEqual(await violations(hers), [])
    await screenshot(hers, 'assignees-line')
    await hers.keyboard.press('Enter')
    await hers.keyboard.press('Escape')
    await shows(hers, 'Paint the fence', 'Bob')
    await shows(his, 'Paint the fence', 'Bob')

    await his.getByRole('link', { name: 'Assigned to me' }).click()
    const list = his.getByRole('list', { name: 'Assigned to me' })
    await list.getByRole('link', { name: /Paint the fence.*Home/ }).waitFor()
    assert.equal(await list.getByRole('link').count(), 1)
    // From another workspace, it opens where it is.
    await his.goto('/assigned')
    await list.getByRole('link', { name: /Paint the fence/ }).click()
    await his.waitForURL(`/w/${id}/all?task=2`)
    await his.getByRole('button', { name: 'Assigned to: Bob' }).waitFor()
  })

  test('what is assigned to one in the workspace that is shown is known without the service', async (t) => {
    const { id, ada, bob } = await share('Wash the car', 'Buy milk')
    await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: id, task_id: 1 } },
      body: { assignees: [await idOf(bob)] },
    })
    const his = await enter(t, bob, id)
    await row(his, 'Wash the car').waitFor()
    allowProblems(his, /ERR_FAILED/)
    await his.route('**/api/assigned*', (route) => route.abort())
    await his.getByRole('link', { name: 'Assigned to me' }).click()
    await his.getByText('The server cannot be reached').waitFor()
    const list = his.getByRole('list', { name: 'Assigned to me' })
    await list.getByRole('link', { name: /Wash the car/ }).waitFor()
    assert.equal(await list.getByRole('link').count(), 1)
    await his.unroute('**/api/assigned*')
    await his.getByRole('button', { name: 'Try again' }).click()
    await his.getByText('The server cannot be reached').waitFor({ state: 'detached' })
    await list.getByRole('link', { name: /Wash the car/ }).waitFor()
  })

  test('are changed without a connection, and sent later', async (t) => {
    const { id, ada, bob } = await share('Wash the car')
    const [hers, his] = [await enter(t, ada, id), await enter(t, bob, id)]
    allowProblems(his, /ERR_INTERNET_DISCONNECTED/)
    await row(hers, 'Wash the car').waitFor()
    // Its code is loaded when it is first used, and this browser has no service worker that keeps it.
    await row(his, 'Wash the car').focus()
    await his.keyboard.press('a')
    await choose(his, 'bo')
    await shows(hers, 'Wash the car', 'Bob')
    await his.context().setOffline(true)
    await row(his, 'Wash the car').focus()
    await his.keyboard.press('a')
    await choose(his, 'ad')
    await shows(his, 'Wash the car', 'Bob and Ada')
    assert.equal(await row(hers, 'Wash the car').getByText('Bob and Ada').count(), 0)
    await his.context().setOffline(false)
    await shows(hers, 'Wash the car', 'Bob and Ada')
  })

  test('are a condition of a view, which gives them to what is added to it', async (t) => {
    const { id, ada, bob } = await share('Wash the car', 'Buy milk')
    await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: id, task_id: 1 } },
      body: { assignees: [await idOf(bob)] },
    })
    const hers = await enter(t, ada, id)
    await row(hers, 'Buy milk').waitFor()
    await hers.getByRole('button', { name: 'Add view' }).press('Enter')
    const dialog = hers.getByRole('dialog', { name: 'New view' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Bob’s')
    await dialog.getByRole('button', { name: 'Add condition' }).click()
    const condition = dialog.getByRole('group', { name: 'Condition 1', exact: true })
    await condition.getByRole('combobox', { name: 'Field' }).click()
    await hers.getByRole('option', { name: 'Assigned to', exact: true }).click()
    const filter = dialog.getByRole('textbox', { name: /^Filter/ })
    await hers.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea')?.value === 'assignee = me',
    )
    await condition.getByRole('combobox', { name: 'Value' }).click()
    await hers.getByRole('option', { name: 'You', exact: true }).click()
    await hers.getByRole('option', { name: 'Bob', exact: true }).click()
    await hers.keyboard.press('Escape')
    await hers.getByRole('listbox').waitFor({ state: 'detached' })
    assert.equal(await filter.inputValue(), 'assignee = Bob')
    await screenshot(hers, 'assignees-filter')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await row(hers, 'Wash the car').waitFor()
    await row(hers, 'Buy milk').waitFor({ state: 'detached' })
    await hers.getByRole('main').getByRole('button', { name: 'Add task' }).click()
    await typeInField(hers, 'Cut the hedge')
    await hers.getByRole('main').getByRole('button', { name: 'Remove Bob' }).waitFor()
    await hers.keyboard.press('Enter')
    await shows(hers, 'Cut the hedge', 'Bob')
  })

  test('an invitation is for an address', async (t) => {
    const { id, ada } = await share()
    const page = await enter(t, ada, id, 'workspace/invitations')
    await page.getByRole('radio', { name: 'By e-mail' }).click()
    const field = page.getByRole('textbox', { name: 'E-mail' })
    await field.fill('eve')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText('Enter an address such as').waitFor()
    await field.fill('eve@example.com')
    await page.getByRole('button', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invitation made' })
    await dialog.getByText('It is on its way to eve@example.com.').waitFor()
    await dialog.getByText(/\/invitations\//).waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('listitem').filter({ hasText: 'eve@example.com' }).waitFor()
    assert.deepEqual(await violations(page), [])
    const { data } = await ada.docket.api.GET('/api/{user_id}/invitations', {
      params: { path: { user_id: id } },
    })
    assert.deepEqual(
      data?.invitations.map(({ email, uses_left }) => [email, uses_left]),
      [['eve@example.com', 1]],
    )
  })

  test('look right and keep to WCAG, on a phone, in the dark and from right to left', async (t) => {
    const { id, ada, bob } = await share('Wash the car', 'Buy milk')
    await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: id, task_id: 1 } },
      body: { assignees: [await idOf(bob), await idOf(ada)], due: { date: '2026-11-30' }, labels: ['home'] },
    })
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
    const looks = [
      ['1280', {}],
      ['360', phone],
      ['dark', { colorScheme: 'dark' }],
      ['urdu', { locale: 'ur-PK' }],
      ['german-360', { ...phone, locale: 'de-DE', colorScheme: 'dark' }],
    ] as const
    for (const [name, look] of looks) {
      const path = `/w/${id}/all`
      const viewport = { width: 1280, height: 800 }
      const page = await openPage(t, browser, { app, user: ada, path, viewport, ...look })
      const check = async (what: string) => {
        await screenshot(page, `assignees-${what}-${name}`)
        assert.deepEqual(await violations(page), [], `${what} ${name}`)
        const isWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        assert.equal(isWide, false, `${what} ${name} is as wide as the window`)
      }
      await page.locator('[data-task="1"] span.uppercase').first().waitFor()
      await check('list')
      await page.goto(`/w/${id}/all?task=1`)
      await page.locator('[data-picked=assignees] span.uppercase').first().waitFor()
      await check('detail')
      await page.locator('[data-picked=assignees]').click()
      await page.getByRole('option').nth(1).waitFor()
      await check('picker')
      await page.goto('/assigned')
      await page.locator('main li a').first().waitFor()
      await check('page')
    }
  })

  test('has its key in the list of shortcuts where there is somebody to assign to', async (t) => {
    const { id, ada } = await share('Dig')
    await ada.seedTasks(['Own'])
    for (const [path, count] of [
      [`/w/${id}/all`, 1],
      ['/all', 0],
    ] as const) {
      const page = await openPage(t, browser, { app, user: ada, path })
      await page.locator('[data-task]').first().waitFor()
      await page.keyboard.press('?')
      const list = page.getByRole('dialog')
      await list.getByText('Set labels', { exact: true }).waitFor()
      assert.equal(await list.getByText('Assign to members').count(), count, path)
    }
  })
})
