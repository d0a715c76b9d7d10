import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Page } from 'playwright-core'
import { OAuthProvider } from '../../backend/tests/support/mcp/oauth.ts'
import { startReceiver } from '../../backend/tests/support/receiver.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'

/** Giving an AI client access: the official one, which discovers the endpoints by itself, with a user at a browser. */

const { app, browser } = await startBoth()
const receiver = await startReceiver(() => ({ status: 200, body: 'Back at the client.' }))
after(() => receiver.close())

async function begin(): Promise<{ provider: OAuthProvider; connect: () => Promise<Client>; goTo: string }> {
  const provider = new OAuthProvider(`http://127.0.0.1:${receiver.port}/callback`, {
    client_name: 'Assistant <b>of</b> Ada',
    scope: 'tasks:read tasks:write',
  })
  const connect = async () => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(transportOf(provider))
    return client
  }
  await assert.rejects(connect())
  return { provider, connect, goTo: String(provider.goTo) }
}

const transportOf = (authProvider: OAuthProvider) =>
  new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { authProvider })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The parameters that the client received last. */
const answerOf = (page: Page) => new URL(page.url()).searchParams

test('a client is found, its user signs in and consents, and it works with their tasks', async (t) => {
  const ada = await app.newUser()
  const { provider, connect, goTo } = await begin()
  // Reduced motion, so that no colour is checked in the middle of a transition.
  const page = await openPage(t, browser, { app, path: '/sign-in', reducedMotion: 'reduce' })
  allowProblems(page, /status of 4/)
  await page.goto(goTo)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByRole('heading', { level: 1, name: 'Allow this client?' }).waitFor()
  await page.getByText('Assistant <b>of</b> Ada').waitFor()
  await page.getByText(`127.0.0.1:${receiver.port}`).waitFor()
  await page.getByText('Tasks and notes').waitFor()
  assert.equal(await page.getByText('Webhooks').count(), 0)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await violations(page), [])
    await screenshot(page, `consent-${colorScheme}`)
  }
  await page.getByRole('combobox', { name: 'How much it may change', exact: true }).click()
  await page.getByRole('option', { name: 'At most 10 changes an hour' }).click()
  await press(page, 'Allow')
  await page.getByText('Back at the client.').waitFor()

  await transportOf(provider).finishAuth(answerOf(page))
  const client = await connect()
  try {
    const answer = await client.callTool({ name: 'add_task', arguments: { title: 'By the assistant' } })
    assert.equal(answer.isError, undefined)
  } finally {
    await client.close()
  }
  const { data } = await ada.docket.api.GET('/api/{user_id}/tasks', { params: { path: { user_id: 'me' } } })
  assert.deepEqual(
    data?.tasks.map(({ title }) => title),
    ['By the assistant'],
  )

  const name = 'Assistant <b>of</b> Ada'
  await page.goto(`/all?task=${data?.tasks[0]?.id}`)
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('tabpanel').getByText(name).waitFor()
  await page.goto('/settings/clients')
  await page.getByText(`${app.url}/mcp`).waitFor()
  await page.getByRole('button', { name: `Disconnect ${name}` }).waitFor()
  await page.getByText('At most 10 changes an hour').waitFor()
  assert.deepEqual(await violations(page), [])
  await screenshot(page, 'clients')
  await press(page, `Limits of ${name}`)
  await page.getByRole('checkbox', { name: 'Ask me before it removes anything' }).check()
  assert.deepEqual(await violations(page), [])
  await screenshot(page, 'client-limits')
  await press(page, 'Save')
  await page.getByText('At most 10 changes an hour · asks before it removes anything').waitFor()
  await press(page, `Disconnect ${name}`)
  await page.getByText('No clients connected').waitFor()
  await assert.rejects(connect(), 'it is out at once')
})

test('declining consent sends the client away', async (t) => {
  const ada = await app.newUser()
  const { goTo } = await begin()
  const page = await openPage(t, browser, { app, user: ada, path: '/today' })
  await page.goto(goTo)
  await press(page, 'Deny')
  await page.getByText('Back at the client.').waitFor()
  assert.equal(answerOf(page).get('error'), 'access_denied')
  assert.equal(answerOf(page).get('code'), null)
})

test('consenting again shows the earlier limits, and takes one click', async (t) => {
  const ada = await app.newUser()
  const { goTo } = await begin()
  const page = await openPage(t, browser, { app, user: ada, path: '/today', reducedMotion: 'reduce' })
  const first = new URL(goTo)
  first.searchParams.set('scope', 'tasks:read')
  await page.goto(`${first}`)
  await page.getByText('It stays connected until you disconnect it').waitFor()
  assert.equal(await page.getByText('You allowed this client before').count(), 0)
  await page.getByRole('combobox', { name: 'How much it may change', exact: true }).click()
  await page.getByRole('option', { name: 'At most 10 changes an hour' }).click()
  await press(page, 'Allow')
  await page.getByText('Back at the client.').waitFor()

  const other = await startReceiver(() => ({ status: 200, body: 'Back at another port.' }))
  t.after(() => other.close())
  const elsewhere = new URL(goTo)
  elsewhere.searchParams.set('redirect_uri', `http://127.0.0.1:${other.port}/callback`)
  await page.goto(`${elsewhere}`)
  await page.getByText('It now asks for more than you allowed then.').waitFor()
  elsewhere.searchParams.set('scope', 'tasks:read')
  await page.goto(`${elsewhere}`)
  for (const [language, said] of [
    ['de', 'Du hast diesen Client schon zugelassen'],
    ['ur', 'آپ اس کلائنٹ کو پہلے اجازت دے چکے ہیں'],
    ['en', 'You allowed this client before'],
  ] as const) {
    await page.evaluate((chosen) => localStorage.setItem('docket.language', chosen), language)
    await page.reload()
    await page.getByText(said).waitFor()
    for (const width of [360, 1100]) {
      await page.setViewportSize({ width, height: 900 })
      assert.deepEqual(await violations(page), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= width, `${language} at ${width}: ${wide}`)
      await screenshot(page, `consent-again-${language}-${width}`)
    }
  }
  await page.getByText('At most 10 changes an hour').waitFor()
  await press(page, 'Allow')
  await page.getByText('Back at another port.').waitFor()
  assert.notEqual(answerOf(page).get('code'), null)
  const { data } = await ada.docket.api.GET('/api/{user_id}/clients', { params: { path: { user_id: 'me' } } })
  assert.deepEqual(
    data?.clients.map(({ writes_per_hour }) => writes_per_hour),
    [10],
  )
})

test('a request that was tampered with says so', async (t) => {
  const { goTo } = await begin()
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/today' })
  allowProblems(page, /status of 400/)
  await page.goto(goTo)
  const signed = Buffer.from(String(answerOf(page).get('request')), 'base64url').toString()
  const changed = Buffer.from(signed.replace('tasks%3Awrite', 'labels%3Awrite')).toString('base64url')
  await page.goto(`/consent?request=${changed}`)
  await press(page, 'Allow')
  await page.getByText('This request for access was changed on its way').waitFor()
})

test('an invalid consent link says so', async (t) => {
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/consent?request=x' })
  await page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor()
})
