import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { letAnHourPass } from './support/database.ts'
import { fakeNotifications } from './support/notifications.ts'
import { allowProblems, openPage } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Settings, as far as only a browser shows them. Their forms are in `frontend/src/features/settings/`. */

const { app, browser } = await startBoth()

test('on a phone, the sections are a list that each leads back to, and long words fit beside a button', async (t) => {
  const user = await app.newUser({ timeZone: 'America/Argentina/Buenos_Aires' })
  const viewport = { width: 320, height: 640 }
  const page = await openPage(t, browser, { app, user, path: '', locale: 'de', viewport })
  // Some browsers without a window block them from the start.
  await fakeNotifications(page, 'default')
  await page.goto('/settings')
  const sections = page.locator('main nav')
  await sections.waitFor()
  assert.equal(await page.locator('main').getByRole('heading', { level: 2 }).count(), 0, 'none is open')
  await sections.locator('a[href$="/settings/time"]').click()
  await sections.waitFor({ state: 'hidden' })
  for (const text of [/^Erinnerungen werden nur/, /^Dieses Gerät/]) {
    const box = await page.getByText(text).boundingBox()
    assert.ok(box !== null && box.width >= 160, String(text))
  }
  await page.locator('main a[href$="/settings"]').click()
  await sections.locator('a[href$="/settings/data"]').click()
  await page.getByRole('heading', { level: 2, name: 'Daten', exact: true }).waitFor()
})

test('everything is exported as a file, once an old session has proved who it is', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['Water the beans'])
  await letAnHourPass(app, user)
  const page = await openPage(t, browser, { app, user, path: '/settings/data' })
  allowProblems(page, /the server responded with a status of 4/)
  await stopTimers(page, TOASTS)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download export' }).click()
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await proof.getByLabel('Current password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  const file = await download
  await page.getByRole('dialog', { name: 'Export downloaded' }).waitFor()
  assert.equal(file.suggestedFilename(), 'docket-export.json')
  const content = JSON.parse(readFileSync(await file.path(), 'utf8')) as { tasks: { title: string }[] }
  assert.deepEqual(
    content.tasks.map(({ title }) => title),
    ['Water the beans'],
  )
})
