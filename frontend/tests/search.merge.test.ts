import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page, Route } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'

/** Search while the service does not answer it: what is said, what is shown meanwhile, and that it goes on by itself. */

const { app, browser } = await startBoth()

const SEARCH = /\/api\/[^/]+\/tasks\?.*\bq=/
const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem')
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })

const problem = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({
    title: 'Refused',
    status,
    error_code: status === 429 ? 'RATE_LIMITED' : 'INTERNAL_ERROR',
  }),
})

async function searching(t: Parameters<typeof openPage>[0], answer: (route: Route) => Promise<void>) {
  const user = await app.newUser()
  await user.seedTasks(['Order the tiles', 'Something else'])
  const page = await openPage(t, browser, { app, user, path: '/search', locale: 'en-GB' })
  allowProblems(page, /429|500|ERR_/)
  await page.getByText('Up to date').first().waitFor()
  await page.clock.install()
  // A timer that began before that could not be cleared any more.
  await page.reload()
  await page.getByText('Up to date').first().waitFor()
  await page.route(SEARCH, answer)
  await page.getByRole('searchbox').fill('tiles')
  await page.clock.runFor(1_000)
  return page
}

/** Lets time pass in steps until it is shown: in one leap, a request would be given up while it is still on its way. */
async function comes(page: Page, shown: Locator): Promise<void> {
  for (let steps = 0; (await shown.count()) === 0; steps += 1) {
    assert.ok(steps < 1_000, 'it does not come')
    await page.clock.runFor(1_000)
    await delay(100)
  }
}

describe('while the service does not answer a search', () => {
  test('too many requests: says when it goes on, and then does', async (t) => {
    const page = await searching(t, (route) => route.fulfill(problem(429, { 'retry-after': '40' })))
    await status(page, 'Too many requests').waitFor()
    await page
      .getByText(/again in (39|40) seconds/)
      .first()
      .waitFor()
    await results(page).filter({ hasText: 'Order the tiles' }).waitFor()
    assert.equal(await page.getByText('offline').count(), 0)
    await page.clock.runFor(20_000)
    // The clock goes on meanwhile, and a busy machine takes a while to look.
    await page
      .getByText(/again in (1?\d|20) seconds?/)
      .first()
      .waitFor()
    await page.unroute(SEARCH)
    await comes(page, status(page, /^1 task$/))
    assert.equal(await status(page, 'Too many requests').count(), 0)
  })

  test('a failure of the service: says so, and tries again by itself', async (t) => {
    const page = await searching(t, (route) => route.fulfill(problem(500)))
    await status(page, 'The service has a problem').waitFor()
    await results(page).filter({ hasText: 'Order the tiles' }).waitFor()
    assert.equal(await page.getByText('offline').count(), 0)
    await page.unroute(SEARCH)
    await comes(page, status(page, /^1 task$/))
    assert.equal(await status(page, 'problem').count(), 0)
  })

  test('offline: says so, and goes on when the connection is back', async (t) => {
    const page = await searching(t, (route) => route.continue())
    await status(page, /^1 task$/).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('searchbox').fill('order')
    await page.clock.runFor(1_000)
    await status(page, 'You are offline: the search').waitFor()
    await results(page).filter({ hasText: 'Order the tiles' }).waitFor()
    await page.getByRole('searchbox').fill('nowhere')
    await page.clock.runFor(1_000)
    await status(page, 'No task in this browser').waitFor()
    await page.context().setOffline(false)
    await comes(page, page.getByText('Nothing found'))
  })

  test('an index that lacks tasks: adds those of the browser, never says that there are none, and asks again', async (t) => {
    const lacking = { tasks: [], count: 0, next_cursor: null, matches: [], incomplete: true }
    const page = await searching(t, (route) => route.fulfill({ json: lacking }))
    await comes(page, status(page, 'Not all tasks are indexed yet'))
    await results(page).filter({ hasText: 'Order the tiles' }).waitFor()
    await page.getByRole('searchbox').fill('nowhere')
    await page.clock.runFor(1_000)
    await results(page).filter({ hasText: 'Order the tiles' }).waitFor({ state: 'detached' })
    await comes(page, status(page, 'Not all tasks are indexed yet'))
    assert.equal(await page.getByText('Nothing found').count(), 0)
    await page.unroute(SEARCH)
    await comes(page, page.getByText('Nothing found'))
    assert.equal(await status(page, 'Not all tasks').count(), 0)
  })
})
