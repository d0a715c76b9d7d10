import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'

/** How lists of tasks look, for everybody, and what 10,000 tasks demand of the page. */

const { app, browser } = await startBoth()
const user = await app.newUser()
const paths = await fill(user)

/** Creates some of everything that a row can show. @returns the pages that show it */
async function fill({ seed, seedTasks }: User): Promise<string[]> {
  const day = (days: number) => ({ date: Temporal.Now.plainDateISO('UTC').add({ days }).toString() })
  const [project, label, view] = await seed([
    { method: 'POST', path: '/projects', body: { name: 'House', color: '#36904f' } },
    { method: 'POST', path: '/labels', body: { name: 'errand', color: '#c8641b' } },
    { method: 'POST', path: '/views', body: { name: 'Urgent', filter: 'priority >= high' } },
  ])
  const project_id = project?.id
  const [kitchen = 0, bill = 0, photos = 0] = await seedTasks([
    { title: 'Renovate the kitchen', project_id, due: day(5), priority: 'low' },
    { title: 'Pay the electricity bill', due: day(-3), priority: 'urgent', labels: ['errand'] },
    { title: 'Sort the photos', project_id },
    {
      title: 'Call Ada',
      due: { ...day(0), time: '15:00' },
      priority: 'high',
      reminders: [{ minutes_before: 15 }],
    },
    { title: 'Water the plants', project_id, due: day(0), recurrence: 'FREQ=WEEKLY' },
    {
      title:
        'A long title that goes on about what there is to be done, so that one sees how a row copes with it',
      project_id,
      due: day(1),
      labels: ['errand'],
    },
    { title: 'دودھ خریدیں', due: day(0), priority: 'medium' },
    { title: 'Book a train', due: day(9) },
  ])
  await seedTasks([
    { title: 'Choose tiles', parent_id: kitchen },
    { title: 'Order the worktop', parent_id: kitchen, blocked_by: [bill] },
  ])
  await seed([
    { method: 'PATCH', path: `/tasks/${photos}/complete`, body: { complete: true } },
    { method: 'POST', path: `/tasks/${bill}/notes`, body: { body: 'The number is on page 2.' } },
  ])
  const own = [`/projects/${project?.id}`, `/labels/${label?.id}`, `/views/${view?.id}`]
  return ['/today', '/upcoming', '/all', '/done', ...own]
}

const list = (page: Page) => page.locator('[data-title]').first()

/** The number of pixels by which the page could be scrolled sideways. */
const sideways = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, document.querySelector('main')].map((part) =>
        part === null ? 0 : part.scrollWidth - part.clientWidth,
      ),
    ),
  )

