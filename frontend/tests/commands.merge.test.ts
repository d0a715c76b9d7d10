import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeThenEnterAtOnce, violations } from './support/page.ts'

/** Shortcuts, quick add and the command palette, by the keyboard alone. */

const { app, browser } = await startBoth()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const line = (page: Page) => page.getByRole('combobox', { name: 'New task' })
const palette = (page: Page) => page.getByRole('combobox', { name: 'Command palette' })
const highlighted = (page: Page, name: RegExp) =>
  page.getByRole('option', { name }).and(page.locator('[data-highlighted]')).waitFor()
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
/** Presses letters in a single task of the event loop: on a busy machine they would be too far apart for a sequence. */
const pressAtOnce = (page: Page, ...letters: string[]) =>
  page.evaluate((keys) => {
    for (const key of keys) {
      const press = { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press))
    }
  }, letters)
const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

async function signedIn(t: Parameters<typeof openPage>[0], path = '/all', options = {}) {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path, ...options })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { user, page }
}

describe('shortcuts', () => {
  test('open pages by two keys, and are silent while typing', async (t) => {
    const { page } = await signedIn(t, '/today')
    await pressAtOnce(page, 'g', 'a')
    await heading(page, 'All tasks').waitFor()
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox')
    await search.waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search')
    await page.keyboard.type('gang')
    assert.equal(await search.inputValue(), 'gang')
    await heading(page, 'Search').waitFor()
  })

  test('are in a searchable list, and can be switched off', async (t) => {
    const { page } = await signedIn(t, '/today')
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await list.getByText('Command palette').waitFor()
    assert.deepEqual(await violations(page), [])
    await list.getByRole('searchbox').fill('upcom')
    assert.deepEqual(await list.getByRole('listitem').allInnerTexts(), ['Upcoming\nG\nthen\nU'])
    await list.getByRole('switch', { name: 'Single-key shortcuts' }).click()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await page.keyboard.press('n')
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    await page.keyboard.press('Escape')
    await heading(page, 'Today').waitFor()
    assert.equal(await line(page).count(), 0)
  })
})

describe('quick add', () => {
  test('returns the focus to the task that had it', async (t) => {
    const { page, user } = await signedIn(t)
    await user.seedTasks(['One', 'Two'])
    await row(page, 'Two').focus()
    await page.keyboard.press('n')
    await line(page).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')
    await row(page, 'Two').and(page.locator(':focus')).waitFor()
  })

  test('marks what it parsed, drops a chip, adds with Enter and continues', async (t) => {
    const { page, user } = await signedIn(t)
    await page.keyboard.press('n')
    await line(page).fill('🌱 Water the plants tomorrow at 9am #Garden @home !high')
    const dialog = page.getByRole('dialog', { name: 'Add task' })
    await dialog.getByRole('button', { name: /^Remove Tomorrow/ }).waitFor()
    assert.deepEqual(await dialog.locator('mark').allTextContents(), [
      'tomorrow at 9am',
      '#Garden',
      '@home',
      '!high',
    ])
    assert.deepEqual(await violations(page), [])

    await dialog.getByRole('button', { name: 'Remove home (new)' }).click()
    await dialog.getByRole('button', { name: 'Remove home (new)' }).waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
    await page.keyboard.press('Enter')
    assert.equal(await line(page).inputValue(), '')
    await line(page).fill('Another')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page, 'Another').waitFor()
    await row(page, 'Water the plants @home').waitFor()

    await page.getByRole('link', { name: 'Garden' }).waitFor()
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks', {
      params: { path: { user_id: 'me' }, query: { title: 'Water' } },
    })
    const [task] = data?.tasks ?? []
    assert.equal(task?.title, '🌱 Water the plants @home')
    assert.equal(task.priority, 'high')
    assert.equal(task.due?.time, '09:00')
    assert.deepEqual(task.labels, [])
  })

  test('suggests names, and the keyboard selects them', async (t) => {
    const { page, user } = await signedIn(t)
    await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Home office' } },
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    ])
    await page.getByRole('link', { name: 'Garden' }).waitFor()
    await page.keyboard.press('q')
    await line(page).pressSequentially('Chair #of')
    await page.getByRole('option', { name: 'Home office' }).waitFor()
    await page.keyboard.press('Enter')
    assert.equal(await line(page).inputValue(), 'Chair #Home office ')
    await line(page).pressSequentially('#')
    await page.getByRole('option').nth(1).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    assert.equal(await line(page).isVisible(), true, 'Escape closes the suggestions only')
  })

  test('asks what several pasted lines become, and undoes them together', async (t) => {
    const { page } = await signedIn(t)
    await page.keyboard.press('n')
    await line(page).waitFor()
    await line(page).evaluate((input) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '- Milk\n- [ ] Eggs\n- Bread @shop')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.getByText('You pasted 3 lines.').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    for (const title of ['Milk', 'Eggs', 'Bread']) await row(page, title).waitFor()
    await page.getByRole('link', { name: 'shop' }).waitFor()
    await line(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    for (const title of ['Milk', 'Eggs', 'Bread']) await row(page, title).waitFor({ state: 'detached' })
  })

  test('opens the new task with Shift+Enter', async (t) => {
    const { page } = await signedIn(t)
    await page.keyboard.press('n')
    await line(page).fill('To be looked at')
    await page.keyboard.press('Shift+Enter')
    await page.waitForURL(/[?&]task=/)
    await line(page).waitFor({ state: 'detached' })
  })

  test('reads the line offline, and makes the label when the connection is back', async (t) => {
    const { page } = await signedIn(t)
    await page.keyboard.press('n')
    // What reads the line is fetched when it opens, and is there once it has read something.
    await line(page).fill('tomorrow')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove Tomorrow/ })
      .waitFor()
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await page.context().setOffline(true)
    await line(page).fill('Offline thing @away')
    await page.getByRole('dialog').getByRole('button', { name: 'away' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page, 'Offline thing').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('link', { name: 'away' }).waitFor()
  })
})

