import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, violations } from './support/page.ts'

/** The Inbox: what has no project. */

const { app, browser } = await startBoth()

const sidebar = (page: Page) => page.getByRole('complementary', { name: 'Sidebar' })
const link = (page: Page) => sidebar(page).getByRole('link', { name: /^Inbox/ })
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })

/** Somebody with a project, a task in it, and `titles` in the Inbox. */
async function withInbox(t: Parameters<typeof openPage>[0], titles: string[], path = '/inbox', options = {}) {
  const user = await app.newUser()
  const [home] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
  const ids = await user.seedTasks([
    { title: 'Paint the wall', project_id: home?.id },
    ...titles.map((title) => ({ title })),
  ])
  const page = await openPage(t, browser, { app, user, path, ...options })
  return { page, user, home: home?.id ?? 0, ids: ids.slice(1) }
}

describe('the Inbox', () => {
  test('comes first in the sidebar, with the number of its open tasks, and has a key', async (t) => {
    const { page } = await withInbox(t, ['Call Ada', 'Read the contract'], '/all')
    await link(page).filter({ hasText: '2' }).waitFor()
    const first = sidebar(page).getByRole('navigation', { name: 'Main' }).getByRole('link').first()
    assert.match((await first.textContent()) ?? '', /^Inbox/)
    await row(page, 'Call Ada').waitFor()
    // Both at once: the second has to come within a second, however busy the machine is.
    await Promise.all([page.keyboard.press('g'), page.keyboard.press('i')])
    await page.waitForURL('**/inbox')
    await row(page, 'Paint the wall').waitFor({ state: 'detached' })
    await row(page, 'Read the contract').waitFor()
    assert.deepEqual(await violations(page), [])
  })

  test('takes what is added there, without a project', async (t) => {
    const { page, home } = await withInbox(t, ['Call Ada'], '/all')
    // A project's page was shown before: its project is not meant any more.
    await sidebar(page).getByRole('link', { name: /Home/ }).click()
    await page.waitForURL(`**/projects/${home}`)
    await link(page).click()
    await row(page, 'Call Ada').waitFor()
    await page.keyboard.press('q')
    await line(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Buy nails')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page, 'Buy nails').waitFor()
    await link(page).filter({ hasText: '2' }).waitFor()
  })

  test('says in its own words that it is empty', async (t) => {
    const { page } = await withInbox(t, [])
    await page.getByText('Inbox is empty').waitFor()
    assert.deepEqual(await violations(page), [])
  })
})

const title = (page: Page, text: string) => page.getByRole('heading', { name: text, level: 2, exact: true })
const focused = (page: Page, text: string) => title(page, text).and(page.locator(':focus')).waitFor()
const where = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Where?' }).getByRole('button', { name })
const when = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name: 'When?' }).getByRole('button', { name })

