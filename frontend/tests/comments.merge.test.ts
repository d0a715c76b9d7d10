import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'
import { type InvitedRole, join, makeWorkspace } from './support/workspaces.ts'

/** Comments, mentions and activity in a shared workspace, in two browsers of two people. */

const { app, browser } = await startBoth()

describe('comments and activity', () => {
  async function named(name: string): Promise<User> {
    const user = await app.newUser()
    const answer = await fetch(`${app.url}/api/auth/update-user`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: app.url,
        cookie: user.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify({ name }),
    })
    assert.equal(answer.status, 200)
    return user
  }

  /** Ada's workspace with a task, and Bob Ross in it. */
  async function shared(role: InvitedRole) {
    const [ada, bob] = [await named('Ada'), await named('Bob Ross')]
    const id = await makeWorkspace(ada)
    await join(ada, bob, id, role)
    const params = { path: { user_id: id } }
    await ada.docket.api.POST('/api/{user_id}/tasks', { params, body: { title: 'Paint the fence' } })
    return { ada, bob, id }
  }

  const enter = (t: TestContext, user: User, id: string, path = 'all?task=1', look = {}) =>
    openPage(t, browser, { app, user, path: `/w/${id}/${path}`, ...look })

  const field = (page: Page) => page.getByLabel('Write a comment')
  const comment = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
  const write = async (user: User, id: string, body: string) => {
    const { data } = await user.docket.api.POST('/api/{user_id}/tasks/{task_id}/notes', {
      params: { path: { user_id: id, task_id: 1 } },
      body: { body },
    })
    return data
  }

  test('one comments and mentions another by the keyboard, who sees it at once', async (t) => {
    const { ada, bob, id } = await shared('commenter')
    const his = await enter(t, bob, id, 'activity?show=mentions')
    await his.getByText('Nobody has mentioned you yet.').waitFor()
    const hers = await enter(t, ada, id)
    await field(hers).click()
    await hers.keyboard.type('Please ask @ro')
    const offered = hers.getByRole('option', { name: 'Bob Ross' })
    await offered.waitFor()
    assert.equal(await field(hers).getAttribute('aria-expanded'), 'true')
    assert.equal(await offered.getAttribute('id'), await field(hers).getAttribute('aria-activedescendant'))
    await screenshot(hers, 'comments-suggestions')
    await hers.keyboard.press('Tab')
    await hers.keyboard.type('today')
    assert.equal(await field(hers).inputValue(), 'Please ask @"Bob Ross" today')
    await hers.keyboard.press('Control+Enter')
    const mark = comment(hers, 'Please ask').locator('mark')
    assert.equal(await mark.textContent(), '@"Bob Ross"')
    assert.deepEqual(await violations(hers), [])

    const mention = his.getByRole('list', { name: 'Mentions of me' }).getByRole('listitem')
    await mention.getByText('Please ask').waitFor()
    assert.equal(await mention.getByText('Ada', { exact: true }).count(), 1)
    await mention.getByRole('button', { name: 'Paint the fence' }).click()
    await field(his).waitFor()
    await comment(his, 'Please ask').first().waitFor()
  })

  test('arrows choose, Enter takes, Escape keeps what was typed', async (t) => {
    const { ada, id } = await shared('editor')
    const page = await enter(t, ada, id)
    await field(page).click()
    await page.keyboard.type('One\n@')
    await page.getByRole('option').nth(1).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    assert.equal(await field(page).inputValue(), 'One\n@"Bob Ross" ')
    await page.keyboard.type('@a')
    await page.getByRole('option', { name: 'Ada' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option').waitFor({ state: 'detached' })
    assert.equal(await field(page).inputValue(), 'One\n@"Bob Ross" @a')
    // Without suggestions, Home goes to the beginning of the line as everywhere.
    await page.keyboard.press('Home')
    await page.keyboard.type('x')
    assert.equal(await field(page).inputValue(), 'One\nx@"Bob Ross" @a')
  })

  test('members are suggested without a connection, too', async (t) => {
    const { ada, id } = await shared('editor')
    const page = await enter(t, ada, id)
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await field(page).fill('@b')
    await page.getByRole('option', { name: 'Bob Ross' }).waitFor()
    await field(page).fill('')
    await page.context().setOffline(true)
    await field(page).fill('@b')
    await page.getByRole('option', { name: 'Bob Ross' }).click()
    await field(page).press('Control+Enter')
    await comment(page, '@"Bob Ross"').waitFor()
    await page.context().setOffline(false)
    await comment(page, '@"Bob Ross"').locator('mark').waitFor()
  })

  test('everybody changes their own comments, admins delete those of others, viewers only read', async (t) => {
    const { ada, bob, id } = await shared('commenter')
    await write(ada, id, 'Hers')
    await write(bob, id, 'His')
    const his = await enter(t, bob, id)
    await comment(his, 'Hers').getByText('Ada', { exact: true }).waitFor()
    assert.equal(await comment(his, 'Hers').getByRole('button').count(), 0)
    await comment(his, 'His').getByRole('button', { name: 'More about this comment' }).click()
    await his.getByRole('menuitem', { name: 'Edit' }).click()
    const edited = his.getByLabel('Edit comment')
    await edited.fill('His own')
    await edited.press('Control+Enter')

    const hers = await enter(t, ada, id)
    await comment(hers, 'His own').getByRole('button', { name: 'More about this comment' }).click()
    await hers.getByRole('menuitem', { name: 'Delete' }).waitFor()
    assert.equal(await hers.getByRole('menuitem', { name: 'Edit' }).count(), 0)
    await hers.getByRole('menuitem', { name: 'Delete' }).click()
    await comment(his, 'His own').waitFor({ state: 'detached' })

    const eve = await app.newUser()
    await join(ada, eve, id, 'viewer')
    const viewed = await enter(t, eve, id)
    await comment(viewed, 'Hers').waitFor()
    assert.equal(await field(viewed).count(), 0)
  })

  test('the activity is by day and person, follows at once, and is undone by role', async (t) => {
    const { ada, bob, id } = await shared('editor')
    const path = { user_id: id, task_id: 1 }
    const patch = (user: User, body: object) =>
      user.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', { params: { path }, body })
    await patch(ada, { title: 'Paint the gate' })
    const his = await enter(t, bob, id, 'activity')
    const days = his.locator('main section')
    await days.getByRole('listitem').filter({ hasText: 'changed' }).waitFor()
    await patch(bob, { complete: true })
    const done = days.getByRole('listitem').filter({ hasText: 'completed' })
    await done.waitFor()
    assert.deepEqual(await violations(his), [])
    // What Ada did is not his to undo.
    assert.equal(await days.getByRole('button', { name: /^Undo: / }).count(), 1)
    await his.getByRole('combobox', { name: 'By whom' }).click()
    await his.getByRole('option', { name: 'Bob Ross' }).click()
    await his.waitForURL(/by=/)
    await days.getByText('Ada', { exact: false }).first().waitFor({ state: 'detached' })
    await done.getByRole('button', { name: /^Undo: / }).click()
    await days.getByRole('listitem').filter({ hasText: 'reopened' }).waitFor()
    const { data } = await ada.docket.api.GET('/api/{user_id}/tasks/{task_id}', { params: { path } })
    assert.equal(data.complete, false)

    await his.goto(`/w/${id}/all?task=1`)
    await his.getByRole('button', { name: 'More about this task' }).click()
    await his.getByRole('menuitem', { name: 'Activity of this task' }).click()
    await his.waitForURL(/\/activity\?of=1/)
    await his.getByText('Task: Paint the gate').first().waitFor()
  })

  test('who changed a text that is being typed is named', async (t) => {
    const { ada, bob, id } = await shared('editor')
    const his = await enter(t, bob, id)
    const title = his.getByRole('textbox', { name: 'Title' })
    // Too long to be saved, so it stays what is typed.
    await title.fill('x'.repeat(201))
    await ada.docket.api.PATCH('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: id, task_id: 1 } },
      body: { title: 'Paint the gate' },
    })
    await his.getByText('Meanwhile, Ada has changed this:').waitFor()
  })

  test('the pages fit a phone, in each language and theme', async (t) => {
    const { ada, bob, id } = await shared('editor')
    await write(bob, id, 'Hello @Ada, see https://example.com')
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
    const looks = [
      { name: '1280', viewport: { width: 1280, height: 800 } },
      { name: '360', ...phone },
      { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const },
      { name: 'urdu', viewport: { width: 1280, height: 800 }, locale: 'ur-PK' },
      { name: 'german-360', ...phone, locale: 'de-DE' },
    ]
    const pages = [
      ['activity', 'activity', 'main section li'],
      ['mentions', 'activity?show=mentions', 'main li mark'],
      ['comments', 'all?task=1', 'li mark'],
    ] as const
    for (const { name, ...look } of looks) {
      const page = await enter(t, ada, id, 'activity', look)
      for (const [what, path, sign] of pages) {
        await page.goto(`/w/${id}/${path}`)
        await page.locator(sign).first().waitFor()
        await screenshot(page, `comments-${what}-${name}`)
        const { scroll, width } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          width: innerWidth,
        }))
        assert.ok(scroll <= width, `${what} in ${name}`)
      }
    }
  })
})
