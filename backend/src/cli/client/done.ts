import type { TaskResponse } from '@docket/sdk'
import type { Input, Result } from '../command.ts'
import { shown } from '../terminal.ts'
import { connect } from './access.ts'
import { findTask } from './find.ts'
import { whenText } from './show.ts'

export async function run(input: Input): Promise<Result> {
  const { positionals, values } = input
  const docket = await connect(input)
  const complete = values.reopen !== true
  // All of them are found before any is changed.
  const meant: TaskResponse[] = []
  for (const name of positionals) meant.push(await findTask(docket, name, !complete))
  const tasks: TaskResponse[] = []
  for (const { id } of meant) {
    const params = { path: { user_id: 'me', task_id: id } }
    const { data } = await docket.api.PATCH('/api/{user_id}/tasks/{task_id}', { params, body: { complete } })
    tasks.push(data)
  }
  const lines = tasks.map(({ id, title, complete: isDone, due, recurrence }) => {
    const next = complete && !isDone && recurrence !== null ? `; next on ${whenText(due)}` : ''
    return `${complete ? 'Done' : 'Open again'}: ${id} ${shown(title)}${next}`
  })
  return { text: lines.join('\n'), data: { tasks } }
}
