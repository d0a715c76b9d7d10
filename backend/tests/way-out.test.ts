import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, before, describe, test } from 'node:test'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { AUTH_ENDPOINTS } from '../src/accounts/schemas.ts'
import { asksForProof } from '../src/core/guard.ts'
import { UNASKED_SCOPES } from '../src/core/scopes.ts'
import { endExpired } from '../src/keys/crud.ts'
import { Browser, signedIn } from './support/browser.ts'
import { letIn } from './support/let-in.ts'
import { connectClient, decide, open, register, requestOf } from './support/mcp/oauth.ts'
import { calls, type FakeModel, says, startModel } from './support/model.ts'
import { startTestNotifier, type TestNotifier } from './support/notifier.ts'
import { assertProblem } from './support/problem.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** One way out: what sends data out of a workspace is declared as such, and what follows from that. */

type Routes = Record<string, FastifyContextConfig>

/** The routes of the service that `start` starts, with what they declare. */
async function withConfigs<Result>(start: () => Promise<Result>): Promise<[Result, Routes]> {
  const routes: Routes = {}
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url, config = {} }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes[`${each} ${url}`] = config
    })
  }
  subscribe('fastify.initialization', watch)
  try {
    return [await start(), routes]
  } finally {
    unsubscribe('fastify.initialization', watch)
  }
}

const model: FakeModel = await startModel()
const [service, routes] = await withConfigs<TestService>(() =>
  startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake' }),
)
let notifier: TestNotifier

before(() => {
  notifier = startTestNotifier(service)
})
after(async () => {
  await notifier.close()
  await service.close()
  await model.close()
})

const NTFY = { kind: 'ntfy', name: 'Mine', url: 'https://ntfy.example.com/stolen' }
const HOOK = { url: 'https://hooks.example.com/', events: ['task.*'] }
const where = (choose: (config: FastifyContextConfig) => boolean) =>
  Object.entries(routes)
    .filter(([, config]) => choose(config))
    .map(([route]) => route.replace('/api/:user_id', ''))
    .sort()

describe('the property', () => {
  test('is declared by these routes, and asks for a proof but where nothing lasts', () => {
    const asking = where((config) => config.sendsOut === true && asksForProof(config))
    assert.deepEqual(asking, [
      'PATCH /links/:link_id',
      'PATCH /webhooks/:webhook_id',
      'POST /channels',
      'POST /invitations',
      'POST /links',
      'POST /webhooks',
      'PUT /clients/:client_id/limits',
    ])
    assert.deepEqual(
      where((config) => config.sendsOut === true && !asksForProof(config)),
      [
        'PATCH /channels/:channel_id',
        'PATCH /preferences',
        'POST /channels/:channel_id/test',
        'POST /projects/:project_id/transfer',
        'POST /tasks/:task_id/transfer',
        'POST /webhooks/:webhook_id/deliveries/:delivery_id/replay',
        'POST /webhooks/:webhook_id/test',
      ],
    )
  })

  test('no scope that is given unasked opens such a route, except to move what one may write on both sides', () => {
    const unasked: ReadonlySet<unknown> = new Set(UNASKED_SCOPES)
    assert.deepEqual(
      where(({ sendsOut, scope }) => sendsOut === true && unasked.has(scope)),
      ['POST /projects/:project_id/transfer', 'POST /tasks/:task_id/transfer'],
    )
  })

  test('what asks for a proof is no part of a batch', async () => {
    const ada = await service.newUser()
    const { key } = (await ada.call('POST', '/keys', { name: 'K', scopes: ['channels:write'] })).data
    const operations = [{ method: 'POST', path: '/channels', body: NTFY }]
    const headers = { authorization: `Bearer ${key}` }
    assertProblem(await ada.call('POST', '/batch', { operations }, headers), 422, 'VALIDATION_ERROR')
  })
})

