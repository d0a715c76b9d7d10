import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { ask, fieldOf, messagesOf, openAssistant, panelOf, say, toggleOf } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import {
  allowProblems,
  openPage,
  openWindow,
  type PageOptions,
  screenshot,
  violations,
} from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** The assistant's panel, where no language model is set up: the built-in reader answers. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const card = (page: Page, text: string) =>
  messagesOf(page).getByRole('listitem').filter({ hasText: text }).last()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
/** The panel takes and returns the focus a moment after it is shown or gone. */
const hasFocus = (target: Locator) => target.and(target.page().locator(':focus')).waitFor()

async function opened(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0] = [],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  const ids = tasks.length === 0 ? [] : await user.seedTasks(tasks)
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/all',
    reducedMotion: 'reduce',
    ...WIDE,
    ...options,
  })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { user, ids, page }
}

async function talking(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0] = [],
  options: Partial<PageOptions> = {},
) {
  const all = await opened(t, tasks, options)
  await openAssistant(all.page)
  return all
}

describe('the panel', () => {
  test('opens by button, shortcut and palette, and returns the focus', async (t) => {
    const { page } = await opened(t, ['One'])
    await toggleOf(page).click()
    await hasFocus(fieldOf(page))
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await hasFocus(toggleOf(page))

    await row(page, 'One').focus()
    await page.keyboard.press(']')
    await hasFocus(fieldOf(page))
    // The shortcut `]` is a plain character here.
    await page.keyboard.type('a]')
    assert.equal(await fieldOf(page).inputValue(), 'a]')
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await hasFocus(row(page, 'One'))

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('assist')
    await page.getByRole('option', { name: /Assistant/ }).click()
    await hasFocus(fieldOf(page))
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Assistant').waitFor()
  })

  test('introduces itself, and fills in a chosen example', async (t) => {
    const { page } = await talking(t)
    await panelOf(page).getByText('No language model is set up: I understand plain commands.').waitFor()
    await panelOf(page).getByRole('button', { name: 'What is due today?' }).click()
    assert.equal(await fieldOf(page).inputValue(), 'What is due today?')
    assert.equal(await focused(page), 'Message to the assistant')
    assert.equal(await messagesOf(page).getByText('What is due today?').count(), 1)
  })

  test('stays open beside the list, with the draft, also after a reload', async (t) => {
    const { page } = await talking(t, ['One'])
    await fieldOf(page).fill('Add half a')
    await page.getByRole('link', { name: 'Today' }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await toggleOf(page).click()
    await panelOf(page).waitFor({ state: 'detached' })
    await toggleOf(page).click()
    assert.equal(await fieldOf(page).inputValue(), 'Add half a')
    await page.reload()
    await fieldOf(page).waitFor()
    assert.equal(await fieldOf(page).inputValue(), 'Add half a')
    // The user has not asked for the focus.
    assert.notEqual(await focused(page), 'Message to the assistant')
  })

  test("makes way for a task's detail where there is no room for both, and returns", async (t) => {
    const { page } = await talking(t, ['Pay rent'])
    await ask(page, 'show all tasks')
    await panelOf(page).getByRole('link', { name: 'Pay rent' }).click()
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.waitFor()
    assert.equal(await title.inputValue(), 'Pay rent')
    await panelOf(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await fieldOf(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
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
})

describe('a message', () => {
  test('is carried out, shown as cards, seen in the list, and named in the history', async (t) => {
    const { page } = await talking(t, ['Write the report', 'Call Ada'])
    await ask(page, 'Add buy milk tomorrow at 9')
    await card(page, 'Added · buy milk').waitFor()
    await row(page, 'buy milk')
      .getByText(/Tomorrow/)
      .waitFor()
    await ask(page, 'Move the report to Friday')
    await card(page, 'Moved · Write the report →').waitFor()
    await ask(page, 'Complete call Ada')
    await card(page, 'Completed · Call Ada').waitFor()
    await row(page, 'Call Ada').waitFor({ state: 'detached' })
    assert.equal(await fieldOf(page).inputValue(), '')
    assert.equal(await focused(page), 'Message to the assistant')
    assert.deepEqual(await violations(page), [])

    await card(page, 'Added · buy milk').getByRole('link', { name: 'buy milk' }).click()
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('The assistant', { exact: true }).waitFor()
  })

  test('is undone on its card, redone, or says why not', async (t) => {
    const { page, user, ids } = await talking(t, ['Write the report'])
    await ask(page, 'Add buy milk')
    await row(page, 'buy milk').waitFor()
    await page.getByRole('button', { name: 'Undo: buy milk' }).click()
    await row(page, 'buy milk').waitFor({ state: 'detached' })
    await messagesOf(page).getByText('Undone', { exact: true }).waitFor()
    await page.reload()
    await messagesOf(page).getByText('Undone', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Redo: buy milk' }).click()
    await row(page, 'buy milk').waitFor()
    await page.getByRole('button', { name: 'Undo: buy milk' }).waitFor()

    allowProblems(page, /status of 409/)
    await ask(page, 'Rename the report to essay')
    await row(page, 'essay').waitFor()
    await user.seed([{ method: 'PATCH', path: `/tasks/${ids[0]}`, body: { title: 'Thesis' } }])
    await row(page, 'Thesis').waitFor()
    await page.getByRole('button', { name: /^Undo: essay/ }).click()
    await panelOf(page).getByText('It cannot be undone: it conflicts with a newer change.').waitFor()
    await row(page, 'Thesis').waitFor()
  })

  test('is undone as a whole, without changes from elsewhere', async (t) => {
    const { page } = await talking(t, ['Mine'])
    await stopTimers(page, TOASTS)
    await ask(page, 'Add one')
    await row(page, 'one').waitFor()
    await page.getByRole('button', { name: 'New conversation' }).click()
    await ask(page, 'Add two')
    await ask(page, 'Add three')
    await row(page, 'three').waitFor()
    await page.getByRole('button', { name: 'More about this conversation' }).click()
    await page.getByRole('menuitem', { name: 'Undo everything in this conversation' }).click()
    await page.getByText('2 changes undone').waitFor()
    for (const title of ['two', 'three']) await row(page, title).waitFor({ state: 'detached' })
    assert.deepEqual(
      await page
        .getByRole('main')
        .getByRole('row')
        .filter({ hasText: /one|two|three|Mine/ })
        .count(),
      2,
    )
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await row(page, 'three').waitFor()
  })

  test('takes line breaks by Shift+Enter, and is kept when too long', async (t) => {
    const { page } = await talking(t)
    await fieldOf(page).pressSequentially('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    assert.equal(await fieldOf(page).inputValue(), 'one\ntwo')
    await fieldOf(page).fill('x'.repeat(4_002))
    await panelOf(page).getByText('2 characters too many; it cannot be sent').waitFor()
    await page.keyboard.press('Enter')
    assert.equal((await fieldOf(page).inputValue()).length, 4_002)
    assert.ok(await page.getByRole('button', { name: 'Send' }).isDisabled())
  })

  test('is announced to screen readers once it is answered', async (t) => {
    const { page } = await talking(t)
    await ask(page, 'Add buy milk')
    await panelOf(page)
      .getByRole('status')
      .getByText(/^The assistant: Added/)
      .waitFor({ state: 'attached' })
  })
})

describe('conversations', () => {
  test('are listed, opened, renamed and deleted', async (t) => {
    const { page } = await talking(t)
    await ask(page, 'Add one')
    await page.getByRole('button', { name: 'New conversation' }).click()
    await panelOf(page).getByText('What needs doing?').waitFor()
    await ask(page, 'Add two')
    await page.getByRole('button', { name: 'Conversations' }).click()
    const list = panelOf(page).getByRole('list', { name: 'Conversations' })
    await list.getByRole('listitem').nth(1).waitFor()
    assert.deepEqual(
      (await list.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]),
      ['Add two', 'Add one'],
    )
    assert.deepEqual(await violations(page), [])
    await list.getByRole('button', { name: 'Rename: Add one' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rename conversation' })
    await dialog.getByRole('textbox').fill('Groceries')
    await page.keyboard.press('Enter')
    await list.getByText('Groceries').click()
    await messagesOf(page).getByText('Add one', { exact: true }).waitFor()
    assert.equal(await messagesOf(page).getByText('Add two', { exact: true }).count(), 0)

    await page.getByRole('button', { name: 'Conversations' }).click()
    await list.getByRole('button', { name: 'Delete: Groceries' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await list.getByText('Groceries').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Back' }).click()
    await panelOf(page).getByText('What needs doing?').waitFor()
    // What the assistant did stays.
    await row(page, 'one').waitFor()
  })

  test('load older messages on scrolling up, and keep the reading position', async (t) => {
    const { page, user } = await talking(t)
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

  test('are the same in two windows', async (t) => {
    const { page } = await talking(t)
    await ask(page, 'Add one')
    // The other window requests something that no longer exists.
    allowProblems(page, /status of 404/)
    const second = await openWindow(t, page, '/all')
    await openAssistant(second)
    await second.getByRole('button', { name: 'Conversations' }).click()
    await panelOf(second).getByRole('list', { name: 'Conversations' }).getByText('Add one').click()
    await messagesOf(second).getByText('Add one', { exact: true }).waitFor()
    await ask(page, 'Add two')
    await card(second, 'Added · two').waitFor()
    await page.getByRole('button', { name: 'Conversations' }).click()
    await page.getByRole('button', { name: 'Delete: Add one' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await panelOf(page).getByText('No conversations yet').waitFor()
    await say(second, 'Add three')
    await panelOf(second).getByText('This conversation no longer exists. Your message is kept.').waitFor()
    await second.getByRole('button', { name: 'Send in a new conversation' }).click()
    assert.equal(await fieldOf(second).inputValue(), 'Add three')
    await fieldOf(second).press('Enter')
    await card(second, 'Added · three').waitFor()
  })
})

describe('appearance', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is right on a phone, ${colorScheme}`, async (t) => {
      const { page } = await talking(t, ['Pay rent', 'دودھ خریدنا'], { ...PHONE, colorScheme })
      await hasFocus(page.getByRole('button', { name: 'Back', exact: true }))
      await ask(page, 'Add a very long title that goes on and on, and does not end before the screen does')
      await ask(page, 'show all tasks')
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320))
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `assistant-phone-${colorScheme}`)
      await messagesOf(page).getByRole('link', { name: 'Pay rent' }).first().click()
      await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
      await page.goBack()
      await fieldOf(page).waitFor()
      await page.getByRole('button', { name: 'Back' }).click()
      await fieldOf(page).waitFor({ state: 'detached' })
    })

    test(`is right beside the list, ${colorScheme}`, async (t) => {
      const { page } = await talking(t, ['Pay rent'], { colorScheme })
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `assistant-welcome-${colorScheme}`)
      await ask(page, 'Add buy milk tomorrow #Home @shop')
      await ask(page, 'what is due this week?')
      await page.getByRole('button', { name: 'Undo: buy milk' }).click()
      await panelOf(page).getByText('Undone').waitFor()
      assert.deepEqual(await violations(page), [])
      await screenshot(page, `assistant-wide-${colorScheme}`)
    })
  }

  test('is right in Urdu, and understands it', async (t) => {
    const { page } = await opened(t, ['Pay rent'], { locale: 'ur-PK' })
    await page.getByRole('button', { name: 'معاون' }).click()
    const panel = page.getByRole('complementary', { name: 'معاون' })
    await panel.getByRole('button', { name: 'کل 9 بجے دودھ خریدنا شامل کرو' }).click()
    await page.keyboard.press('Enter')
    await panel.getByRole('listitem').filter({ hasText: 'شامل کیا · دودھ خریدنا' }).first().waitFor()
    await row(page, 'دودھ خریدنا').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl')
    const box = await panel.boundingBox()
    assert.equal(box?.x, 0)
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'assistant-ur')
  })

  test('follows a change of the language', async (t) => {
    const { page } = await talking(t)
    await page.getByRole('button', { name: /Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Language' }).click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await page.getByRole('complementary', { name: 'Assistent' }).getByText('Was ist zu tun?').waitFor()
  })
})

describe('a question of the reader', () => {
  test('is answered by buttons, names tasks by linked titles, and gives times as the app does', async (t) => {
    const { page, user } = await opened(
      t,
      [
        { title: 'Call the bank', due: { date: '2030-01-31', time: '17:00', time_zone: 'Europe/London' } },
        'Call mom',
      ],
      { locale: 'en-US' },
    )
    await openAssistant(page)
    await ask(page, 'show all tasks')
    const answer = messagesOf(page)
    await answer.getByText(/Thu, Jan 31, 2030 at .?6:00.PM/u).waitFor()
    await answer.getByRole('link', { name: 'Call the bank' }).waitFor()
    assert.equal(
      await answer.getByRole('link', { name: 'Call the bank' }).count(),
      1,
      'not in a card as well',
    )
    assert.equal(await answer.getByText('#1').count(), 0)

    await ask(page, 'delete call')
    const replies = answer.getByRole('group', { name: 'Answers' })
    await replies.getByRole('button', { name: 'Call mom' }).waitFor()
    assert.equal(await answer.getByText(/yes\/no|\(#/).count(), 0)
    await screenshot(page, 'assistant-replies')
    await replies.getByRole('button', { name: 'Call mom' }).click()
    await row(page, 'Call mom').waitFor({ state: 'detached' })
    await replies.waitFor({ state: 'detached' })
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' } },
    })
    assert.deepEqual(
      data?.tasks.map(({ title }) => title),
      ['Call the bank'],
    )
  })
})
