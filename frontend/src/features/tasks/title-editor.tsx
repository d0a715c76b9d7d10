import { useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'

/** The title of a task in its row while it is edited: Enter saves it, Escape does not. */
export function TitleEditor(props: { title: string; onKeep: (title: string) => void; onEnd: () => void }) {
  const { t } = useTranslation()
  const isOver = useRef(false)
  const end = (title?: string) => {
    if (isOver.current) return
    isOver.current = true
    if (title !== undefined) props.onKeep(title)
    props.onEnd()
  }
  return (
    <input
      ref={(input) => {
        input?.focus({ preventScroll: true })
        input?.select()
      }}
      aria-label={t('tasks.title')}
      dir="auto"
      defaultValue={props.title}
      maxLength={400}
      enterKeyHint="done"
      className="-ms-1.5 h-7 w-full min-w-0 rounded-small border border-edge bg-canvas px-1.5"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => end(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(event.currentTarget.value)
        else if (event.key === 'Escape') end()
      }}
    />
  )
}
