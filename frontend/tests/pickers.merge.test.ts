import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { DESKTOP } from './support/devices.ts'
import { openPage, typeThenEnterAtOnce } from './support/page.ts'
import { reachesTask } from './support/stored.ts'

/** The pickers as far as a browser decides. The rest is in `frontend/src/features/pickers/`. */

const { app, browser } = await startBoth()

test('a picker acts on the latest text, however soon Enter follows', async (t) => {
  const user = await app.newUser()
  await user.seedTasks(['Task'])
  const names = ['Garage', 'Garden']
  const projects = await user.seed(
    names.map((name) => ({ method: 'POST', path: '/projects', body: { name } })),
  )
  await user.seed(names.map((name) => ({ method: 'POST', path: '/labels', body: { name } })))
  const page = await openPage(t, browser, { app, user, path: '/all?task=1', ...DESKTOP })
  await page.getByRole('link', { name: 'Garden' }).nth(1).waitFor()
  for (const property of ['Project', 'Labels']) {
    await page.getByRole('button', { name: new RegExp(`^${property}:`) }).press('Enter')
    const picker = page.getByRole('dialog', { name: property })
    // Keys pressed before that would be lost.
    await picker.locator(':focus').waitFor()
    await page.keyboard.type('gar')
    await picker.getByRole('option', { name: 'Garage' }).and(page.locator('[data-highlighted]')).waitFor()
    await typeThenEnterAtOnce(page, 'd')
  }
  const garden = projects[1]?.id
  await reachesTask(user, 1, ({ project_id, labels }) => project_id === garden && labels.join() === 'Garden')
})
