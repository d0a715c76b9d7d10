import { randomUUID } from 'node:crypto'
import { type Input, type Result, textFrom } from '../command.ts'
import { connect } from './access.ts'
import { ME, projectNames, type Reading, readingText, ruleText } from './show.ts'

type Language = 'en' | 'de' | 'ur'

export async function run(input: Input): Promise<Result> {
  const { positionals, terminal, values } = input
  const docket = await connect(input)
  const text = positionals.join(' ')
  const language = (textFrom(values, 'language') ?? 'en') as Language
  if (values.preview === true) {
    const body = { text, language, preview: true as const }
    const { data } = await docket.api.POST('/api/{user_id}/quick-add', { params: ME, body })
    if (!('readings' in data)) throw new Error('The server wrote what it was only to read.')
    const { task, readings } = data
    const project = readings.find((reading) => reading.kind === 'project')
    const reading: Reading = {
      ...task,
      repeats: await ruleText(docket, task),
      project: project?.value.name,
    }
    return { text: readingText('Would add', reading, terminal), data }
  }
  const params = { ...ME, header: { 'idempotency-key': randomUUID() } }
  const { data: task } = await docket.api.POST('/api/{user_id}/quick-add', {
    params,
    body: { text, language },
  })
  if ('readings' in task) throw new Error('The server only read what it was to write.')
  const [names, repeats] = await Promise.all([
    task.project_id === null ? undefined : projectNames(docket),
    ruleText(docket, task),
  ])
  const project =
    task.project_id === null ? undefined : (names?.get(task.project_id) ?? `#${task.project_id}`)
  return { text: readingText(`Added ${task.id}`, { ...task, repeats, project }, terminal), data: task }
}
