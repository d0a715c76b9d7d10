import { ArrowRight } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { inWorkspace } from '../../browser/storage.ts'
import { InWorkspace, useOpenWorkspaces, useTally } from '../../data/every-workspace.tsx'
import { usePlace, useReplica } from '../../data/index.ts'
import { WorkspaceLink } from '../../features/page/workspace-link.tsx'
import { useGoTo } from '../../features/workspaces/go-to.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProjectMark } from '../../ui/marks.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { CountsProvider, NO_VIEWS, useOpenCounts } from './counts.tsx'
import { NAV_LINK, NavLinkParts } from './nav-link.tsx'
import { NavSection } from './nav-section.tsx'
import { useOrdered } from './use-ordered.ts'

interface SharedNavProps {
  /** Takes the number of tasks in all of them that are due today or overdue. */
  onDueToday: (count: number) => void
  onNavigate?: (() => void) | undefined
}

/** The shared workspaces in the sidebar of one's own, each with its projects. */
export function SharedNav({ onDueToday, onNavigate }: SharedNavProps) {
  const workspaces = useOpenWorkspaces()
  const [due, report] = useTally()
  useEffect(() => {
    onDueToday(due)
    return () => onDueToday(0)
  }, [due, onDueToday])
  return workspaces.map((replica) => (
    <InWorkspace key={replica.workspaceId} replica={replica}>
      <Projects report={report} onNavigate={onNavigate} />
    </InWorkspace>
  ))
}

function Projects(props: {
  report: (workspaceId: string, due: number) => void
  onNavigate: (() => void) | undefined
}) {
  const { report, onNavigate } = props
  const { t } = useTranslation()
  const goTo = useGoTo()
  const place = usePlace()
  const { workspaceId } = place
  const name = useReplica(({ workspace }) => workspace?.name)
  const projects = useOrdered(useReplica((state) => state.projects))
  const shown = useMemo(() => projects.filter(({ archived }) => !archived), [projects])
  const open = useOpenCounts()
  const counts = useMemo(() => ({ ...open, views: NO_VIEWS }), [open])
  useEffect(() => {
    report(workspaceId, counts.today)
    return () => report(workspaceId, 0)
  }, [report, workspaceId, counts.today])
  // Until it is known what it is.
  if (name === undefined) return null
  return (
    <CountsProvider value={counts}>
      <NavSection
        title={name}
        stored={inWorkspace(place, 'sidebar')}
        mark={
          <span className="ms-0.5 me-1.5 inline-grid">
            <Avatar id={workspaceId} name={name} isSmall />
          </span>
        }
        button={
          <IconButton
            size="small"
            label={t('workspaces.goTo', { name })}
            icon={<ArrowRight aria-hidden size={14} className="rtl:-scale-x-100" />}
            onClick={() => {
              onNavigate?.()
              goTo(workspaceId)
            }}
          />
        }
        empty={t('nav.noProjects')}
        isEmpty={shown.length === 0}
      >
        {shown.map(({ id, name, color }) => (
          <li key={id} className="flex">
            <WorkspaceLink
              workspaceId={workspaceId}
              path={`/projects/${id}`}
              draggable={false}
              onClick={onNavigate}
              className={NAV_LINK}
            >
              <NavLinkParts icon={<ProjectMark color={color} />} count={({ projects }) => projects.get(id)}>
                <UserText>{name}</UserText>
              </NavLinkParts>
            </WorkspaceLink>
          </li>
        ))}
      </NavSection>
    </CountsProvider>
  )
}
