import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { ask, openAssistant } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { openPage, type PageOptions } from './support/page.ts'

/** `npm run pictures` takes the pictures of the README, best in a browser with all fonts (`CHROMIUM_PATH`). */

const IMAGES = join(import.meta.dirname, '../../docs/images')
const ZONE = 'Europe/Berlin'

const { app, browser } = await startBoth()

const day = (days: number) => ({
  date: Temporal.Now.plainDateISO(ZONE).add({ days }).toString(),
})

async function ada(): Promise<User> {
  const user = await app.newUser()
  const post = (path: string, body: Record<string, unknown>) => ({ method: 'POST' as const, path, body })
  const [home, work, lisbon] = await user.seed([
    post('/projects', { name: 'Home', color: '#2f9e4f' }),
    post('/projects', { name: 'Work', color: '#2f80d0' }),
    post('/projects', { name: 'Lisbon in spring', color: '#cc5f20' }),
    post('/labels', { name: 'errand', color: '#a6790c' }),
    post('/labels', { name: 'deep work', color: '#6f6fe0' }),
    post('/labels', { name: 'waiting', color: '#808290' }),
    post('/views', { name: 'Urgent this week', filter: 'priority >= high and due in 7 days' }),
  ])
  const [homeId, workId, lisbonId] = [home?.id, work?.id, lisbon?.id]
  const [, review] = await user.seedTasks([
    {
      title: 'Send the invoice to Grace',
      due: day(-1),
      priority: 'urgent',
      project_id: workId,
      labels: ['waiting'],
    },
    {
      title: 'Review the release notes',
      description: 'Dates, names and links. Ask Grace about the licence.',
      due: { ...day(0), time: '23:00' },
      priority: 'high',
      estimate: 45,
      project_id: workId,
      labels: ['deep work'],
      reminders: [{ minutes_before: 30 }],
    },
    { title: 'Pick up the parcel', due: day(0), priority: 'medium', project_id: homeId, labels: ['errand'] },
    { title: 'Water the plants', due: day(0), project_id: homeId, recurrence: 'FREQ=WEEKLY' },
    { title: 'Call the dentist', due: day(0), labels: ['errand'] },
    { title: 'Plan the sprint', due: day(1), project_id: workId },
    { title: 'Bring back the books', due: day(1), labels: ['errand'] },
    { title: 'Write the talk', due: day(3), project_id: workId, labels: ['deep work'], estimate: 120 },
    { title: 'Book the flight', due: day(5), project_id: lisbonId, priority: 'high' },
    { title: 'Find a flat near the river', project_id: lisbonId },
    { title: 'Learn some Portuguese', project_id: lisbonId, recurrence: 'FREQ=DAILY', due: day(1) },
  ])
  await user.seedTasks([
    { title: 'Read them once more', parent_id: review, complete: true },
    { title: 'Check the links', parent_id: review },
    { title: 'Thank those who helped', parent_id: review },
  ])
  await user.seed([post(`/tasks/${review}/notes`, { body: 'Grace reads them on Thursday.' })])
  return user
}

async function take(page: Page, name: string): Promise<void> {
  await page.getByText('Up to date').first().waitFor({ state: 'attached' })
  await page.mouse.move(0, 0)
  await page.waitForTimeout(1_000)
  await page.screenshot({ path: join(IMAGES, `${name}.png`) })
}

async function pageOf(t: TestContext, path: string, options: Partial<PageOptions>): Promise<Page> {
  const viewport = { width: 1280, height: 800 }
  const page = await openPage(t, browser, {
    app,
    user: await ada(),
    path,
    viewport,
    timezoneId: ZONE,
    ...options,
  })
  await page.getByRole('row').first().waitFor()
  return page
}

test('today', async (t) => {
  await take(await pageOf(t, '/today', { colorScheme: 'light' }), 'today-light')
})

test('a task', async (t) => {
  const page = await pageOf(t, '/today', { colorScheme: 'dark' })
  await page.getByRole('row').filter({ hasText: 'Review the release notes' }).click()
  await page.getByText('Grace reads them on Thursday.').waitFor()
  await take(page, 'detail-dark')
})

test('a phone', async (t) => {
  const phone = {
    viewport: { width: 360, height: 720 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  }
  await take(await pageOf(t, '/upcoming', { colorScheme: 'light', ...phone }), 'phone')
})

test('the assistant', async (t) => {
  const page = await pageOf(t, '/today', { colorScheme: 'light' })
  await openAssistant(page)
  for (const text of ['Add buy milk tomorrow #Home', 'show overdue tasks', 'move it to friday'])
    await ask(page, text)
  await take(page, 'assistant')
})
