import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocketError } from '../../core/errors.ts'
import { compileAfter, cursorValues } from './cursor.ts'
import { KEYS } from './keys.ts'
import { parseFilter } from './parser.ts'
import { orderBy, parseSort, sortWithin } from './sort.ts'
import { SqlParameters } from './sql.ts'

describe('a sort becomes', () => {
  const orders: [sort: string, order: string][] = [
    ['due', 'task.due_local NULLS LAST, task.id DESC'],
    ['due,-priority', 'task.due_local NULLS LAST, task.priority DESC NULLS LAST, task.id DESC'],
    [' -Created , id', 'task.created_at DESC, task.id'],
    ['-id,due', 'task.id DESC'],
    ['project_id', 'task.project_id NULLS LAST, task.id DESC'],
  ]
  for (const [sort, order] of orders) test(sort, () => assert.equal(orderBy(parseSort(sort)), order))

  test('uses an index where the filter leaves no value absent', () => {
    const sort = sortWithin(parseSort('-due,priority'), parseFilter('due < today'))
    assert.equal(orderBy(sort), 'task.due_local DESC, task.priority NULLS LAST, task.id DESC')
    const values = new SqlParameters()
    assert.equal(
      compileAfter(sort.slice(0, 1), ['2026-11-20T09:00:00.000'], values),
      '(task.due_local < $1::timestamp)',
    )
    assert.match(
      compileAfter(sort, ['2026-11-20T09:00:00.000', null, 3], values),
      /^\(task\.due_local <= \$2::/,
    )
  })
})

describe('reports a wrong sort with its position', () => {
  const mistakes: [sort: string, position: number, sentence: RegExp][] = [
    ['', 0, /^Expected one of id, title, .*; found nothing\.$/],
    ['due,,id', 4, /found nothing/],
    ['due, -prio', 5, /cannot be sorted by “prio”\. Use one of id, title/],
    ['due,-priorty', 4, /Did you mean “priority”\?$/],
    ['due,-due', 4, /^“due” occurs twice\.$/],
    ['created,created_at', 8, /“created_at” occurs twice/],
    ['due,start,title,complete,priority,id', 34, /at most 5 keys/],
    ['toString', 0, /cannot be sorted/],
    ['x'.repeat(201), 200, /at most 200 characters/],
  ]
  for (const [sort, position, sentence] of mistakes) {
    test(sort.slice(0, 40), () => {
      assert.throws(
        () => parseSort(sort),
        (error) => {
          assert.ok(error instanceof DocketError)
          assert.equal(error.status, 422)
          assert.deepEqual(error.members, { position })
          const [wrong] = error.errors ?? []
          assert.deepEqual([wrong?.loc, wrong?.type], [['query', 'sort'], 'sort'])
          assert.match(String(wrong?.msg), sentence)
          return true
        },
      )
    })
  }
})

test('an empty sort has nothing after its cursor', () => {
  assert.equal(compileAfter([], [], new SqlParameters()), 'false')
  assert.deepEqual(cursorValues([]).parse([]), [])
})

test('a cursor carries instants in UTC, whatever zone the database wrote them in', () => {
  const values = cursorValues(parseSort('updated_at')).parse(['2026-11-20T10:00:00.12+01:00', 1])
  assert.deepEqual(values, ['2026-11-20T09:00:00.12Z', 1])
})

test('only optional fields may be absent', () => {
  const optional = Object.entries(KEYS).filter(([, key]) => key.optional)
  assert.deepEqual(
    optional.map(([name]) => name),
    ['due', 'start', 'priority', 'estimate', 'project'],
  )
})
