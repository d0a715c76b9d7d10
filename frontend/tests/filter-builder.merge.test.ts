import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'

/** Filters that are built of rows, what they find, and how many tasks views have. */

const { app, browser } = await startBoth()

const TASKS = [
  { title: 'Pay the rent', priority: 'urgent', labels: ['home'] },
  { title: 'Mow the lawn', priority: 'low', labels: ['home office'] },
  { title: 'Call Ada', priority: 'high' },
  { title: 'Over', priority: 'high', complete: true },
] as const

const openView = async (page: Page) => {
  await page.getByRole('button', { name: 'Add view' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New view' })
  await dialog.waitFor()
  return dialog
}
const filterOf = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: /^Filter/ })

/** Resolves when the typed filter is this. */
const writes = async (page: Page, filter: string) => {
  const field = filterOf(page)
  await page
    .waitForFunction(
      (wanted) => document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea')?.value === wanted,
      filter,
    )
    .catch(async () => assert.equal(await field.inputValue(), filter))
}

const row = (page: Page, number: number) =>
  page.getByRole('group', { name: `Condition ${number}`, exact: true })
const choose = async (page: Page, number: number, part: string, ...options: string[]) => {
  await row(page, number).getByRole('combobox', { name: part }).click()
  for (const name of options) await page.getByRole('option', { name, exact: true }).click()
  // A list of which several can be chosen stays open.
  if (part === 'Value') await page.keyboard.press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}
const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('the rows of a filter', () => {
  test('write the filter, and say what it finds', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '/today' })
    const dialog = await openView(page)
    await dialog.getByRole('button', { name: 'Add condition' }).click()
    await writes(page, 'not complete')
    await dialog.getByText('3 tasks', { exact: true }).waitFor()
    await dialog.getByText('Call Ada').waitFor()
    // The new row has the focus.
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Field')

    await dialog.getByRole('button', { name: 'Add condition' }).click()
    await writes(page, 'not complete and due <= today')
    await dialog.getByText('0 tasks', { exact: true }).waitFor()
    await choose(page, 2, 'Field', 'Labels')
    // A row without its value is not written yet.
    await writes(page, 'not complete')
    await choose(page, 2, 'Value', 'home office', 'home')
    await writes(page, 'not complete and label in ("home office", home)')
    await dialog.getByText('2 tasks', { exact: true }).waitFor()
    await dialog.getByRole('radio', { name: 'Any of them' }).click()
    await writes(page, 'not complete or label in ("home office", home)')
    await choose(page, 2, 'Relation', 'is not')
    await writes(page, 'not complete or label not in ("home office", home)')
    await choose(page, 1, 'Field', 'Title')
    await row(page, 1).getByRole('textbox').fill('the r')
    await writes(page, 'title ~ "the r" or label not in ("home office", home)')
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'filter-builder')
    await dialog.getByRole('button', { name: 'Remove condition 2' }).click()
    await dialog.getByText('1 task', { exact: true }).waitFor()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Rent')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('row').filter({ hasText: 'Pay the rent' }).waitFor()
  })

  test('are read from what is typed, as far as rows can show it', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '/today' })
    allowProblems(page, /422/)
    const dialog = await openView(page)
    await filterOf(page).fill('p1 and due = in 7 days and estimate <= 30')
    await row(page, 3).waitFor()
    assert.deepEqual(await dialog.getByRole('combobox', { name: 'Field' }).allInnerTexts(), [
      'Priority',
      'Due date',
      'Estimate',
    ])
    await row(page, 2).getByText('in 7 days').waitFor()
    // A row writes the whole filter, in its own words.
    await choose(page, 1, 'Value', 'High')
    await writes(page, 'priority in (urgent, high) and due = in 7 days and estimate <= 30')

    const complex = 'not complete and (p1 or due < today)'
    await filterOf(page).fill(complex)
    await dialog.getByText('This filter is too complex for rows. Edit it as text.').waitFor()
    await dialog.getByText('1 task', { exact: true }).waitFor()
    assert.equal(await row(page, 1).count(), 0)
    assert.equal(await filterOf(page).inputValue(), complex)

    await filterOf(page).fill('not complete and prioritty = high')
    await dialog.getByText('Character 18:').waitFor()
    await filterOf(page).fill('not complete and priority = high')
    await row(page, 2).waitFor()
    await dialog.getByText('1 task', { exact: true }).waitFor()
    assert.deepEqual(await violations(page), [])
  })

  test('say that tasks are not counted while the service is away, and count them after', async (t) => {
    const user = await app.newUser()
    await user.seedTasks([...TASKS])
    const page = await openPage(t, browser, { app, user, path: '/today' })
    allowProblems(page, /DISCONNECTED/)
    const dialog = await openView(page)
    await page.context().setOffline(true)
    await dialog.getByRole('button', { name: 'Add condition' }).click()
    await dialog.getByText('The service cannot be reached').waitFor()
    await writes(page, 'not complete')
    await page.context().setOffline(false)
    await dialog.getByText('3 tasks', { exact: true }).waitFor()
  })

  const texts = {
    de: ['Mehr', 'Ansicht hinzufügen', 'Bedingung hinzufügen'],
    ur: ['مزید', 'منظر شامل کریں', 'شرط شامل کریں'],
  }
  for (const [locale, [more = '', addView = '', add = '']] of Object.entries(texts)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`work on a phone in ${locale}, ${colorScheme}`, async (t) => {
        const user = await app.newUser()
        await user.seedTasks([...TASKS])
        const viewport = { width: 320, height: 640 }
        const page = await openPage(t, browser, { app, user, path: '/today', locale, colorScheme, viewport })
        await page.getByRole('button', { name: more, exact: true }).click()
        await page.getByRole('button', { name: addView }).click()
        const button = page.getByRole('button', { name: add })
        await button.click()
        await button.click()
        await writes(page, 'not complete and due <= today')
        await page.getByRole('dialog').last().getByRole('status').waitFor()
        assert.equal(await isWiderThanScreen(page), false)
        assert.deepEqual(await violations(page), [])
        await screenshot(page, `filter-builder-phone-${locale}-${colorScheme}`)
      })
    }
  }
})
