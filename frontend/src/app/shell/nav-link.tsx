import { Link, type LinkProps } from '@tanstack/react-router'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { type Counts, useCounts } from './counts.tsx'

/** How a link in the sidebar looks. */
export const NAV_LINK =
  'flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 text-muted transition-colors touch:h-touch hover:bg-hover hover:text-ink focus-visible:-outline-offset-2'

export interface NavLinkProps {
  link: LinkProps
  icon: ReactNode
  /** Selects its count. */
  count?: ((counts: Counts) => number | undefined) | undefined
  /** What is counted, for screen readers; open tasks unless it says more. */
  countText?: 'nav.openTasks' | 'tasks.count'
  onNavigate?: (() => void) | undefined
  children: ReactNode
}

/** A link in the sidebar, in an item of its list. The link to the current page has `aria-current`. */
export function NavLink({ link, onNavigate, ...parts }: NavLinkProps) {
  return (
    <Link
      draggable={false}
      {...link}
      {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
      activeOptions={{ includeSearch: false }}
      className={clsx(
        NAV_LINK,
        'aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink',
        // The target of a task that is being dragged.
        'data-drop:bg-selected data-drop:text-accent-ink data-drop:outline-2 data-drop:-outline-offset-2 data-[drop=refused]:outline-dashed',
        'forced-colors:aria-[current=page]:outline-2 forced-colors:aria-[current=page]:-outline-offset-2',
      )}
    >
      <NavLinkParts {...parts} />
    </Link>
  )
}

/** What a link in the sidebar shows. */
export function NavLinkParts(props: Omit<NavLinkProps, 'link' | 'onNavigate'>) {
  const { icon, count, countText = 'nav.openTasks', children } = props
  return (
    <>
      <span aria-hidden className="inline-grid size-4 shrink-0 place-items-center">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {count !== undefined && <Count of={count} text={countText} />}
    </>
  )
}

function Count({
  of,
  text,
}: {
  of: (counts: Counts) => number | undefined
  text: 'nav.openTasks' | 'tasks.count'
}) {
  const { t } = useTranslation()
  const count = of(useCounts()) ?? 0
  if (count === 0) return null
  return (
    <>
      <span
        aria-hidden
        className="text-faint text-small tabular-nums not-touch:group-focus-within/item:invisible not-touch:group-hover/item:invisible"
      >
        {formatNumber(count)}
      </span>
      <span className="sr-only">{t(text, { count })}</span>
    </>
  )
}
