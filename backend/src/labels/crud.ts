import type { Restorable } from '../changelog/restorable.ts'
import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { orderedStoreOf } from '../changelog/store/ordered-store.ts'
import type { OwnFields } from '../changelog/store/store.ts'
import { missingScope } from '../core/auth.ts'
import { leastUsedColor } from '../core/colors.ts'
import { statement } from '../database/statement.ts'
import type { LabelCreate, LabelPatch, LabelResponse } from './schemas.ts'

export const labels = orderedStoreOf<LabelResponse>({
  resource: 'label',
  table: 'labels',
  columns: ['name', 'color', 'position'],
  taken: { labels_name_key: 'A label with this name already exists.' },
})

/** Replaces `from` by `to` in every task that carries it; null removes it. */
export type RelabelTasks = (unit: UnitOfWork, from: string, to: string | null) => Promise<void>

/** Creates it at the end of the order. @throws DocketError CONFLICT when the name is taken, or the limit is reached */
export function createLabel(unit: UnitOfWork, { name, color = null }: LabelCreate): Promise<LabelResponse> {
  return labels.append(unit, { name, color })
}

/** Tasks carry labels by name, so they follow. @throws DocketError CONFLICT when the name is taken */
export async function editLabel(
  unit: UnitOfWork,
  before: LabelResponse,
  patch: LabelPatch,
  relabelTasks: RelabelTasks,
): Promise<LabelResponse> {
  const label = await labels.update(unit, before, patch as Partial<OwnFields<LabelResponse>>)
  if (label.name !== before.name) await relabelTasks(unit, before.name, label.name)
  return label
}

export async function removeLabel(
  unit: UnitOfWork,
  label: LabelResponse,
  relabelTasks: RelabelTasks,
): Promise<void> {
  await labels.remove(unit, label, () => relabelTasks(unit, label.name, null))
}

const isCarried = statement<{ workspace: string; label: string }>(
  'label_carried',
  'SELECT id FROM tasks WHERE user_id = :workspace AND labels IS NOT NULL AND :label = ANY (labels) LIMIT 1',
)

/** When a label gets its old name back, newer tasks follow too; a label that tasks carry by now is not removed. */
export const restorableLabels = (relabelTasks: RelabelTasks): Restorable => ({
  ...labels.restorable,
  async rewrite(unit, changes, options) {
    for (const change of changes) {
      const before = change.before as LabelResponse | null
      const after = change.after as LabelResponse | null
      if (before !== null && after === null) {
        const carrying = await unit.query(isCarried({ workspace: unit.workspaceId, label: before.name }))
        if (carrying.length > 0) continue
      }
      await labels.restorable.rewrite(unit, [change], options)
      if (before !== null && after !== null && before.name !== after.name) {
        await relabelTasks(unit, before.name, after.name)
      }
    }
  },
})

// The database decides which names are the same, as it does for the unique index.
const findNames = statement<{ workspace: string; names: readonly string[] }>(
  'label_names',
  `SELECT wanted.name, lower(wanted.name) AS key, label.name AS known
   FROM unnest(:names::text[]) WITH ORDINALITY AS wanted (name, place)
   LEFT JOIN labels label ON label.user_id = :workspace AND lower(label.name) = lower(wanted.name)
   ORDER BY wanted.place`,
)

/** Creates a label of which only the name is known. */
async function createNamedLabel(unit: UnitOfWork, name: string): Promise<LabelResponse> {
  return await createLabel(unit, { name, color: leastUsedColor(await labels.list(unit.workspaceId, unit)) })
}

/**
 * The labels that `names` mean, as they are stored, each once and in the order of `names`; missing ones are created if
 * the actor may do that. Every name must be a `LabelName`.
 * @throws DocketError CONFLICT when the limit of labels is reached, AUTH_FORBIDDEN without the scope for a new one
 */
export async function ensureLabels(unit: UnitOfWork, names: readonly string[]): Promise<string[]> {
  const found = await unit.query<{ name: string; key: string; known: string | null }>(
    findNames({ workspace: unit.workspaceId, names }),
  )
  const canonical = new Map<string, string>()
  for (const { name, key, known } of found) {
    if (canonical.has(key)) continue
    if (known === null && !unit.actor.scopes.has('labels:write'))
      throw missingScope('labels:write', unit.actor)
    canonical.set(key, known ?? (await createNamedLabel(unit, name)).name)
  }
  return [...canonical.values()]
}
