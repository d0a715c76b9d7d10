import { type RefObject, useMemo } from 'react'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ContextMenuPopup, type Point } from '../../ui/context-menu-popup.tsx'
import { SnoozeItems, type SnoozeItemsProps } from './snooze-items.tsx'

export interface SnoozeMenuProps extends SnoozeItemsProps {
  /** The element below which it opens and to which the focus returns; a new object opens it again. */
  anchor: RefObject<Element | null>
}

/** The ways to put tasks off, as a menu of its own. */
export function SnoozeMenu({ anchor, ...items }: SnoozeMenuProps) {
  const { t } = useTranslation()
  const point = useMemo(() => pointBelow(anchor.current), [anchor])
  return (
    <ContextMenuPopup point={point} label={t('tasks.snooze')} finalFocus={() => asElement(anchor.current)}>
      <SnoozeItems {...items} />
    </ContextMenuPopup>
  )
}

const asElement = (element: Element | null) => (element instanceof HTMLElement ? element : null)

/** Where the element's own menu would open. */
function pointBelow(element: Element | null): Point {
  const { left, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect()
  return { x: locale().direction === 'rtl' ? right : left, y: bottom }
}
