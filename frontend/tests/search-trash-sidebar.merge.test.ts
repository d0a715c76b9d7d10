import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeInField, violations } from './support/page.ts'

/** Search, the trash, and the dialogs for projects, labels and saved views. */

const { app, browser } = await startBoth()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('search', () => {
  test('finds while typing, highlights, and remembers the query', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([
      'Order the tiles',
      { title: 'Call Ada', description: 'About the tiles of the kitchen' },
      'Something else',
    ])
    const page = await openPage(t, browser, { app, user, path: '/search' })
    const results = page.getByRole('list', { name: 'Results' }).getByRole('listitem')
    await page.getByRole('searchbox').fill('tiles')
    await page.getByText('2 tasks', { exact: true }).waitFor()
    assert.deepEqual(await results.locator('mark').allTextContents(), ['tiles', 'tiles'])
    assert.match(page.url(), /\?q=tiles/)
    assert.deepEqual(await violations(page), [])

    await page.getByRole('searchbox').fill('nowhere')
    await page.getByText('Nothing found').waitFor()
    // The service finds mistyped words.
    await page.getByRole('searchbox').fill('tilles')
    await page.getByText('2 tasks', { exact: true }).waitFor()

    await page.getByRole('searchbox').fill('order')
    await page.getByText('1 task', { exact: true }).waitFor()
    await results.filter({ hasText: 'Order the tiles' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?&]task=1/)
    await page.goto('/search')
    await page.getByRole('button', { name: 'order' }).click()
    await results.filter({ hasText: 'Order the tiles' }).waitFor()
  })

  test('reports a wrong filter in the language of the page', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/search', locale: 'de-DE' })
    allowProblems(page, /422/)
    await page.getByRole('button', { name: 'Filter' }).click()
    const filter = page.getByRole('textbox', { name: 'Filter' })
    for (const [wrong, said] of [
      ['prioritty = high', 'Zeichen 1: Es gibt kein Feld „prioritty“. Meinst du „priority“?'],
      ['due = ', 'Zeichen 6: Am Ende fehlt etwas. Erwartet: ein Datum wie'],
      ['parent > 3', 'Zeichen 8: „>“ passt hier nicht. Erwartet: eines von = != in.'],
      ['title ~ "open', 'Zeichen 9: Ein Anführungszeichen ist nicht geschlossen.'],
    ] as const) {
      await filter.fill(wrong)
      await page.getByText(said).waitFor()
    }
  })

  test('accepts a filter, shows where it is wrong, and saves it as a view', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([{ title: 'Urgent thing', priority: 'urgent' }, 'Other thing'])
    const page = await openPage(t, browser, { app, user, path: '/search' })
    allowProblems(page, /422/)
    await page.getByRole('button', { name: 'Filter' }).click()
    const filter = page.getByRole('textbox', { name: 'Filter' })
    await filter.fill('priority >= hihg')
    await page.getByText('Character 13:').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Save as view' }).isDisabled(), true)
    await filter.fill('priority >= high')
    await page.getByText('1 task', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Save as view' }).click()
    const dialog = page.getByRole('dialog', { name: 'New view' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Urgent ones')
    await dialog.getByText('The filter is valid.').waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'Urgent ones').waitFor()
    await page.getByRole('row').filter({ hasText: 'Urgent thing' }).waitFor()
  })
})

