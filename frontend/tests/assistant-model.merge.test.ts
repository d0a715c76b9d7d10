import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { calls, says, startModel } from '../../backend/tests/support/model.ts'
import { fieldOf, messagesOf, openAssistant, panelOf, say } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'
import { row } from './support/rows.ts'

/** The assistant's panel where the browser loses the connection. What a model says is in `features/assistant/model.dom.merge.test.ts`. */

const model = await startModel()
const { app, browser } = await startBoth({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake' })
after(() => model.close())

test('a message whose answer was lost outlives a reload; offline, nothing is queued', async (t) => {
  const user = await app.newUser()
  const viewport = { width: 1440, height: 900 }
  const page = await openPage(t, browser, { app, user, path: '/all', reducedMotion: 'reduce', viewport })
  allowProblems(page, /ERR_|network/i)
  await openAssistant(page)
  model.script(calls(['add_task', { title: 'Buy milk' }]), says('Added it.'))
  // The service does everything, and the page gets no answer.
  let times = 0
  await page.route('**/chat', async (route) => {
    times += 1
    if (times > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await say(page, 'Add milk')
  const lost = panelOf(page).getByText(/^The connection was lost/)
  await lost.waitFor()
  await page.reload()
  await lost.waitFor()
  await panelOf(page).getByRole('button', { name: 'Try again' }).click()
  await messagesOf(page).getByText('Added it.').waitFor()
  await row(page, 'Buy milk').first().waitFor()
  assert.equal(await row(page, 'Buy milk').count(), 1)
  await lost.waitFor({ state: 'detached' })

  await page.context().setOffline(true)
  const offline = panelOf(page).getByText(/^You are offline. The assistant needs a connection/)
  await offline.waitFor()
  await fieldOf(page).fill('Add bread')
  await fieldOf(page).press('Enter')
  assert.equal(await fieldOf(page).inputValue(), 'Add bread')
  await page.context().setOffline(false)
  await offline.waitFor({ state: 'detached' })
  model.script(says('Online.'))
  await fieldOf(page).press('Enter')
  await messagesOf(page).getByText('Online.').waitFor()
})
