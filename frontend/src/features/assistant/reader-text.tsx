import type { Message } from '@docket/sdk'
import { Fragment } from 'react'
import { useReplica } from '../../data/index.ts'
import { TaskLink } from './task-link.tsx'

/** What the reader isolates: titles of tasks, names, times. */
const ISOLATED = /\u2068([^\u2069]*)\u2069/gu

/** The reader's text, in which the titles of the tasks that it is about are links. */
export function ReaderText({
  answer,
}: {
  answer: Pick<Message & { role: 'assistant' }, 'content' | 'tool_calls' | 'replies'>
}) {
  const { content, tool_calls: calls, replies } = answer
  const tasks = useReplica((state) => state.tasks)
  const changed = calls.flatMap(({ changes }) =>
    changes.filter(({ resource }) => resource === 'task').map(({ resource_id }) => Number(resource_id)),
  )
  const ids = [
    ...calls.flatMap(({ found }) => found),
    ...changed,
    ...replies.flatMap(({ task_id }) => task_id ?? []),
  ]
  const left = [...new Set(ids)]
  return content.split(ISOLATED).map((text, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the text only grows at its end.
    if (index % 2 === 0) return <Fragment key={index}>{text}</Fragment>
    // Of tasks with the same title, the first one that is not linked yet: lists have the order in which they were found.
    const at = left.findIndex((id) => tasks.get(id)?.title.replaceAll(/\s+/gu, ' ') === text)
    const [id] = at === -1 ? [] : left.splice(at, 1)
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    return id === undefined ? <bdi key={index}>{text}</bdi> : <TaskLink key={index} id={id} name={text} />
  })
}
