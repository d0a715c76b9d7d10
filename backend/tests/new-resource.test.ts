import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { RESOURCES } from '../src/app.ts'
import { type Resource, resourceList, scopesFor } from '../src/changelog/resource.ts'
import { collectionRoutes } from '../src/changelog/store/collection-routes.ts'
import { orderRoutes } from '../src/changelog/store/ordered-routes.ts'
import { orderedStoreOf } from '../src/changelog/store/ordered-store.ts'
import { storedResource } from '../src/changelog/store/resource.ts'
import { ShownPosition } from '../src/core/order.ts'
import { RevisionId, stamps, text } from '../src/core/schemas.ts'
import { take } from '../src/webhooks/queue.ts'
import { listen, openEvents } from './support/events.ts'
import { assertProblem } from './support/problem.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What a new resource of the common form needs: its table, its folder (here: these lines), a line in the list. */

const BadgeCreate = z.strictObject({ name: text({ min: 1, max: 50 }) }).meta({ id: 'BadgeCreate' })
const BadgePatch = BadgeCreate.partial().meta({ id: 'BadgePatch' })
const BadgeResponse = z
  .strictObject({ id: RevisionId, name: z.string(), position: ShownPosition, ...stamps })
  .meta({ id: 'BadgeResponse' })
const BadgeList = z
  .strictObject({ badges: z.array(BadgeResponse), count: z.int() })
  .meta({ id: 'BadgeListResponse' })

const badges = orderedStoreOf<z.output<typeof BadgeResponse>>({
  resource: 'badge',
  table: 'badges',
  columns: ['name', 'position'],
  taken: { badges_name_key: 'A badge with this name already exists.' },
})

const badgeResource = storedResource(badges, {
  scopes: scopesFor('labels'),
  schema: BadgeResponse,
  tag: { name: 'Badges', description: 'What a test made up.' },
  path: '/badges/:badge_id',
  sync: 7,
  export: 'badges',
  routes(app, options) {
    const common = { one: 'badge', tag: 'Badges', scope: 'labels' as const, path: '/badges', store: badges }
    orderRoutes(app, options, {
      ...common,
      many: 'badges',
      schemas: { response: BadgeResponse, list: BadgeList },
    })
    collectionRoutes(app, options, {
      ...common,
      schemas: { create: BadgeCreate, patch: BadgePatch, response: BadgeResponse },
      create: (unit, { name }) => badges.append(unit, { name }),
    })
  },
})

const resources = resourceList([...RESOURCES.all, badgeResource])
/** The schemas that tests before these, in the same process, have left. */
const declared = new Map(z.globalRegistry._idmap)
let service: TestService
let user: TestUser

before(async () => {
  service = await startService(undefined, undefined, { resources })
  await service.db.pool.query(`
    CREATE TABLE badges (
      user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      id bigint NOT NULL, revision bigint NOT NULL, name text NOT NULL, position text NOT NULL,
      created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, PRIMARY KEY (user_id, id)
    );
    CREATE UNIQUE INDEX badges_name_key ON badges (user_id, lower(name));`)
})
after(async () => {
  // Of two schemas with one name, OpenAPI documents have the later: here, those that know badges.
  for (const [id, schema] of declared) z.globalRegistry._idmap.set(id, schema)
  await service.close()
})

async function withBadge(): Promise<{ made: Record<string, unknown> }> {
  user = await service.newUser()
  const { data } = await user.call('POST', '/badges', { name: 'Brave' })
  return { made: data }
}

type Logged = { action: string; resource: string; after: unknown }
const brief = (changes: Logged[]) => changes.map(({ action, resource }) => `${resource} ${action}`)

