import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, type PageOptions, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Public links: the dialog that makes them, and the page that whoever has one reads. */

const { app, browser } = await startBoth()

const ME = { path: { user_id: 'me' } }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const tomorrow = () => Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString()

interface Sharing {
  user: User
  project: number
}

async function withProject(): Promise<Sharing> {
  const user = await app.newUser()
  const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Our move' } }])
  const project_id = project?.id ?? 0
  const [, van] = await user.seedTasks([
    {
      ...{ title: 'Pack the books', project_id, priority: 'high', labels: ['home', 'heavy'] },
      description: 'The big boxes are in the cellar.\nLeave room for the lamp.',
      due: { date: tomorrow(), time: '09:00', time_zone: 'Europe/Berlin' },
    },
    { title: 'Find a van', project_id, due: { date: '2020-02-01' } },
    { title: 'Cancel the electricity, and tell everybody who sends letters to the old address', project_id },
    { title: 'Order boxes', project_id, complete: true },
  ])
  await user.seedTasks([{ title: 'Buy tape', project_id, parent_id: van }])
  await user.seed([
    { method: 'POST', path: `/tasks/${van}/notes`, body: { body: 'Ask the neighbours first.' } },
  ])
  await user.seedTasks(['Not shared'])
  return { user, project: project?.id ?? 0 }
}

const ALL = { descriptions: true, done: true, notes: true }

/** The path of a new link to the user's first project, or to a view. */
async function linkOf({ user, project }: Sharing, body: object = { shows: ALL }): Promise<string> {
  const { data } = await user.docket.api.POST('/api/{user_id}/links', {
    params: ME,
    body: { ...('view_id' in body ? {} : { project_id: project }), ...body },
  })
  return `/links/${data.token}`
}

/** Opens a page as somebody without an account. */
const visit = (t: TestContext, path: string, options: Partial<PageOptions> = {}) =>
  openPage(t, browser, { app, path, ...options })

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const fits = async (page: Page) =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is too wide')

async function openDialog(
  t: TestContext,
  { user, project }: Sharing,
  options: Partial<PageOptions> = {},
): Promise<Page> {
  const path = `/projects/${project}`
  const page = await openPage(t, browser, { app, user, path, reducedMotion: 'reduce', ...options })
  await stopTimers(page, TOASTS)
  await page
    .locator('#main')
    .getByRole('button', { name: /Our move/ })
    .click()
  return page
}

