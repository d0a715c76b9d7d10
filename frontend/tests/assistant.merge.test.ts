import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { ask, fieldOf, messagesOf, openAssistant, panelOf, toggleOf } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { PHONE } from './support/devices.ts'
import { openPage, openWindow, type PageOptions } from './support/page.ts'
import { row } from './support/rows.ts'

/** Where the assistant's panel is, and what has the focus. What it says and does is in `features/assistant/*.dom.merge.test.ts`. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1440, height: 900 } }
/** The panel takes and returns the focus a moment after it is shown or gone. */
const hasFocus = (target: Locator) => target.and(target.page().locator(':focus')).waitFor()
const isGone = (page: Page) => panelOf(page).waitFor({ state: 'detached' })

async function opened(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0] = [],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  if (tasks.length > 0) await user.seedTasks(tasks)
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/all',
    reducedMotion: 'reduce',
    ...WIDE,
    ...options,
  })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { user, page }
}

describe('the panel', () => {
  test('opens by button, shortcut and palette, returns the focus, and is there after a reload', async (t) => {
    const { page } = await opened(t, ['One'], { isNew: true })
    await toggleOf(page).click()
    await hasFocus(fieldOf(page))
    await page.keyboard.press('Escape')
    await isGone(page)
    await hasFocus(toggleOf(page))

    await row(page, 'One').focus()
    await page.keyboard.press(']')
    await hasFocus(fieldOf(page))
    // The shortcut `]` is a plain character here.
    await page.keyboard.type('a]')
    assert.equal(await fieldOf(page).inputValue(), 'a]')
    await page.keyboard.press('Escape')
    await isGone(page)
    await hasFocus(row(page, 'One'))

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Assistant').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('assist')
    await page.getByRole('option', { name: /Assistant/ }).click()
    await hasFocus(fieldOf(page))

    // It stays open beside the list, and the draft stays in any case.
    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await toggleOf(page).click()
    await isGone(page)
    await toggleOf(page).click()
    assert.equal(await fieldOf(page).inputValue(), 'a]')
    await page.reload()
    await fieldOf(page).waitFor()
    assert.equal(await fieldOf(page).inputValue(), 'a]')
    // The user has not asked for the focus.
    assert.equal(await fieldOf(page).evaluate((field) => field === document.activeElement), false)
  })

  test("makes way for a task's detail where there is no room for both, and returns", async (t) => {
    const { page } = await opened(t, ['Pay rent'])
    await openAssistant(page)
    await ask(page, 'show all tasks')
    await panelOf(page).getByRole('link', { name: 'Pay rent' }).click()
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.waitFor()
    assert.equal(await title.inputValue(), 'Pay rent')
    await isGone(page)
    await page.keyboard.press('Escape')
    await hasFocus(fieldOf(page))
    await panelOf(page).getByRole('link', { name: 'Pay rent' }).click()
    await title.waitFor()
    await toggleOf(page).click()
    await fieldOf(page).waitFor()
    assert.equal(new URL(page.url()).search, '')

    await page.setViewportSize({ width: 1600, height: 900 })
    await panelOf(page).getByRole('link', { name: 'Pay rent' }).click()
    await title.waitFor()
    assert.ok(await fieldOf(page).isVisible())
  })

  test('is over the list on a phone: Back leads from a task to it, and from it to the list', async (t) => {
    const { page } = await opened(t, ['Pay rent'], PHONE)
    await openAssistant(page)
    const back = page.getByRole('button', { name: 'Back', exact: true })
    // Not the field: an on-screen keyboard would cover what is to be read.
    await hasFocus(back)
    await ask(page, 'show all tasks')
    await messagesOf(page).getByRole('link', { name: 'Pay rent' }).first().click()
    await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
    await page.goBack()
    await fieldOf(page).waitFor()
    await back.click()
    await fieldOf(page).waitFor({ state: 'detached' })
    await row(page, 'Pay rent').waitFor()
  })

  test('is at the left in Urdu, which it understands', async (t) => {
    const { page } = await opened(t, ['Pay rent'], { locale: 'ur-PK' })
    await page.getByRole('button', { name: 'معاون' }).click()
    const panel = page.getByRole('complementary', { name: 'معاون' })
    await panel.getByRole('button', { name: 'کل 9 بجے دودھ خریدنا شامل کرو' }).click()
    await page.keyboard.press('Enter')
    await panel.getByRole('listitem').filter({ hasText: 'شامل کیا · دودھ خریدنا' }).first().waitFor()
    await row(page, 'دودھ خریدنا').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl')
    assert.equal((await panel.boundingBox())?.x, 0)
  })
})

test('older messages are loaded on scrolling up, and what another window says moves nothing', async (t) => {
  const { page, user } = await opened(t)
  await openAssistant(page)
  await ask(page, 'hello 0')
  for (let index = 1; index < 40; index += 1) {
    await user.docket.api.POST('/api/{user_id}/chat', {
      params: { path: { user_id: 'me' } },
      body: { conversation_id: 1, message: `hello ${index}` },
    })
  }
  await page.reload()
  await messagesOf(page).getByText('hello 39', { exact: true }).first().waitFor()
  assert.equal(await messagesOf(page).getByText('hello 0', { exact: true }).count(), 0)
  await page.waitForFunction(() => {
    const area = document.querySelector('section[aria-label="Messages"]')
    return area !== null && area.scrollHeight - area.scrollTop - area.clientHeight < 50
  })
  // Each time it is at the top, the page before is loaded.
  await page.waitForFunction(() => {
    const area = document.querySelector('section[aria-label="Messages"]')
    area?.scrollTo({ top: 0 })
    return [...(area?.querySelectorAll('li') ?? [])].some((each) => each.textContent?.endsWith('hello 0'))
  })
  // Something new arrives, and moves nothing.
  await messagesOf(page).evaluate((area) => area.scrollTo({ top: 10 }))
  await page.getByRole('button', { name: 'Jump to newest' }).waitFor()
  const second = await openWindow(t, page, '/all')
  await openAssistant(second)
  await second.getByRole('button', { name: 'Conversations' }).click()
  await panelOf(second).getByText('hello 0').click()
  await ask(second, 'from the other window')
  await page.getByRole('button', { name: 'New messages' }).click()
  await messagesOf(page).getByText('from the other window', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'New messages' }).waitFor({ state: 'detached' })
})
