import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { translate } from '../database/failures.ts'
import { handleErrors } from './error-handler.ts'
import { answer } from './http.ts'

const NOON = new Date('2026-11-20T12:00:00Z')

async function answerTo(failure: () => unknown) {
  const logged: string[] = []
  const app = fastify({ logger: { stream: { write: (line: string) => void logged.push(line) } } })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app, { clock: () => NOON, translate })
  const schema = { response: { 200: answer('A number.', z.strictObject({ number: z.int() })) } }
  app.get('/', { schema }, async () => failure())
  const response = await app.inject('/')
  await app.close()
  return { status: response.statusCode, problem: response.json(), log: logged.join('') }
}

const fail = (error: unknown) => () => {
  throw error
}

test('a fault of the service answers 500 without details, and is logged', async () => {
  const { status, problem, log } = await answerTo(fail(new Error('the secret reason')))
  assert.equal(status, 500)
  assert.equal(problem.error_code, 'INTERNAL_ERROR')
  assert.equal(problem.timestamp, NOON.toISOString())
  assert.doesNotMatch(JSON.stringify(problem), /secret/)
  assert.match(log, /the secret reason/)
})

test('a response that does not fit its schema is never sent', async () => {
  for (const body of [{ number: 'one' }, { number: 1, secret: 2 }, {}]) {
    const { status, problem } = await answerTo(() => body)
    assert.equal(status, 500)
    assert.equal(problem.error_code, 'INTERNAL_ERROR')
  }
  assert.equal((await answerTo(() => ({ number: 1 }))).status, 200)
})

test('an unreachable database answers 503 on every route', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })
  const { status, problem } = await answerTo(fail(new Error('Failed query', { cause: refused })))
  assert.equal(status, 503)
  assert.equal(problem.error_code, 'DATABASE_ERROR')
})

test('refusals by the framework keep their status', async () => {
  const { status, problem } = await answerTo(fail(Object.assign(new Error('Too long.'), { statusCode: 414 })))
  assert.equal(status, 414)
  assert.deepEqual([problem.title, problem.error_code], ['URI Too Long', 'VALIDATION_ERROR'])
})