describe('the command palette', () => {
  test('opens pages, runs commands, opens tasks, and adds what is typed', async (t) => {
    const { page, user } = await signedIn(t)
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Über alles' } }])
    await user.seedTasks(['Find the needle'])
    await page.getByRole('link', { name: 'Über alles' }).waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).fill('uber')
    await highlighted(page, /Über alles/)
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Enter')
    await heading(page, 'Über alles').waitFor()

    await page.keyboard.press('Control+k')
    await palette(page).fill('keyboard sh')
    await highlighted(page, /Keyboard shortcuts/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' })

    await page.keyboard.press('Control+k')
    await palette(page).fill('needle')
    await highlighted(page, /Find the needle/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?&]task=1/)

    await page.goto('/all')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).fill('Something new')
    await page.getByRole('option', { name: 'Add task “Something new”' }).click()
    await row(page, 'Something new').waitFor()
  })

  test('acts on the latest text, however soon Enter follows', async (t) => {
    const { page, user } = await signedIn(t)
    const names = ['Garage', 'Garden']
    await user.seed(names.map((name) => ({ method: 'POST', path: '/projects', body: { name } })))
    await page.getByRole('link', { name: 'Garden' }).waitFor()
    await page.keyboard.press('Control+k')
    await palette(page).fill('gar')
    await highlighted(page, /^Garage/)
    await typeThenEnterAtOnce(page, 'd')
    await page.waitForURL(/\/projects\//)
    await heading(page, 'Garden').waitFor()
  })
})

describe('everywhere', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`dialogs are accessible in Urdu on a narrow ${colorScheme} screen`, async (t) => {
      const { page } = await signedIn(t, '/all', {
        locale: 'ur',
        colorScheme,
        viewport: { width: 320, height: 640 },
      })
      for (const [keys, role] of [
        ['n', 'textbox'],
        ['Control+k', 'combobox'],
        ['?', 'searchbox'],
      ] as const) {
        await page.keyboard.press(keys)
        await page.getByRole('dialog').getByRole(role).waitFor()
        assert.equal(await isWiderThanScreen(page), false, keys)
        assert.deepEqual(await violations(page), [], keys)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
    })
  }
})
