import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { Browser } from '../../../tests/support/browser.ts'
import { open } from '../../../tests/support/come.ts'
import { startService, type TestService } from '../../../tests/support/service.ts'

/** What GitHub Enterprise Server answers, as its documentation has it; there is no GitHub to be had for tests. */
async function startGitHub(t: TestContext) {
  const challenges = new Map<string, string>()
  const github = {
    issuer: '',
    user: { id: 7, login: 'ada', name: 'Ada Lovelace' } as unknown,
    emails: [
      { email: 'other@example.com', primary: false, verified: true },
      { email: 'Ada@example.com', primary: true, verified: true },
    ],
    orgs: [{ login: 'engines' }],
    teams: [{ slug: 'analysts', organization: { login: 'engines' } }],
    scopes: '',
  }
  const server = createServer(async (request, response) => {
    const url = new URL(String(request.url), github.issuer)
    const answer = (body: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify(body))
    }
    if (url.pathname === '/login/oauth/access_token') {
      let text = ''
      for await (const chunk of request) text += chunk
      const form = new URLSearchParams(text)
      const hash = createHash('sha256')
        .update(String(form.get('code_verifier')))
        .digest('base64url')
      const isRight =
        form.get('client_secret') === 'secret' && challenges.get(String(form.get('code'))) === hash
      // GitHub's refusals have the status 200.
      return answer(
        isRight ? { access_token: 'gho_1', token_type: 'bearer' } : { error: 'bad_verification_code' },
      )
    }
    if (request.headers.authorization !== 'Bearer gho_1')
      return answer({ message: 'Requires authentication' }, 401)
    const known: Record<string, unknown> = {
      '/api/v3/user': github.user,
      '/api/v3/user/emails': github.emails,
      '/api/v3/user/orgs': github.orgs,
      '/api/v3/user/teams': github.teams,
    }
    return url.pathname in known ? answer(known[url.pathname]) : answer({}, 404)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  github.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** The user agrees there. @returns the page that the browser ends at */
  async function come(service: TestService, browser: Browser): Promise<string> {
    const { data } = await browser.post('/sign-in/provider', { provider: 'github' })
    const { pathname, searchParams } = new URL(data.url)
    assert.equal(pathname, '/login/oauth/authorize')
    github.scopes = String(searchParams.get('scope'))
    challenges.set('code', String(searchParams.get('code_challenge')))
    const back = new URL(String(searchParams.get('redirect_uri')))
    back.search = String(new URLSearchParams({ code: 'code', state: String(searchParams.get('state')) }))
    assert.equal(back.origin, service.config.publicUrl)
    return String((await open(browser, back)).headers.location)
  }
  return { github, come }
}

const settingsFor = (issuer: string, options: object = {}) => ({
  OIDC_PROVIDERS: JSON.stringify([
    { preset: 'github', issuer, client_id: 'docket', client_secret: 'secret', ...options },
  ]),
})

test('GitHub signs in who it says the user is, by the id there and the verified primary address', async (t) => {
  const { github, come } = await startGitHub(t)
  const service = await startService(settingsFor(github.issuer))
  t.after(() => service.close())
  const browser = new Browser(service)
  assert.equal(await come(service, browser), '/')
  assert.equal(github.scopes, 'read:user user:email')
  const { user } = (await browser.get('/get-session')).data
  assert.deepEqual([user.email, user.name], ['ada@example.com', 'Ada Lovelace'])
  // A name that is given up there can be taken by somebody else.
  github.user = { id: 8, login: 'ada', name: null }
  assert.equal(await come(service, new Browser(service)), '/sign-in?problem=email_taken&provider=github')
  github.emails = [{ email: 'eve@example.com', primary: true, verified: false }]
  assert.equal(await come(service, new Browser(service)), '/sign-in?problem=email_unverified&provider=github')
  github.user = { login: 'ada' }
  assert.equal(await come(service, new Browser(service)), '/sign-in?problem=invalid&provider=github')
  assert.deepEqual((await browser.post('/sign-out')).data, { success: true })
})

test('organizations and teams of GitHub are groups', async (t) => {
  const { github, come } = await startGitHub(t)
  const groups = { allowed_groups: ['engines'], admin_groups: ['engines/analysts'] }
  const service = await startService(settingsFor(github.issuer, groups))
  t.after(() => service.close())
  assert.equal(await come(service, new Browser(service)), '/')
  assert.match(github.scopes, /\bread:org\b/)
  const { rows } = await service.db.pool.query('SELECT role FROM users')
  assert.deepEqual(rows, [{ role: 'admin' }])
  github.orgs = []
  github.teams = []
  assert.equal(await come(service, new Browser(service)), '/sign-in?problem=not_allowed&provider=github')
})
