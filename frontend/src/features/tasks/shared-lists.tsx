import { useEffect, useId, useMemo } from 'react'
import { InWorkspace, useOpenWorkspaces, useTally } from '../../data/every-workspace.tsx'
import { useReplica, useWorkspaceId } from '../../data/index.ts'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { WorkspaceLink } from '../page/workspace-link.tsx'
import type { Group, Options } from './lists.ts'
import type { Source } from './source.ts'
import { TaskList } from './task-list.tsx'
import { useSource } from './use-source.ts'

export interface SharedListsProps {
  /** The list, which is the same in each workspace. */
  id: 'today' | 'upcoming'
  options: Options
  /** Always the same function. */
  groupsOf: (source: Source, options: Options, firstDay: number) => Group[]
  /** Takes the number of open tasks in all of them. */
  onCount: (count: number) => void
}

/** On a page of one's own, the same list of each shared workspace, below its name. */
export function SharedLists({ onCount, ...list }: SharedListsProps) {
  const workspaces = useOpenWorkspaces()
  const [count, report] = useTally()
  useEffect(() => {
    onCount(count)
    return () => onCount(0)
  }, [count, onCount])
  return workspaces.map((replica) => (
    <InWorkspace key={replica.workspaceId} replica={replica}>
      <SharedList {...list} report={report} />
    </InWorkspace>
  ))
}

type SharedListProps = Omit<SharedListsProps, 'onCount'> & { report: (id: string, count: number) => void }

/** Everything in it is of the workspace: what is done there, by whom it may be done, and the days. */
function SharedList({ id, options, groupsOf, report }: SharedListProps) {
  const workspaceId = useWorkspaceId()
  const name = useReplica(({ workspace }) => workspace?.name)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const heading = useId()
  const groups = useMemo(() => groupsOf(source, options, firstDay), [groupsOf, source, options, firstDay])
  const open = groups.filter(({ isFolded }) => isFolded !== true)
  const count = open.reduce((sum, { tasks }) => sum + tasks.length, 0)
  useEffect(() => {
    report(workspaceId, count)
    return () => report(workspaceId, 0)
  }, [report, workspaceId, count])
  if (name === undefined || groups.length === 0) return null
  return (
    <section aria-labelledby={heading} className="mt-6">
      <h2 id={heading} className="flex h-row items-center px-1 font-strong text-large">
        <WorkspaceLink
          workspaceId={workspaceId}
          path={`/${id}`}
          className="flex min-w-0 items-center gap-2.5 rounded-small px-1 hover:bg-hover"
        >
          <Avatar id={workspaceId} name={name} isSmall />
          <UserText>{name}</UserText>
        </WorkspaceLink>
      </h2>
      <TaskList id={id} label={name} groups={groups} />
    </section>
  )
}