describe('a fresh proof', () => {
  test('is asked of an older session for all that sends data out, and for nothing that only ends it', async () => {
    const email = 'stolen@example.com'
    const browser = await signedIn(service, email)
    const token = await browser.token()
    const headers = { authorization: `Bearer ${token}` }
    const ask = (method: string, path: string, payload?: object) =>
      service.inject({
        method: method as 'GET',
        url: `/api/me${path}`,
        headers,
        ...(payload === undefined ? {} : { payload }),
      })
    const { data: project } = await ask('POST', '/projects', { name: 'P' })
    const { data: link } = await ask('POST', '/links', { project_id: project.id })
    const { data: webhook } = await ask('POST', '/webhooks', HOOK)
    const { data: channel } = await ask('POST', '/channels', NTFY)
    const { data: client } = await register(service)
    await service.db.pool.query(
      `UPDATE sessions SET created_at = created_at - interval '1 hour'
       WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email],
    )
    for (const [method, path, body] of [
      ['POST', '/links', { project_id: project.id }],
      ['PATCH', `/links/${link.id}`, { shows: { notes: true } }],
      ['POST', '/webhooks', HOOK],
      ['PATCH', `/webhooks/${webhook.id}`, { url: 'https://elsewhere.example.com/' }],
      ['POST', `/webhooks/${webhook.id}/rotate-secret`, undefined],
      ['POST', '/channels', NTFY],
      ['POST', '/channels', { ...NTFY, kind: 'webhook' }],
      ['POST', '/channels?dry_run=true', NTFY],
      ['POST', '/invitations', { role: 'viewer' }],
      ['PUT', `/clients/${client.client_id}/limits`, {}],
    ] as const)
      assertProblem(await ask(method, path, body), 403, 'FRESH_PROOF_REQUIRED')
    for (const [method, path, body] of [
      ['POST', '/channels', { kind: 'email', name: 'Me' }],
      ['PATCH', `/channels/${channel.id}`, { active: false }],
      ['PATCH', `/webhooks/${webhook.id}`, { active: false }],
      ['DELETE', `/links/${link.id}`, undefined],
      ['DELETE', `/webhooks/${webhook.id}`, undefined],
      ['DELETE', `/channels/${channel.id}`, undefined],
    ] as const) {
      const answer = await ask(method, path, body)
      assert.ok(answer.statusCode < 300, `${method} ${path}: ${answer.payload}`)
    }
  })

  test('is asked to let a client in, and not to refuse it', async () => {
    const browser = await signedIn(service, 'consenting@example.com')
    const { data } = await register(service)
    const page = await open(service, requestOf(service, data.client_id, 'tasks:read'), browser)
    await service.db.pool.query(
      "UPDATE sessions SET created_at = created_at - interval '1 hour' WHERE user_id = (SELECT id FROM users WHERE email = 'consenting@example.com')",
    )
    assertProblem(await decide(service, page, browser, { accept: true }), 403, 'FRESH_PROOF_REQUIRED')
    assert.equal((await decide(service, page, browser, { accept: false })).statusCode, 200)
  })

  test('these endpoints of accounts ask for one', () => {
    assert.deepEqual(
      AUTH_ENDPOINTS.flatMap(({ path, proof }) => (proof === undefined ? [] : [path])).sort(),
      [
        '/change-email',
        '/ldap/link',
        '/oauth2/consent',
        '/passkey/delete-passkey',
        '/passkey/generate-register-options',
        '/passkey/verify-registration',
        '/providers/link',
        '/providers/unlink',
        '/two-factor/disable',
        '/two-factor/enable',
        '/two-factor/generate-backup-codes',
      ],
    )
  })
})

describe('the assistant, told by what it reads', () => {
  const rows = async (table: string, { id }: TestUser) =>
    (await service.db.pool.query(`SELECT FROM ${table} WHERE user_id = $1`, [id])).rowCount

  for (const [what, operation] of Object.entries({
    'a channel elsewhere': { method: 'POST', path: '/channels', body: NTFY },
    'a channel that is a webhook': { method: 'POST', path: '/channels', body: { ...NTFY, kind: 'webhook' } },
    'a webhook': { method: 'POST', path: '/webhooks', body: HOOK },
    'a public link': { method: 'POST', path: '/links', body: { project_id: 1 } },
    'what the user is told': { method: 'PATCH', path: '/preferences', body: { notify: { comment: true } } },
    'a batch in the batch': {
      method: 'POST',
      path: '/batch',
      body: { operations: [{ method: 'POST', path: '/channels', body: NTFY }] },
    },
  })) {
    for (const more of [{}, { dry_run: true }, { mode: 'each' }]) {
      test(`makes and changes nothing of it: ${what} ${JSON.stringify(more)}`, async () => {
        const ada = await service.newUser()
        await ada.call('POST', '/projects', { name: 'P' })
        model.script(calls(['batch', { operations: [operation], ...more }]), says('Done.'))
        const { data } = await ada.call('POST', '/chat', { message: 'What is on my list?' })
        const [call] = data.tool_calls
        // Each on its own, the batch itself is done.
        if (call.status !== 'refused') assert.equal(call.change_count, 0)
        assert.equal(await rows('channels', ada), 0)
        assert.equal(await rows('webhooks', ada), 0)
        assert.equal((await ada.call('GET', '/links')).data.count, 0)
        assert.equal((await ada.call('GET', '/preferences')).data.notify, undefined)
      })
    }
  }

  test('does not bring back by undo what its user has ended', async () => {
    const ada = await service.newUser()
    const { data: channel } = await ada.call('POST', '/channels', NTFY)
    const { data: off } = await ada.call('PATCH', `/channels/${channel.id}`, { active: false })
    model.script(calls(['undo', { revision: off.revision }]), says('Done.'))
    const { data } = await ada.call('POST', '/chat', { message: 'Undo that' })
    const [call] = data.tool_calls
    assert.equal(call.status, 'refused')
    assert.equal((await ada.call('GET', `/channels/${channel.id}`)).data.active, false)
  })
})

describe('an AI client', () => {
  test('that names no scopes gets none that send data out, and is told of none', async () => {
    const browser = await signedIn(service, 'unnamed@example.com')
    const registered = await register(service)
    const request = requestOf(service, registered.data.client_id, '')
    request.query.delete('scope')
    const page = await open(service, request, browser)
    const query = Buffer.from(
      String(new URL(page, 'http://localhost').searchParams.get('request')),
      'base64url',
    ).toString()
    for (const scope of ['channels:write', 'preferences:write', 'webhooks:manage']) {
      assert.ok(!String(registered.data.scope).includes(scope), scope)
      assert.ok(!(new URLSearchParams(query).get('scope') ?? '').includes(scope), scope)
    }
    for (const url of [
      '/.well-known/oauth-authorization-server',
      '/.well-known/oauth-protected-resource/mcp',
      '/.well-known/oauth-protected-resource/api',
    ]) {
      const { data } = await service.inject({ url })
      assert.ok(data.scopes_supported.includes('tasks:write'))
      assert.ok(!data.scopes_supported.includes('channels:write'), url)
    }
  })

  test('that asks for channels by name, and is let in, has them', async () => {
    const browser = await signedIn(service, 'named@example.com')
    const { data } = await register(service, {
      client_name: 'Bell',
      redirect_uris: ['http://127.0.0.1:33418/callback'],
      token_endpoint_auth_method: 'none',
      scope: 'channels:write',
    })
    const page = await open(service, requestOf(service, data.client_id, 'channels:write'), browser)
    assert.match(page, /^\/consent\?request=/)
  })

  for (const [how, end] of Object.entries({
    'its user disconnects it': async (user: TestUser, { grantId }: { grantId: string }) => {
      await service.db.pool.query('DELETE FROM oauth_consents WHERE user_id = $1 AND id = $2', [
        user.id,
        grantId,
      ])
    },
  })) {
    test(`takes the channels along that it made, when ${how}`, async () => {
      const ada = await service.newUser()
      const client = await letIn(service, ada, { scopes: ['channels:read', 'channels:write', 'tasks:write'] })
      const as = { authorization: `Bearer ${client.token}` }
      assert.equal((await ada.call('POST', '/channels', NTFY, as)).statusCode, 201)
      const { data: own } = await ada.call('POST', '/channels', { ...NTFY, name: 'Own' })
      await end(ada, client)
      await notifier.look()
      const { data } = await ada.call('GET', '/channels')
      assert.deepEqual(
        data.channels.map(({ id }: { id: number }) => id),
        [own.id],
      )
      await ada.call('POST', '/tasks', { title: 'T', due: { at: '2020-01-01T10:00:00Z' } })
      assert.deepEqual(notifier.warnings, [])
    })
  }

  test('is undone with all that it did, whatever became of its channels; what stays is told', async () => {
    const ada = await service.newUser()
    const scopes = ['channels:read', 'channels:write', 'tasks:read', 'tasks:write']
    const client = await letIn(service, ada, { scopes })
    const as = { authorization: `Bearer ${client.token}` }
    const { data: own } = await ada.call('POST', '/channels', { ...NTFY, name: 'Own' })
    const { data: gone } = await ada.call('POST', '/channels', { ...NTFY, name: 'Gone' })
    const since = gone.revision
    const { data: made } = await ada.call('POST', '/channels', NTFY, as)
    const { data: brief } = await ada.call('POST', '/channels', { ...NTFY, name: 'Brief' }, as)
    await ada.call('POST', '/tasks', { title: 'Spam' }, as)
    await ada.call('PATCH', `/channels/${own.id}`, { active: false }, as)
    await ada.call('PATCH', `/channels/${brief.id}`, { name: 'Briefer' }, as)
    await ada.call('DELETE', `/channels/${brief.id}`, undefined, as)
    const deleted = await ada.call('DELETE', `/channels/${gone.id}`, undefined, as)
    assert.equal(deleted.statusCode, 204)
    // Its user switches the way out off before anything else.
    await ada.call('PATCH', `/channels/${made.id}`, { active: false })
    const undone = await ada.call('POST', '/undo', { since, by: client.clientId })
    assert.equal(undone.statusCode, 200, undone.payload)
    const { data } = await ada.call('GET', '/channels')
    assert.deepEqual(
      data.channels.map(({ name, active }: { name: string; active: boolean }) => [name, active]),
      [['Own', true]],
    )
    assert.equal((await ada.call('GET', '/tasks')).data.count, 0)
    assert.deepEqual(
      undone.data.left.map(({ resource, resource_id }: Record<string, string>) => [resource, resource_id]),
      [
        ['channel', String(gone.id)],
        ['channel', String(brief.id)],
      ],
    )
    // By itself, it says that it cannot be undone.
    const revision = undone.data.left[0].revision
    assertProblem(await ada.call('POST', '/undo', { revision }), 409, 'CONFLICT')
  })

  test('cannot be let into a shared workspace by an old session', async () => {
    const browser = new Browser(service)
    await signedIn(service, 'letting@example.com')
    await browser.signIn('letting@example.com')
    const { clientId } = await connectClient(service, browser, 'tasks:read')
    await service.db.pool.query(
      "UPDATE sessions SET created_at = created_at - interval '1 hour' WHERE user_id = (SELECT id FROM users WHERE email = 'letting@example.com')",
    )
    const answer = await service.inject({
      method: 'PUT',
      url: `/api/me/clients/${clientId}/limits`,
      headers: { authorization: `Bearer ${await browser.token()}` },
      payload: { workspaces: [] },
    })
    assertProblem(answer, 403, 'FRESH_PROOF_REQUIRED')
  })
})

describe('an API key', () => {
  const SCOPES = ['channels:read', 'channels:write', 'webhooks:manage', 'tasks:read']

  async function made(): Promise<{ ada: TestUser; id: string }> {
    const ada = await service.newUser()
    const { data } = await ada.call('POST', '/keys', { name: 'K', scopes: SCOPES })
    const as = { authorization: `Bearer ${data.key}` }
    assert.equal((await ada.call('POST', '/channels', NTFY, as)).statusCode, 201)
    assert.equal((await ada.call('POST', '/webhooks', HOOK, as)).statusCode, 201)
    assert.equal((await ada.call('POST', '/webhooks', HOOK)).statusCode, 201)
    return { ada, id: data.id }
  }

  async function left(ada: TestUser): Promise<number[]> {
    await notifier.look()
    return [(await ada.call('GET', '/channels')).data.count, (await ada.call('GET', '/webhooks')).data.count]
  }

  test('takes what it made along when it is revoked', async () => {
    const { ada, id } = await made()
    assert.deepEqual(await left(ada), [1, 2])
    await ada.call('DELETE', `/keys/${id}`)
    assert.deepEqual(await left(ada), [0, 1])
  })

  test('takes what it made along when it expires', async () => {
    const { ada, id } = await made()
    await service.db.pool.query('UPDATE api_keys SET expires_at = $2 WHERE id = $1', [
      id,
      service.clock.now(),
    ])
    await endExpired(service.db, service.clock.now())
    assert.deepEqual(await left(ada), [0, 1])
    assert.equal((await ada.call('GET', '/keys')).data.count, 1, 'the key itself stays in the list')
  })
})
