import type { RefObject } from 'react'
import { dayOf } from '../../data/dates.ts'
import { useReplicaState } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { DragArea } from '../drag/drag-area.tsx'
import type { Dragged, Spot } from '../drag/dragged.ts'
import { type Drop, isolated, refused } from '../drag/drops.ts'
import type { Point } from '../drag/presses.ts'
import type { ListCommands } from './list-commands.ts'
import type { Heading } from './lists.ts'
import { dropped, type Gap, gapAt, isHere } from './order.ts'
import type { Row } from './rows.ts'
import type { RowGeometry } from './use-visible-rows.ts'

/** Pixels to the side per level. */
const INDENT = 24

interface ListDragProps {
  area: RefObject<HTMLElement | null>
  rows: readonly Row[]
  isManual: boolean
  commands: ListCommands
  geometry: RefObject<RowGeometry | null>
}

/**
 * Lets the tasks of a list be dragged: within the manual order up, down and sideways below another task; to the day or
 * the project of a heading; and everywhere else that takes tasks. Selected tasks move together. On the keyboard, Alt
 * with an arrow key and the pickers do the same.
 */
export function ListDrag({ area, rows, isManual, commands, geometry }: ListDragProps) {
  const { t } = useTranslation()
  const state = useReplicaState()

  const spotAt = (at: Point, dragged: Dragged): Spot | undefined => {
    const places = geometry.current
    const offset = at.y - (area.current?.getBoundingClientRect().top ?? 0)
    const row = places?.rowAt(offset)
    if (places === null || row === undefined || offset < 0) return undefined
    if (!isManual) return groupSpot(row.index, dragged, places)
    const gap = gapOf(offset < (row.start + row.end) / 2 ? row.index : row.index + 1, at, dragged)
    return gap && gapSpot(gap, dragged, places)
  }

  const gapOf = (index: number, at: Point, { id, heads, start }: Dragged): Gap | undefined => {
    const moved = commands.selection.rowOf(id)
    if (moved?.kind !== 'task') return undefined
    const aside = Math.round(((at.x - start.x) * (locale().direction === 'rtl' ? -1 : 1)) / INDENT)
    return gapAt(rows, state().tasks, heads, index, moved.level + aside)
  }

  const gapSpot = (gap: Gap, { id, heads }: Dragged, places: RowGeometry): Spot => {
    const key = `gap:${gap.index}:${gap.level}`
    const { tasks } = state()
    const to = isHere(rows, tasks, heads, gap) ? undefined : dropped(rows, tasks, heads, gap)
    if (to === undefined) return { key, drop: refused(t('drag.already')) }
    const parent = rows.slice(0, gap.index).findLast((row) => row.kind === 'task' && row.level < gap.level)
    const title = gap.level > 1 ? tasks.get(Number(parent?.key))?.title : undefined
    const text = title === undefined ? t('drag.here') : t('drag.below', { title: isolated(title) })
    return {
      key,
      drop: { text, run: () => commands.place(id, heads, to) },
      frame: { top: places.startOf(gap.index), height: 0, level: gap.level },
    }
  }

  /** The group under the pointer; in one of several days, the tasks of the same day. */
  const groupSpot = (index: number, { drops }: Dragged, places: RowGeometry): Spot => {
    const zone = state().preferences.time_zone
    const at = rows.slice(0, index + 1).findLastIndex((row) => row.kind === 'group')
    const group = rows[at]
    if (group?.kind !== 'group') return { key: 'sorted', drop: refused(t('drag.sorted')) }
    const { heading } = group
    const dayAt = (row: Row | undefined) => {
      const due = row?.kind === 'task' ? state().tasks.get(row.key)?.due : undefined
      return due == null ? undefined : dayOf(due, zone)
    }
    const isOfDays = heading.kind === 'week' || heading.kind === 'month'
    const day = isOfDays ? dayAt(rows[index === at ? at + 1 : index]) : undefined
    const isWithin = (row: Row | undefined) =>
      row?.kind === 'task' && (day === undefined || dayAt(row) === day)
    const drop = dropOn(heading, day, drops)
    const key = `${group.key}:${day}`
    if (drop === undefined) return { key, drop: refused(t('drag.notHere')) }
    if (drop.run === null) return { key, drop }
    let from = index
    let to = index + 1
    while (from > at + 1 && isWithin(rows[from - 1])) from -= 1
    while (to < rows.length && isWithin(rows[to])) to += 1
    if (day === undefined) from = at
    const top = places.startOf(from)
    return { key, drop, frame: { top, height: places.startOf(to) - top } }
  }

  return (
    <DragArea
      area={area}
      on={commands}
      cargoOf={(id) => {
        const ids = commands.isSelected(id) ? commands.selection.targets() : [id]
        return { ids, heads: commands.together(id) }
      }}
      onBegin={(id) => commands.selection.goTo(id)}
      spotAt={spotAt}
      swipe={{
        actionFor: (id, isForwards) => {
          if (!isForwards) return 'schedule'
          return state().tasks.get(id)?.complete === true ? 'reopen' : 'complete'
        },
        run: (action, id) => {
          if (action === 'schedule') commands.pick('due', [id])
          else commands.toggleComplete([id])
        },
      }}
    />
  )
}

/** What a heading does with tasks that are dropped below it. @param day of the place in a group of several days */
function dropOn(heading: Heading, day: string | undefined, drops: Dragged['drops']): Drop | undefined {
  switch (heading.kind) {
    case 'day':
      return drops.due(heading.day)
    case 'week':
    case 'month':
      return day === undefined ? undefined : drops.due(day)
    case 'project':
      return drops.project(heading.id)
    case 'noProject':
      return drops.project(null)
    default:
      return undefined
  }
}
