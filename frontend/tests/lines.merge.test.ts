import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Route } from 'playwright-core'
import { casesOf, contextFor, FILES, readAs, wantedOf } from '../../grammar/corpus/cases.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeInField, violations } from './support/page.ts'

/** Lines are read in the browser by the code that reads them in the service. */

const { app, browser } = await startBoth()

const ASSETS = join(import.meta.dirname, '../dist/assets')
const workerFile = readdirSync(ASSETS).find((name) => /^line-worker-.*\.js$/.test(name)) ?? ''

test('the corpora mean the same in the browser', async (t) => {
  const page = await openPage(t, browser, { app, path: '/' })
  const cases = FILES.flatMap(casesOf)
  const questions = cases.map((each, number) => ({ number, text: each.text, context: contextFor(each) }))
  const answers = await page.evaluate(
    async ([file, asked]) => {
      const worker = new Worker(`/assets/${file}`, { type: 'module' })
      const answers: Record<number, { line?: unknown; failed?: string }> = {}
      await new Promise<void>((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.onmessage = ({ data }) => {
          answers[data.number] = data
          if (Object.keys(answers).length === asked.length) resolve()
        }
        for (const question of asked) worker.postMessage(question)
      })
      worker.terminate()
      return answers
    },
    [workerFile, questions] as const,
  )
  for (const [number, each] of cases.entries()) {
    const { line, failed } = answers[number] as { line: Parameters<typeof readAs>[0]; failed?: string }
    assert.equal(failed, undefined)
    assert.deepEqual(readAs(line), wantedOf(each), each.text)
  }
  t.diagnostic(`${cases.length} lines`)
})

describe('a line', () => {
  test('shows what it means offline, too, and is the same once it is sent', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
    await page.keyboard.press('q')
    const dialog = page.getByRole('dialog')
    const chip = (name: string) => dialog.getByRole('button', { name: `Remove ${name}`, exact: true })
    await typeInField(page, 'Warm up tomorrow')
    await chip('Tomorrow').waitFor()
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await page.context().setOffline(true)
    await dialog.getByRole('combobox').fill('Pay the cleaner every 15th and 30th at 9am')
    await chip('Every month on the 15th and 30th').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.locator('[role=row][data-task]').filter({ hasText: 'Pay the cleaner' }).waitFor()
    await page.context().setOffline(false)
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' } },
    })
    const [task] = data?.tasks ?? []
    assert.equal(task?.title, 'Pay the cleaner')
    assert.equal(task?.recurrence, 'FREQ=MONTHLY;BYMONTHDAY=15,30')
    assert.equal(task?.due?.time, '09:00')
  })

  test('is read once its code can be fetched, if it could not be at first', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
    allowProblems(page, /ERR_CONNECTION_FAILED/)
    let refused = 0
    const refuse = async (route: Route) => {
      refused += 1
      await route.abort('connectionfailed')
    }
    await page.context().route(/\/assets\/read-[^/]*\.js$/, refuse, { times: 1 })
    await page.keyboard.press('q')
    await typeInField(page, 'Water the plants tomorrow')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Tomorrow', exact: true }).waitFor()
    assert.equal(refused, 1)
  })

  test('in another language than that of the app is read, and a time from which to which is a duration', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
    await page.keyboard.press('q')
    const dialog = page.getByRole('dialog')
    const chip = (name: string | RegExp) => dialog.getByRole('button', { name })
    await typeInField(page, 'Stammtisch jeden 2. und 4. Dienstag von 19 bis 21 Uhr')
    await chip('Remove Every month on the second and fourth Tuesday').waitFor()
    await chip('Remove 2h').waitFor()
    // Nothing of this was asked of the service.
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/quick-add') && asked.push(request.url()))
    await dialog.getByRole('combobox').fill('remind me to call mum tomorrow')
    await chip('Remove No reminder without a time').waitFor()
    assert.deepEqual(asked, [])
  })
})

