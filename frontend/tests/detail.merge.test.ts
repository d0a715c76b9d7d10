import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, type PageOptions, violations } from './support/page.ts'
import { stopTimers } from './support/timers.ts'

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 320, height: 720 }, hasTouch: true, isMobile: true }

/** Milliseconds between two polls, and the most polls. */
const PAUSE = 100
const MOST_TRIES = 1_200
/** Milliseconds after the last key after which what was typed is saved (`use-draft.ts`). */
const SAVED = [800]

const panelOf = (page: Page) => page.locator('aside[tabindex="-1"]')
const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })

/** The task as the service has it. */
async function served(user: User, id: number) {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
    params: { path: { user_id: 'me', task_id: id } },
  })
  assert.ok(data)
  return data
}

/** Resolves when the service has the task, and its copy meets the condition. */
async function until(user: User, id: number, isSo: (task: Awaited<ReturnType<typeof served>>) => boolean) {
  const look = () =>
    served(user, id).catch((error) => {
      if (error.status !== 404) throw error
    })
  let task = await look()
  for (let tries = 0; task === undefined || !isSo(task); tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`It stays ${JSON.stringify(task)}.`)
    await setTimeout(PAUSE)
    task = await look()
  }
}

async function opened(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  const ids = await user.seedTasks(tasks)
  const [id = 0] = ids
  const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, ...WIDE, ...options })
  await titleOf(page).waitFor()
  return { user, ids, id, page }
}

const patch = (user: User, id: number, body: Record<string, unknown>) =>
  user.seed([{ method: 'PATCH', path: `/tasks/${id}`, body }])

describe('the detail', () => {
  test('opens from the list and closes with Escape, its button and Back', async (t) => {
    const { page } = await opened(t, ['One', 'Two'])
    await panelOf(page).press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await page.goBack()
    assert.equal(await titleOf(page).inputValue(), 'One')
    await panelOf(page).getByRole('button', { name: 'Close' }).click()
    await panelOf(page).waitFor({ state: 'detached' })
    assert.equal(new URL(page.url()).search, '')
  })

  test('focuses the property whose picker a key opened', async (t) => {
    const { user, id, page } = await opened(t, ['Rake leaves'])
    const [garden] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Garden' } }])
    await patch(user, id, { project_id: garden?.id })
    await panelOf(page).getByRole('link', { name: 'Garden' }).waitFor()
    for (const [key, property] of Object.entries({ d: 'Due date', p: 'Project', l: 'Labels' })) {
      await panelOf(page).focus()
      await page.keyboard.press(key)
      const picker = page.getByRole('dialog', { name: property })
      await picker.locator('input:focus').waitFor()
      await page.keyboard.press('Escape')
      await picker.waitFor({ state: 'detached' })
      const name = new RegExp(`^${property}`)
      await panelOf(page).getByRole('button', { name }).and(page.locator(':focus')).waitFor()
    }
  })

  test('keeps the focus in the picker opened last', async (t) => {
    const { page } = await opened(t, ['Rake leaves'])
    await panelOf(page).focus()
    await page.keyboard.press('d')
    const due = page.getByRole('dialog', { name: 'Due date' })
    await due.locator('input:focus').waitFor()
    // The first is still fading out when the second has the focus.
    await page.evaluate(() => {
      const slow = new CSSStyleSheet()
      slow.replaceSync('[role="dialog"] { transition-duration: 1s !important }')
      document.adoptedStyleSheets.push(slow)
    })
    await page.keyboard.press('Escape')
    await panelOf(page)
      .getByRole('button', { name: /^Project/ })
      .press('Enter')
    const field = page.getByRole('dialog', { name: 'Project' }).locator('input:focus')
    await field.waitFor()
    await due.waitFor({ state: 'detached' })
    assert.equal(await field.count(), 1)
  })

  test('shows which properties are empty', async (t) => {
    const { page } = await opened(t, ['Bare'])
    for (const name of ['Reminders: None', 'Project: No project', 'Labels: None', 'Due date: No date']) {
      await panelOf(page).getByRole('button', { name, exact: true }).waitFor()
    }
  })

  test('names the tab after its task while open', async (t) => {
    const { page, user, id } = await opened(t, ['One', 'Two'])
    const named = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)
    await named('One · Docket')
    await patch(user, id, { title: 'Uno' })
    await named('Uno · Docket')
    await page.getByRole('link', { name: 'Upcoming' }).click()
    await page.getByRole('heading', { level: 1, name: 'Upcoming' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'All tasks' }).waitFor()
    await named('Uno · Docket')
    await panelOf(page).press('Escape')
    await named('All tasks · Docket')
  })

  test('leaves the list usable beside it', async (t) => {
    const { page } = await opened(t, ['One', 'Two'])
    await page.getByRole('main').getByRole('checkbox', { name: /Two/ }).click()
    assert.equal(await titleOf(page).inputValue(), 'One')
  })

  test('is a page of its own on a phone, with a way back', async (t) => {
    const { page } = await opened(t, ['One'], PHONE)
    const sheet = page.getByRole('dialog', { name: 'One' })
    const box = await sheet.boundingBox()
    assert.deepEqual([box?.x, box?.width], [0, 320])
    await sheet.getByRole('button', { name: 'Back' }).click()
    await sheet.waitFor({ state: 'detached' })
  })
})

