import assert from 'node:assert/strict'
import type { Answer } from './service.ts'

/** Asserts that an answer is an error in the form that every error has. */
export function assertProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.statusCode, status)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.data.status, status)
  assert.equal(answer.data.error_code, code)
  assert.equal(answer.data.type, `/errors#${code.toLowerCase().replaceAll('_', '-')}`)
  assert.match(answer.data.timestamp, /Z$/)
  assert.match(answer.data.request_id, /^[0-9a-f-]{36}$/)
}
