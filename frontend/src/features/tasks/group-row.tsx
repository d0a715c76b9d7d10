import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { formatNumber } from '../../i18n/format.ts'
import { UserText } from '../../ui/user-text.tsx'
import { CELL, GridRow } from './grid-parts.tsx'
import { useHeadingText } from './heading-text.ts'
import { useFlags, useList } from './list-context.ts'
import type { Heading } from './lists.ts'
import { ACTIVE, TAB_STOP } from './selection.ts'

export interface GroupRowProps {
  rowKey: string
  heading: Heading
  count: number
  isFolded: boolean
  place: number
}

/** A heading, which collapses what is below it. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { rowKey, heading, count, isFolded, place } = props
  const list = useList()
  const { commands } = list
  const flags = useFlags(rowKey)
  const isActive = (flags & ACTIVE) !== 0
  const row = useRef<HTMLDivElement>(null)
  const text = useHeadingText(heading)
  useEffect(() => {
    if (isActive && list.hasKeyboard()) row.current?.focus({ preventScroll: true })
  }, [isActive, list])
  return (
    <GridRow
      ref={row}
      data-key={rowKey}
      tabIndex={(flags & TAB_STOP) === 0 ? -1 : 0}
      aria-level={1}
      aria-rowindex={place}
      aria-expanded={!isFolded}
      onFocus={() => commands.selection.focused(rowKey)}
      onClick={() => commands.fold(rowKey)}
      className="group/heading flex h-row select-none items-end bg-canvas pb-1 focus-visible:-outline-offset-2"
    >
      <div
        {...CELL}
        className="flex h-7 min-w-0 flex-1 items-center gap-1 border-line border-b ps-1 transition-colors group-hover/heading:bg-hover"
      >
        <ChevronRight
          aria-hidden
          size={14}
          className={clsx(
            'shrink-0 text-faint transition-transform',
            isFolded ? 'rtl:rotate-180' : 'rotate-90',
          )}
        />
        <h2
          className={clsx('min-w-0 font-strong', heading.kind === 'overdue' ? 'text-danger-ink' : 'text-ink')}
        >
          <UserText>{text.main}</UserText>
        </h2>
        {text.more !== undefined && <span className="truncate ps-1 text-muted text-small">{text.more}</span>}
        <span className="ps-1 text-muted text-small tabular-nums">{formatNumber(count)}</span>
      </div>
    </GridRow>
  )
})
