import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, typeThenEnterAtOnce, violations } from './support/page.ts'

const { app, browser } = await startBoth()

/** Milliseconds between two polls, and the most polls. */
const PAUSE = 100
const MOST_TRIES = 1_800

async function served(user: User, id: number) {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
    params: { path: { user_id: 'me', task_id: id } },
  })
  assert.ok(data)
  return data
}

/** Resolves when the service's copy of the task meets the condition. */
async function until(user: User, id: number, isSo: (task: Awaited<ReturnType<typeof served>>) => boolean) {
  for (let tries = 0; !isSo(await served(user, id)); tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`It stays ${JSON.stringify(await served(user, id))}.`)
    await setTimeout(PAUSE)
  }
}

/** How often the task was written, including its creation. */
async function timesWritten(user: User, id: number): Promise<number | undefined> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
    params: { path: { user_id: 'me', task_id: id } },
  })
  return data?.count
}

/** Creates a task and opens its detail. */
async function opened(t: TestContext, task: { title: string; [field: string]: unknown }) {
  const user = await app.newUser()
  const [id = 0] = await user.seedTasks([task])
  const viewport = { width: 1280, height: 900 }
  const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, viewport })
  return { user, id, page }
}

/** Opens the picker of a property by the keyboard. */
async function pick(page: Page, property: string) {
  await page.getByRole('button', { name: new RegExp(`^${property}:`) }).press('Enter')
  const picker = page.getByRole('dialog', { name: property })
  // Keys pressed before that would be lost.
  await picker.locator(':focus').waitFor()
  return picker
}

test('a day is chosen in the calendar by keyboard alone', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task', due: { date: '2030-01-31', time: '09:00' } })
  const picker = await pick(page, 'Due date')
  const grid = picker.getByRole('grid', { name: 'January 2030' })
  assert.equal(await grid.getByRole('gridcell', { selected: true }).textContent(), '31')
  const day = (name: string) => picker.getByRole('button', { name, exact: true })
  await day('Thursday 31 January 2030').or(day('Thursday, 31 January 2030')).press('ArrowRight')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await picker.getByRole('grid', { name: 'February 2030' }).waitFor()
  await page.keyboard.press('Enter')
  await picker.waitFor({ state: 'detached' })
  await until(user, id, ({ due }) => due?.date === '2030-02-18' && due.time === '09:00')
})

test('a date is typed in natural language', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task' })
  const picker = await pick(page, 'Due date')
  await page.keyboard.type('24 December 2031 at 3pm')
  await picker.getByText('24 Dec 2031, 15:00').waitFor()
  await page.keyboard.press('Enter')
  await until(user, id, ({ due }) => due?.date === '2031-12-24' && due.time === '15:00')
})

test('Enter accepts a typed date before it has been parsed', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task' })
  await pick(page, 'Due date')
  await page.keyboard.type('24 December 2031')
  await page.keyboard.press('Enter')
  await until(user, id, ({ due }) => due?.date === '2031-12-24')
})

test('a time and its zone are saved when the picker closes, as one change', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task', due: { date: '2030-01-31' } })
  const picker = await pick(page, 'Due date')
  await picker.getByLabel('Time', { exact: true }).fill('18:30')
  await picker.getByRole('combobox', { name: 'Time zone' }).click()
  await page.getByRole('option', { name: 'Asia/Karachi' }).click()
  await page.keyboard.press('Escape')
  await until(user, id, ({ due }) => due?.time === '18:30' && due.time_zone === 'Asia/Karachi')
  assert.equal(await timesWritten(user, id), 2)
  await page.getByRole('button', { name: /^Due date: .*18:30 \(Karachi\)/ }).waitFor()
  await (await pick(page, 'Due date')).getByRole('button', { name: 'No date' }).click()
  await until(user, id, ({ due }) => due === null)
})

test('a rule is built part by part, with a preview of its dates', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task', due: { date: '2030-01-31' } })
  const picker = await pick(page, 'Repeat')
  await picker.getByRole('button', { name: 'Custom…' }).click()
  await picker.getByLabel('Every').fill('2')
  await picker.getByRole('combobox', { name: 'Unit' }).click()
  await page.getByRole('option', { name: 'months' }).click()
  await picker.getByRole('combobox', { name: 'On' }).click()
  await page.getByRole('option', { name: 'on the last day' }).click()
  await picker.getByRole('combobox', { name: 'Ends' }).click()
  await page.getByRole('option', { name: 'After a number of times' }).click()
  await picker.getByLabel('How many times').fill('3')
  const dates = picker.getByRole('list')
  await dates.getByText('Then it ends.').waitFor()
  const texts = await dates.getByRole('listitem').allTextContents()
  // Browsers differ in whether there is a comma.
  assert.deepEqual(
    texts.slice(0, 3).map((text) => text.replace(',', '')),
    ['Thu 31 Jan 2030', 'Sun 31 Mar 2030', 'Fri 31 May 2030'],
  )
  await picker.getByRole('button', { name: 'Done' }).click()
  await until(user, id, ({ recurrence }) => recurrence === 'FREQ=MONTHLY;COUNT=3;INTERVAL=2;BYMONTHDAY=-1')
  await page.getByRole('button', { name: 'Repeat: Every 2 months on the last day, 3 times' }).waitFor()
})

