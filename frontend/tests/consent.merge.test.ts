import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startReceiver } from '../../backend/tests/support/receiver.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { beginAccess, CLIENT_NAME } from './support/mcp-client.ts'
import { allowProblems, openPage } from './support/page.ts'
import { stored } from './support/stored.ts'

/** Giving an AI client access, with a user at a browser that comes from the client and goes back to it. */

const { app, browser } = await startBoth()
const receiver = await startReceiver(() => ({ status: 200, body: 'Back at the client.' }))
after(() => receiver.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a client is found, its user signs in and consents, and it works with their tasks until it is disconnected', async (t) => {
  const ada = await app.newUser()
  const { goTo, finish, connect } = await beginAccess(app, `http://127.0.0.1:${receiver.port}/callback`)
  const page = await openPage(t, browser, { app, path: '' })
  allowProblems(page, /status of 4/)
  await page.goto(goTo)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByRole('heading', { level: 1, name: 'Allow this client?' }).waitFor()
  await page.getByText(CLIENT_NAME).waitFor()
  await page.getByText(`127.0.0.1:${receiver.port}`).waitFor()
  await page.getByText('Tasks and notes').waitFor()
  assert.equal(await page.getByText('Webhooks').count(), 0)
  await page.getByRole('combobox', { name: 'How much it may change', exact: true }).click()
  await page.getByRole('option', { name: 'At most 10 changes an hour' }).click()
  await press(page, 'Allow')
  await page.getByText('Back at the client.').waitFor()

  await finish(new URL(page.url()).searchParams)
  const client = await connect()
  try {
    const answer = await client.callTool({ name: 'add_task', arguments: { title: 'By the assistant' } })
    assert.equal(answer.isError, undefined)
  } finally {
    await client.close()
  }
  const tasks = await stored(ada)
  assert.deepEqual(
    tasks.map(({ title }) => title),
    ['By the assistant'],
  )

  await page.goto(`/all?task=${tasks[0]?.id}`)
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('tabpanel').getByText(CLIENT_NAME).waitFor()
  await page.goto('/settings/clients')
  await page.getByText(`${app.url}/mcp`).waitFor()
  await page.getByText('At most 10 changes an hour').waitFor()
  await press(page, `Limits of ${CLIENT_NAME}`)
  await page.getByRole('checkbox', { name: 'Ask me before it removes anything' }).check()
  await press(page, 'Save')
  await page.getByText('At most 10 changes an hour · asks before it removes anything').waitFor()
  await press(page, `Disconnect ${CLIENT_NAME}`)
  await page.getByText('No clients connected').waitFor()
  await assert.rejects(connect(), 'it is out at once')
})
