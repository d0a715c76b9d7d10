import { Link } from '@tanstack/react-router'
import { useReplica } from '../../data/index.ts'
import { LINK } from '../../ui/link.ts'

/** Links to the task while it exists. */
export function TaskLink({ id, name }: { id: number; name: string }) {
  const isThere = useReplica((state) => state.tasks.has(id))
  if (!isThere) return <bdi>{name}</bdi>
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, task: id })) as never}
      resetScroll={false}
      className={LINK}
    >
      <bdi>{name}</bdi>
    </Link>
  )
}
