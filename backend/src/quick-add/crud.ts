import type { Actor } from '../core/auth.ts'
import { missingScope } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Write } from '../database/changes.ts'
import type { Database, Queryable } from '../database/connection.ts'
import type { Together } from '../database/together.ts'
import { labels } from '../labels/crud.ts'
import { readPreferences } from '../preferences/crud.ts'
import { createProject, listProjects } from '../projects/crud.ts'
import { createTaskOf, type Written } from '../tasks/crud.ts'
import { invalid } from '../tasks/model/edit.ts'
import type { TaskCreate } from '../tasks/schemas.ts'
import { type Line, readLine } from './model/read.ts'
import type { Named } from './model/signs.ts'
import type { QuickAdd, QuickAddPreview } from './schemas.ts'

/** What the line would become. It writes nothing. @throws DocketError AUTH_INVALID when the user is gone */
export async function previewLine(
  actor: Actor,
  db: Queryable,
  now: Date,
  body: QuickAdd,
): Promise<QuickAddPreview> {
  const { readings, ...line } = await lineOf(actor, db, now, body)
  const {
    title,
    due = null,
    recurrence = null,
    recurrence_from,
    priority,
    reminders,
    ...rest
  } = taskOf(line, body)
  return {
    task: {
      title,
      due,
      recurrence,
      recurrence_from: recurrence_from ?? 'schedule',
      priority: priority ?? 'none',
      labels: rest.labels ?? [],
      project_id: line.project === null ? (rest.project_id ?? actor.projectId ?? null) : line.project.id,
      parent_id: rest.parent_id ?? null,
      reminders: line.reminders,
    },
    readings,
  }
}

/**
 * Makes the task of the line, with the project and the labels that are new, as one write.
 * @throws DocketError VALIDATION_ERROR, CONFLICT, AUTH_FORBIDDEN without the scope for what is new
 */
export async function addLine(db: Database, write: Write, body: QuickAdd): Promise<Written> {
  const { actor, at } = write
  return await createTaskOf(actor.userId, db, write, async (together) => {
    const line = await lineOf(actor, together, at, body)
    const task = taskOf(line, body)
    checkTitle(task.title)
    if (line.project === null) return task
    return { ...task, project_id: await ensureProject(together, line.project) }
  })
}

async function lineOf(actor: Actor, db: Queryable, now: Date, body: QuickAdd): Promise<Line> {
  const { time_zone: timeZone } = await readPreferences(actor.userId, db)
  const projects = await listProjects(actor, db)
  return readLine(body.text, {
    language: body.language,
    timeZone,
    now,
    ignore: body.ignore,
    // Of several that are called the same, one that is in use.
    projects: projects.toSorted((a, b) => Number(a.archived) - Number(b.archived)),
    labels: await labels.list(actor.userId, db),
  })
}

/** But for the project that the line names. */
function taskOf(line: Omit<Line, 'readings'>, { defaults }: QuickAdd): TaskCreate {
  const { title, due, recurrence, recurrence_from, priority, reminders, project } = line
  const { parent_id, project_id, ...rest } = defaults
  const names = line.labels.map(({ name }) => name)
  return {
    ...rest,
    ...(project === null && { parent_id, project_id }),
    title,
    ...(due !== null && { due }),
    ...(recurrence !== null && { recurrence, recurrence_from }),
    ...(priority !== null && { priority }),
    ...(names.length > 0 && { labels: [...names, ...(defaults.labels ?? [])] }),
    ...(reminders.length > 0 && { reminders }),
  }
}

const LONGEST_TITLE = 200

function checkTitle(title: string): void {
  if (title === '') throw invalid('text', 'Nothing of it is left for the title.', 'missing')
  if ([...title].length > LONGEST_TITLE) {
    throw invalid('text', `More than ${LONGEST_TITLE} characters of it are left for the title.`, 'too_big')
  }
}

async function ensureProject(together: Together, { id, name }: Named): Promise<number> {
  if (id !== null) return id
  const { actor } = together
  if (actor.projectId !== undefined) {
    throw new DocketError('AUTH_FORBIDDEN', 'The key is for one project only.')
  }
  if (!actor.scopes.has('projects:write')) throw missingScope('projects:write')
  return (await createProject(together, { name })).id
}
