import type { Docket, TaskResponse } from '@docket/sdk'
import { unknown } from '../arguments.ts'
import { CommandError, type Input, numberFrom, type Result, textFrom } from '../command.ts'
import { shown, table } from '../terminal.ts'
import { connect } from './access.ts'
import { HEADER, ME, projectNames, rowOf, TITLE } from './show.ts'

const MOST = 100_000
/** What one page of the API may hold. */
const PAGE = 500

export async function run(input: Input): Promise<Result> {
  const { values, positionals, terminal, note } = input
  const limit = numberFrom(values, 'limit', { fallback: 100, most: MOST })
  const docket = await connect(input)
  const view = textFrom(values, 'view')
  const project = textFrom(values, 'project')
  const filter = positionals.length === 0 ? undefined : positionals.join(' ')
  const sort = textFrom(values, 'sort') ?? (view === undefined ? 'due,-priority,position' : undefined)
  // A view, and a filter that speaks of it, say for themselves which tasks they are about.
  const isOpenOnly = values.all !== true && view === undefined && !/\bcomplete\b/i.test(filter ?? '')
  const query = {
    ...(filter !== undefined && { filter }),
    ...(sort !== undefined && { sort }),
    ...(isOpenOnly && { complete: false }),
    ...(view !== undefined && { view: await viewNamed(docket, view) }),
    ...(project !== undefined && { project }),
  }
  const [{ tasks, more }, names] = await Promise.all([readTasks(docket, query, limit), projectNames(docket)])
  if (more && values.json !== true) note(`There are more: --limit ${Math.min(limit * 10, MOST)}`)
  const today = new Date().toLocaleDateString('sv')
  const rows = tasks.map((task) => rowOf(task, names, today))
  return {
    text: rows.length === 0 ? 'There are no such tasks.' : table([HEADER, ...rows], TITLE, terminal),
    data: { tasks, more },
  }
}

type Query = NonNullable<NonNullable<Parameters<typeof readPage>[1]>>

const readPage = (docket: Docket, query: Record<string, string | number | boolean>) =>
  docket.api.GET('/api/{user_id}/tasks', { params: { ...ME, query } })

/** As many as `limit` tasks, page by page. */
export async function readTasks(
  docket: Docket,
  query: Query,
  limit: number,
): Promise<{ tasks: TaskResponse[]; more: boolean }> {
  const tasks: TaskResponse[] = []
  for (let cursor: string | null = ''; ; ) {
    const page = { ...query, limit: Math.min(PAGE, limit - tasks.length), ...(cursor !== '' && { cursor }) }
    const { data } = await readPage(docket, page)
    tasks.push(...data.tasks)
    cursor = data.next_cursor
    if (cursor === null || tasks.length >= limit) return { tasks, more: cursor !== null }
  }
}

/** @throws CommandError if there is no such view */
async function viewNamed(docket: Docket, name: string): Promise<number> {
  const { views } = (await docket.api.GET('/api/{user_id}/views', { params: ME })).data
  const found = views.find((view) => view.name.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found.id
  throw new CommandError(
    unknown(
      'view',
      shown(name),
      views.map((view) => view.name),
    ),
  )
}
