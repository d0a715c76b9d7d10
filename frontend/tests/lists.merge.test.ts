import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { openPage, openWindow } from './support/page.ts'
import { row, shows } from './support/rows.ts'

/** A list in several windows. What one does to it by mouse and keyboard is in `features/tasks/*.dom.test.ts`. */

const { app, browser } = await startBoth()

test('two windows of one browser, and another browser, stay in sync', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['One', 'Two', 'Three'])
  const page = await openPage(t, browser, { app, user, path: '/all' })
  const second = await openWindow(t, page, '/all')
  const elsewhere = await openPage(t, browser, { app, user, path: '/all' })
  const pages = [page, second, elsewhere]
  for (const each of pages) await shows(each, 'One', 'Two', 'Three')
  await row(page, 'Two').getByRole('checkbox').click()
  for (const each of pages) await shows(each, 'One', 'Three')
  await second.keyboard.press('End')
  await second.keyboard.press('Alt+ArrowUp')
  for (const each of pages) await shows(each, 'Three', 'One')
  await row(elsewhere, 'One').focus()
  await elsewhere.keyboard.press('e')
  await elsewhere.getByRole('textbox', { name: 'Title' }).fill('Uno')
  await elsewhere.keyboard.press('Enter')
  for (const each of pages) await shows(each, 'Three', 'Uno')
})
