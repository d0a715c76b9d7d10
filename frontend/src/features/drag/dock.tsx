import clsx from 'clsx'
import { Inbox, Trash2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { byPosition, useReplica, useToday } from '../../data/index.ts'
import { firstDayOfWeek } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { QUICK_ICONS } from '../pickers/quick-icons.tsx'
import { quickDays } from '../pickers/when.ts'
import type { Dragged } from './dragged.ts'

/**
 * Places to drop at the bottom while something is dragged: days, which no list may show; and where the sidebar is not in
 * sight, as on a phone, what is there. For pointers only: the keyboard has the pickers.
 */
export function Dock({ dragged }: { dragged: Dragged }) {
  const { t } = useTranslation()
  const today = Temporal.PlainDate.from(useToday())
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const open = useMemo(
    () => [...projects.values()].filter(({ archived }) => !archived).sort(byPosition),
    [projects],
  )
  const ordered = useMemo(() => [...labels.values()].sort(byPosition), [labels])
  return (
    <div
      aria-hidden
      data-drag-dock
      className={clsx(
        'fixed z-60 flex select-none flex-col gap-1.5 bg-raised p-1.5 shadow-dialog forced-colors:border-2',
        dragged.hasSidebar
          ? 'inset-s-sidebar inset-e-0 bottom-4 mx-auto w-fit rounded-panel'
          : 'inset-x-0 bottom-0 rounded-t-panel pb-[calc(0.375rem+env(safe-area-inset-bottom))]',
      )}
    >
      <Places>
        {quickDays(today, firstDayOfWeek()).map(({ name, day }) => (
          <Place
            key={name}
            to={name === 'today' ? '/today' : `/day/${day}`}
            icon={QUICK_ICONS[name]}
            isStacked={!dragged.hasSidebar}
          >
            {t(`pickers.quick.${name}`)}
          </Place>
        ))}
      </Places>
      {!dragged.hasSidebar && (
        <Places>
          <Place to="/inbox" icon={<Inbox />}>
            {t('nav.inbox')}
          </Place>
          {open.map(({ id, name, color }) => (
            <Place key={id} to={`/projects/${id}`} icon={<ProjectMark color={color} />}>
              {name}
            </Place>
          ))}
          {ordered.map(({ id, name, color }) => (
            <Place key={id} to={`/labels/${id}`} icon={<LabelMark color={color} />}>
              {name}
            </Place>
          ))}
          <Place to="/trash" icon={<Trash2 />}>
            {t('nav.trash')}
          </Place>
        </Places>
      )}
    </div>
  )
}

function Places({ children }: { children: ReactNode }) {
  return (
    <div data-scrolls className="base-ui-disable-scrollbar flex gap-1.5 overflow-x-auto">
      {children}
    </div>
  )
}

interface PlaceProps {
  to: string
  icon: ReactNode
  /** With its icon above its name, so that all days fit side by side on a phone. */
  isStacked?: boolean
  children: string
}

function Place({ to, icon, isStacked = false, children }: PlaceProps) {
  return (
    <div
      data-to={to}
      className={clsx(
        'flex items-center justify-center rounded-control border border-line bg-canvas text-ink',
        isStacked
          ? 'h-14 min-w-18 flex-auto flex-col gap-1 px-1 text-small'
          : 'h-10 shrink-0 grow gap-2 px-3 touch:h-12',
        'data-drop:border-accent data-drop:bg-selected data-drop:font-medium data-drop:text-accent-ink',
        'data-drop:outline-2 data-drop:-outline-offset-2 data-[drop=refused]:outline-dashed',
      )}
    >
      <span className="grid size-4 shrink-0 place-items-center *:size-4">{icon}</span>
      <bdi className="max-w-40 truncate">{children}</bdi>
    </div>
  )
}
