import type { CallChange, ToolCall, When } from '@docket/sdk'
import { t } from '../../i18n/t.ts'
import { whenText } from '../pickers/when.ts'

/** Describes what a tool call did, in words. */

export interface ChangeLine {
  key: string
  verb: string
  name: string
  /** What kind of thing it is, unless it is a task. */
  kind: string | undefined
  /** The id of a task whose detail can be shown. */
  taskId: number | undefined
}

interface Where {
  today: string
  zone: string
}

const TOOLS = [
  'add_task',
  'quick_add',
  'list_tasks',
  'search_tasks',
  'update_task',
  'complete_task',
  'delete_task',
  'list_projects',
  'list_members',
  'batch',
  'undo',
  'explain_changes',
] as const
const KINDS = ['project', 'label', 'view', 'note', 'preferences'] as const
const SEARCHES = ['list_tasks', 'search_tasks']

/** What the tool does: "Add a task". */
export function toolText(name: string): string {
  const known = TOOLS.find((tool) => tool === name)
  return known === undefined ? name : t(`assistant.tools.${known}`)
}

/** One line per thing that the call changed, tasks first. Occurrences, recorded with a recurring task, get none. */
export function linesOf(call: ToolCall, where: Where): ChangeLine[] {
  const { tasks = [], others = [] } = Object.groupBy(call.changes, ({ resource }) =>
    resource === 'task' ? 'tasks' : 'others',
  )
  const shown = [...tasks, ...others.filter(({ resource }) => resource !== 'occurrence')]
  return (shown.length > 0 ? shown : call.changes).map((change) => {
    const { resource, resource_id: id, action, revision } = change
    const kind = KINDS.find((known) => known === resource)
    const isThere = resource === 'task' && action !== 'deleted' && action !== 'purged'
    return {
      key: `${revision}-${resource}-${id}`,
      verb: t(`assistant.verbs.${verbOf(call, change)}`),
      name: nameOf(call, change, where),
      kind: kind === undefined ? undefined : t(`assistant.kinds.${kind}`),
      taskId: isThere ? Number(id) : undefined,
    }
  })
}

function verbOf({ name, arguments: args }: ToolCall, { action, resource }: CallChange) {
  if (action === 'created') return name === 'undo' ? 'restored' : 'added'
  if (action === 'deleted') return 'deleted'
  if (action === 'purged') return 'purged'
  if (name === 'undo') return 'restored'
  if (resource !== 'task') return 'changed'
  if (name === 'complete_task') return args.complete === false ? 'reopened' : 'completed'
  return name === 'update_task' && isMove(args) ? 'moved' : 'changed'
}

/** Whether only the date is changed. */
const isMove = (args: Record<string, unknown>): boolean => 'due' in args && fieldsOf(args).join() === 'due'
const fieldsOf = (args: Record<string, unknown>): string[] =>
  Object.keys(args).filter((name) => !['task_id', 'if_match', 'dry_run'].includes(name))

function nameOf({ name: tool, arguments: args }: ToolCall, change: CallChange, where: Where): string {
  const name = change.name ?? t('assistant.unnamed', { id: change.resource_id })
  if (tool !== 'update_task' || change.resource !== 'task' || !isMove(args)) return name
  const when = dueText(args.due, where)
  return when === undefined ? name : t('assistant.moved', { name, when })
}

/** Undefined if it is not a date: arguments are not to be trusted. */
function dueText(due: unknown, { today, zone }: Where): string | undefined {
  if (due === null) return t('assistant.noDate')
  try {
    return whenText(due as When, today, zone)
  } catch {
    return undefined
  }
}

/** The text for a call that changed nothing. */
export function lookedText({ name, arguments: args, found }: ToolCall, mostFound: number): string {
  if (args.dry_run === true || args.preview === true) return t('assistant.looked.dry')
  if (SEARCHES.includes(name) || found.length > 0) {
    if (found.length === 0) return t('assistant.foundNone')
    const key = found.length < mostFound ? 'assistant.found' : 'assistant.foundMany'
    return t(key, { count: found.length })
  }
  if (name === 'list_projects') return t('assistant.looked.projects')
  if (name === 'list_members') return t('assistant.looked.members')
  if (name === 'explain_changes') return t('assistant.looked.changes')
  return t('assistant.looked.nothing')
}

/** What the user is asked before the call is made, and the label for agreeing. */
export function questionOf({ name, change_count: count }: ToolCall): { title: string; yes: string } {
  if (name === 'undo') return { title: t('assistant.ask.undo', { count }), yes: t('assistant.ask.yesUndo') }
  if (name === 'batch')
    return { title: t('assistant.ask.batch', { count }), yes: t('assistant.ask.yesBatch') }
  return { title: t('assistant.ask.delete', { count }), yes: t('assistant.ask.yesDelete') }
}
