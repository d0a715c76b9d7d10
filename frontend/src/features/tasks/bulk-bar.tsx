import { lazy, Suspense, useDeferredValue, useEffect, useRef } from 'react'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { loadOnDemand } from '../../ui/load.ts'
import type { ListCommands } from './list-commands.ts'
import { useSelected } from './list-context.ts'

const BulkActions = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['pickers', 'taskFields'], () => import('./bulk-actions.tsx'))()).BulkActions,
  })),
)

interface BulkBarProps {
  commands: ListCommands
  /** What gets the focus when the bar goes together with the button that had it. */
  activeRow: () => HTMLElement | null
}

/** A bar with the actions for all selected tasks, shown while there are any. */
export function BulkBar({ commands, activeRow }: BulkBarProps) {
  const { t } = useTranslation()
  const selected = useSelected()
  // Deferred, so that the rows show the selection at once and the bar follows.
  const acted = useDeferredValue(selected)
  const isShown = selected.size > 0 && acted.size > 0
  const wasShown = useRef(false)
  useEffect(() => {
    if (wasShown.current && !isShown && document.activeElement === document.body) activeRow()?.focus()
    wasShown.current = isShown
  })
  const count = t('tasks.selected', { count: selected.size })
  return (
    <>
      <div role="status" className="sr-only">
        {selected.size > 0 && count}
      </div>
      {isShown && (
        <div className="pointer-events-none sticky bottom-20 z-10 mt-4 flex justify-center">
          <div
            role="toolbar"
            aria-label={t('tasks.selection')}
            className="pointer-events-auto flex max-w-full items-center gap-0.5 overflow-x-auto rounded-panel max-sm:flex-wrap bg-raised p-1 shadow-popup forced-colors:border"
          >
            {/* On a phone, this and what ends the selection are a line of their own. */}
            <span className="shrink-0 px-2 font-medium tabular-nums max-sm:-order-1 max-sm:w-[calc(100%-3rem)]">
              {count}
            </span>
            <Suspense>
              <BulkActions commands={commands} selected={acted} activeRow={activeRow} />
            </Suspense>
          </div>
        </div>
      )}
    </>
  )
}
