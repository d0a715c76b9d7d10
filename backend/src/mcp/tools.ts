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

const DRY = 'With `dry_run: true` nothing is written, and the answer tells what would change.'
const PAGES = '`next_cursor` of an answer, sent as `cursor`, gives the next page.'

export const TOOLS: readonly ToolDeclaration[] = [
  {
    name: 'add_task',
    operationId: 'createTask',
    title: 'Add a task',
    description: `Creates one task from exact fields. For a sentence with a date in it, quick_add is simpler. ${DRY}`,
  },
  {
    name: 'quick_add',
    operationId: 'quickAdd',
    title: 'Add a task from one line',
    description: `Makes a task of a line as the user said it: date, time, recurrence, #project, @label and priority (p1 to p4) are read from it. Give it the user's own words. With \`preview: true\` it only tells what it reads. ${DRY}`,
  },
  {
    name: 'list_tasks',
    operationId: 'listTasks',
    title: 'List tasks',
    description: `The user's tasks, newest first, or those that a filter asks for: \`not complete and due <= today\`, \`priority >= high\`, \`label in (work, home)\`, \`project = "Home"\`, \`overdue\`, \`due = none\`; joined by and, or, not. Without one, done tasks are among them. ${PAGES}`,
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
    description: `Tasks with these words in title, description or notes, the best first; misspellings are forgiven. For dates, labels or projects use list_tasks. ${PAGES}`,
    only: ['q', 'filter', 'complete', 'limit', 'cursor'],
    required: ['q'],
  },
  {
    name: 'update_task',
    operationId: 'patchTask',
    title: 'Change a task',
    description: `Changes the fields that are given; null clears one. To mark it done use complete_task. ${DRY}`,
    destructive: true,
    idempotent: true,
  },
  {
    name: 'complete_task',
    operationId: 'completeTask',
    title: 'Complete or reopen a task',
    description: `Marks a task done, or with \`complete: false\` open again. One that recurs moves to its next date instead. ${DRY}`,
    destructive: true,
    defaults: { complete: true },
  },
  {
    name: 'delete_task',
    operationId: 'deleteTask',
    title: 'Delete a task',
    description: `Deletes a task and its subtasks. Only when the user has asked for it: a task that is done is completed, not deleted. undo brings it back. ${DRY}`,
    destructive: true,
    idempotent: true,
  },
  {
    name: 'list_projects',
    operationId: 'listProjects',
    title: 'List projects',
    description: 'All projects with their ids, in their order.',
  },
  {
    name: 'batch',
    operationId: 'batch',
    title: 'Make many changes at once',
    description: `Up to 100 writes of the REST API as one write, which one undo takes back: all or nothing unless \`mode\` is "each". A later operation may name what an earlier one made: \`$0\` in its path, or \`{"id_of": 0}\` in its body. Example: [{"method": "POST", "path": "/projects", "body": {"name": "Garden"}}, {"method": "POST", "path": "/tasks", "body": {"title": "Buy seeds", "project_id": {"id_of": 0}}}, {"method": "PATCH", "path": "/tasks/5", "body": {"priority": "high"}}, {"method": "PATCH", "path": "/tasks/6/complete", "body": {"complete": true}}]. ${DRY}`,
    destructive: true,
  },
  {
    name: 'undo',
    operationId: 'undo',
    title: 'Take back a write',
    description: `Takes back one whole write by any of its revisions: explain_changes tells them, and what was changed has its own as \`revision\`. Nothing is taken back where something newer has touched the same fields. ${DRY}`,
    destructive: true,
  },
  {
    name: 'explain_changes',
    operationId: 'listChanges',
    title: 'Explain what was changed',
    description:
      'What was changed since a revision, oldest first: when, by whom (the user, or which key or client), and each field before and after. `next_since` of the answer, sent as `since`, goes on from there.',
    only: ['since', 'limit'],
  },
]
