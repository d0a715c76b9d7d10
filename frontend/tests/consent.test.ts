import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Client, type OAuthClientProvider, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Page } from 'playwright-core'
import { startReceiver } from '../../backend/tests/support/receiver.ts'
import { PASSWORD } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, screenshot, violations } from './support/page.ts'

/** Giving an AI client access: the official one, which discovers the endpoints by itself, with a user at a browser. */

const { app, browser } = await startBoth()
const receiver = await startReceiver(() => ({ status: 200, body: 'Back at the client.' }))
after(() => receiver.close())

/** What a client stores, and where it wants to send its user. */
class Provider implements OAuthClientProvider {
  readonly redirectUrl = `http://127.0.0.1:${receiver.port}/callback`
  readonly clientMetadata = {
    client_name: 'Assistant <b>of</b> Ada',
    redirect_uris: [this.redirectUrl],
    token_endpoint_auth_method: 'none',
    scope: 'tasks:read tasks:write offline_access',
  }
  #client: Awaited<ReturnType<OAuthClientProvider['clientInformation']>>
  #tokens: Awaited<ReturnType<OAuthClientProvider['tokens']>>
  #verifier = ''
  goTo: URL | undefined

  clientInformation = () => this.#client
  saveClientInformation: NonNullable<OAuthClientProvider['saveClientInformation']> = (client) => {
    this.#client = client as never
  }
  tokens = () => this.#tokens
  saveTokens: OAuthClientProvider['saveTokens'] = (tokens) => {
    this.#tokens = tokens
  }
  redirectToAuthorization = (url: URL) => {
    this.goTo = url
  }
  codeVerifier = () => this.#verifier
  saveCodeVerifier = (verifier: string) => {
    this.#verifier = verifier
  }
}

async function begin(): Promise<{ provider: Provider; connect: () => Promise<Client>; goTo: string }> {
  const provider = new Provider()
  const connect = async () => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(transportOf(provider))
    return client
  }
  await assert.rejects(connect())
  return { provider, connect, goTo: String(provider.goTo) }
}

const transportOf = (authProvider: Provider) =>
  new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { authProvider })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The parameters that the client received last. */
const answerOf = (page: Page) => new URL(page.url()).searchParams

test('a client finds the way, its user signs in and lets it in, and it works with their tasks', async (t) => {
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

test('who does not let it in sends it away', async (t) => {
  const ada = await app.newUser()
  const { goTo } = await begin()
  const page = await openPage(t, browser, { app, user: ada, path: '/today' })
  await page.goto(goTo)
  await press(page, 'Deny')
  await page.getByText('Back at the client.').waitFor()
  assert.equal(answerOf(page).get('error'), 'access_denied')
  assert.equal(answerOf(page).get('code'), null)
})

test('a link that is no request says so', async (t) => {
  const page = await openPage(t, browser, { app, user: await app.newUser(), path: '/consent?request=x' })
  await page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor()
})
