import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { type Caller, createCallers } from './support/fuzz/callers.ts'
import { plainRequest, poisonedRequests, refusedRequests } from './support/fuzz/examples.ts'
import { nearMissRequests } from './support/fuzz/near-misses.ts'
import { type FuzzedRequest, type Known, requestsFor } from './support/fuzz/requests.ts'
import {
  createMisfits,
  type OpenApiDocument,
  type Operation,
  operationsOf,
  undeclared,
} from './support/openapi.ts'
import { rounds } from './support/rounds.ts'
import { startService, type TestService } from './support/service.ts'

/**
 * Whatever is sent, the answer is one that the document declares. Requests are generated from the served document, so
 * a new route is fuzzed automatically. `FUZZ_CASES` is their number in all, `FUZZ_SEED` repeats a run.
 */

const CASES = Number(process.env.FUZZ_CASES ?? rounds(1_000, 5_000))
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() & 0x7fffffff)

/** Operations that hash a password or take constant time, and so get fewer cases. */
const SLOW = [
  'signUp',
  'signIn',
  'requestPasswordReset',
  'sendVerificationEmail',
  'resetPassword',
  'changePassword',
  'changeEmail',
  'deleteUser',
]
/**
 * Operations that succeed only with a code from an e-mail, an AI client that asks for access (`mcp-oauth.test.ts`),
 * a language model (`assistant-approval.test.ts`), a passkey (`passkeys.test.ts`) or an authenticator (`authenticator.test.ts`).
 */
const NEEDS_MORE = [
  ...['resetPassword', 'verifyEmail', 'decideOnClient', 'withdrawConsent', 'settleCall'],
  ...['addPasskey', 'renamePasskey', 'removePasskey', 'signInWithPasskey'],
  ...['verifyCode', 'useRecoveryCode', 'renewRecoveryCodes'],
  // A directory, or an account at a provider (`accounts/ldap`, `accounts/providers`).
  ...['signInWithDirectory', 'linkDirectory', 'unlinkProvider'],
  // Those that need an invitation, the link of the first start, or a provider.
  ...['deleteInvitation', 'claimAdministration', 'testSignInProvider', 'changeSignUp'],
  // A workspace that is shared, or an invitation to one (`roles.merge.test.ts`).
  ...['patchWorkspace', 'deleteWorkspace', 'patchMember', 'removeMember', 'createMemberInvitation'],
  ...['transferTask', 'transferProject'],
  // A notification of a task, and tokens from one (`notifications/acting.test.ts`).
  ...['actFromNotification', 'actByToken', 'showActOfToken', 'unsubscribe'],
  // What acts for the user besides the session that asks (`accounts/access.test.ts`).
  ...['endAccess', 'endOneAccess'],
  // A link that somebody was given.
  ...['readLink', 'patchLink', 'revokeLink', 'readPublicLink', 'listPublicTasks'],
  ...['revokeMemberInvitation', 'readMemberInvitation', 'acceptMemberInvitation', 'declineMemberInvitation'],
]

const service: TestService = await startService({
  EMAIL_VERIFICATION: 'optional',
  // The provider that the document's examples name; nothing is requested from it.
  GITHUB_CLIENT_ID: 'docket',
  GITHUB_CLIENT_SECRET: 'docket',
})
const document: OpenApiDocument = (await service.inject({ method: 'GET', url: '/openapi.json' })).data
const misfits = createMisfits(document)
const operations = operationsOf(document)
const seen = new Map<string, Map<number, number>>()
/** The status that the first case of each operation got; that case is the same in every run. */
const first = new Map<string, number>()
let createCaller: (session: boolean, admin: boolean) => Promise<Caller>

before(async () => {
  createCaller = await createCallers(service)
  // The user whom the document's examples sign in.
  const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  await service.inject({ method: 'POST', url: '/api/auth/sign-up/email', payload: body })
  // The client that they name.
  await service.db.pool.query(
    "INSERT INTO oauth_clients (id, client_id, name, redirect_uris) VALUES ('1', $1, 'Client', '{}')",
    [document.paths['/api/auth/oauth2/public-client']?.get?.parameters?.[0]?.example],
  )
})
after(() => service.close())

function casesOf(operation: Operation): number {
  if (SLOW.includes(operation.id)) return Math.ceil(CASES * 0.008)
  const weight = ({ path, id }: Operation) =>
    SLOW.includes(id) ? 0 : path.startsWith('/api/{user_id}') ? 4 : 1
  const weights = operations.reduce((sum, each) => sum + weight(each), 0)
  return Math.ceil((CASES * (1 - 0.008 * SLOW.length) * weight(operation)) / weights)
}

