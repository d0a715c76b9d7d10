import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { violatedConstraint } from './failures.ts'

function refusal(message: string, code: string, constraint?: string): pg.DatabaseError {
  const error = new pg.DatabaseError(message, message.length, 'error')
  return Object.assign(error, { code, constraint })
}

test('the violated constraint is the one that PostgreSQL names, also when the error is a cause', () => {
  const error = refusal(
    'duplicate key value violates unique constraint "labels_name_key"',
    '23505',
    'labels_name_key',
  )
  assert.equal(violatedConstraint(error), 'labels_name_key')
  assert.equal(violatedConstraint(new Error('failed', { cause: error })), 'labels_name_key')
})

test('from a node of Citus only its message names it, with the number of a shard', () => {
  const unique = 'duplicate key value violates unique constraint "idempotency_keys_user_id_key_pk_102053"'
  assert.equal(violatedConstraint(refusal(unique, '23505')), 'idempotency_keys_user_id_key_pk')
  const foreign =
    'update or delete on table "projects_102089" violates foreign key constraint "tasks_project_fk_102097" on table "tasks_102097"'
  assert.equal(violatedConstraint(refusal(foreign, '23503')), 'tasks_project_fk')
})

test('other failures violate none', () => {
  assert.equal(violatedConstraint(refusal('constraint "a" does not exist', '42704')), undefined)
  assert.equal(violatedConstraint(new Error('constraint "a"')), undefined)
})
