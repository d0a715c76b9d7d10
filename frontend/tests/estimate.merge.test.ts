import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, type PageOptions, typeInField, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** How long a task will take: said in a line, shown in the row, chosen in the detail and for several tasks. */

const { app, browser } = await startBoth()

const WIDE = { width: 1280, height: 900 }
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
/** Milliseconds between two polls, and the most polls. */
const PAUSE = 100
const MOST_TRIES = 600

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const panel = (page: Page) => page.locator('aside[tabindex="-1"]')
const property = (page: Page, value: string, name = 'Estimate') =>
  panel(page).getByRole('button', { name: `${name}: ${value}`, exact: true })

/** Undefined while the service has no such task. */
async function estimateOf(user: User, id: number): Promise<number | null | undefined> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
    params: { path: { user_id: 'me' } },
  })
  return data?.tasks.find((task) => task.id === id)?.estimate
}

/** Resolves when the service has the estimate. */
async function until(user: User, id: number, wanted: number | null) {
  for (let tries = 0; (await estimateOf(user, id)) !== wanted; tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`It stays ${await estimateOf(user, id)}.`)
    await setTimeout(PAUSE)
  }
}

async function opened(
  t: Parameters<typeof openPage>[0],
  tasks: Parameters<User['seedTasks']>[0],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  const ids = tasks.length === 0 ? [] : await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path: '/all', viewport: WIDE, ...options })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { user, page, ids }
}

test('an estimate is said in a line, shown, changed, taken back, copied and remembered', async (t) => {
  const { user, page } = await opened(t, [])
  await stopTimers(page, TOASTS)
  await page.keyboard.press('n')
  const line = page.getByRole('combobox', { name: 'New task' })
  await line.fill('Read the paper ~30m')
  const dialog = page.getByRole('dialog', { name: 'Add task' })
  await dialog.getByRole('button', { name: 'Remove 30m' }).waitFor()
  await line.press('Shift+Enter')
  await property(page, '30m').waitFor()
  await until(user, 1, 30)
  await row(page, 'Read the paper').getByTitle('Estimate').getByText('30m', { exact: true }).waitFor()

  await property(page, '30m').press('Enter')
  await typeInField(page, '1h 30m')
  await page.getByRole('option', { name: '1h 30m' }).and(page.locator('[data-highlighted]')).waitFor()
  await page.keyboard.press('Enter')
  await property(page, '1h 30m').and(page.locator(':focus')).waitFor()
  await until(user, 1, 90)

  const notice = page.getByRole('region').getByText('Changed “Read the paper”').first()
  await notice.waitFor()
  await page.keyboard.press('Control+z')
  await property(page, '30m').waitFor()
  await until(user, 1, 30)

  await page.getByRole('tab', { name: 'History' }).click()
  const changes = page.getByRole('tabpanel').getByRole('listitem')
  await changes.getByText('Estimate').first().waitFor()
  const said = (await changes.allTextContents()).join('\n')
  assert.match(said, /Estimate:\s*before: 30m\s*→\s*after: 1h 30m/)
  assert.match(said, /Estimate:\s*before: 1h 30m\s*→\s*after: 30m/)

  await page.getByRole('button', { name: 'More about this task' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await page.waitForURL((url) => url.searchParams.get('task') === '2')
  await property(page, '30m').waitFor()
  await until(user, 2, 30)
})

describe('the picker', () => {
  test('offers what is usual, and takes minutes, hours and nothing', async (t) => {
    const { user, page, ids } = await opened(t, ['One'])
    const [id = 0] = ids
    await row(page, 'One').focus()
    await page.keyboard.press('Shift+E')
    const picker = page.getByRole('dialog', { name: 'Estimate' })
    await picker.getByRole('option').first().waitFor()
    assert.deepEqual(await picker.getByRole('option').allInnerTexts(), [
      ...['5m', '15m', '30m', '1h', '2h', '4h', '8h'],
      'None',
    ])
    assert.deepEqual(await violations(page), [])
    await typeInField(page, '90')
    await picker.getByRole('option', { name: '90h' }).waitFor()
    assert.deepEqual(await picker.getByRole('option').allInnerTexts(), ['1h 30m', '90h'])
    await picker.getByRole('combobox').fill('soon')
    await picker.getByText('Nothing found').waitFor()
    await picker.getByRole('combobox').fill('1,5 h')
    await picker.getByRole('option', { name: '1h 30m' }).click()
    await until(user, id, 90)
    // The keyboard is where it was.
    await row(page, 'One').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Shift+E')
    await picker.getByRole('option', { name: '1h', exact: true }).waitFor()
    await picker.getByRole('option', { name: 'None' }).click()
    await until(user, id, null)
    await row(page, 'One').getByTitle('Estimate').waitFor({ state: 'detached' })
  })

  test('is for several tasks, and one undo takes all of it back', async (t) => {
    const { user, page, ids } = await opened(t, [{ title: 'One', estimate: 5 }, 'Two'])
    const [one = 0, two = 0] = ids
    await row(page, 'One').focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('toolbar').getByRole('button', { name: 'Estimate' }).click()
    await page.getByRole('option', { name: '2h', exact: true }).click()
    await Promise.all([until(user, one, 120), until(user, two, 120)])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await Promise.all([until(user, one, 5), until(user, two, null)])
  })
})

test('a number without a unit is given one', async (t) => {
  const { user, page } = await opened(t, [])
  await page.keyboard.press('n')
  const line = page.getByRole('combobox', { name: 'New task' })
  await line.pressSequentially('Read ~2')
  await page.getByRole('option').getByText('2h').waitFor()
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['2m', '2h'])
  assert.deepEqual(await violations(page), [])
  await line.press('ArrowDown')
  await line.press('Enter')
  assert.equal(await line.inputValue(), 'Read ~2h ')
  await page.getByRole('button', { name: 'Remove 2h' }).waitFor()
  await line.press('Enter')
  await until(user, 1, 120)
  // Enter that chooses a suggestion adds nothing.
  assert.equal(await page.locator('[data-task]').count(), 1)
})

const SAID = {
  'en-GB': { name: 'Estimate', value: '1h 30m' },
  'de-DE': { name: 'Schätzung', value: '1 Std. 30 Min.' },
  'ur-PK': { name: 'تخمینہ', value: '1 گھنٹہ 30 منٹ' },
}
for (const [locale, { name, value }] of Object.entries(SAID)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`on a phone it has room, and axe finds nothing, ${locale}, ${colorScheme}`, async (t) => {
      const task = { title: 'Read the paper', estimate: 90, labels: ['home'], due: { date: '2090-01-02' } }
      const { page } = await opened(t, [task], { ...PHONE, locale, colorScheme })
      await row(page, task.title).getByTitle(name).getByText(value, { exact: true }).waitFor()
      const width = () => page.evaluate(() => document.documentElement.scrollWidth)
      assert.equal(await width(), PHONE.viewport.width)
      await page.goto('/all?task=1')
      await page.getByRole('button', { name: `${name}: ${value}` }).click()
      await page.getByRole('dialog', { name, exact: true }).getByRole('option').first().waitFor()
      assert.deepEqual(await violations(page), [])
      assert.equal(await width(), PHONE.viewport.width)
    })
  }
}
