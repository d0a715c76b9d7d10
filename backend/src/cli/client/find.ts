import { type Docket, DocketProblem, type TaskResponse } from '@docket/sdk'
import { CommandError } from '../command.ts'
import { shown } from '../terminal.ts'
import { readTasks } from './list.ts'

/** How many candidates are named. */
const NAMED = 5

/**
 * The task that somebody means: by its number, or by the beginning of its title, if no other begins like that.
 * @param complete whether only done tasks, or only open ones, can be meant by a title
 * @throws CommandError if there is none, or more than one
 */
export async function findTask(docket: Docket, meant: string, complete: boolean): Promise<TaskResponse> {
  if (/^#?\d{1,15}$/.test(meant)) return await taskNumbered(docket, Number(meant.replace('#', '')))
  const query = { title: meant, complete, sort: 'title' }
  const begin = folded(meant)
  const { tasks } = await readTasks(docket, query, 10_000)
  const found = tasks.filter(({ title }) => folded(title).startsWith(begin))
  const exact = found.filter(({ title }) => folded(title) === begin)
  const [task, ...others] = exact.length > 0 ? exact : found
  if (task === undefined) {
    throw new CommandError(
      `No ${complete ? 'completed' : 'open'} task begins with "${shown(meant)}". For a number: docket list`,
    )
  }
  if (others.length === 0) return task
  const some = found.slice(0, NAMED).map(({ id, title }) => `  ${id}  ${shown(title)}`)
  const rest = found.length > NAMED ? [`  … and ${found.length - NAMED} more`] : []
  throw new CommandError(
    [`"${shown(meant)}" may be any of these; give the number:`, ...some, ...rest].join('\n'),
  )
}

const folded = (text: string) => text.trim().normalize('NFC').toLowerCase()

async function taskNumbered(docket: Docket, task_id: number): Promise<TaskResponse> {
  try {
    const params = { path: { user_id: 'me', task_id } }
    return (await docket.api.GET('/api/{user_id}/tasks/{task_id}', { params })).data
  } catch (error) {
    if (error instanceof DocketProblem && [404, 422].includes(error.status)) {
      throw new CommandError(`There is no task ${task_id}.`)
    }
    throw error
  }
}
