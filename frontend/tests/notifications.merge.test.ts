import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage } from './support/page.ts'
import { startTelling } from './support/told.ts'

const { app, browser } = await startBoth()
const remind = startTelling(app)

test('the buttons of a notification are beside a title that is short, not below, on the narrowest phones, too', async (t) => {
  const user = await app.newUser()
  await remind(user, 'Call the plumber')
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
  for (const locale of ['en-GB', 'de-DE', 'ur-PK']) {
    const page = await openPage(t, browser, { app, user, path: '/notifications', locale, ...phone })
    const item = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Call the plumber' })
    await item.waitFor()
    const height = (await item.boundingBox())?.height ?? 0
    assert.ok(height < 90, `${locale}: ${height}`)
  }
})