describe('the title', () => {
  test('is saved with Enter, and not with Escape', async (t) => {
    const { page, user, id } = await opened(t, ['Old'])
    await titleOf(page).fill('Wrong')
    await titleOf(page).press('Escape')
    assert.equal(await titleOf(page).inputValue(), 'Old')
    assert.ok(await panelOf(page).isVisible())
    await titleOf(page).fill('New')
    await titleOf(page).press('Enter')
    await until(user, id, ({ title }) => title === 'New')
  })

  test('is saved when the window is closed while editing', async (t) => {
    const { page, user, id } = await opened(t, ['Old'])
    await titleOf(page).fill('Typed to the end')
    await page.goto('about:blank')
    await page.goto(`${app.url}/all`)
    await until(user, id, ({ title }) => title === 'Typed to the end')
  })

  test('cannot be empty or too long', async (t) => {
    const { page, user, id } = await opened(t, ['Old'])
    await titleOf(page).fill('  ')
    await titleOf(page).press('Enter')
    assert.equal(await titleOf(page).inputValue(), 'Old')
    await titleOf(page).fill('😀'.repeat(201))
    await titleOf(page).press('Enter')
    await page.getByText('1 character too many').waitFor()
    await titleOf(page).fill('😀'.repeat(200))
    await titleOf(page).press('Enter')
    await until(user, id, ({ title }) => title === '😀'.repeat(200))
  })

  test('changed elsewhere meanwhile keeps what was typed, and offers the other', async (t) => {
    const { page, user, id } = await opened(t, ['Old'])
    // It is still being typed when the other one comes.
    await stopTimers(page, SAVED)
    await titleOf(page).fill('Mine')
    await patch(user, id, { title: 'Theirs' })
    await page.getByText('Meanwhile, this was changed elsewhere').waitFor()
    assert.equal(await titleOf(page).inputValue(), 'Mine')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    assert.equal(await titleOf(page).inputValue(), 'Theirs')
    await until(user, id, ({ title }) => title === 'Theirs')
  })
})

test('the description has links, and is edited in place', async (t) => {
  const task = { title: 'Read', description: 'See https://example.com/a?b=1.' }
  const { page, user, id } = await opened(t, [task])
  const link = page.getByRole('link', { name: 'https://example.com/a?b=1', exact: true })
  assert.equal(await link.getAttribute('href'), 'https://example.com/a?b=1')
  await page.getByRole('button', { name: 'Edit description' }).press('Enter')
  const area = page.getByRole('textbox', { name: 'Description' })
  await area.fill('Wrong')
  await area.press('Escape')
  await link.waitFor()
  await page.getByRole('button', { name: 'Edit description' }).press('Enter')
  await area.fill('First line\nSecond line')
  await area.press('Control+Enter')
  await until(user, id, ({ description }) => description === 'First line\nSecond line')
})

