import { Bookmark, Tag } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byPosition, useReplica } from '../../data/index.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useCounts } from './counts.ts'
import { NavLink } from './nav-link.tsx'
import { NavSection } from './nav-section.tsx'
import { PLACES } from './places.ts'

/** Everywhere one can go: in the sidebar, and on a phone behind "More". */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation()
  const counts = useCounts()
  const projects = useOrdered(useReplica((state) => state.projects))
  const labels = useOrdered(useReplica((state) => state.labels))
  const views = useOrdered(useReplica((state) => state.views))
  const open = (count = 0) => ({ count, countLabel: t('nav.openTasks', { count }), onNavigate })
  return (
    <nav aria-label={t('nav.main')} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
      <ul className="flex flex-col">
        {PLACES.map(({ to, name, icon: Icon }) => (
          <NavLink
            key={name}
            link={{ to }}
            icon={<Icon size={16} />}
            {...open(name === 'today' || name === 'all' ? counts[name] : 0)}
          >
            {t(`nav.${name}`)}
          </NavLink>
        ))}
      </ul>
      <NavSection name="projects" add="addProject" addLabel={t('nav.addProject')} empty={t('nav.noProjects')}>
        {projects
          .filter((project) => !project.archived)
          .map(({ id, name, color }) => (
            <NavLink
              key={id}
              link={{ to: '/projects/$projectId', params: { projectId: id } }}
              icon={<ColorDot color={color} />}
              {...open(counts.projects.get(id))}
            >
              <UserText>{name}</UserText>
            </NavLink>
          ))}
      </NavSection>
      <NavSection name="labels" add="addLabel" addLabel={t('nav.addLabel')} empty={t('nav.noLabels')}>
        {labels.map(({ id, name, color }) => (
          <NavLink
            key={id}
            link={{ to: '/labels/$labelId', params: { labelId: id } }}
            icon={<Tag size={14} style={color === null ? undefined : { color }} />}
            {...open(counts.labels.get(name))}
          >
            <UserText>{name}</UserText>
          </NavLink>
        ))}
      </NavSection>
      <NavSection name="views" add="addView" addLabel={t('nav.addView')} empty={t('nav.noViews')}>
        {views.map(({ id, name }) => (
          <NavLink
            key={id}
            link={{ to: '/views/$viewId', params: { viewId: id } }}
            icon={<Bookmark size={14} />}
            onNavigate={onNavigate}
          >
            <UserText>{name}</UserText>
          </NavLink>
        ))}
      </NavSection>
    </nav>
  )
}

/** In the manual order. */
function useOrdered<T extends { position: string; id: number }>(rows: ReadonlyMap<number, T>): T[] {
  return useMemo(() => [...rows.values()].sort(byPosition), [rows])
}
