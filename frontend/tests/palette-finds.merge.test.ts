import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { COMMANDS } from '../src/features/palette/catalogue.ts'
import { type Texts, translator } from '../src/i18n/t.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** The palette finds whatever the app can do, and does it. */

const { app, browser } = await startBoth()

const LOCALES = join(import.meta.dirname, '../src/i18n/locales')
const read = (path: string) => JSON.parse(readFileSync(join(LOCALES, path), 'utf8')) as Texts

const palette = (page: Page) => page.getByRole('combobox')
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

async function opened(t: TestContext, path = '/all', options: Record<string, unknown> = {}) {
  const user = await app.newUser()
  await user.seedTasks(['Find the needle', 'Water the plants'])
  const page = await openPage(t, browser, { app, user, path, ...options })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { user, page }
}

async function seek(page: Page, text: string) {
  if ((await palette(page).count()) === 0) await page.keyboard.press('Control+k')
  await palette(page).fill(text)
}

describe('the palette', () => {
  test('finds every command by its name, on a page where most have nothing to work on', async (t) => {
    const { page } = await opened(t, '/settings/account')
    const english = read('en.json')
    for (const part of ['palette', 'listOptions', 'workspaces']) {
      english[part] = { ...(english[part] as Texts), ...read(`${part}/en.json`) }
    }
    const toEnglish = translator('en', english)
    assert.ok(COMMANDS.length > 35)
    for (const { id, title } of COMMANDS) {
      // Only administrators have it: `admin.merge.test.ts`; only shared workspaces have members: `assignees.merge.test.ts`.
      if (id === 'administration' || id === 'assignees') continue
      const name = title(toEnglish)
      await seek(page, name)
      await option(page, new RegExp(`^${RegExp.escape(name)}`))
        .first()
        .waitFor()
    }
    await screenshot(page, 'palette-found')
    assert.deepEqual(await violations(page), [])
  })

  test('finds sections and single settings, and puts the focus there', async (t) => {
    const { page } = await opened(t)
    await seek(page, '2fa')
    await option(page, /^Authenticator app/).click()
    await page.waitForURL(/\/settings\/account/)
    await page.locator('[data-setting="Authenticator app"] :is(button, input):focus').waitFor()
    await seek(page, 'exprot')
    await option(page, /^Export/)
      .first()
      .click()
    await page.waitForURL(/\/settings\/data/)
    await page.locator('[data-setting]:focus-within').waitFor()
    await seek(page, 'webhooks')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/settings\/webhooks/)
  })

  test('finds no accounts elsewhere where there are no providers', async (t) => {
    const { page } = await opened(t)
    const answered = page.waitForResponse(/\/api\/auth\/providers$/)
    await seek(page, 'elsewhere')
    await (await answered).finished()
    await option(page, 'Search for “elsewhere”').waitFor()
    assert.equal(await option(page, /^Accounts elsewhere/).count(), 0)
  })

  test('does what it finds: theme, language, new view, sign out', async (t) => {
    const { page } = await opened(t)
    await seek(page, 'dark')
    await option(page, 'Theme: Dark').click()
    await page.locator('html[data-theme=dark]').waitFor()
    await seek(page, 'new view')
    await option(page, 'Add view').click()
    await page.getByRole('dialog', { name: 'New view' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await seek(page, 'german')
    await option(page, 'Language: Deutsch').click()
    await heading(page, 'Alle Aufgaben').waitFor()
    await seek(page, 'ausloggen')
    await option(page, 'Abmelden').click()
    await page.waitForURL(/\/sign-in/)
  })

  test('gives commands to the task that has the focus, or says that there is none', async (t) => {
    const { page } = await opened(t)
    const row = page.getByRole('row').filter({ hasText: 'Find the needle' })
    await row.focus()
    await seek(page, 'important')
    await option(page, /^Priority: Urgent/).click()
    await row
      .getByRole('checkbox', { name: /Urgent/ })
      .or(row.locator('[class*=urgent]'))
      .first()
      .waitFor()
    await page.goto('/settings/account')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await stopTimers(page, TOASTS)
    await seek(page, 'postpone')
    await option(page, /^Snooze/).click()
    await page.getByText('First choose a task in a list, or open one.').first().waitFor()
  })

  test('begins with the pages and tasks that were open last', async (t) => {
    const { page } = await opened(t, '/all')
    await page.getByRole('row').filter({ hasText: 'Find the needle' }).click()
    await page.waitForURL(/task=/)
    await page.getByRole('link', { name: 'Upcoming' }).click()
    await heading(page, 'Upcoming').waitFor()
    await page.getByRole('link', { name: 'Done' }).click()
    await heading(page, 'Done').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('group', { name: 'Recent' }).getByRole('option').first().waitFor()
    const recent = await page.getByRole('group', { name: 'Recent' }).getByRole('option').allInnerTexts()
    assert.deepEqual(
      recent.map((text) => text.split('\n')[0]),
      ['Upcoming', 'Find the needle', 'All tasks'],
    )
    await screenshot(page, 'palette-recent')
  })

  test('finds it in Urdu on a phone, by an Urdu and by an English word', async (t) => {
    const { page } = await opened(t, '/all', { locale: 'ur', viewport: { width: 390, height: 800 } })
    await page.keyboard.press('Control+k')
    for (const word of ['گہرا', 'dark']) {
      await palette(page).fill(word)
      await option(page, /گہرا|تاریک|سیاہ/)
        .first()
        .waitFor()
    }
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'palette-ur-390')
  })
})
