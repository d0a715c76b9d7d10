import type { LabelCreate, LabelPatch, ProjectCreate, ProjectPatch, ViewCreate, ViewPatch } from '@docket/sdk'
import type { Step } from './build.ts'
import type { Effect } from './effects.ts'
import { atEnd, between, byPosition } from './order.ts'
import type { State } from './state.ts'
import type { RelativePosition } from './task-steps.ts'
import { operation, temporaryId } from './writes.ts'

/** The steps that change projects, labels and views, which the user puts in order, each with its expected effects. */

export type Ordered = keyof OrderedBodies
export interface OrderedBodies {
  projects: { create: ProjectCreate; patch: ProjectPatch }
  labels: { create: LabelCreate; patch: LabelPatch }
  views: { create: ViewCreate; patch: ViewPatch }
}

export function addOrdered<Kind extends Ordered>(
  kind: Kind,
  body: OrderedBodies[Kind]['create'],
): { step: Step; id: number } {
  const id = temporaryId()
  const now = new Date().toISOString()
  const stamps = { id, position: atEnd(), created_at: now, updated_at: now, revision: 0 }
  const defaults = { color: null, archived: false, sort: null }
  const put = { ...defaults, ...body, ...stamps }
  const step: Step = {
    operation: operation('POST', `/${kind}`, body),
    effects: [{ on: kind, id, put } as Effect],
    creates: { on: kind, temporary: id },
  }
  return { step, id }
}

export function editOrdered<Kind extends Ordered>(
  state: State,
  kind: Kind,
  id: number,
  patch: OrderedBodies[Kind]['patch'],
): Step {
  const effects: Effect[] = [{ on: kind, id, set: patch } as Effect]
  const before = state[kind].get(id)?.name
  // Tasks refer to labels by name.
  if (kind === 'labels' && patch.name !== undefined && before !== undefined) {
    effects.push(...relabelled(state, before, [patch.name]))
  }
  return { operation: operation('PATCH', `/${kind}/${id}`, patch), effects }
}

export function moveOrdered(state: State, kind: Ordered, id: number, checkpoint: RelativePosition): Step {
  const rows = [...state[kind].values()].filter((row) => row.id !== id).sort(byPosition)
  const otherId = 'before' in checkpoint ? checkpoint.before : checkpoint.after
  const index = rows.findIndex((row) => row.id === otherId) + ('after' in checkpoint ? 1 : 0)
  const position = between(rows[index - 1]?.position ?? null, rows[index]?.position ?? null)
  const effects = [{ on: kind, id, set: { position } } as Effect]
  return { operation: operation('POST', `/${kind}/${id}/move`, checkpoint), effects }
}

export function deleteOrdered(state: State, kind: Ordered, id: number): Step {
  const effects: Effect[] = [{ on: kind, id, deleted: true }]
  const name = state[kind].get(id)?.name
  if (kind === 'labels' && name !== undefined) effects.push(...relabelled(state, name, []))
  if (kind === 'projects') {
    for (const task of state.tasks.values()) {
      if (task.project_id === id) effects.push({ on: 'tasks', id: task.id, set: { project_id: null } })
    }
  }
  return { operation: operation('DELETE', `/${kind}/${id}`), effects }
}

/** Effects that replace the label with `names` on all tasks that carry it. */
function relabelled(state: State, name: string, names: readonly string[]): Effect[] {
  return [...state.tasks.values()]
    .filter((task) => task.labels.includes(name))
    .map((task) => ({
      on: 'tasks',
      id: task.id,
      set: { labels: task.labels.flatMap((label) => (label === name ? names : [label])) },
    }))
}
