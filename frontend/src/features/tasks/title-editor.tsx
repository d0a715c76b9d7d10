import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import type { Task } from '../../data/index.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { loadOnDemand } from '../../ui/load.ts'

const TitleChips = lazy(() =>
  loadOnDemand(async () => ({
    default: (
      await withTexts(['quickAdd', 'pickers', 'taskFields'], () => import('../quick-add/title-chips.tsx'))()
    ).TitleChips,
  })),
)

/**
 * The title of a task in its row while it is edited: Enter saves it, Escape does not. What could be meant in it is
 * offered below, over the rows, so that none of them moves.
 */
export function TitleEditor(props: { task: Task; onKeep: (title: string) => void; onEnd: () => void }) {
  const { t } = useTranslation()
  const [before] = useState(props.task.title)
  const [text, setText] = useState(before)
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])
  const end = (title?: string) => {
    if (isOver.current) return
    isOver.current = true
    if (title !== undefined) props.onKeep(title)
    props.onEnd()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps what is pressed in it from the row.
    <div
      className="relative w-full min-w-0"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) end(text)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) end()
      }}
    >
      <input
        ref={input}
        data-title-field
        aria-label={t('tasks.title')}
        dir="auto"
        value={text}
        maxLength={400}
        enterKeyHint="done"
        className="-ms-1.5 h-7 w-full min-w-0 rounded-small border border-edge bg-canvas px-1.5 text-match-parent"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) end(event.currentTarget.value)
        }}
      />
      {text !== before && (
        <Suspense>
          <TitleChips
            task={props.task}
            before={before}
            text={text}
            field={input}
            onApply={setText}
            className="absolute start-0 top-full z-1 -ms-1.5 mt-1 w-max max-w-full rounded-control bg-raised p-1.5 shadow-popup forced-colors:border"
          />
        </Suspense>
      )}
    </div>
  )
}
