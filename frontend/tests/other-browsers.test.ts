import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'

/** What other browsers lack, taken away from this one. */

const { app, browser } = await startBoth()

test('without Temporal, as in Safari 26, dates are shown all the same', async (t) => {
  const user = await app.newUser()
  await user.seedTasks([{ title: 'Water the plants', due: { date: '2020-01-31', time: '09:30' } }])
  const page = await openPage(t, browser, { app, user, path: '' })
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'))
  await page.goto('/today')
  await page.getByRole('row').getByText('Fri, 31 Jan 2020, 9:30').waitFor()
})

test('with it, its stand-in is not fetched', async (t) => {
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '' })
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await page.goto('/today')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/assets/temporal-')),
    [],
  )
})