/** Makes the first case of each restore find something to restore, and that of each move another task to go before. */
function knownTo(operation: Operation, { known, discarded }: Caller): Known {
  if (operation.id === 'restoreNote') return { ...known, note_id: ['5'] }
  if (operation.id === 'moveTask') return { ...known, task_id: ['2'] }
  return /^(restore|purge)/.test(operation.id) ? { ...known, ...discarded } : known
}

/** The first pages of a list, as far as they have a next one: in its own order, and by a moment that may be absent. */
async function firstPages(operation: Operation, caller: Caller) {
  const { parameters = [] } = operation.object
  const has = (wanted: string) => parameters.some(({ name }) => name === wanted)
  if (!has('cursor')) return []
  const plain = plainRequest(document, operation, caller.known)
  const headers = await caller.headersFor(plain)
  const pages: { query: string; cursor: string }[] = []
  for (const query of ['limit=1', ...(has('sort') ? ['limit=1&sort=due,created_at,title'] : [])]) {
    const { data } = await service.inject({ method: 'GET', url: `${plain.url}?${query}`, headers })
    if (typeof data?.next_cursor === 'string') pages.push({ query, cursor: data.next_cursor })
  }
  return pages
}

/** Cases that every run has: they alone produce every declared kind of answer. */
async function firstCases(operation: Operation, caller: Caller): Promise<[FuzzedRequest][]> {
  const { known } = caller
  const pages = await firstPages(operation, caller)
  const poisoned = SLOW.includes(operation.id) ? [] : poisonedRequests(document, operation, known)
  return [
    plainRequest(document, operation, knownTo(operation, caller)),
    ...refusedRequests(document, operation, known),
    ...poisoned,
    ...(SLOW.includes(operation.id) ? [] : nearMissRequests(document, operation, known, pages)),
  ].map((request) => [request])
}

/** Statuses with which the router itself answers a URL that it cannot read, or that leads nowhere. */
const MISLED = [400, 404, 405, 414]

async function check(operation: Operation, caller: Caller, request: FuzzedRequest): Promise<void> {
  const { method, url, payload, mangled } = request
  const answer = await service.inject({
    method: method as 'GET',
    url,
    headers: { ...request.headers, ...(await caller.headersFor(request)) },
    ...(payload === undefined ? {} : { payload }),
  })
  const { statusCode, headers } = answer
  if (!first.has(operation.id)) first.set(operation.id, statusCode)
  const statuses = seen.get(operation.id) ?? new Map<number, number>()
  seen.set(operation.id, statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1))

  const said = `${statusCode} ${headers['content-type']} ${answer.payload.slice(0, 500)}`
  assert.ok(statusCode < 500, `the service's own fault: ${said}`)
  if (statusCode >= 400) {
    assert.match(String(headers['content-type']), /^application\/problem\+json/, said)
    assert.equal(misfits(['components', 'schemas', 'Problem'], answer.data), '', said)
    assert.equal(answer.data.status, statusCode, said)
    if (mangled && MISLED.includes(statusCode)) return
  }
  // With `..` as an id, the URL is that of another operation.
  const segments = (path: string) => path.split('/').length
  if (mangled && segments(new URL(url, 'http://x').pathname) !== segments(operation.path)) return
  assert.equal(undeclared(operation, answer, misfits), '', said)
}

describe(`every answer is declared in the contract (FUZZ_CASES=${CASES} FUZZ_SEED=${SEED})`, {
  concurrency: 8,
}, () => {
  for (const operation of operations) {
    test(operation.id, async () => {
      const session = operation.object.security?.some((scheme) => 'session' in scheme) ?? false
      // Who may sign up is decided for all: an administrator would close it to the other tests.
      const admin = operation.path.startsWith('/api/admin') && operation.id !== 'changeSignUp'
      const caller = await createCaller(session, admin)
      const examples = await firstCases(operation, caller)
      await fc.assert(
        fc.asyncProperty(requestsFor(document, operation, caller.known), (request) =>
          check(operation, caller, request),
        ),
        {
          seed: SEED,
          numRuns: examples.length + casesOf(operation),
          examples,
        },
      )
    })
  }
})

test('the cases get past validation, and cover every refusal', (t: TestContext) => {
  for (const [id, statuses] of seen) t.diagnostic(`${id}: ${JSON.stringify(Object.fromEntries(statuses))}`)
  const unreached = operations.filter(({ id }) => (first.get(id) ?? 500) >= 400 && !NEEDS_MORE.includes(id))
  assert.deepEqual(
    unreached.map(({ id }) => `${id}: ${first.get(id)}`),
    [],
    'operations whose first case was not answered well',
  )
  const all = new Set([...seen.values()].flatMap((statuses) => [...statuses.keys()]))
  for (const status of [200, 201, 204, 302, 400, 401, 403, 404, 412, 413, 415, 422]) {
    assert.ok(all.has(status), `no case was answered with ${status}`)
  }
})
