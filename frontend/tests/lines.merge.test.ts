import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Route } from 'playwright-core'
import { casesOf, contextFor, FILES, readAs, wantedOf } from '../../grammar/corpus/cases.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeInField } from './support/page.ts'
import { row, rows } from './support/rows.ts'
import { reachesTask, stored } from './support/stored.ts'

/** Lines are read in the browser by the code that reads them in the service. More is in `frontend/src/features/quick-add/`. */

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
    await row(page, 'Pay the cleaner').waitFor()
    await page.context().setOffline(false)
    await reachesTask(
      user,
      1,
      ({ title, recurrence, due }) =>
        title === 'Pay the cleaner' &&
        recurrence === 'FREQ=MONTHLY;BYMONTHDAY=15,30' &&
        due?.time === '09:00',
    )
  })

  test('is read once its code can be fetched, if it could not be at first', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/all', isNew: true })
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
})

test('a title that is edited in its row offers what it could mean, and moves nothing', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['Call Ada', 'Water the roses'])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  const chip = (name: string) => rows(page).first().getByRole('button', { name, exact: true })
  const placeOf = async () => (await row(page, 'Water the roses').boundingBox())?.y
  await row(page, 'Water the roses').waitFor()
  const before = await placeOf()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Call Ada p1 tomorrow')
  await chip('Set Tomorrow').waitFor()
  assert.equal(await placeOf(), before)
  // By the keyboard: what is to stay text, and what is meant.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Remove Urgent')
  await page.keyboard.press('Enter')
  await chip('Remove Urgent').waitFor({ state: 'detached' })
  await title.and(page.locator(':focus')).waitFor()
  await chip('Set Tomorrow').click()
  await chip('Set Tomorrow').waitFor({ state: 'detached' })
  assert.equal(await title.inputValue(), 'Call Ada p1')
  await title.pressSequentially(' soon')
  await page.keyboard.press('Enter')
  await row(page, 'Call Ada p1 soon').waitFor()
  await title.waitFor({ state: 'detached' })
  await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
  const [task] = await stored(user)
  assert.deepEqual([task?.title, task?.priority, task?.due === null], ['Call Ada p1 soon', 'none', false])
})
