import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect, useState } from 'react'
import { Keys } from './kbd.tsx'
import { type Tip, watchTips } from './tooltip-events.ts'

/** Shows the tooltip of the element that is hovered, or has the keyboard focus. Rendered once in the app. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(
    () =>
      watchTips((next) => {
        setOpen(next !== null)
        // The last one keeps its text while it fades out.
        if (next !== null) setTip(next)
      }),
    [],
  )
  return (
    <Tooltip.Root open={isOpen}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={tip?.anchor ?? null}
          side={tip?.side ?? 'bottom'}
          sideOffset={6}
          className="z-40"
        >
          <Tooltip.Popup
            data-tooltip-popup
            className="flex max-w-form items-center gap-2 rounded-control bg-ink px-2 py-1 text-canvas text-small transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
          >
            {tip?.label}
            {tip !== null && tip.keys.length > 0 && <Keys keys={tip.keys} inverted />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
