import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD, type User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot } from './support/page.ts'
import { row } from './support/rows.ts'
import { reaches, stored } from './support/stored.ts'
import { stopTimers } from './support/timers.ts'
import { goTo } from './support/walk.ts'

/** What the app stores in the browser: where that is blocked, where it is damaged, and for different users. */

const { app, browser } = await startBoth()

/** After which toasts with an action go (`toast.tsx`); the others go after the pause between attempts to load code. */
const ACTING = [8_000]

/** A page in a browser whose storage is blocked, where nobody is signed in. */
async function withoutStorage(t: TestContext): Promise<Page> {
  const page = await openPage(t, browser, { app, path: '' })
  await page.addInitScript(() => {
    const blocked = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, { get: blocked })
    }
    IDBFactory.prototype.open = blocked
    LockManager.prototype.request = async () => blocked()
  })
  await page.goto('/sign-in')
  return page
}
const addTask = async (page: Page, title: string) => {
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'New task' }).fill(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}
const idOf = async (user: User) => String((await stored(user))[0]?.user_id)
const isLive = (page: Page) => page.getByText('Up to date').first().waitFor()

test('a browser without storage works while online, says what it cannot do, and warns before it loses anything', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['There before'])
  const page = await withoutStorage(t)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(user.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('This browser cannot store anything').waitFor()
  await goTo(page, '/all')
  await row(page, 'There before').waitFor()
  await addTask(page, 'New')
  await row(page, 'New').waitFor()
  await isLive(page)
  assert.deepEqual((await stored(user)).map(({ title }) => title).sort(), ['New', 'There before'])
  await screenshot(page, 'unkept')

  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await row(page, 'New').getByRole('checkbox').click()
  await page.getByText('1 change waiting').first().waitFor()
  await page.getByText('Keep this window open').waitFor()
  const asked = page.waitForEvent('dialog')
  const left = page.close({ runBeforeUnload: true })
  const dialog = await asked
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.dismiss()
  await left
  await page.context().setOffline(false)
  await isLive(page)
  await reaches(user, (tasks) => tasks.some(({ title, complete }) => title === 'New' && complete))
})

/** Makes the service refuse the page's writes until `unroute`. */
async function refuseWrites(page: Page): Promise<void> {
  allowProblems(page, /422/)
  const problem = { status: 422, title: 'Refused', detail: 'Refused.', error_code: 'VALIDATION_ERROR' }
  await page.route('**/batch', (route) =>
    route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
}

test('a refused write is never reported as done, and is listed, to retry or discard', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['First', 'Second'])
  const page = await openPage(t, browser, { app, user, path: '' })
  await refuseWrites(page)
  const { promise: refused, resolve: go } = Promise.withResolvers<void>()
  await page.route('**/assets/toast-list-*.js', async (route) => {
    await refused
    await route.continue()
  })
  await page.goto('/all')
  const notSaved = page.getByText(/^Not saved/)
  await row(page, 'First').getByRole('checkbox').click()
  await page.getByText('1 change could not be saved.').waitFor()
  go()
  await notSaved.first().waitFor()
  assert.equal(await page.getByText(/^Completed/).count(), 0)

  await row(page, 'Second').getByRole('checkbox').click()
  await page.getByText('2 changes could not be saved.').waitFor()
  // The tasks are as they were.
  for (const title of ['First', 'Second']) await row(page, title).waitFor()
  await page.unroute('**/batch')
  await page.getByRole('main').getByRole('button', { name: 'Show' }).click()
  const dialog = page.getByRole('dialog', { name: 'Could not be saved' })
  await dialog.waitFor()
  await screenshot(page, 'failures')
  await dialog.getByRole('button', { name: /^Dismiss: .*Second/ }).click()
  await dialog.getByText('Second').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: /^Try again: .*First/ }).click()
  await row(page, 'First').waitFor({ state: 'detached' })
  await notSaved.first().waitFor({ state: 'detached' })
  // A page that is left has not always stored what was done last.
  await isLive(page)
  await page.reload()
  await row(page, 'Second').waitFor()
  await isLive(page)
  const done = (await stored(user)).filter(({ complete }) => complete)
  assert.deepEqual(
    done.map(({ title }) => title),
    ['First'],
  )
})

