import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { ask, fieldOf } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'
import { noteSpeed, speedOf, untilPainted } from './support/speed.ts'

/** The tour of a new account, done by doing, and what empty pages say. */

const { app, browser } = await startBoth()

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }
const PAUSE = 100
const MOST_TRIES = 1_200
/** Milliseconds that a request is held up. */
const SLOW = 2_000

const tour = (page: Page) => page.getByRole('region', { name: 'Getting started' })
const step = (page: Page) => tour(page).locator('[aria-current=step]')
const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })

async function opened(t: TestContext, options: Record<string, unknown> = {}) {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '/today', ...options })
  return { user, page }
}

/** Resolves when the account remembers this. */
async function remembers(user: User, wanted: RegExp) {
  const cookie = user.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${app.url}/api/auth/get-session`, { headers: { cookie } })
    const { user: told } = (await answer.json()) as { user: { tour: string | null } }
    if (wanted.test(told.tour ?? '')) return
    if (tries === MOST_TRIES) throw new Error(`It remembers ${told.tour}.`)
    await setTimeout(PAUSE)
  }
}

/** Adds the example that the step offers. */
async function addExample(page: Page) {
  await step(page).getByRole('button').first().click()
  await line(page).and(page.locator(':focus')).waitFor()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove / })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await line(page).waitFor({ state: 'detached' })
}

describe('the tour', () => {
  test('is done by doing, says where the task went, and is gone for good', async (t) => {
    const { user, page } = await opened(t)
    await step(page).getByText('Write something down').waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'tour-1280')
    await addExample(page)
    await tour(page).getByText('“Call Ada” went to Upcoming.').waitFor()
    await step(page).getByText('Tick it off').waitFor()
    await tour(page).getByRole('link', { name: 'Upcoming' }).click()
    const row = page.getByRole('row').filter({ hasText: 'Call Ada' })
    await row.getByRole('checkbox').click()
    await step(page).getByText('Take that back').waitFor()
    await page.keyboard.press('Control+z')
    await step(page).getByText('Make something repeat').waitFor()
    await addExample(page)
    await step(page).getByText('Be reminded in time').waitFor()
    await addExample(page)
    await step(page).getByText('Keep a view').waitFor()
    await screenshot(page, 'tour-half')
    await step(page).getByRole('button').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('This week')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await step(page).getByText('Ask the assistant').waitFor()
    await step(page).getByRole('button').first().click()
    // Looking at it is not asking.
    await fieldOf(page).waitFor()
    await step(page).getByText('Ask the assistant').waitFor()
    await ask(page, 'what is due this week?')
    await tour(page).getByText('You know your way around').waitFor()
    assert.deepEqual(await violations(page), [])
    await tour(page).getByRole('button', { name: 'End the tour' }).click()
    await tour(page).waitFor({ state: 'detached' })
    await remembers(user, /^ended$/)
    await page.reload()
    await page.getByRole('link', { name: 'This week' }).waitFor()
    assert.equal(await tour(page).count(), 0)
  })

  test('goes on without a step that is skipped', async (t) => {
    const { user, page } = await opened(t)
    for (const left of ['Write something down', 'Tick it off', 'Take that back', 'Make something repeat']) {
      await step(page).getByText(left).waitFor()
      await step(page).getByRole('button', { name: 'Skip this step' }).click()
    }
    await step(page).getByText('Be reminded in time').waitFor()
    await step(page).getByRole('button', { name: 'Skip this step' }).and(page.locator(':focus')).waitFor()
    assert.deepEqual(await violations(page), [])
    await remembers(user, /add,complete,undo,repeat$/)
  })

  test('is remembered as it was last, whichever of its steps would arrive first', async (t) => {
    const { user, page } = await opened(t)
    const [saved, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let requests = 0
    // The first is saved after the second, and answered before it, if both are on their way.
    await page.route('**/update-user', async (route) => {
      requests += 1
      const isFirst = requests === 1
      if (isFirst) await Promise.race([saved.promise, setTimeout(SLOW)])
      const response = await route.fetch()
      if (!isFirst) saved.resolve()
      if (!isFirst) await answered.promise
      await route.fulfill({ response })
      if (isFirst) answered.resolve()
    })
    for (const left of ['Write something down', 'Tick it off']) {
      await step(page).getByText(left).waitFor()
      await step(page).getByRole('button', { name: 'Skip this step' }).click()
    }
    await answered.promise
    await remembers(user, /complete$/)
  })

  test('goes on in another browser, and another account has its own', async (t) => {
    const { user, page } = await opened(t)
    await addExample(page)
    await step(page).getByText('Tick it off').waitFor()
    await remembers(user, /add/)
    const again = await app.signIn(user.email)
    const elsewhere = await openPage(t, browser, { app, user: again, path: '/all' })
    await step(elsewhere).getByText('Tick it off').waitFor()
  })

  test('can be skipped at once, and started again from the palette and the menu', async (t) => {
    const { user, page } = await opened(t)
    await tour(page).getByRole('button', { name: 'Skip the tour' }).click()
    await tour(page).waitFor({ state: 'detached' })
    await remembers(user, /^ended$/)
    const elsewhere = await openPage(t, browser, { app, user, path: '/all' })
    await elsewhere.getByText('Welcome to Docket').waitFor()
    assert.equal(await tour(elsewhere).count(), 0)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('introduction')
    await page.getByRole('option', { name: 'Take the tour' }).click()
    await step(page).getByText('Write something down').waitFor()
    await tour(page).getByRole('button', { name: 'Skip the tour' }).click()
    await tour(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Take the tour' }).click()
    await step(page).getByText('Write something down').waitFor()
  })

  for (const [where, options] of [
    ['on a wide screen', {}],
    ['on a phone', PHONE],
  ] as const) {
    test(`moves nothing when it appears, ${where}`, async (t) => {
      const { page } = await opened(t, { ...options, path: '' })
      await noteSpeed(page)
      await untilPainted(page, () => page.goto('/today', { waitUntil: 'commit' }))
      await tour(page).waitFor()
      const { layoutShift, shifted } = await speedOf(page)
      assert.ok(layoutShift < 0.002, shifted.join())
    })
  }

  test('is not begun for somebody who has tasks', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['One'])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('row').filter({ hasText: 'One' }).waitFor()
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    assert.equal(await tour(page).count(), 0)
  })

  for (const [language, name] of [
    ['en-GB', 'Getting started'],
    ['de', 'Erste Schritte'],
    ['ur', 'آغاز'],
  ] as const) {
    test(`is a line on a phone until it is opened, in ${language}`, async (t) => {
      const { page } = await opened(t, { ...PHONE, locale: language })
      const card = page.getByRole('region', { name })
      await card.waitFor()
      assert.ok(((await card.boundingBox())?.height ?? 0) < 60)
      await card.locator('button[aria-expanded]').tap()
      await card.locator('[aria-current=step]').getByRole('button').first().waitFor()
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `tour-390-${language}`)
      const bar = await page.locator('nav').last().boundingBox()
      const box = await card.boundingBox()
      assert.ok((box?.y ?? 0) + (box?.height ?? 0) <= (bar?.y ?? 0) + 1, 'it covers nothing')
    })
  }
})

describe('an empty page', () => {
  test('offers its example on the first day', async (t) => {
    const { page } = await opened(t)
    await page.getByRole('main').getByRole('button', { name: 'Call Ada tomorrow at 3 pm' }).click()
    await line(page).waitFor()
    assert.equal(await line(page).inputValue(), 'Call Ada tomorrow at 3 pm')
  })

  test('says what it is for, each in its own words, and what to do next', async (t) => {
    const { user, page } = await opened(t)
    const [project, label, view] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { method: 'POST', path: '/labels', body: { name: 'errand' } },
      { method: 'POST', path: '/views', body: { name: 'Soon', filter: 'overdue' } },
    ])
    const said = new Map<string, string>()
    const pages: [path: string, next: RegExp][] = [
      ['/today', /Add task/],
      ['/upcoming', /Add task/],
      ['/done', /Go to Today/],
      [`/projects/${project?.id}`, /Add task/],
      [`/labels/${label?.id}`, /Add task/],
      [`/views/${view?.id}`, /Edit view/],
      ['/trash', /Go to Today/],
      ['/settings/keys', /New key/],
      ['/settings/webhooks', /New webhook/],
    ]
    for (const [path, next] of pages) {
      await page.goto(path)
      const main = page.getByRole('main')
      const empty = main.locator('[data-empty]')
      await empty.waitFor()
      await empty
        .getByRole('button', { name: next })
        .or(empty.getByRole('link', { name: next }))
        .waitFor()
      said.set((await empty.locator('p').first().textContent()) ?? '', path)
    }
    assert.equal(said.size, pages.length, [...said].join('; '))
  })
})