describe('the trash', () => {
  test('restores, deletes for good, and is emptied, after asking', async (t) => {
    const user = await app.newUser()
    await user.seedTasks(['Restored', 'Purged', 'Emptied'])
    await user.seed([1, 2, 3].map((id) => ({ method: 'DELETE', path: `/tasks/${id}` })))
    const page = await openPage(t, browser, { app, user, path: '/trash' })
    const items = page.getByRole('list', { name: 'Trash' }).getByRole('listitem')
    await items.nth(2).waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByRole('button', { name: 'Restore Restored' }).click()
    await items.filter({ hasText: 'Restored' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Delete Purged for good' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText('cannot be restored').waitFor()
    assert.deepEqual(await violations(page), [])
    await question.getByRole('button', { name: 'Delete for good' }).click()
    await items.filter({ hasText: 'Purged' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Empty trash' }).click()
    await question.getByText('1 item will be deleted for good').waitFor()
    await question.getByRole('button', { name: 'Empty trash' }).click()
    await page.getByText('What you delete comes here first.').waitFor()

    await page.goto('/all')
    await page.getByRole('row').filter({ hasText: 'Restored' }).waitFor()
  })
})

describe('projects and labels', () => {
  test('are created, edited, moved, archived and deleted by keyboard', async (t) => {
    const user = await app.newUser()
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await page.getByRole('button', { name: 'Add project' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('Give it a name.').waitFor()
    assert.deepEqual(await violations(page), [])
    await typeInField(page, 'Garden')
    await page.keyboard.press('Enter')
    await heading(page, 'Garden').waitFor()
    // The service puts what comes to it later below.
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).first().waitFor()
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
    await link(page, 'Home').waitFor()
    const names = () => page.locator('nav a[href^="/projects/"]').allInnerTexts()
    assert.deepEqual(await names(), ['Garden', 'Home'])

    await page.getByRole('button', { name: 'Menu of Home' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Move up' }).press('Enter')
    await page.waitForFunction(
      () => document.querySelector('nav a[href^="/projects/"]')?.textContent === 'Home',
    )
    await page.getByRole('button', { name: 'Menu of Home' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Edit' }).press('Enter')
    await page.getByRole('dialog', { name: 'Edit project' }).getByRole('textbox').fill('House')
    await page.keyboard.press('Enter')
    await link(page, 'House').waitFor()

    await page.getByRole('button', { name: 'Menu of House' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Archive' }).press('Enter')
    await link(page, 'House').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '1 archived project' }).press('Enter')
    await page.getByRole('button', { name: 'Unarchive House' }).press('Enter')
    await page.getByText('No archived projects').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Archived projects' }).waitFor({ state: 'detached' })
    await link(page, 'House').waitFor()

    await page.getByRole('button', { name: 'Menu of House' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
    await page.getByRole('alertdialog').getByText('It has no tasks.').waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter')
    await link(page, 'House').waitFor({ state: 'detached' })
    // The page's shortcuts do not work while a dialog covers it.
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await link(page, 'House').waitFor()
  })

  test("a label's page follows a rename, and names are unique", async (t) => {
    const user = await app.newUser()
    await user.seedTasks([{ title: 'Task', labels: ['home', 'phone'] }])
    const page = await openPage(t, browser, { app, user, path: '/today' })
    await page.getByRole('link', { name: 'home' }).hover()
    await page.getByRole('button', { name: 'Menu of home' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Edit' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Edit label' })
    await dialog.getByRole('textbox').fill('Phone')
    await page.keyboard.press('Enter')
    await dialog.getByText('This name is already in use.').waitFor()
    await dialog.getByRole('textbox').fill('house')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'house' }).click()
    await page.getByRole('row').filter({ hasText: 'Task' }).waitFor()
  })

  test('are reordered by dragging', async (t) => {
    const user = await app.newUser()
    await user.seed(['A', 'B', 'C'].map((name) => ({ method: 'POST', path: '/projects', body: { name } })))
    const page = await openPage(t, browser, { app, user, path: '/today' })
    const box = async (name: string) => {
      const found = await link(page, name).boundingBox()
      assert.ok(found !== null)
      return { x: found.x + found.width / 2, y: found.y + found.height / 2 }
    }
    // The links are there before the code for dragging, which is loaded at the first sign of a person.
    await link(page, 'B').hover()
    await page.locator('[data-place]', { hasText: 'C' }).waitFor()
    const [from, to] = [await box('A'), await box('C')]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y + 10, { steps: 3 })
    await page.mouse.move(to.x, to.y + 2, { steps: 8 })
    // It is drawn where the drop would put it.
    await page.locator('[data-place][style*="translateY(-"]', { hasText: 'C' }).waitFor()
    await page.mouse.up()
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('nav a[href^="/projects/"]')]
          .map((each) => each.textContent)
          .join('') === 'BCA',
    )
    await heading(page, 'Today').waitFor()
  })
})

describe('everywhere', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`search, trash and dialogs work in Urdu on a narrow ${colorScheme} screen`, async (t) => {
      const user = await app.newUser()
      await user.seedTasks(['Gone', 'Found'])
      await user.seed([{ method: 'DELETE', path: '/tasks/1' }])
      const options = { locale: 'ur', colorScheme, viewport: { width: 320, height: 640 } }
      const page = await openPage(t, browser, { app, user, path: '/search?q=found', ...options })
      const isFine = async (what: string) => {
        assert.equal(await isWiderThanScreen(page), false, what)
        assert.deepEqual(await violations(page), [], what)
      }
      await page.locator('mark').waitFor()
      await isFine('search')
      await page.goto('/trash')
      await page.locator('main li').waitFor()
      await isFine('trash')
      for (const command of ['منصوبہ شامل کریں', 'منظر شامل کریں']) {
        await page.getByRole('button', { name: 'مزید' }).click()
        await page.getByRole('button', { name: command }).click()
        await page.getByRole('dialog').getByRole('textbox').first().waitFor()
        await isFine(command)
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').first().waitFor({ state: 'detached' })
      }
    })
  }
})