describe('sorting out', () => {
  test('asks where and when, and goes on when both are chosen, by keys alone', async (t) => {
    const { page, user, ids, home } = await withInbox(t, ['Call Ada', 'Read the contract', 'Dream'])
    await row(page, 'Call Ada').waitFor()
    await page.keyboard.press('o')
    await page.waitForURL('**/inbox/sort')
    await focused(page, 'Call Ada')
    await page.getByText('1 of 3').waitFor()
    await page.keyboard.press('1')
    await where(page, 'Home').and(page.locator('[aria-pressed=true]')).waitFor()
    // The task stays until its date is chosen, too.
    await focused(page, 'Call Ada')
    await page.keyboard.press('t')
    await focused(page, 'Read the contract')
    await page.getByText('2 of 3').waitFor()
    await page.keyboard.press('x')
    await when(page, 'No date').and(page.locator('[aria-pressed=true]')).waitFor()
    await page.keyboard.press('1')
    await focused(page, 'Dream')
    await page.keyboard.press('Enter')
    await page.getByText('That was the last one').waitFor()
    await page.getByText('1 task stays in the Inbox.').waitFor()
    await link(page).filter({ hasText: '1' }).waitFor()
    await page.getByText('Up to date').first().waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: 'me', task_id: ids[0] ?? 0 } },
    })
    assert.equal(data?.project_id, home)
    assert.notEqual(data?.due, null)
  })

  test('reads a typed date, takes any project, also a new one, and reaches the empty Inbox', async (t) => {
    const { page, user } = await withInbox(t, ['Call Ada', 'Read the contract'], '/inbox/sort')
    await focused(page, 'Call Ada')
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: 'Type a date' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('24 december 2030')
    await page.keyboard.press('Enter')
    // What was read stands below the field; what the task has, beside the question.
    await page.getByRole('region', { name: 'When?' }).getByText('24 Dec 2030').nth(1).waitFor()
    await page.keyboard.press('Escape')
    await focused(page, 'Call Ada')
    await page.keyboard.press('p')
    await page.getByRole('combobox', { name: 'Project' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Friends')
    await page.keyboard.press('Enter')
    await focused(page, 'Read the contract')
    // The new project has a digit now.
    await where(page, 'Friends').waitFor()
    await page.keyboard.press('m')
    await page.keyboard.press('2')
    await page.getByText('Inbox is empty').waitFor()
    await page.getByText('Up to date').first().waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' }, query: { filter: 'project = Friends' } },
    })
    assert.equal(data?.tasks.length, 2)
    assert.deepEqual(await violations(page), [])
  })

  test('completes, deletes and takes back: what is undone is shown again', async (t) => {
    const { page } = await withInbox(t, ['Call Ada', 'Read the contract', 'Dream'], '/inbox/sort')
    await focused(page, 'Call Ada')
    await page.keyboard.press(' ')
    await focused(page, 'Read the contract')
    await page.keyboard.press('Delete')
    await focused(page, 'Dream')
    await page.keyboard.press('ControlOrMeta+z')
    await focused(page, 'Read the contract')
    await page.getByText('2 of 3').waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await focused(page, 'Call Ada')
    await page.getByText('1 of 3').waitFor()
    await page.keyboard.press('j')
    await focused(page, 'Read the contract')
    await page.keyboard.press('k')
    await focused(page, 'Call Ada')
    await page.keyboard.press('Escape')
    await page.waitForURL('**/inbox')
    await row(page, 'Read the contract').waitFor()
  })

  test('shows what comes in meanwhile, and leaves out what goes elsewhere', async (t) => {
    const { page, user, ids, home } = await withInbox(t, ['Call Ada', 'Read the contract'], '/inbox/sort')
    await focused(page, 'Call Ada')
    await user.seedTasks(['Came in'])
    await page.getByText('1 of 3').waitFor()
    // Another window sorts out the one that is shown.
    await user.seed([{ method: 'PATCH', path: `/tasks/${ids[0]}`, body: { project_id: home } }])
    await focused(page, 'Read the contract')
    await page.getByText('1 of 2').waitFor()
    await user.seed([{ method: 'DELETE', path: `/tasks/${ids[1]}` }])
    await focused(page, 'Came in')
    await page.getByText('1 of 1').waitFor()
    await page.keyboard.press(' ')
    await page.getByText('Inbox is empty').waitFor()
    // The end is no end as long as something comes in.
    await user.seedTasks(['And another'])
    await focused(page, 'And another')
  })

  test('works offline, also with a task that the service does not know yet', async (t) => {
    const { page, user } = await withInbox(t, ['Call Ada'], '/inbox/sort')
    await focused(page, 'Call Ada')
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    // Without a service worker, the code has to be there before.
    await page.keyboard.press('q')
    await line(page).and(page.locator(':focus')).waitFor()
    await page.context().setOffline(true)
    await page.keyboard.type('Written offline')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByText('1 of 2').waitFor()
    await page.keyboard.press('t')
    await page.keyboard.press('1')
    await focused(page, 'Written offline')
    await page.keyboard.press('1')
    await where(page, 'Home').and(page.locator('[aria-pressed=true]')).waitFor()
    await page.context().setOffline(false)
    await page.getByText('Up to date').first().waitFor()
    // It has its real id now, and is still the one that is shown.
    await focused(page, 'Written offline')
    await page.keyboard.press('x')
    await page.getByText('Inbox is empty').waitFor()
    await page.getByText('Up to date').first().waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' }, query: { filter: 'project = Home and not complete' } },
    })
    assert.equal(data?.tasks.length, 3)
  })

  for (const [name, options] of [
    ['on a phone', {}],
    ['on a phone from right to left', { locale: 'ur' }],
    ['on a phone in forced colours', { forcedColors: 'active', colorScheme: 'dark' }],
  ] as const) {
    test(`has room for a thumb ${name}`, async (t) => {
      const { page } = await withInbox(t, ['Call Ada'], '/inbox/sort', {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        ...options,
      })
      await title(page, 'Call Ada').waitFor()
      const small = await page.locator('main button, main input').evaluateAll((all) =>
        all
          .map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ text, box }) => `${text} ${box.width}x${box.height}`),
      )
      assert.deepEqual(small, [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.equal(wide, 390)
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'Home' }).tap()
      const pressed = page.locator('main [aria-pressed=true]')
      await pressed.waitFor()
      if ('forcedColors' in options) {
        assert.notEqual(await pressed.evaluate((each) => getComputedStyle(each).outlineStyle), 'none')
      }
    })
  }
})
