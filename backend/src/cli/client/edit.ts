import type { Docket, TaskPatch } from '@docket/sdk'
import { unknown } from '../arguments.ts'
import {
  CommandError,
  type Input,
  numberFrom,
  type Result,
  textFrom,
  UsageError,
  type Values,
} from '../command.ts'
import { shown } from '../terminal.ts'
import { connect } from './access.ts'
import { findTask } from './find.ts'
import { ME, projectsOf, readingText, ruleText } from './show.ts'

/** Clears a field. */
const NONE = 'none'
const YEAR_IN_MINUTES = 366 * 24 * 60

export async function run(input: Input): Promise<Result> {
  const { positionals, values, terminal } = input
  const [meant = ''] = positionals
  const wanted = Object.keys(values).filter((name) => !['json', 'server'].includes(name))
  if (wanted.length === 0) throw new UsageError('Say what to change: docket edit --help')
  const docket = await connect(input)
  const { id } = await findTask(docket, meant, false)
  const body = await patchFrom(values, docket)
  const params = { path: { user_id: 'me', task_id: id } }
  const { data: task } = await docket.api.PATCH('/api/{user_id}/tasks/{task_id}', { params, body })
  const [repeats, projects] = await Promise.all([
    ruleText(docket, task),
    task.project_id === null ? [] : projectsOf(docket),
  ])
  const project =
    task.project_id === null
      ? undefined
      : (projects.find((one) => one.id === task.project_id)?.name ?? `#${task.project_id}`)
  return { text: readingText(`Changed ${id}`, { ...task, repeats, project }, terminal), data: task }
}

async function patchFrom(values: Values, docket: Docket): Promise<TaskPatch> {
  const given = (name: string) => textFrom(values, name)
  const cleared = (name: string) => given(name)?.toLowerCase() === NONE
  const patch: TaskPatch = {}
  const title = given('title')
  if (title !== undefined) patch.title = title
  if (given('description') !== undefined) {
    patch.description = cleared('description') ? null : (given('description') ?? null)
  }
  if (given('priority') !== undefined) patch.priority = given('priority') as TaskPatch['priority'] & {}
  if (given('estimate') !== undefined) {
    patch.estimate = cleared('estimate')
      ? null
      : numberFrom(values, 'estimate', { fallback: 0, most: YEAR_IN_MINUTES })
  }
  if (given('repeat') !== undefined) {
    if (cleared('repeat')) patch.recurrence = null
    else Object.assign(patch, await readRule(docket, given('repeat') ?? ''))
  }
  if (given('due') !== undefined)
    patch.due = cleared('due') ? null : await readDate(docket, given('due') ?? '')
  if (given('start') !== undefined) {
    patch.start = cleared('start') ? null : await readDate(docket, given('start') ?? '')
  }
  if (given('project') !== undefined) {
    patch.project_id = cleared('project') ? null : await projectNamed(docket, given('project') ?? '')
  }
  const { label } = values
  if (Array.isArray(label)) {
    patch.labels = label.length === 1 && label[0]?.toLowerCase() === NONE ? [] : label
  }
  return patch
}

/** What quick add reads in a text that has nothing but a date or a rule. */
async function readWords(docket: Docket, text: string) {
  const { data } = await docket.api.POST('/api/{user_id}/quick-add', {
    params: ME,
    body: { text, preview: true },
  })
  return 'readings' in data && data.task.title === '' ? data.task : undefined
}

async function readDate(docket: Docket, text: string) {
  const task = await readWords(docket, text)
  if (task != null && task.due !== null && task.recurrence === null) return task.due
  throw new CommandError(`"${shown(text)}" is not a date that is understood: docs/quick-add.md lists them.`)
}

async function readRule(docket: Docket, text: string) {
  const task = await readWords(docket, text)
  if (task == null || task.recurrence === null) {
    throw new CommandError(`"${shown(text)}" is not a rule that is understood: try "every monday".`)
  }
  const { recurrence, recurrence_from, due } = task
  return { recurrence, recurrence_from, due }
}

async function projectNamed(docket: Docket, name: string): Promise<number> {
  const projects = await projectsOf(docket)
  const found = projects.find((project) => project.name.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found.id
  throw new CommandError(
    unknown(
      'project',
      shown(name),
      projects.map((project) => project.name),
    ),
  )
}
