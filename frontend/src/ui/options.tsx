import { Select as Base } from '@base-ui/react/select'
import clsx from 'clsx'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { ITEM, POPUP, POSITIONER } from './popup.ts'

/** What fields that offer options have in common, whether one is chosen or several. */

export interface SelectOption<Value extends string | number> {
  value: Value
  /** Also what typing searches for. */
  label: string
  icon?: ReactNode
}

export const TRIGGER =
  'inline-flex h-control min-w-0 items-center gap-2 rounded-control border border-edge bg-canvas ps-3 pe-2 text-start transition-colors hover:bg-hover touch:h-touch'

export const OpenMark = () => (
  <Base.Icon className="text-muted">
    <ChevronsUpDown aria-hidden size={14} />
  </Base.Icon>
)

export function Options<Value extends string | number>(props: { options: readonly SelectOption<Value>[] }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={POSITIONER}>
        <Base.Popup className={clsx(POPUP, 'min-w-(--anchor-width) p-1')}>
          {props.options.map(({ value, label, icon }) => (
            <Base.Item key={value} value={value} className={ITEM}>
              {icon}
              <Base.ItemText className="min-w-0 flex-1 truncate">{label}</Base.ItemText>
              <Base.ItemIndicator className="ms-2 text-accent-ink">
                <Check aria-hidden size={14} />
              </Base.ItemIndicator>
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}
