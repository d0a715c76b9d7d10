import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Admin, person } from '../../tests/support/admin.ts'
import { ADMINISTRATION } from '../../tests/support/isolation/administration.ts'
import { withRoutes } from '../../tests/support/routes.ts'
import { startService } from '../../tests/support/service.ts'

/** Administrators see who there is, and never what anybody has written. */

const { result: service, routes } = await withRoutes(() => startService())
const SECRET = 'unmistakably-private'
let ada: Admin

before(async () => {
  ada = await person(service, 'admin')
})
after(() => service.close())

test('no route of administrators shows anything that a user has written', async () => {
  const bob = await service.newUser('bob')
  const make = async (path: string, body: object) => {
    const answer = await bob.call('POST', path, body)
    assert.ok(answer.statusCode < 300, `${path}: ${answer.payload}`)
  }
  await make('/tasks', { title: SECRET, description: SECRET })
  await make('/tasks', { title: `${SECRET} deleted` })
  await bob.call('DELETE', '/tasks/2')
  await make('/tasks/1/notes', { body: SECRET })
  await make('/projects', { name: SECRET })
  await make('/labels', { name: SECRET })
  await make('/views', { name: SECRET, filter: '' })
  await make('/webhooks', { url: `https://${SECRET}.example.com/`, events: ['*'] })
  await make('/keys', { name: SECRET, scopes: ['tasks:read'] })
  await make('/chat', { message: `add ${SECRET}` })

  const live = routes.filter(({ url, method }) => url.startsWith('/api/admin/') && method !== 'HEAD')
  assert.ok(live.length >= 15)
  for (const { method, url } of live) {
    const declared = ADMINISTRATION[`${method} ${url}`]
    assert.ok(declared?.kind === 'admin', `${method} ${url} is declared`)
    // Deleting comes to somebody else: Bob is looked at to the end.
    const target = {
      ...(await declared.target?.(service)),
      ...(method === 'DELETE' ? {} : { account_id: bob.id }),
    }
    const path = Object.entries(target).reduce((text, [name, value]) => text.replace(`:${name}`, value), url)
    const answer = await ada.ask(method as 'GET', path.replace('/api/admin', ''), declared.body?.())
    assert.equal(answer.statusCode, declared.status, `${method} ${url}: ${answer.payload}`)
    const said = JSON.stringify(answer.headers) + answer.payload
    assert.ok(!said.includes(SECRET), `${method} ${url}`)
  }
  await service.settled()
  assert.ok(!JSON.stringify(service.letters).includes(SECRET), 'nor does a mail')
})

test("an administrator is nobody else's user: their data stays theirs", async () => {
  const bob = await service.newUser('bob')
  await bob.call('POST', '/tasks', { title: SECRET })
  for (const path of ['/tasks', '/tasks/1', '/changes', '/export', '/keys', '/events']) {
    const answer = await service.inject({
      url: `/api/${bob.id}${path}`,
      headers: { authorization: `Bearer ${ada.token}` },
    })
    assert.equal(answer.statusCode, 403, path)
    assert.ok(!answer.payload.includes(SECRET))
  }
})