describe('each list', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no flaw, ${colorScheme}`, async (t) => {
      const page = await openPage(t, browser, { app, user, path: '', colorScheme })
      for (const path of paths) {
        await page.goto(path)
        await list(page).waitFor()
        assert.deepEqual(await violations(page), [], path)
        await screenshot(page, `list${path.replaceAll('/', '-')}-${colorScheme}`)
      }
      await page
        .locator('[role=row][data-task]')
        .first()
        .click({ modifiers: ['Control'] })
      await page.getByRole('toolbar').waitFor()
      assert.deepEqual(await violations(page), [], 'with a selection')
    })
  }

  for (const width of [320, 768]) {
    test(`does not scroll sideways at ${width} pixels`, async (t) => {
      const viewport = { width, height: 700 }
      const page = await openPage(t, browser, {
        app,
        user,
        path: '',
        viewport,
        hasTouch: true,
        isMobile: true,
      })
      for (const path of paths) {
        await page.goto(path)
        await list(page).waitFor()
        assert.equal(await sideways(page), 0, path)
        await screenshot(page, `list${path.replaceAll('/', '-')}-${width}`)
      }
      // With more in the header.
      allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
      await page.context().setOffline(true)
      await page.getByRole('main').getByRole('status').filter({ hasText: 'Offline' }).first().waitFor()
      assert.equal(await sideways(page), 0, 'offline')
    })
  }

  test('runs from right to left in Urdu', async (t) => {
    const page = await openPage(t, browser, { app, user, path: '/all', locale: 'ur' })
    await list(page).waitFor()
    const [box, title] = await Promise.all([
      page.locator('[role=row][data-task] [role=checkbox]').first().boundingBox(),
      list(page).boundingBox(),
    ])
    assert.ok((box?.x ?? 0) > (title?.x ?? 0))
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'list-all-ur')
  })

  for (const [locale, side] of [
    ['en', 'left'],
    ['ur', 'right'],
  ] as const) {
    test(`aligns titles with their boxes in either direction, in ${locale}`, async (t) => {
      const other = await app.newUser()
      await other.seedTasks([
        { title: 'Call Ada', priority: 'high', due: { date: '2030-01-31' } },
        'دودھ خریدیں',
      ])
      for (const width of [360, 1280]) {
        const viewport = { width, height: 800 }
        const page = await openPage(t, browser, { app, user: other, path: '/all', locale, viewport })
        await list(page).waitFor()
        const rows = page.locator('[role=row][data-task]')
        const gaps = await rows.evaluateAll((elements, start) => {
          const edge = (element: Element | null, which: 'left' | 'right') =>
            element?.getBoundingClientRect()[which] ?? Number.NaN
          return elements.map((row) => {
            const [box, title] = [row.querySelector('[role=checkbox]'), row.querySelector('[data-title]')]
            return start === 'left'
              ? edge(title, 'left') - edge(box, 'right')
              : edge(box, 'left') - edge(title, 'right')
          })
        }, side)
        assert.equal(gaps.length, 2)
        for (const gap of gaps) assert.ok(gap >= 0 && gap < 24, `${gaps} px at ${width}`)
        await screenshot(page, `titles-${locale}-${width}`)
      }
    })
  }

  test('truncates text of the other direction at its own end', async (t) => {
    const other = await app.newUser()
    const name = 'Donaudampfschifffahrtsgesellschaft '.repeat(2).trim()
    const [project] = await other.seed([{ method: 'POST', path: '/projects', body: { name } }])
    const [whole = 0] = await other.seedTasks([
      { title: name, project_id: project?.id, labels: [name.slice(0, 50)] },
    ])
    const [part = 0] = await other.seedTasks([{ title: 'Part', parent_id: whole }])
    const viewport = { width: 360, height: 800 }
    const page = await openPage(t, browser, { app, user: other, path: '/all', locale: 'ur', viewport })
    for (const path of ['/all', `/all?task=${part}`]) {
      await page.goto(path)
      await page.locator('[data-task], [role=dialog] nav').last().waitFor()
      const directions = await page.locator('main *, [role=dialog] *').evaluateAll((elements) =>
        elements
          .filter(({ textContent }) => textContent.startsWith('Donau'))
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .filter((element) => getComputedStyle(element).textOverflow === 'ellipsis')
          .map((element) => getComputedStyle(element).direction),
      )
      assert.ok(directions.length >= 2, path)
      assert.ok(
        directions.every((direction) => direction === 'ltr'),
        path,
      )
    }
  })
})

describe('an empty list', () => {
  test('says so, and how to begin', async (t) => {
    const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/today' })
    await page.getByText('Welcome to Docket').waitFor()
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'list-first-run')
    await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
    await page.getByRole('dialog').getByRole('combobox').fill('The first')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
    await page.goto('/all')
    await list(page).getByText('The first').waitFor()
  })
})

test('renders only the visible rows of 10,000 tasks', async (t) => {
  const many = await app.newUser()
  await many.seedTasks(Array.from({ length: 10_000 }, (_, index) => `Task ${index}`))
  const page = await openPage(t, browser, { app, user: many, path: '/all' })
  await page.getByRole('heading', { name: 'Inbox' }).getByText('Inbox').waitFor()
  await page.locator('[role=treegrid][aria-rowcount="10001"]').waitFor()
  const drawn = () => page.locator('[role=row]').count()
  assert.ok((await drawn()) < 80, `${await drawn()} rows are drawn`)
  await page.keyboard.press('End')
  await page.locator('[role=row]:focus').getByText('Task 9999').waitFor()
  assert.ok((await drawn()) < 80, `${await drawn()} rows are drawn`)
  await page.keyboard.press('Home')
  await page.locator('[role=row]:focus').getByText('Inbox').waitFor()

  const frames = await page.evaluate(async () => {
    const main = document.querySelector('main')
    const times: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < 180; frame += 1) {
      main?.scrollBy({ top: 160 })
      const now = await new Promise<number>(requestAnimationFrame)
      times.push(now - last)
      last = now
    }
    return times.sort((one, other) => one - other)
  })
  const over = frames.filter((time) => time > 50).length
  t.diagnostic(`scrolling: median frame ${frames[90]?.toFixed(1)} ms, ${over} of ${frames.length} over 50 ms`)

  for (const key of ['ArrowDown', 'x', 'Space', 'Control+z']) {
    await page.locator('[role=row]').nth(30).focus()
    const before = await page.evaluate(() => performance.now())
    await page.keyboard.press(key)
    const spent = await page.evaluate(
      (start) =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))),
        ),
      before,
    )
    t.diagnostic(`${key}: drawn after ${spent.toFixed(0)} ms`)
  }
})
