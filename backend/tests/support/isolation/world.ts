import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { deleteUser } from '../../../src/accounts/crud.ts'
import type { Scope } from '../../../src/core/scopes.ts'
import type { TestService, TestUser } from '../service.ts'

/** The users of the isolation matrix. */
export interface World {
  /** The user who sends the requests. */
  ada: TestUser
  /** Another user, whose token is sent to Ada's paths. */
  tom: TestUser
  /** The user whose data must never be seen: everything that can carry text carries `marker`. */
  vic: TestUser
  vicKeyId: string
  /** The ids that a path of Vic's may contain, by the name of the parameter. */
  vicIds: Record<string, string>
  marker: string
  /** A deleted user, with a token that had been accepted before. */
  gone: TestUser
  goneKey: string
  /** An id that nobody ever had. */
  nobody: string
}

export const PASSWORD = 'correct horse battery'

export async function createWorld(service: TestService): Promise<World> {
  const marker = `marker${randomBytes(8).toString('hex')}`
  const vic = await signUp(service, marker)
  await signIn(service, vic.email, { 'user-agent': marker })
  const [ada, tom, gone] = [await signUp(service), await signUp(service), await signUp(service)]
  for (const user of [ada, tom, vic, gone]) {
    for (let count = 0; count < 3; count += 1) {
      const text = user === vic ? marker : 'ordinary'
      await user.call(
        'POST',
        '/tasks',
        { title: text, description: text },
        { 'idempotency-key': text + count },
      )
    }
  }
  // One more task, for the trash.
  const discarded = (await vic.call('POST', '/tasks', { title: marker, description: marker })).data.id
  await vic.call('DELETE', `/tasks/${discarded}`)
  const vicKeyId = (await createKey(vic, ['tasks:read'], marker)).id
  const made = async (path: string, body: object) =>
    String((await vic.call('POST', path, body, { 'idempotency-key': marker + path })).data.id)
  const project_id = await made('/projects', { name: marker })
  const vicIds = {
    task_id: '1',
    key_id: vicKeyId,
    client_id: 'unknown',
    occurrence_id: '1',
    project_id,
    label_id: await made('/labels', { name: marker }),
    view_id: await made('/views', { name: marker, filter: '' }),
    note_id: await made('/tasks/1/notes', { body: marker }),
    resource: 'task',
    id: String(discarded),
    webhook_id: await made('/webhooks', {
      url: `https://hooks.example.com/${marker}`,
      description: marker,
      events: ['*'],
    }),
    delivery_id: '1',
    conversation_id: String((await vic.call('POST', '/chat', { message: marker })).data.conversation_id),
    call_id: 'c2_1',
    member_id: vic.id,
    invitation_id: '00000000-0000-4000-8000-000000000000',
    channel_id: await made('/channels', {
      kind: 'webhook',
      name: marker,
      url: `https://hooks.example.com/${marker}`,
    }),
    notification_id: '1000001',
    link_id: await made('/links', { project_id: Number(project_id), name: marker }),
  }
  for (const user of [ada, tom, vic, gone]) await notify(service, user, user === vic ? marker : 'ordinary')
  const webhook = `/webhooks/${vicIds.webhook_id}`
  await vic.call('POST', `${webhook}/test`, undefined, { 'idempotency-key': marker + webhook })
  const goneKey = (await createKey(gone, ['tasks:read', 'tasks:write'])).key
  // Both have been accepted, so any cache of tokens holds these.
  await gone.call('GET', '/tasks')
  await gone.call('GET', '/tasks', undefined, { authorization: `Bearer ${goneKey}` })
  const elsewhere = { url: `/api/${vic.id}/tasks`, headers: { authorization: `Bearer ${gone.token}` } }
  await deleteUser(gone.id, service.db)
  // Its token is refused within two seconds, whatever the path; at its own, nothing is found from the start.
  while ((await service.inject(elsewhere)).statusCode !== 401) await setTimeout(50)
  return { ada, tom, vic, vicKeyId, vicIds, marker, gone, goneKey, nobody: randomBytes(16).toString('hex') }
}

/** More notifications than the matrix deletes, as if the service had told the user. */
export async function notify({ db }: TestService, { id }: TestUser, text: string): Promise<void> {
  await db.pool.query(
    `INSERT INTO notifications
       (user_id, id, revision, kind, source, workspace_id, title, text, link, at, late, created_at, updated_at)
     SELECT $1, 1000000 + n, 1, 'overview', 'overview ' || n, $1, $2, $2, '/today', now(), false, now(), now()
     FROM generate_series(1, 200) n`,
    [id, text],
  )
}

/** An account with a password, created as a client does it. */
export async function signUp(service: TestService, name = 'user'): Promise<TestUser> {
  const email = `${name}-${randomBytes(6).toString('hex')}@example.com`
  const body = { name, email, password: PASSWORD }
  const { data } = await service.inject({ method: 'POST', url: '/api/auth/sign-up/email', payload: body })
  const { id } = data.user as { id: string }
  const token = await service.sign({ sub: id, user_id: id, email })
  return {
    id,
    email,
    token,
    call: (method, path, payload, headers = {}) =>
      service.inject({
        method,
        url: `/api/${id}${path}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(payload === undefined ? {} : { payload: payload as object }),
      }),
  }
}

/** @returns the `Cookie` header of a new session */
export async function signIn(service: TestService, email: string, headers = {}): Promise<string> {
  const answer = await service.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers,
    payload: { email, password: PASSWORD },
  })
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  if (answer.statusCode !== 200 || cookies.length === 0) throw new Error(`Not signed in: ${answer.payload}`)
  return cookies.join('; ')
}

export async function createKey(
  user: TestUser,
  scopes: Scope[],
  name = 'ordinary',
): Promise<{ id: string; key: string }> {
  const answer = await user.call('POST', '/keys', { name, scopes })
  if (answer.statusCode !== 201) throw new Error(`No key: ${answer.payload}`)
  return answer.data
}

/** All rows of the user, from every table with a user column, for comparison. */
export async function rowsOf(service: TestService, userId: string): Promise<Record<string, string[]>> {
  const { rows: tables } = await service.db.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name, column } of [
    { name: 'users', column: 'id' },
    ...tables.map((table) => ({ ...table, column: 'user_id' })),
  ]) {
    const { rows } = await service.db.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t WHERE ${column} = $1 ORDER BY 1`,
      [userId],
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}