describe('what is stored in the browser', () => {
  test('belongs to one user, and is removed when another comes, and at sign-out', async (t) => {
    const [ada, bob] = [await app.newUser(), await app.newUser()]
    for (const user of [ada, bob]) await user.seedTasks(['Pay rent'])
    const page = await openPage(t, browser, { app, user: ada, path: '/all', isNew: true })
    const heading = (expanded: boolean) => page.getByRole('row', { name: 'Inbox', expanded })
    await heading(true).click()
    await heading(false).waitFor()
    const owners = () =>
      page.evaluate(() => [
        ...new Set(Object.keys(localStorage).flatMap((name) => /^docket\.of\.([^.]+)/.exec(name)?.[1] ?? [])),
      ])
    assert.deepEqual(await owners(), [await idOf(ada)])
    await page.reload()
    await heading(false).waitFor()
    // Its stream is open: it asks for nothing more with the cookies of the next.
    await isLive(page)

    // What is open for the one user may still ask with the cookies of the other, and is refused.
    allowProblems(page, /status of 403 .*\/events/)
    await page.context().clearCookies()
    await page.context().addCookies(bob.cookies)
    await page.goto('/all')
    await isLive(page)
    await heading(true).click()
    await heading(false).waitFor()
    // What was stored for whoever was here before is removed: all of it had been sent.
    await page.waitForFunction(
      (id) =>
        Object.keys(localStorage)
          .filter((name) => name.startsWith('docket.of.'))
          .every((name) => name.startsWith(`docket.of.${id}.`)),
      await idOf(bob),
    )
    assert.deepEqual(await owners(), [await idOf(bob)])
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith('docket.of.')))
  })

  test('does no harm when corrupted', async (t) => {
    const user = await app.newUser()
    const [project, view] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { method: 'POST', path: '/views', body: { name: 'Mine', filter: 'title ~ seeds' } },
    ])
    await user.seedTasks([{ title: 'Buy seeds', project_id: project?.id }])
    const page = await openPage(t, browser, { app, user, path: '/all', isNew: true })
    await row(page, 'Buy seeds').waitFor()
    const userId = await idOf(user)
    // What is no JSON at all is shown by `browser/storage.test.ts`.
    for (const text of ['{"a":1}', '[null,{}]', '7']) {
      await page.evaluate(
        ({ userId, text, view }) => {
          for (const list of ['today', 'all', 'upcoming', 'done', 'search']) {
            localStorage.setItem(`docket.of.${userId}.folds.${list}`, text)
          }
          localStorage.setItem(`docket.of.${userId}.view.${view}`, text)
          for (const name of [
            `reminders.${userId}`,
            'user',
            'theme',
            'language',
            'shortcuts',
            'sidebar.folded',
          ])
            localStorage.setItem(`docket.${name}`, text)
          sessionStorage.setItem(`docket.of.${userId}.searches`, text)
        },
        { userId, text, view: view?.id },
      )
      await page.reload()
      await page.getByRole('main').waitFor()
      for (const path of ['/all', `/views/${view?.id}`]) {
        await goTo(page, path)
        await row(page, 'Buy seeds').waitFor()
      }
      await goTo(page, '/search')
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
    }
  })
})

test('a page that failed to load opens when the connection is back, and the current page stays until then', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['Still here'])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  await row(page, 'Still here').waitFor()
  await stopTimers(page, ACTING)
  await addTask(page, 'New')
  await page.getByText('Added “New”').waitFor()
  await page.getByRole('combobox', { name: 'New task' }).waitFor({ state: 'detached' })
  await page.context().setOffline(true)
  await page.keyboard.press('?')
  await page.getByText('This could not be loaded yet.').first().waitFor()
  assert.ok(await row(page, 'Still here').isVisible())
  await page.context().setOffline(false)
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.getByText('This could not be loaded yet.').first().waitFor({ state: 'detached' })
})
