import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import { fromBench } from './token.ts'

/**
 * A yardstick: the task endpoints as an experienced engineer writes them by hand with Fastify and `pg`, on a table of
 * their own (`plain.ts`): bearer tokens, JSON schemas that check requests and serialise answers, prepared statements.
 * It keeps no change log, takes no idempotency keys, sends no ETags, writes no log and sets no limits.
 */

const { databaseUrl, poolSize, userOf } = fromBench()

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: databaseUrl, application_name: 'fastify', max: poolSize })

const COLUMNS = 'id, user_id, title, description, complete, created_at, updated_at'
const GET = { name: 'get', text: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 AND id = $2` }
const LIST = {
  name: 'list',
  text: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 ORDER BY id DESC LIMIT $2`,
}
const CREATE = {
  name: 'create',
  text: `INSERT INTO tasks (user_id, title, description, complete) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
}
const PATCH = {
  name: 'patch',
  text: `UPDATE tasks SET title = coalesce($3, title), description = coalesce($4, description),
    complete = coalesce($5, complete), updated_at = now() WHERE user_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
}

interface Body {
  title?: string
  description?: string | null
  complete?: boolean
}
interface Owner {
  user_id: string
}
interface One extends Owner {
  id: number
}

const instant = { type: 'string', format: 'date-time' }
const task = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    user_id: { type: 'string' },
    title: { type: 'string' },
    description: { type: ['string', 'null'] },
    complete: { type: 'boolean' },
    created_at: instant,
    updated_at: instant,
  },
}
const tasks = {
  type: 'object',
  properties: { tasks: { type: 'array', items: task }, count: { type: 'integer' } },
}
const owner = { type: 'object', properties: { user_id: { type: 'string' } } }
const one = { type: 'object', properties: { user_id: { type: 'string' }, id: { type: 'integer' } } }
const limit = { type: 'integer', minimum: 1, maximum: 500, default: 100 }
const fields = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  description: { type: ['string', 'null'], maxLength: 1000 },
  complete: { type: 'boolean' },
}
const body = { type: 'object', properties: fields, additionalProperties: false }

const app = Fastify({ keepAliveTimeout: 72_000, forceCloseConnections: true })

app.addHook<{ Params: Owner }>('onRequest', async (request, reply) => {
  const userId = await userOf(request.headers.authorization)
  if (userId === undefined) return reply.code(401).send({ error: 'unauthorised' })
  if (userId !== request.params.user_id) return reply.code(403).send({ error: 'forbidden' })
})

app.get<{ Params: One }>(
  '/api/:user_id/tasks/:id',
  { schema: { params: one, response: { 200: task } } },
  async ({ params }, reply) => {
    const { rows } = await pool.query({ ...GET, values: [params.user_id, params.id] })
    return rows[0] ?? reply.code(404).send({ error: 'not found' })
  },
)

app.get<{ Params: Owner; Querystring: { limit: number } }>(
  '/api/:user_id/tasks',
  {
    schema: {
      params: owner,
      querystring: { type: 'object', properties: { limit } },
      response: { 200: tasks },
    },
  },
  async ({ params, query }) => {
    const { rows } = await pool.query({ ...LIST, values: [params.user_id, query.limit] })
    return { tasks: rows, count: rows.length }
  },
)

app.post<{ Params: Owner; Body: Body }>(
  '/api/:user_id/tasks',
  { schema: { params: owner, body: { ...body, required: ['title'] }, response: { 201: task } } },
  async ({ params, body }, reply) => {
    const { title, description = null, complete = false } = body
    const { rows } = await pool.query({ ...CREATE, values: [params.user_id, title, description, complete] })
    return reply.code(201).send(rows[0])
  },
)

app.patch<{ Params: One; Body: Body }>(
  '/api/:user_id/tasks/:id',
  { schema: { params: one, body, response: { 200: task } } },
  async ({ params, body }, reply) => {
    const { title = null, description = null, complete = null } = body
    const values = [params.user_id, params.id, title, description, complete]
    const { rows } = await pool.query({ ...PATCH, values })
    return rows[0] ?? reply.code(404).send({ error: 'not found' })
  },
)

await app.listen({ host: '127.0.0.1', port: 0 })
console.log(`listening on ${(app.server.address() as AddressInfo).port}`)
process.once('SIGTERM', () => process.exit(0))
