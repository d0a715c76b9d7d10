import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { eventually } from './support/eventually.ts'
import { allowProblems, openPage, screenshot } from './support/page.ts'
import { row, rows } from './support/rows.ts'

/** How rows are laid out, in narrow windows and in both directions of text, and that only those in sight are drawn. */

const { app, browser } = await startBoth()
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

test('no list scrolls sideways in a narrow window, with or without a connection', async (t) => {
  const user = await app.newUser()
  const paths = await fill(user)
  const page = await openPage(t, browser, { app, user, path: '', ...PHONE })
  const fits = async (what: string) => {
    for (const width of [320, 768]) {
      await page.setViewportSize({ width, height: 700 })
      await eventually(async () => assert.equal(await sideways(page), 0, `${what} at ${width}`))
    }
  }
  for (const path of paths) {
    await page.goto(path)
    await list(page).waitFor()
    await fits(path)
  }
  // With more in the header.
  allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await page.getByRole('main').getByRole('status').filter({ hasText: 'Offline' }).first().waitFor()
  await fits('offline')
})

describe('in either direction', () => {
  for (const [locale, side, inwards, outwards] of [
    ['en', 'left', 'ArrowRight', 'ArrowLeft'],
    ['ur', 'right', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    test(`titles are beside their boxes, and arrows lead to what is below, in ${locale}`, async (t) => {
      const user = await app.newUser()
      const [, milk = 0] = await user.seedTasks([
        { title: 'Call Ada', priority: 'high', due: { date: '2030-01-31' } },
        'دودھ خریدیں',
      ])
      await user.seedTasks([{ title: 'Below', parent_id: milk }])
      const page = await openPage(t, browser, { app, user, path: '/all', locale })
      await row(page, 'Below').waitFor()
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await eventually(async () => {
          const gaps = await gapsOf(page, side)
          assert.equal(gaps.length, 3)
          for (const gap of gaps) assert.ok(gap >= 0 && gap < 24, `${gaps} px at ${width}`)
        })
        await screenshot(page, `titles-${locale}-${width}`)
      }
      const focused = page.locator('[role=row]:focus')
      await page.keyboard.press('End')
      await focused.filter({ hasText: 'Below' }).waitFor()
      await page.keyboard.press(outwards)
      await focused.filter({ hasText: 'دودھ' }).waitFor()
      await page.keyboard.press(outwards)
      await row(page, 'Below').waitFor({ state: 'detached' })
      await page.keyboard.press(inwards)
      await row(page, 'Below').waitFor()

      await page.keyboard.press('Enter')
      await rows(page).and(page.locator('[aria-current=true]')).filter({ hasText: 'دودھ' }).waitFor()
      const bar = (title: string) =>
        row(page, title).evaluate((each) => getComputedStyle(each, '::before').width)
      assert.deepEqual([await bar('دودھ'), await bar('Call Ada')], ['3px', 'auto'], 'the open row has a bar')
    })
  }

  test('text of the other direction is cut off at its own end', async (t) => {
    const user = await app.newUser()
    const name = 'Donaudampfschifffahrtsgesellschaft '.repeat(2).trim()
    const [project] = await user.seed([{ method: 'POST', path: '/projects', body: { name } }])
    const [whole = 0] = await user.seedTasks([
      { title: name, project_id: project?.id, labels: [name.slice(0, 50)] },
    ])
    const [part = 0] = await user.seedTasks([{ title: 'Part', parent_id: whole }])
    const page = await openPage(t, browser, { app, user, path: '', locale: 'ur', ...PHONE })
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

/** The pixels between the box and the title of each row, on this side of the title. */
const gapsOf = (page: Page, side: 'left' | 'right') =>
  rows(page).evaluateAll((elements, start) => {
    const edge = (element: Element | null, which: 'left' | 'right') =>
      element?.getBoundingClientRect()[which] ?? Number.NaN
    return elements.map((each) => {
      const [box, title] = [each.querySelector('[role=checkbox]'), each.querySelector('[data-title]')]
      return start === 'left'
        ? edge(title, 'left') - edge(box, 'right')
        : edge(box, 'left') - edge(title, 'right')
    })
  }, side)

test('only the visible rows of 10,000 tasks are drawn', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(Array.from({ length: 10_000 }, (_, index) => `Task ${index}`))
  const page = await openPage(t, browser, { app, user, path: '/all' })
  await page.locator('[role=treegrid][aria-rowcount="10001"]').waitFor()
  const drawn = () => page.locator('[role=row]').count()
  assert.ok((await drawn()) < 80, `${await drawn()} rows are drawn`)
  await page.keyboard.press('End')
  await page.locator('[role=row]:focus').getByText('Task 9999').waitFor()
  assert.ok((await drawn()) < 80, `${await drawn()} rows are drawn`)
  await page.keyboard.press('Home')
  await page.locator('[role=row]:focus').getByText('Inbox').waitFor()
})