test('the editor shows why the service refuses a rule', async (t) => {
  const { page } = await opened(t, { title: 'Task', due: { date: '2030-01-31' } })
  allowProblems(page, /status of 422 .*recurrence\/preview/)
  const picker = await pick(page, 'Repeat')
  await picker.getByRole('button', { name: 'Custom…' }).click()
  await picker.getByLabel('Every').fill('1001')
  await picker.getByText('INTERVAL must be a whole number from 1 to 1000.').waitFor()
})

test('a rule that the editor does not support is shown and left unchanged', async (t) => {
  const rule = 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1'
  const { page } = await opened(t, { title: 'Task', due: { date: '2030-01-29' }, recurrence: rule })
  const picker = await pick(page, 'Repeat')
  await picker.getByText(rule).waitFor()
  await picker.getByText(/^Tue,? 26 Feb 2030$/).waitFor()
})

test('a series for a task without a date begins today', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task' })
  await (await pick(page, 'Repeat')).getByRole('button', { name: 'Every day', exact: true }).click()
  await until(user, id, ({ due, recurrence }) => due !== null && recurrence === 'FREQ=DAILY')
})

test('priority, project and labels are found by typing, or created', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task' })
  await pick(page, 'Priority')
  await page.keyboard.type('hi')
  await page.keyboard.press('Enter')
  await until(user, id, ({ priority }) => priority === 'high')
  await pick(page, 'Project')
  await page.keyboard.type('Garden')
  await page.getByRole('option', { name: 'Add “Garden”' }).waitFor()
  await page.keyboard.press('Enter')
  await until(user, id, ({ project_id }) => project_id !== null)
  const labels = await pick(page, 'Labels')
  for (const name of ['home', 'errand']) {
    await page.keyboard.type(name)
    await page.getByRole('option', { name: `Add “${name}”` }).waitFor()
    await page.keyboard.press('Enter')
    await labels.getByRole('option', { name, selected: true }).waitFor()
  }
  await page.keyboard.press('Escape')
  await until(user, id, (task) => task.labels.join() === 'home,errand')
  await page.getByRole('button', { name: /^Labels: home ?errand$/ }).waitFor()
})

test('a picker acts on the latest text, however soon Enter follows', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task' })
  const names = ['Garage', 'Garden']
  const projects = await user.seed(
    names.map((name) => ({ method: 'POST', path: '/projects', body: { name } })),
  )
  await user.seed(names.map((name) => ({ method: 'POST', path: '/labels', body: { name } })))
  await page.getByRole('link', { name: 'Garden' }).nth(1).waitFor()
  for (const property of ['Project', 'Labels']) {
    const picker = await pick(page, property)
    await page.keyboard.type('gar')
    await picker.getByRole('option', { name: 'Garage' }).and(page.locator('[data-highlighted]')).waitFor()
    await typeThenEnterAtOnce(page, 'd')
  }
  const garden = projects[1]?.id
  await until(user, id, ({ project_id, labels }) => project_id === garden && labels.join() === 'Garden')
})

test('blockers that would form a cycle are not offered', async (t) => {
  const user = await app.newUser()
  const [first = 0] = await user.seedTasks(['First'])
  const [second = 0] = await user.seedTasks([{ title: 'Second', blocked_by: [first] }])
  await user.seedTasks([{ title: 'Third', blocked_by: [second] }, { title: 'Other' }])
  const page = await openPage(t, browser, { app, user, path: `/all?task=${first}` })
  const picker = await pick(page, 'Blocked by')
  await picker.getByRole('option').first().waitFor()
  assert.deepEqual(await picker.getByRole('option').allTextContents(), ['Other'])
  await picker.getByRole('option', { name: 'Other' }).click()
  await until(user, first, ({ blocked_by }) => blocked_by.length === 1)
})

test('reminders are chosen together and saved when the picker closes', async (t) => {
  const { page, user, id } = await opened(t, { title: 'Task', due: { date: '2030-01-31', time: '15:00' } })
  const picker = await pick(page, 'Reminders')
  await picker.getByRole('checkbox', { name: '30 minutes before' }).click()
  await picker.getByLabel('Date').fill('2030-01-30')
  await picker.getByLabel('Time').fill('08:00')
  await picker.getByRole('button', { name: 'Add reminder' }).click()
  await page.keyboard.press('Escape')
  await until(user, id, ({ reminders }) => reminders.length === 2)
  assert.equal(await timesWritten(user, id), 2)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any picker, ${colorScheme}`, async (t) => {
    const user = await app.newUser()
    const due = { date: '2030-01-31', time: '15:00' }
    const [id = 0] = await user.seedTasks([{ title: 'Task', due, labels: ['home'] }, { title: 'Other' }])
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, colorScheme })
    const properties = ['Due date', 'Repeat', 'Reminders', 'Priority', 'Project', 'Labels', 'Blocked by']
    for (const property of properties) {
      const picker = await pick(page, property)
      await picker.waitFor()
      if (property === 'Repeat') await picker.getByRole('button', { name: 'Custom…' }).click()
      assert.deepEqual(await violations(page), [], property)
      await page.keyboard.press('Escape')
      await picker.waitFor({ state: 'detached' })
    }
  })
}
