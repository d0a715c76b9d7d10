/**
 * The tools: which operation of the API each one calls, and what a model must know to use it well. Arguments and
 * results are derived from the operation's own schemas.
 */
export interface ToolDeclaration {
  name: string
  operationId: string
  title: string
  description: string
  /** May change or remove existing data, not only add to it. */
  destructive?: boolean
  /** Repeating it with the same arguments changes nothing more. */
  idempotent?: boolean
  /** The arguments that the tool has, if not all of the operation's. */
  only?: readonly string[]
  /** Arguments that must be given although they are optional in the operation. */
  required?: readonly string[]
  /** Values for omitted arguments, where they differ from the operation's own defaults. */
  defaults?: Readonly<Record<string, unknown>>
}

const DRY = 'With `dry_run: true`, nothing is written, and the result shows what would change.'
const PAGES = 'To get the next page, send `next_cursor` of a result as `cursor`.'

export const TOOLS: readonly ToolDeclaration[] = [
  {
    name: 'add_task',
    operationId: 'createTask',
    title: 'Add a task',
    description: `Creates one task from exact fields. For a sentence that contains a date, quick_add is simpler. \`assignees\` are ids from list_members. ${DRY}`,
  },
  {
    name: 'quick_add',
    operationId: 'quickAdd',
    title: 'Add a task from one line',
    description: `Creates a task from a line as the user said it: date, time, recurrence, #project, @label, +member, priority (p1 to p4) and estimate (~30m) are read from it. Pass the user's own words. With \`preview: true\`, it only returns what it reads. ${DRY}`,
  },
  {
    name: 'list_tasks',
    operationId: 'listTasks',
    title: 'List tasks',
    description: `Lists the user's tasks, newest first, or those that match a filter: \`not complete and due <= today\`, \`priority >= high\`, \`estimate <= 30\`, \`label in (work, home)\`, \`project = "Home"\`, \`assignee = me\`, \`overdue\`, \`due = none\`; combined with and, or, not. Without a filter, completed tasks are included. ${PAGES}`,
    only: [
      'filter',
      'view',
      'sort',
      'complete',
      'overdue',
      'due_before',
      'due_after',
      'priority_min',
      'label',
      'project',
      'limit',
      'cursor',
    ],
  },
  {
    name: 'search_tasks',
    operationId: 'listTasks',
    title: 'Search tasks',
    description: `Finds tasks with these words in title, description or notes, best matches first; misspellings are tolerated. For dates, labels or projects, use list_tasks. If the answer is \`incomplete\`, some may be missing: ask again in a few seconds. ${PAGES}`,
    only: ['q', 'filter', 'complete', 'limit', 'cursor'],
    required: ['q'],
  },
  {
    name: 'update_task',
    operationId: 'patchTask',
    title: 'Change a task',
    description: `Changes the given fields of a task; null clears a field. \`assignees\` are ids from list_members, and replace those that are there. To mark a task done, use complete_task. ${DRY}`,
    destructive: true,
    idempotent: true,
  },
  {
    name: 'complete_task',
    operationId: 'completeTask',
    title: 'Complete or reopen a task',
    description: `Marks a task done or, with \`complete: false\`, open again. A recurring task moves to its next date instead. ${DRY}`,
    destructive: true,
    defaults: { complete: true },
  },
  {
    name: 'delete_task',
    operationId: 'deleteTask',
    title: 'Delete a task',
    description: `Deletes a task and its subtasks. Use it only if the user has asked for it: to mark a task done, use complete_task instead. undo restores it. ${DRY}`,
    destructive: true,
    idempotent: true,
  },
  {
    name: 'list_projects',
    operationId: 'listProjects',
    title: 'List projects',
    description: 'Lists all projects with their ids, in manual order.',
  },
  {
    name: 'list_members',
    operationId: 'listMembers',
    title: 'List members',
    description:
      'Lists the members of the workspace by name, with the ids that `assignees` takes. `me` is the id of the user.',
  },
  {
    name: 'batch',
    operationId: 'batch',
    title: 'Make many changes at once',
    description: `Makes up to 100 writes of the REST API as one write, which a single undo reverts: all or nothing unless \`mode\` is "each". An operation can refer to what an earlier one created: \`$0\` in its path, or \`{"id_of": 0}\` in its body, is the id from operation 0. Example: [{"method": "POST", "path": "/projects", "body": {"name": "Garden"}}, {"method": "POST", "path": "/tasks", "body": {"title": "Buy seeds", "project_id": {"id_of": 0}}}, {"method": "PATCH", "path": "/tasks/5", "body": {"priority": "high"}}, {"method": "PATCH", "path": "/tasks/6/complete", "body": {"complete": true}}]. ${DRY}`,
    destructive: true,
  },
  {
    name: 'undo',
    operationId: 'undo',
    title: 'Undo a write',
    description: `Undoes one whole write, named by any of its revisions: explain_changes lists revisions, and a changed resource has its latest as \`revision\`. If something newer has changed the same fields, nothing is undone. ${DRY}`,
    destructive: true,
  },
  {
    name: 'explain_changes',
    operationId: 'listChanges',
    title: 'Explain what has changed',
    description:
      'Lists what has changed since a revision, oldest first: when, by whom (the user, or which key or client), and each field before and after. To continue, send `next_since` of the result as `since`.',
    only: ['since', 'limit'],
  },
]
