import type { TaskPatch } from '@docket/sdk'
import type { State } from './state.ts'
import type { Summary } from './writes.ts'

/** What an edit of tasks did, in more words than "changed", if it did the same one thing to all of them. */
export function editOf(state: State, patches: readonly TaskPatch[]): Summary {
  const [first] = patches
  const [field, ...others] = new Set(patches.flatMap((patch) => Object.keys(patch)))
  // A task that is moved without its parent is no longer a subtask.
  const isMove = field === 'project_id' && others.every((other) => other === 'parent_id')
  const isSame = (of: 'project_id' | 'due') =>
    patches.every((patch) => JSON.stringify(patch[of]) === JSON.stringify(first?.[of]))
  if (isMove && isSame('project_id')) {
    const project = state.projects.get(first?.project_id ?? 0)?.name
    return project === undefined
      ? { what: first?.project_id === null ? 'taskUnfiled' : 'taskEdited' }
      : { what: 'taskFiled', values: { project } }
  }
  if (field === 'due' && others.length === 0 && isSame('due')) {
    if (first?.due === null) return { what: 'taskUndated' }
    if (first?.due?.date !== undefined) return { what: 'taskDated', values: { day: first.due.date } }
  }
  const isReminded = patches.every(({ reminders }) => (reminders ?? []).length > 0)
  if (field === 'reminders' && others.length === 0 && isReminded) return { what: 'taskReminded' }
  return { what: 'taskEdited' }
}
