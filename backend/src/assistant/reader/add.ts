import type { Language } from '@docket/grammar/lines/language.ts'
import { TaskResponse } from '../../tasks/schemas.ts'
import { lineOf } from '../model/commands/context.ts'
import { MOST_TASKS } from './find.ts'
import { described, knowAssignees, type Session, type Task, write } from './session.ts'

/** Adds a task for each line; `quick_add` reads what the line says. */

export interface Lines {
  lines: readonly string[]
  project: string | null
  /** Whether the user did not say that this is to be added. */
  bare: boolean
  language: Language
}

/** @throws Refused */
export async function add(session: Session, { lines, project, bare, language }: Lines): Promise<string> {
  if (lines.length > MOST_TASKS) return session.texts.tooMany(MOST_TASKS)
  const sign = project === null ? '' : ` #"${project.replaceAll(/["“”„]/g, '')}"`
  const bodies = lines.map((line) => ({ text: `${line}${sign}`, language }))
  const [only, ...others] = bodies
  if (only === undefined) return session.texts.nothingMeant
  const { result } =
    others.length === 0
      ? await write(session, 'quick_add', only)
      : await write(session, 'batch', {
          operations: bodies.map((body) => ({ method: 'POST', path: '/quick-add', body })),
        })
  const tasks = tasksOf(result)
  session.after.about = tasks.map(({ id }) => id)
  await knowAssignees(session, tasks)
  const said = tasks.map((task, index) =>
    described(session, task, projectOf(session, task, { ...bodies[index], language })),
  )
  return session.texts.added(said, bare)
}

function tasksOf(result: Record<string, unknown> | null): Task[] {
  const results = result?.results
  const bodies = Array.isArray(results) ? results.map(({ body }: { body: unknown }) => body) : [result]
  return bodies.map((body) => TaskResponse.parse(body))
}

/** The project's name as written in the line. */
function projectOf(
  session: Session,
  { project_id }: Task,
  { text = '', language }: { text?: string; language: Language },
): string | undefined {
  return project_id === null ? undefined : lineOf(text, { ...session, language }).project?.name
}
