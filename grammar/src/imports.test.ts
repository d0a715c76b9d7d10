import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldersWithoutPurpose } from '../../backend/tests/support/folders.ts'
import { circleOf, importsOf, modulesIn } from '../../backend/tests/support/imports.ts'

/** The grammar runs in the service and in the browser: it can build on neither. */

const modules = modulesIn(['grammar/src'])

test('the grammar imports nothing but itself', () => {
  assert.ok(modules.length > 20)
  const foreign = modules.flatMap(({ path, text }) =>
    [...text.matchAll(/\bfrom\s*'([^.'][^']*)'|\bimport\(/g)].map(([found]) => `${path}: ${found}`),
  )
  const above = modules.flatMap((module) =>
    importsOf(module).filter((path) => !path.startsWith('grammar/src/')),
  )
  assert.deepEqual([...foreign, ...above], [])
})

test('it has no circle of imports', () => {
  const graph = new Map(modules.map((module) => [module.path, importsOf(module)]))
  assert.equal(circleOf(graph), undefined)
})

test('each of its folders says what it is for', () =>
  assert.deepEqual(foldersWithoutPurpose(['grammar/src']), []))
