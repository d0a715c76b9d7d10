import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import type { SyncedChange } from '@docket/sdk'
import { CommandError, type Input, type Result } from '../command.ts'
import { safeJson } from '../terminal.ts'
import { connect } from './access.ts'
import { ME } from './show.ts'

/** Reads the state as it was at one revision, as any client that begins to follow the changes does. */
export async function run(input: Input): Promise<Result> {
  const { positionals, client, values } = input
  const docket = await connect(input)
  const state = new Map<string, Map<string | number, unknown>>()
  const take = ({ resource, resource_id, after }: SyncedChange) => {
    const all = state.get(resource) ?? new Map<string | number, unknown>()
    state.set(resource, all)
    if (after === null) all.delete(resource_id)
    else all.set(resource_id, after)
  }
  let revision: number | undefined
  for (let cursor = ''; revision === undefined; ) {
    const params = { ...ME, query: { cursor } }
    const { data } = await docket.api.GET('/api/{user_id}/changes', { params })
    data.changes.forEach(take)
    if (!data.has_more && data.next_since !== null) revision = data.next_since
    cursor = data.next_cursor
  }
  const lists = [...state].map(([resource, all]) => [`${resource.replace(/s$/, '')}s`, [...all.values()]])
  const data = { exported_at: new Date().toISOString(), revision, ...Object.fromEntries(lists) }
  const [name] = positionals
  if (name === undefined) return { text: safeJson(data), data }
  const file = resolve(client.workingDir, name)
  await write(file, `${JSON.stringify(data, null, 2)}\n`, values.force === true)
  const tasks = state.get('task')?.size ?? 0
  return {
    text: `Wrote ${file}: ${tasks} tasks, as of revision ${revision}.`,
    data: { file, tasks, revision },
  }
}

async function write(file: string, text: string, replace: boolean): Promise<void> {
  const stream = createWriteStream(file, { flags: replace ? 'w' : 'wx', mode: 0o600, flush: true })
  try {
    stream.end(text)
    await once(stream, 'close')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new CommandError(`${file} exists: add --force to replace it.`)
    throw new CommandError(`${file} cannot be written: ${message}.`)
  }
}