describe('a new resource in the list', () => {
  test('is created, read, changed, moved, listed and deleted', async () => {
    const { made } = await withBadge()
    assert.deepEqual([made.id, made.name, made.revision], [1, 'Brave', 1])
    assert.deepEqual((await user.call('GET', '/badges/1')).data, made)
    assertProblem(await user.call('POST', '/badges', { name: 'brave' }), 409, 'CONFLICT')
    assertProblem(await user.call('POST', '/badges', { colour: 'red' }), 422, 'VALIDATION_ERROR')
    await user.call('POST', '/badges', { name: 'Calm' })
    assert.equal((await user.call('PATCH', '/badges/1', { name: 'Bold' })).data.revision, 3)
    assert.equal((await user.call('POST', '/badges/2/move', { before: 1 })).statusCode, 200)
    const { badges: list } = (await user.call('GET', '/badges')).data
    assert.deepEqual(
      list.map(({ name }: { name: string }) => name),
      ['Calm', 'Bold'],
    )
    assert.equal((await user.call('DELETE', '/badges/1')).statusCode, 204)
    assertProblem(await user.call('GET', '/badges/1'), 404, 'NOT_FOUND')
  })

  test('is in the change log, the sync and the event stream, for those who may read it', async () => {
    const { made } = await withBadge()
    const { changes } = (await user.call('GET', '/changes')).data
    assert.deepEqual(brief(changes), ['badge created'])
    assert.deepEqual(changes[0].after, made)
    const synced = (await user.call('GET', '/changes?cursor=')).data.changes
    assert.deepEqual(brief(synced), ['preferences present', 'badge present'])
    assert.deepEqual(synced[1].after, made)
    const page = (await user.call('GET', '/changes?cursor=&limit=1')).data
    const rest = (await user.call('GET', `/changes?cursor=${page.next_cursor}`)).data.changes
    assert.deepEqual(brief(rest), ['badge present'])
    const key = (await user.call('POST', '/keys', { name: 'Reader', scopes: ['tasks:read'] })).data
    const asKey = { authorization: `Bearer ${key.key}` }
    assert.deepEqual((await user.call('GET', '/changes', undefined, asKey)).data.changes, [])
    const { close, change } = await openEvents(await listen(service.app), { token: user.token, since: 0 })
    assert.deepEqual((await change(1)).data, changes[0])
    close()
  })

  test('has a history, and goes to the trash, from which it is restored or purged', async () => {
    const { made } = await withBadge()
    await user.call('DELETE', '/badges/1')
    const [item] = (await user.call('GET', '/trash?resource=badge')).data.items
    assert.deepEqual([item.resource, item.name, item.state], ['badge', 'Brave', made])
    const restored = await user.call('POST', '/badges/1/restore')
    assert.deepEqual([restored.statusCode, restored.data.name], [200, 'Brave'])
    const history = (await user.call('GET', '/badges/1/history')).data.changes
    assert.deepEqual(brief(history), ['badge created', 'badge deleted', 'badge created'])
    await user.call('DELETE', '/badges/1')
    assert.equal((await user.call('DELETE', '/trash/badge/1')).statusCode, 204)
    const { changes } = (await user.call('GET', '/changes')).data
    assert.deepEqual(new Set(brief(changes)), new Set(['badge purged']))
  })

  test('can be undone, redone, dry-run and written in a batch', async () => {
    await withBadge()
    await user.call('PATCH', '/badges/1', { name: 'Bold' })
    assert.equal((await user.call('POST', '/undo', { revision: 2 })).data.changes[0].after.name, 'Brave')
    assert.equal((await user.call('POST', '/undo', { revision: 3 })).data.changes[0].after.name, 'Bold')
    const foreseen = (await user.call('DELETE', '/badges/1?dry_run=true')).data
    assert.deepEqual(brief(foreseen.changes), ['badge deleted'])
    const operations = [{ method: 'POST', path: '/badges', body: { name: 'Calm' } }]
    const { results } = (await user.call('POST', '/batch', { operations })).data
    assert.equal(results[0].body.name, 'Calm')
  })

  test('is exported', async () => {
    const { made } = await withBadge()
    assert.deepEqual((await user.call('GET', '/export')).data.badges, [made])
  })

  test('can be sent to webhooks', async () => {
    await withBadge()
    const hook = { url: 'https://hooks.example.com/', events: ['badge.created'] }
    assert.equal((await user.call('POST', '/webhooks', hook)).statusCode, 201)
    for (const name of ['Calm', 'Bold']) await user.call('POST', '/badges', { name })
    await user.call('DELETE', '/badges/1')
    assert.equal((await take(user.id, service.db, resources, service.clock.now())).taken, 2)
    const other = { ...hook, events: ['badge.worn'] }
    assertProblem(await user.call('POST', '/webhooks', other), 422, 'VALIDATION_ERROR')
  })

  test('is described in the OpenAPI document', async () => {
    const document = (await service.inject({ url: '/openapi.json' })).data
    const { schemas } = document.components
    const named = (schema: { oneOf: { properties: { resource: { const: string } } }[] }) =>
      schema.oneOf.map(({ properties }) => properties.resource.const)
    for (const name of ['Change', 'SyncedChange', 'TrashItem']) {
      assert.ok(named(schemas[name]).includes('badge'), name)
    }
    assert.ok('BadgeResponse' in schemas)
    assert.ok('badges' in schemas.ExportResponse.properties)
    assert.ok(schemas.WebhookCreate.properties.events.items.enum.includes('badge.deleted'))
    assert.ok(document.tags.some(({ name }: { name: string }) => name === 'Badges'))
    for (const path of ['', '/{badge_id}', '/{badge_id}/move', '/{badge_id}/restore', '/{badge_id}/history'])
      assert.ok(`/api/{user_id}/badges${path}` in document.paths, path)
  })
})

describe('a list of resources', () => {
  const like = (changed: Partial<Resource>): Resource => ({ ...badgeResource, ...changed })
  const refusals: [string, Resource[], RegExp][] = [
    ['two of one name', [badgeResource, like({ sync: 8 })], /the name badge/],
    ['two in one place of a sync', [badgeResource, like({ name: 'medal' })], /the place in a sync 7/],
    ['a part of what is not in it', [like({ partOf: 'sash' })], /part of one/],
  ]
  for (const [what, resources, reason] of refusals) {
    test(`refuses ${what}`, () => assert.throws(() => resourceList(resources), reason))
  }
})
