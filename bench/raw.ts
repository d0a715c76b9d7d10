import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { fromBench } from './token.ts'

/**
 * A yardstick: the task endpoints written by hand on `node:http` and `pg`, and nothing else, on the tables of the service.
 * It checks tokens as the service does, but keeps no change log, takes no idempotency keys, sends no ETags, writes no log
 * and sets no limits.
 */

const { databaseUrl, poolSize, userOf } = fromBench()

// Avoids a Date that would have to become text again, and a string that would have to become a number.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return Number
    if (oid === pg.types.builtins.TIMESTAMPTZ)
      return (text: string) => `${text.slice(0, 10)}T${text.slice(11)}:00`
    return pg.types.getTypeParser(oid, format)
  },
}
const pool = new pg.Pool({
  connectionString: databaseUrl,
  application_name: 'raw',
  max: poolSize,
  types,
  options: '-c TimeZone=UTC',
})

const COLUMNS = 'id, user_id, title, description, complete, created_at, updated_at, revision'
const SELECT = {
  name: 'select',
  text: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 AND id = $2`,
}
const LIST = {
  name: 'list',
  text: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 ORDER BY id DESC LIMIT $2`,
}
// The table's key needs the user's next number; this is the cheapest safe way to take it.
const INSERT = {
  name: 'insert',
  text: `WITH owner AS (UPDATE workspaces SET last_task_id = last_task_id + 1 WHERE id = $1 RETURNING last_task_id)
    INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
    SELECT $1, last_task_id, 1, $2, $3, $4, now(), now() FROM owner RETURNING ${COLUMNS}`,
}
const UPDATE = {
  name: 'update',
  text: `UPDATE tasks SET title = coalesce($3, title), description = coalesce($4, description),
    complete = coalesce($5, complete), updated_at = now() WHERE user_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
}

interface Input {
  title?: unknown
  description?: unknown
  complete?: unknown
}

function bodyOf(request: IncomingMessage): Promise<Input> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('error', reject)
    request.on('end', () => {
      try {
        resolve(JSON.parse(text) as Input)
      } catch (error) {
        reject(error)
      }
    })
  })
}

const isTitle = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 200

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const userId = await userOf(request.headers.authorization)
  if (userId === undefined) return answer(response, 401, { error: 'unauthorised' })
  const [path = '', query] = (request.url ?? '').split('?', 2)
  const [, , owner, resource, id] = path.split('/')
  if (owner !== userId) return answer(response, 403, { error: 'forbidden' })
  if (resource !== 'tasks') return answer(response, 404, { error: 'not found' })

  if (request.method === 'POST') {
    const { title, description = null, complete = false } = await bodyOf(request)
    if (!isTitle(title)) return answer(response, 422, { error: 'title' })
    const { rows } = await pool.query({ ...INSERT, values: [userId, title, description, complete] })
    return answer(response, 201, rows[0])
  }
  if (request.method === 'PATCH') {
    const { title = null, description = null, complete = null } = await bodyOf(request)
    if (title !== null && !isTitle(title)) return answer(response, 422, { error: 'title' })
    const { rows } = await pool.query({
      ...UPDATE,
      values: [userId, Number(id), title, description, complete],
    })
    return rows[0] ? answer(response, 200, rows[0]) : answer(response, 404, { error: 'not found' })
  }
  if (id === undefined) {
    const limit = Number(new URLSearchParams(query).get('limit') ?? 100)
    const { rows } = await pool.query({ ...LIST, values: [userId, limit] })
    return answer(response, 200, { tasks: rows, count: rows.length })
  }
  const { rows } = await pool.query({ ...SELECT, values: [userId, Number(id)] })
  return rows[0] ? answer(response, 200, rows[0]) : answer(response, 404, { error: 'not found' })
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error)
    answer(response, 500, { error: 'failed' })
  })
})
server.keepAliveTimeout = 72_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`listening on ${address !== null && typeof address === 'object' ? address.port : ''}`)
})
process.once('SIGTERM', () => process.exit(0))