describe('a date in numbers', () => {
  for (const [locale, chosen, shown, due] of [
    ['en-GB', undefined, /^Remove Thu,? 3 April 2031$/, '2031-04-03'],
    ['en-US', undefined, /^Remove Tue, March 4, 2031$/, '2031-03-04'],
    ['de', 'ymd', /4\. März 2031 entfernen$/, '2031-03-04'],
    ['en-GB', 'mdy', /^Remove Tue,? March 4,? 2031$/, '2031-03-04'],
  ] as const) {
    test(`is read as ${chosen ?? 'the region has it'} in ${locale}, spelled out, and stored as shown`, async (t) => {
      const user = await app.newUser()
      const params = { path: { user_id: 'me' } }
      if (chosen !== undefined) {
        await user.docket.api.PATCH('/api/{user_id}/preferences', { params, body: { date_format: chosen } })
      }
      const page = await openPage(t, browser, { app, user, path: '/all', locale })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('aside [role=status]', { hasText: /Up to date|neuesten Stand/ }).waitFor()
      await page.keyboard.press('q')
      await typeInField(page, 'Fly 3/4/2031')
      await page.getByRole('dialog').getByRole('button', { name: shown }).waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await page.locator('[role=row][data-task]').filter({ hasText: 'Fly' }).waitFor()
      await page.locator('aside [role=status]', { hasText: /Up to date|neuesten Stand/ }).waitFor()
      const { data } = await user.docket.api.GET('/api/{user_id}/tasks', { params })
      assert.equal(data?.tasks[0]?.due?.date, due)
    })
  }

  test('is read in the same way in the field of a date, and made clear in a filter', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['Fly'])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    await page.locator('[role=row][data-task]').filter({ hasText: 'Fly' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: 'Type a date' }).fill('3/4/2031')
    await page.getByText(/Thu,? 3 April 2031/).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add view' }).press('Enter')
    const filter = page.getByRole('dialog').getByRole('textbox', { name: /^Filter/ })
    await filter.fill('due >= 3/4/2031 and not complete')
    assert.equal(await filter.inputValue(), 'due >= 2031-04-03 and not complete')
  })
})

describe('elsewhere', () => {
  test('a renamed task keeps its words until a press says that they are a date; a subtask is read', async (t) => {
    const user = await app.newUser()
    const [id = 0] = await user.seedTasks([{ title: 'Call Ada' }])
    const viewport = { width: 1280, height: 900 }
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, viewport })
    const title = page.getByRole('textbox', { name: 'Title' })
    await title.fill('Call Ada p1 every 15th and 30th')
    await page.getByRole('button', { name: 'Remove Urgent' }).click()
    await page.getByRole('button', { name: 'Set Every month on the 15th and 30th' }).click()
    await page.getByRole('button', { name: /^Repeat:.*15th and 30th/ }).waitFor()
    assert.equal(await title.inputValue(), 'Call Ada p1')
    await page.getByRole('textbox', { name: 'Add subtask' }).fill('Find the number heute p1')
    await page.getByRole('button', { name: 'Remove Urgent' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Find the number heute', exact: true }).waitFor()
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' } },
    })
    const subtask = data?.tasks.find(({ parent_id }) => parent_id === id)
    assert.deepEqual([subtask?.title, subtask?.priority], ['Find the number heute', 'urgent'])
    const task = data?.tasks.find((each) => each.id === id)
    assert.deepEqual([task?.title, task?.priority], ['Call Ada p1', 'none'])
    assert.equal(task?.recurrence, 'FREQ=MONTHLY;BYMONTHDAY=15,30')
  })

  test('a title that is edited in its row offers what it could mean, and moves nothing', async (t) => {
    const user = await app.newUser()
    const [id = 0] = await user.seedTasks(['Call Ada', 'Water the roses'])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    const row = (title: string) => page.locator('[role=row][data-task]').filter({ hasText: title })
    const chip = (name: string) => row('').first().getByRole('button', { name, exact: true })
    const placeOf = async () => (await row('Water the roses').boundingBox())?.y
    await row('Water the roses').waitFor()
    const before = await placeOf()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    const title = page.getByRole('textbox', { name: 'Title' })
    await title.fill('Call Ada p1 tomorrow')
    await chip('Set Tomorrow').waitFor()
    assert.equal(await placeOf(), before)
    assert.deepEqual(await violations(page), [])
    // By the keyboard: what is to stay text, and what is meant.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Remove Urgent',
    )
    await page.keyboard.press('Enter')
    await chip('Remove Urgent').waitFor({ state: 'detached' })
    await title.and(page.locator(':focus')).waitFor()
    await chip('Set Tomorrow').click()
    await chip('Set Tomorrow').waitFor({ state: 'detached' })
    assert.equal(await title.inputValue(), 'Call Ada p1')
    await title.pressSequentially(' soon')
    await page.keyboard.press('Enter')
    await row('Call Ada p1 soon').waitFor()
    await title.waitFor({ state: 'detached' })
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' } },
    })
    const task = data?.tasks.find((each) => each.id === id)
    assert.deepEqual([task?.title, task?.priority, task?.due === null], ['Call Ada p1 soon', 'none', false])
  })
})
