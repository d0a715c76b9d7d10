import { habitsOf } from '@docket/grammar/lines/habits.ts'
import type { Line, Named } from '@docket/grammar/lines/line.ts'
import { readLine } from '@docket/grammar/lines/read.ts'
import { previewOf, taskOf } from '@docket/grammar/lines/task.ts'
import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Write } from '../changelog/write.ts'
import type { Actor } from '../core/auth.ts'
import { missingScope } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { localeOf } from '../core/locale.ts'
import { isBlank } from '../core/schemas.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { labels } from '../labels/crud.ts'
import { memberNames } from '../members/crud.ts'
import { readCalendar, readPreferences } from '../preferences/crud.ts'
import { createNamedProject, listProjects } from '../projects/crud.ts'
import { MOST_ASSIGNEES } from '../task-fields/schemas.ts'
import type { WriteResult } from '../tasks/crud/write-once.ts'
import { createTaskOf } from '../tasks/crud.ts'
import { invalid } from '../tasks/model/edit.ts'
import type { TaskCreate } from '../tasks/schemas.ts'
import type { QuickAdd, QuickAddPreview } from './schemas.ts'

/** The task that the line would become; writes nothing. @throws DocketError AUTH_INVALID when the user is gone */
export async function previewLine(
  actor: Actor,
  db: Queryable,
  now: Date,
  body: QuickAdd,
): Promise<QuickAddPreview> {
  const line = await lineOf(actor, db, now, body)
  return previewOf(line, body.defaults, actor.projectId)
}

/**
 * Creates the task of the line, together with a new project and new labels, as one write.
 * @throws DocketError VALIDATION_ERROR, CONFLICT, AUTH_FORBIDDEN without the scope for what is new
 */
export async function addLine(db: Database, write: Write, body: QuickAdd): Promise<WriteResult> {
  const { actor, at } = write
  const made = createTaskOf(actor.workspaceId, db, write, async (unit) => {
    const line = await lineOf(actor, unit, at, body)
    const task: TaskCreate = taskOf(line, body.defaults)
    check(task)
    return line.project === null ? task : { ...task, project_id: await ensureProject(unit, line.project) }
  })
  return await made.catch((error) => {
    throw error instanceof DocketError ? ofDefaults(error) : error
  })
}

/** The error in terms of what the client sent: what the line cannot get wrong came from `defaults`. */
function ofDefaults(error: DocketError): DocketError {
  const errors = error.errors?.map(({ loc, ...rest }) => {
    const [part = 'body', ...member] = loc
    return { loc: part === 'body' && member[0] !== 'text' ? [part, 'defaults', ...member] : loc, ...rest }
  })
  if (errors === undefined) return error
  const detail = errors.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join(' ')
  return new DocketError(error.code, detail, { status: error.status, errors, cause: error })
}

async function lineOf(actor: Actor, db: Queryable, now: Date, body: QuickAdd): Promise<Line> {
  const { text, language, ignore, defaults, at } = body
  const preferences = await readPreferences(actor.userId, db)
  const projects = await listProjects(actor, db)
  return readLine(text, {
    language,
    timeZone: preferences.time_zone,
    isForOtherZones: (await readCalendar(actor, db))?.zone !== undefined,
    now: at === undefined ? now : new Date(at),
    due: defaults.due ?? null,
    ignore,
    // Of several with the same name, one that is in use.
    projects: projects.toSorted((a, b) => Number(a.archived) - Number(b.archived)),
    labels: await labels.list(actor.workspaceId, db),
    people: { me: actor.userId, members: await memberNames(actor, db) },
    habits: habitsOf(preferences, localeOf(body) ?? language),
  })
}

const LONGEST_TITLE = 200
const MOST_LABELS = 50

/** Checks what the line alone decides. */
function check({ title, labels, assignees }: TaskCreate): void {
  if (isBlank(title)) throw invalid('text', 'Nothing is left of it for the title.', 'missing')
  if ([...title].length > LONGEST_TITLE) {
    throw invalid(
      'text',
      `The title that is left of it has more than ${LONGEST_TITLE} characters.`,
      'too_big',
    )
  }
  if ((labels ?? []).length > MOST_LABELS) {
    throw invalid('text', `It has more than ${MOST_LABELS} labels.`, 'too_big')
  }
  if ((assignees ?? []).length > MOST_ASSIGNEES) {
    throw invalid('text', `It names more than ${MOST_ASSIGNEES} members.`, 'too_big')
  }
}

async function ensureProject(unit: UnitOfWork, { id, name }: Named): Promise<number> {
  if (id !== null) return id
  const { actor } = unit
  if (actor.projectId !== undefined) {
    throw new DocketError('AUTH_FORBIDDEN', 'The key is limited to one project and cannot create another.')
  }
  if (!actor.scopes.has('projects:write')) throw missingScope('projects:write', actor)
  return (await createNamedProject(unit, name)).id
}
