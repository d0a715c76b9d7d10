import { Archive, Bookmark, Plus, UserRound } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { usePainted } from '../../browser/painted.ts'
import { useReplacement } from '../../browser/use-replacement.ts'
import { LISTS } from '../../commands/lists.ts'
import { type AppRequest, request } from '../../commands/requests.ts'
import { useMay, useReplica, useSharedWorkspaces, useSpans, useSyncStatus } from '../../data/index.ts'
import { openArchivedDialog, type SidebarItemKind } from '../../features/sidebar-items/open.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { loadWithRetry } from '../../ui/load.ts'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { Counting, isCounted } from './counts.tsx'
import { NavLink } from './nav-link.tsx'
import { NavSection } from './nav-section.tsx'
import { useOrdered } from './use-ordered.ts'

/** The code for dragging the sidebar items, and for their menus. */
const loadSidebarItems = () => import('../../features/sidebar-items/nav.tsx')
type SidebarItemModule = Awaited<ReturnType<typeof loadSidebarItems>>

const SharedNav = lazy(() =>
  loadWithRetry(async () => ({
    default: (await withTexts(['workspaces'], () => import('./shared-nav.tsx'))()).SharedNav,
  })),
)

/** Everywhere the user can go: in the sidebar, and on a phone behind "More". */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation()
  const nav = useRef<HTMLElement>(null)
  const loaded = useReplacement(loadSidebarItems, nav)
  const mayEdit = useMay('editor')
  const parts = mayEdit ? loaded : undefined
  const projects = useOrdered(useReplica((state) => state.projects))
  const labels = useOrdered(useReplica((state) => state.labels))
  const views = useOrdered(useReplica((state) => state.views))
  const shown = useMemo(() => projects.filter((project) => !project.archived), [projects])
  const sharesAny = useSharedWorkspaces().length > 0
  const archived = projects.length - shown.length
  const spans = useSpans()
  const isPainted = usePainted()
  const [dueElsewhere, setDueElsewhere] = useState(0)
  return (
    <nav
      ref={nav}
      aria-label={t('nav.main')}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4"
    >
      <Counting sidebar={nav}>
        <ul className="flex flex-col">
          {LISTS.map(({ id, to, title, icon: Icon }) => (
            <li key={id} className="flex">
              <NavLink
                link={{ to }}
                icon={<Icon size={16} />}
                count={
                  id === 'today'
                    ? (counts) => counts.today + dueElsewhere
                    : isCounted(id)
                      ? (counts) => counts[id]
                      : undefined
                }
                onNavigate={onNavigate}
              >
                {title(t)}
              </NavLink>
            </li>
          ))}
          {sharesAny && (
            <li className="flex">
              <NavLink link={{ to: '/assigned' }} icon={<UserRound size={16} />} onNavigate={onNavigate}>
                {t('nav.assigned')}
              </NavLink>
            </li>
          )}
        </ul>
        <OnceKnown>
          <NavSection
            title={t('nav.projects')}
            stored="docket.sidebar.projects"
            button={mayEdit && <AddItem add="addProject" label={t('nav.addProject')} />}
            empty={t('nav.noProjects')}
            isEmpty={shown.length === 0}
            below={archived > 0 && <ArchivedButton count={archived} />}
          >
            <Items parts={parts} kind="projects" rows={shown}>
              {({ id, name, color }) => (
                <NavLink
                  link={{ to: '/projects/$projectId', params: { projectId: id } }}
                  icon={<ProjectMark color={color} />}
                  count={({ projects }) => projects.get(id)}
                  onNavigate={onNavigate}
                >
                  <UserText>{name}</UserText>
                </NavLink>
              )}
            </Items>
          </NavSection>
          <NavSection
            title={t('nav.labels')}
            stored="docket.sidebar.labels"
            button={mayEdit && <AddItem add="addLabel" label={t('nav.addLabel')} />}
            empty={t('nav.noLabels')}
            isEmpty={labels.length === 0}
          >
            <Items parts={parts} kind="labels" rows={labels}>
              {({ id, name, color }) => (
                <NavLink
                  link={{ to: '/labels/$labelId', params: { labelId: id } }}
                  icon={<LabelMark color={color} />}
                  count={({ labels }) => labels.get(name)}
                  onNavigate={onNavigate}
                >
                  <UserText>{name}</UserText>
                </NavLink>
              )}
            </Items>
          </NavSection>
          <NavSection
            title={t('nav.views')}
            stored="docket.sidebar.views"
            button={mayEdit && <AddItem add="addView" label={t('nav.addView')} />}
            empty={t('nav.noViews')}
            isEmpty={views.length === 0}
          >
            <Items parts={parts} kind="views" rows={views}>
              {({ id, name }) => (
                <NavLink
                  link={{ to: '/views/$viewId', params: { viewId: id } }}
                  icon={<Bookmark size={14} />}
                  count={({ views }) => views.get(id)}
                  countText="tasks.count"
                  onNavigate={onNavigate}
                >
                  <UserText>{name}</UserText>
                </NavLink>
              )}
            </Items>
          </NavSection>
          {isPainted && spans && (
            <Suspense>
              <SharedNav onDueToday={setDueElsewhere} onNavigate={onNavigate} />
            </Suspense>
          )}
        </OnceKnown>
      </Counting>
    </nav>
  )
}

function AddItem({ add, label }: { add: AppRequest; label: string }) {
  return (
    <IconButton
      size="small"
      label={label}
      icon={<Plus aria-hidden size={14} />}
      onClick={() => request(add)}
    />
  )
}

/** Shows all links at once, so that none moves another: the service sends them before the first task. */
function OnceKnown({ children }: { children: ReactNode }) {
  const hasTasks = useReplica(({ tasks }) => tasks.size > 0)
  const { state } = useSyncStatus()
  return (hasTasks || state !== 'loading') && children
}

/** The sidebar items of one kind: links at first, which can be dragged and have a menu once `parts` are loaded. */
function Items<Row extends { id: number }>(props: {
  parts: SidebarItemModule | undefined
  kind: SidebarItemKind
  rows: readonly Row[]
  children: (row: Row) => ReactNode
}) {
  const { parts, kind, rows, children } = props
  if (parts === undefined) {
    return rows.map((row) => (
      <li key={row.id} className="flex">
        {children(row)}
      </li>
    ))
  }
  return (
    <parts.SidebarItemOrder kind={kind} ids={rows.map(({ id }) => id)}>
      {rows.map((row) => (
        <parts.SidebarItem key={row.id} kind={kind} id={row.id}>
          {children(row)}
        </parts.SidebarItem>
      ))}
    </parts.SidebarItemOrder>
  )
}

function ArchivedButton({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      onClick={openArchivedDialog}
      className="flex h-8 w-full items-center gap-2.5 rounded-control px-2 text-faint text-small hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 touch:h-touch"
    >
      <Archive aria-hidden size={14} className="ms-px" />
      {t('sidebarItems.archivedCount', { count })}
    </button>
  )
}