test('subtasks are added, checked, reordered and opened', async (t) => {
  const { page, user, id } = await opened(t, ['Parent'])
  const line = page.getByRole('textbox', { name: 'Add subtask' })
  for (const title of ['First', 'Second']) {
    await line.fill(title)
    await line.press('Enter')
  }
  const subtasks = page.getByRole('region', { name: 'Subtasks' })
  await subtasks.getByRole('button', { name: 'Second', exact: true }).waitFor()
  await subtasks.getByRole('checkbox', { name: /First/ }).click()
  await page.getByText('1 of 2').waitFor()
  await subtasks.getByRole('button', { name: 'Second', exact: true }).press('Alt+ArrowUp')
  await until(user, id + 2, (task) => task.position < 'k00000000002')
  const names = await subtasks.getByRole('listitem').allInnerTexts()
  assert.deepEqual(
    names.map((name) => name.trim()),
    ['Second', 'First'],
  )
  await subtasks.getByRole('button', { name: 'Second', exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Where the task is' })
    .getByRole('button', { name: 'Parent' })
    .click()
  assert.equal(await titleOf(page).inputValue(), 'Parent')
})

test('notes are added, edited and deleted', async (t) => {
  const { page } = await opened(t, ['Task'])
  const area = page.getByRole('textbox', { name: 'Write a note' })
  await area.fill('The shop closes at six.')
  await area.press('Control+Enter')
  const notes = page.getByRole('list', { name: 'Notes' })
  await notes.getByText('The shop closes at six.').waitFor()
  assert.equal(await area.inputValue(), '')
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Edit note' }).fill('At seven.')
  await page.getByRole('button', { name: 'Save' }).click()
  await notes.getByText('At seven.').waitFor()
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await notes.waitFor({ state: 'detached' })
})

describe('added a moment ago, and not saved yet', () => {
  test('a note keeps its menu open when it is saved', async (t) => {
    const { page } = await opened(t, ['Task'])
    const save = await holdBack(page)
    const area = page.getByRole('textbox', { name: 'Write a note' })
    await area.fill('The shop closes at six.')
    await area.press('Control+Enter')
    await page.getByRole('button', { name: 'More about this note' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).waitFor()
    await save()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Edit note' }).fill('At seven.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('list', { name: 'Notes' }).getByText('At seven.').waitFor()
  })

  test('a subtask keeps the focus when it is saved', async (t) => {
    const { page } = await opened(t, ['Parent'])
    const save = await holdBack(page)
    const line = page.getByRole('textbox', { name: 'Add subtask' })
    await line.fill('Part')
    await line.press('Enter')
    const part = page.getByRole('button', { name: 'Part', exact: true })
    await part.focus()
    await save()
    assert.equal(await part.evaluate((element) => element === document.activeElement), true)
  })
})

/** Holds back all writes until the returned function is called, which resolves when they are saved. */
async function holdBack(page: Page): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const status = (text: string) => page.locator('aside [role=status]', { hasText: text }).first()
  await page.route(/\/api\/[^/]+\/(batch|quick-add)$/, async (route) => {
    await promise
    await route.continue()
  })
  return async () => {
    await status('1 change waiting').waitFor()
    resolve()
    await status('Up to date').waitFor()
  }
}

test('the history shows changes, and undoes them', async (t) => {
  const { page, user, id } = await opened(t, [{ title: 'Old', priority: 'low' }])
  await patch(user, id, { title: 'New', priority: 'high' })
  await page.getByRole('tab', { name: 'History' }).click()
  const entry = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Undo this' })
  await entry.getByText('Priority').waitFor()
  assert.match((await entry.textContent()) ?? '', /Changed\s*You/)
  assert.match((await entry.textContent()) ?? '', /Title:\s*before: Old\s*→\s*after: New/)
  await entry.getByRole('button', { name: 'Undo this' }).click()
  await until(user, id, ({ title, priority }) => title === 'Old' && priority === 'low')
})

test('an occurrence of a series is skipped, listed, and taken back', async (t) => {
  const series = { title: 'Water', due: { date: '2090-01-02' }, recurrence: 'FREQ=DAILY' }
  const { page, user, id } = await opened(t, [series])
  await page.getByRole('button', { name: 'Skip this date' }).click()
  await until(user, id, ({ due }) => due?.date === '2090-01-03')
  await page.getByRole('tab', { name: 'Past dates' }).click()
  await page.getByRole('tabpanel').getByText('skipped', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Take back' }).click()
  await until(user, id, ({ due }) => due?.date === '2090-01-02')
})

test('a blocked task is completed only after asking', async (t) => {
  const user = await app.newUser()
  const [first = 0] = await user.seedTasks(['Before'])
  const [id = 0] = await user.seedTasks([{ title: 'After', blocked_by: [first] }])
  const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, ...WIDE })
  const box = panelOf(page).getByRole('checkbox', { name: /After/ })
  await box.click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal((await served(user, id)).complete, false)
  await box.click()
  await dialog.getByRole('button').last().click()
  await until(user, id, ({ complete }) => complete)
})

test('a deleted task says that it is in the trash, and can be restored', async (t) => {
  const { page, user, id } = await opened(t, ['Gone and back'])
  await page.getByRole('button', { name: 'More about this task' }).click()
  await page.getByRole('menuitem', { name: 'Delete task' }).click()
  await panelOf(page).waitFor({ state: 'detached' })
  await page.goBack()
  await page.getByText('This task is in the trash').waitFor()
  await panelOf(page).getByText('Gone and back').waitFor()
  await panelOf(page).getByRole('button', { name: 'Restore' }).click()
  assert.equal(await titleOf(page).inputValue(), 'Gone and back')
  await until(user, id, ({ title }) => title === 'Gone and back')
})

test('an unknown task says that it does not exist', async (t) => {
  const user = await app.newUser()
  const page = await openPage(t, browser, { app, user, path: '/all?task=404', ...WIDE })
  await page.getByText('Task not found').waitFor()
})

test('a task is duplicated', async (t) => {
  const { page, user, id } = await opened(t, [{ title: 'Twice', labels: ['home'], priority: 'high' }])
  await page.getByRole('button', { name: 'More about this task' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  // The address has its real id as soon as the service has assigned one.
  await page.waitForURL((url) => url.searchParams.get('task') === String(id + 1))
  await titleOf(page).fill('The other')
  await titleOf(page).press('Enter')
  await until(
    user,
    id + 1,
    ({ title, labels, priority }) => title === 'The other' && labels[0] === 'home' && priority === 'high',
  )
})

const FULL = {
  title: 'Plant the spring bulbs before the first frost',
  description: 'Guide: https://example.com/bulbs',
  due: { date: '2090-01-02', time: '15:00' },
  recurrence: 'FREQ=WEEKLY;BYDAY=FR',
  priority: 'urgent',
  labels: ['home', 'errand'],
  reminders: [{ minutes_before: 30 }],
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the detail, ${colorScheme}, wide and on a phone`, async (t) => {
    const { page } = await opened(t, [FULL], { colorScheme })
    await page.getByRole('main').getByRole('checkbox', { name: /Plant/ }).waitFor()
    for (const tab of ['Notes', 'History', 'Past dates']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').getByRole('status').waitFor({ state: 'detached' })
      assert.deepEqual(await violations(page), [], tab)
    }
    const phone = await opened(t, [FULL], { colorScheme, ...PHONE })
    assert.deepEqual(await violations(phone.page), [])
  })
}

for (const locale of ['en-GB', 'de-DE', 'ur-PK']) {
  test(`nothing overflows sideways at 320 pixels, ${locale}`, async (t) => {
    const user = await app.newUser()
    const [id = 0] = await user.seedTasks([
      { ...FULL, title: 'Donaudampfschifffahrtsgesellschaft'.repeat(4) },
    ])
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, locale, ...PHONE })
    await page.locator('[role="dialog"] h3').waitFor()
    const widths = await page.getByRole('dialog', { name: /Donau/ }).evaluate((element) => ({
      page: document.documentElement.scrollWidth,
      sheet: element.scrollWidth,
    }))
    assert.deepEqual(widths, { page: 320, sheet: 320 })
    assert.equal(await page.evaluate(() => document.dir), locale === 'ur-PK' ? 'rtl' : 'ltr')
  })
}
