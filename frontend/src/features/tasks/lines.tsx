import { memo, type RefObject, useImperativeHandle, useRef } from 'react'
import { GroupRow } from './group-row.tsx'
import type { Keyboard } from './keyboard.ts'
import { useList } from './list-context.ts'
import type { Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { TaskRow } from './task-row.tsx'
import { type RowGeometry, useVisibleRows } from './use-visible-rows.ts'

export interface LinesProps {
  rows: readonly Row[]
  selection: Selection
  keyboard: Keyboard
  /** Set to an object that locates rows. */
  geometry: RefObject<RowGeometry | null>
  isManual: boolean
  showsProject: boolean
}

/** The rows in sight. Scrolling re-renders only these, and not the list around them. */
export const Lines = memo(function Lines(props: LinesProps) {
  const { rows, selection, keyboard, isManual, showsProject } = props
  const area = useRef<HTMLDivElement>(null)
  const { t } = useList()
  const { items, height, measure, hasHeadings, sticky, geometry, left } = useVisibleRows(
    area,
    rows,
    selection,
    keyboard,
  )
  useImperativeHandle(props.geometry, () => geometry, [geometry])
  return (
    <div ref={area} role="presentation" className="@container" style={{ height }}>
      {items.map(({ key, index }) => {
        const row = rows[index]
        return (
          row !== undefined && (
            <Line
              key={key}
              row={row}
              index={index}
              start={index === sticky ? null : geometry.startOf(index)}
              measure={measure}
              isManual={isManual}
              showsProject={showsProject}
              isUnderHeading={hasHeadings}
            />
          )
        )
      })}
      {left > 0 && <p className="py-2 text-muted">{t('tasks.notPrinted', { count: left })}</p>}
    </div>
  )
})

interface LineProps {
  row: Row
  index: number
  /** Its distance from the top of the list; null while it is sticky. */
  start: number | null
  measure: (element: Element | null) => void
  isManual: boolean
  showsProject: boolean
  isUnderHeading: boolean
}

const Line = memo(function Line({ row, index, start, measure, ...list }: LineProps) {
  const isSticky = start === null
  return (
    <div
      ref={measure}
      data-index={index}
      role="presentation"
      // What a row shows below itself while its title is edited lies over the next one.
      className={isSticky ? 'sticky inset-x-0 top-header z-2' : 'absolute inset-x-0 top-0 focus-within:z-1'}
      style={isSticky ? undefined : { transform: `translateY(${start}px)` }}
    >
      {row.kind === 'group' ? (
        <GroupRow
          rowKey={row.key}
          heading={row.heading}
          count={row.count}
          isFolded={row.isFolded}
          place={index + 1}
        />
      ) : (
        <TaskRow
          id={row.key}
          level={row.level}
          isUnderHeading={list.isUnderHeading}
          isParent={row.isParent}
          isFolded={row.isFolded}
          place={index + 1}
          isManual={list.isManual}
          showsProject={list.showsProject}
          showsDay={!row.isOfDay}
          showsParent={row.parent === null}
        />
      )}
    </div>
  )
})