describe('the dialog', () => {
  test('makes a link by keyboard, shows it once, and revokes it', async (t) => {
    const page = await openDialog(t, await withProject(), {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('menuitem', { name: 'Share by link…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Share “Our move” by link' })
    await dialog.waitFor()
    await dialog.getByRole('checkbox', { name: 'Done tasks' }).focus()
    await page.keyboard.press('Space')
    await dialog.getByRole('combobox', { name: 'The link ends' }).click()
    await page.getByRole('option', { name: 'After 7 days' }).click()
    await dialog.getByRole('textbox', { name: 'Title for readers' }).fill('For you')
    await screenshot(page, 'new-link')
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('Link copied').waitFor()
    const url = await page.evaluate(() => navigator.clipboard.readText())
    assert.ok(url.startsWith(`${app.url}/links/`), url)
    await dialog.getByRole('button', { name: /^Revoke the link created/ }).waitFor()
    await screenshot(page, 'made-link')
    assert.deepEqual(await violations(page), [])

    const reader = await visit(t, new URL(url).pathname)
    await heading(reader, 'For you')
    assert.equal(await reader.getByText('Order boxes').count(), 1)
    assert.equal(await reader.getByText('The big boxes').count(), 0)

    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByText(url).waitFor({ state: 'detached' })
    await page
      .locator('#main')
      .getByRole('button', { name: /Our move/ })
      .click()
    await page.getByRole('menuitem', { name: 'Share by link…' }).click()
    await dialog.getByRole('button', { name: /^Revoke the link created/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Link revoked').waitFor()
    await dialog.getByRole('button', { name: /^Revoke the link created/ }).waitFor({ state: 'detached' })
    allowProblems(reader, /status of 404/)
    await reader.reload()
    await reader.getByText('This link does not work').waitFor()
  })

  test('is there for views, and not for labels', async (t) => {
    const { user } = await withProject()
    await user.seed([
      { method: 'POST', path: '/views', body: { name: 'Pressing', filter: 'priority = high' } },
    ])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    const menuOf = async (name: string) => {
      await page.getByRole('button', { name: `Menu of ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Edit' }).waitFor()
      const count = await page.getByRole('menuitem', { name: 'Share by link…' }).count()
      await page.keyboard.press('Escape')
      await page.getByRole('menuitem', { name: 'Edit' }).waitFor({ state: 'detached' })
      return count
    }
    assert.deepEqual([await menuOf('Pressing'), await menuOf('Our move'), await menuOf('heavy')], [1, 1, 0])
  })

  for (const locale of ['de', 'ur']) {
    test(`fits a phone, in ${locale}`, async (t) => {
      const sharing = await withProject()
      await linkOf(sharing)
      const page = await openDialog(t, sharing, { locale, ...PHONE })
      await page.getByRole('menuitem').nth(1).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading', { level: 3 }).waitFor()
      await fits(page)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `links-dialog-${locale}`)
    })
  }
})

describe('the page', () => {
  test('shows the tasks to whoever comes, asks nobody who they are, and keeps nothing', async (t) => {
    const sharing = await withProject()
    const path = await linkOf(sharing)
    const page = await openPage(t, browser, { app, user: sharing.user, path: '' })
    const asked: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(new URL(request.url()).pathname)
    })
    const answer = await page.goto(path)
    await heading(page, 'Our move')
    const headers = answer?.headers() ?? {}
    assert.deepEqual(
      [headers['x-robots-tag'], headers['referrer-policy']],
      ['noindex, nofollow', 'no-referrer'],
    )
    assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex, nofollow')
    assert.equal(await page.title(), 'Our move · Docket')
    const token = path.slice('/links/'.length)
    // The document has the browser ask for the session ahead, for every page; this one takes no notice of the answer.
    const own = new Set(asked.filter((address) => address !== '/api/auth/get-session'))
    assert.deepEqual([...own].sort(), [`/api/links/${token}`, `/api/links/${token}/tasks`])
    await page.getByText('5 tasks').waitFor()
    // Below its parent, whose description and notes were chosen.
    const parent = page.getByRole('listitem').filter({ hasText: 'Find a van' }).first()
    await parent.getByText('Buy tape').waitFor()
    await parent.getByText('Ask the neighbours first.').waitFor()
    await page.getByText(/Due: Tomorrow, 0?9:00/).waitFor()
    assert.equal(await page.getByText('Not shared').count(), 0)
    assert.equal(await page.getByRole('img', { name: 'Done', exact: true }).count(), 1)
    assert.deepEqual(await violations(page), [])
    const databases = await page.evaluate(async () => (await indexedDB.databases()).length)
    assert.equal(databases, 0)
  })

  test('shows due dates where the reader is', async (t) => {
    const path = await linkOf(await withProject())
    const page = await visit(t, path, { timezoneId: 'Pacific/Kiritimati', locale: 'de' })
    await page.getByText(/Fällig: .*, (21|22):00/).waitFor()
  })

  test('is grouped as the view sorts', async (t) => {
    const sharing = await withProject()
    const views = await sharing.user.seed([
      { method: 'POST', path: '/views', body: { name: 'By date', filter: '', sort: 'due' } },
      { method: 'POST', path: '/views', body: { name: 'By priority', filter: '', sort: '-priority' } },
    ])
    const headings = async (view_id: number | undefined) => {
      const page = await visit(t, await linkOf(sharing, { view_id }))
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      return await page.getByRole('heading', { level: 2 }).allTextContents()
    }
    assert.deepEqual(await headings(views[0]?.id), ['Overdue', 'Tomorrow', 'No due date'])
    assert.deepEqual(await headings(views[1]?.id), ['High', 'No priority'])
  })

  test('reads on when asked to', async (t) => {
    const user = await app.newUser()
    const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Long' } }])
    const project_id = project?.id ?? 0
    await user.seedTasks(Array.from({ length: 210 }, (_, index) => ({ title: `Task ${index}`, project_id })))
    const page = await visit(t, await linkOf({ user, project: project_id }))
    await heading(page, 'Long')
    assert.equal(await page.getByRole('listitem').count(), 200)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('Task 209').waitFor()
    assert.equal(await page.getByRole('listitem').count(), 210)
    assert.equal(await page.getByRole('button', { name: 'Show more' }).count(), 0)
  })

  test('says that a link does not work, and what to do', async (t) => {
    const page = await visit(t, '')
    allowProblems(page, /status of 404/)
    await page.goto('/links/unknown')
    await page.getByText('This link does not work').waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'public-link-gone')
  })

  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', PHONE],
    ['urdu', { locale: 'ur' }],
    ['urdu-phone-dark', { locale: 'ur', colorScheme: 'dark', ...PHONE }],
  ] as const) {
    test(`has room, contrast and names: ${name}`, async (t) => {
      const expires_at = new Date(Date.now() + 9 * 86_400_000).toISOString()
      const page = await visit(t, await linkOf(await withProject(), { shows: ALL, expires_at }), options)
      await heading(page, 'Our move')
      await fits(page)
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `public-link-${name}`)
    })
  }

  test('is printed without its controls, dark on white', async (t) => {
    const page = await visit(t, await linkOf(await withProject()), { colorScheme: 'dark' })
    await heading(page, 'Our move')
    await page.emulateMedia({ media: 'print' })
    for (const role of ['button', 'combobox'] as const) {
      assert.equal(await page.getByRole(role).filter({ visible: true }).count(), 0, role)
    }
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    assert.equal(colour, 'rgb(255, 255, 255)')
    await page.getByText('Pack the books').waitFor()
    await screenshot(page, 'public-link-print')
  })
})
