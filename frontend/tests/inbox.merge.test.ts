import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { openPage } from './support/page.ts'

const { app, browser } = await startBoth()

test('sorting out the Inbox has room for a thumb, and shows what is chosen, also in forced colours', async (t) => {
  for (const options of [{}, { locale: 'ur' }, { forcedColors: 'active', colorScheme: 'dark' }] as const) {
    const user = await app.newUser()
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
    await user.seedTasks(['Call Ada'])
    const page = await openPage(t, browser, { app, user, path: '/inbox/sort', ...PHONE, ...options })
    await page.getByRole('heading', { name: 'Call Ada', level: 2, exact: true }).waitFor()
    const small = await page.locator('main button, main input').evaluateAll((all) =>
      all
        .map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ text, box }) => `${text} ${box.width}x${box.height}`),
    )
    assert.deepEqual(small, [])
    await page.getByRole('button', { name: 'Home' }).tap()
    const pressed = page.locator('main [aria-pressed=true]')
    await pressed.waitFor()
    if ('forcedColors' in options) {
      assert.notEqual(await pressed.evaluate((each) => getComputedStyle(each).outlineStyle), 'none')
    }
  }
})
