import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { EMPTY, type Project, type State, type Task } from '../../data/state.ts'
import { due, mapOf, project, task } from '../tasks/fixtures.ts'
import { inboxOf, recentProjects } from './inbox.ts'

const stateOf = (tasks: readonly Task[], projects: readonly Project[] = []): State => ({
  ...EMPTY,
  tasks: mapOf(tasks),
  projects: mapOf(projects),
})
const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id)

describe('what there is to sort out', () => {
  test('is open and has no project', () => {
    const state = stateOf([task(1), task(2, { project_id: 7 }), task(3, { complete: true })])
    assert.deepEqual(idsOf(inboxOf(state, 'manual')), [1])
  })

  test('leaves a subtask to its parent, unless that is done or elsewhere', () => {
    const state = stateOf([
      task(1),
      task(2, { parent_id: 1 }),
      task(3, { complete: true }),
      task(4, { parent_id: 3 }),
    ])
    assert.deepEqual(idsOf(inboxOf(state, 'manual')), [1, 4])
  })

  test('has the order of the page', () => {
    const state = stateOf([task(1), due(2, '2026-11-30')])
    assert.deepEqual(idsOf(inboxOf(state, 'due')), [2, 1])
  })
})

describe('recent projects', () => {
  test('are those in which something was done last, then the others in their order', () => {
    const state = stateOf(
      [
        task(1, { project_id: 2, updated_at: '2026-11-20T08:00:00.000Z' }),
        task(2, { project_id: 3, updated_at: '2026-11-21T08:00:00.000Z' }),
        task(3, { project_id: 2, updated_at: '2026-11-22T08:00:00.000Z' }),
      ],
      [project(1), project(2), project(3), project(4, { archived: true })],
    )
    assert.deepEqual(recentProjects(state, 9), [2, 3, 1])
    assert.deepEqual(recentProjects(state, 2), [2, 3])
  })
})
