import { Menu as Base } from '@base-ui/react/menu'
import clsx from 'clsx'
import { Check, ChevronRight } from 'lucide-react'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { useOpening } from './back.ts'
import { Keys } from './kbd.tsx'
import { ITEM, POPUP, POSITIONER } from './popup.ts'

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  className?: string
  open?: boolean
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  /** What gets the focus when it closes, instead of the trigger; the trigger where it says null. */
  finalFocus?: FinalFocus
}

type FinalFocus = RefObject<HTMLElement | null> | (() => HTMLElement | null)

export function Menu(props: MenuProps) {
  const { trigger, children, align = 'start', side = 'bottom', className, finalFocus, ...root } = props
  return (
    <Base.Root modal={false} {...useOpening(root)}>
      <Base.Trigger render={trigger} />
      <MenuPopup align={align} side={side} className={className} finalFocus={finalFocus}>
        {children}
      </MenuPopup>
    </Base.Root>
  )
}

interface MenuPopupProps {
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  className?: string | undefined
  finalFocus?: FinalFocus | undefined
  children: ReactNode
}

function MenuPopup({ align = 'start', side = 'bottom', className, finalFocus, children }: MenuPopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={4} className={POSITIONER}>
        <Base.Popup
          finalFocus={typeof finalFocus === 'function' ? () => finalFocus() ?? true : finalFocus}
          className={clsx(POPUP, 'min-w-48 p-1', className)}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

export interface MenuItemProps {
  icon?: ReactNode
  keys?: readonly string[] | undefined
  /** For destructive actions. */
  danger?: boolean
  disabled?: boolean
  onSelect?: () => void
  /** An element to render instead, e.g. a router's link. */
  render?: ReactElement
  children: ReactNode
}

export function MenuItem({
  icon,
  keys,
  danger = false,
  disabled = false,
  onSelect,
  render,
  children,
}: MenuItemProps) {
  const content = (
    <>
      {icon !== undefined && <MenuIcon>{icon}</MenuIcon>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys !== undefined && (
        <span className="inline-flex touch:hidden">
          <Keys keys={keys} />
        </span>
      )}
    </>
  )
  const className = clsx(ITEM, danger && 'text-danger-ink')
  if (render !== undefined) {
    return (
      <Base.LinkItem render={render} closeOnClick className={className}>
        {content}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item className={className} disabled={disabled} onClick={onSelect}>
      {content}
    </Base.Item>
  )
}

function MenuIcon({ children }: { children: ReactNode }) {
  return <span className="inline-grid size-4 shrink-0 place-items-center text-muted">{children}</span>
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />
}

/** A menu item with a tick; the menu stays open. */
export function MenuCheckItem(props: {
  checked: boolean
  onChange: (checked: boolean) => void
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <Base.CheckboxItem checked={props.checked} onCheckedChange={props.onChange} className={ITEM}>
      {props.icon !== undefined && <MenuIcon>{props.icon}</MenuIcon>}
      <span className="min-w-0 flex-1 truncate">{props.children}</span>
      <Base.CheckboxItemIndicator className="text-accent-ink">
        <Check aria-hidden size={14} />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  )
}

export interface MenuRadioProps<Value extends string | number> {
  value: Value | null
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[]
  onChange: (value: Value) => void
}

/** A choice between several items; choosing one closes the menu. */
export function MenuRadio<Value extends string | number>({
  value,
  options,
  onChange,
}: MenuRadioProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
          {option.icon !== undefined && <MenuIcon>{option.icon}</MenuIcon>}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator className="text-accent-ink">
            <Check aria-hidden size={14} />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

export function Submenu({
  icon,
  label,
  children,
}: {
  icon?: ReactNode
  label: ReactNode
  children: ReactNode
}) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={clsx(ITEM, 'data-popup-open:bg-hover')}>
        {icon !== undefined && <MenuIcon>{icon}</MenuIcon>}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <ChevronRight aria-hidden size={14} className="text-muted rtl:-scale-x-100" />
      </Base.SubmenuTrigger>
      <MenuPopup side="inline-end">{children}</MenuPopup>
    </Base.SubmenuRoot>
  )
}
