import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser, linkOf, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, withToken } from '../../tests/support/workspaces.ts'

/** Scanners of mail open every link of a letter, some twice, before its reader sees it. Nothing may come of that. */

let service: TestService

before(async () => {
  service = await startService({ EMAIL_VERIFICATION: 'required' })
})
after(() => service.close())

const TABLES = [
  ...['users', 'accounts', 'sessions', 'verifications', 'invitations', 'member_invitations', 'memberships'],
  ...['workspaces', 'changes', 'channels'],
]

const held = async () =>
  await Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await service.db.pool.query(`SELECT row::text FROM ${table} row ORDER BY 1`)
      return [table, rows]
    }),
  )

/** Opens every link of a letter as a scanner does, follows where it leads, and sees that nothing has changed. */
async function scan(letter: string): Promise<void> {
  const [before, sent] = [await held(), service.letters.length]
  const links = letter.match(/https?:\/\/\S+/g) ?? []
  assert.ok(links.length > 0, letter)
  for (const method of ['HEAD', 'GET', 'GET'] as const) {
    for (const link of links) {
      for (let url: string | undefined = link; url !== undefined; ) {
        const { pathname, search }: URL = new URL(url, service.config.publicUrl)
        const { headers } = await service.inject({ method, url: pathname + search })
        assert.equal(headers['set-cookie'], undefined)
        url = headers.location === undefined ? undefined : String(headers.location)
      }
    }
  }
  await service.settled()
  assert.deepEqual(await held(), before)
  assert.equal(service.letters.length, sent, 'a letter that caused another')
}

/** The last letter to an address, which a scanner has seen before its reader. */
async function scanned(address: string): Promise<string> {
  const letter = service.letters.findLast(({ to }) => to === address)
  assert.ok(letter !== undefined, `no letter to ${address}`)
  await scan(letter.text)
  return letter.text
}

test('an address is verified by its reader, not by a scanner', async () => {
  const email = 'new@example.com'
  const browser = new Browser(service)
  await browser.signUp(email)
  const letter = await scanned(email)
  assert.equal((await browser.signIn(email)).statusCode, 403)
  assert.equal((await browser.verify(letter)).statusCode, 200)
  assert.equal((await browser.signIn(email)).statusCode, 200)
  assert.equal((await browser.verify(letter)).statusCode, 200, 'a second click says the same')
})

test('an address is changed by the readers of both letters', async () => {
  const [email, newEmail] = ['former@example.com', 'latter@example.com']
  const browser = await signedIn(service, email)
  await browser.post('/change-email', { newEmail })
  const approval = await scanned(email)
  assert.ok(!service.letters.some(({ to }) => to === newEmail))
  assert.equal((await browser.verify(approval)).statusCode, 200)
  const letter = await scanned(newEmail)
  assert.equal((await browser.get('/get-session')).data.user.email, email)
  assert.equal((await browser.verify(letter)).statusCode, 200)
  assert.equal((await browser.get('/get-session')).data.user.email, newEmail)
  const again = await browser.verify(letter)
  assert.deepEqual([again.statusCode, again.data.code], [401, 'USER_NOT_FOUND'])
})

test('a password is reset with a link that a scanner has opened', async () => {
  const email = 'forgetful@example.com'
  const browser = await signedIn(service, email)
  await browser.post('/request-password-reset', { email, redirectTo: '/reset-password' })
  const { headers } = await browser.get(linkOf(await scanned(email)))
  const token = new URL(String(headers.location), service.config.publicUrl).searchParams.get('token')
  const newPassword = 'another horse battery'
  assert.equal((await browser.post('/reset-password', { newPassword, token })).statusCode, 200)
})

test('an invitation to a workspace is accepted by its reader', async () => {
  const host = await service.newUser('host')
  const email = 'guest@example.com'
  const guest = await signedIn(service, email)
  const body = { role: 'editor', email }
  const there = inWorkspace(service, host, await createWorkspace(service, host))
  const { token } = (await there.call('POST', '/invitations', body)).data
  await service.settled()
  await scanned(email)
  const joined = await withToken(
    service,
    { token: await guest.token() },
    'POST',
    `/api/invitations/${token}/accept`,
  )
  assert.equal(joined.statusCode, 200)
})

test('a letter that tells of a change has nothing to open', async () => {
  const email = 'changing@example.com'
  const browser = await signedIn(service, email)
  await browser.post('/change-password', { currentPassword: PASSWORD, newPassword: 'another horse' })
  const letter = service.letters.findLast(({ to }) => to === email)?.text ?? ''
  assert.doesNotMatch(letter, /https?:/)
})
