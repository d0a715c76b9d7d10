import { ArrowLeft, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useWide } from '../../browser/use-wide.ts'
import { APP_COMMANDS } from '../../commands/app.ts'
import { keysOf } from '../../commands/keys.ts'
import { useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Assistant } from './assistant.tsx'
import { claimFocus, isAssistantOpen, showAssistant } from './open.ts'
import { useChat } from './use-chat.ts'

const close = () => showAssistant(false)

let wasShown = false

/** The assistant: beside the list where there is room, otherwise over it. */
export function AssistantPanel({ open }: { open: boolean }) {
  const isWide = useWide()
  if (!isWide) return <Over open={open} />
  return open && <Beside />
}

/** Escape stops an answer in progress; the next one closes the panel. @returns a handler; false means close */
function useEscape(): (event: KeyboardEvent) => boolean {
  const { chat, state } = useChat()
  return (event) => {
    // Popovers are descendants for React, but not in the DOM.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || !isInside)
      return true
    if (state.turns.get(state.conversation)?.state !== 'running') return false
    event.preventDefault()
    event.stopPropagation()
    chat.stop(state.conversation)
    return true
  }
}

/** The panel beside a list that stays usable. It gets the focus when it is opened, and returns it when it is closed. */
function Beside() {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const panel = useRef<HTMLElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const takesEscape = useEscape()
  useEffect(() => {
    const before = document.activeElement
    const element = panel.current
    // After a task's detail has given the place back, nothing else may have the focus.
    const isBack = wasShown && before === document.body
    if (claimFocus() || isBack) field.current?.focus({ preventScroll: true })
    wasShown = true
    return () => {
      // What took its place has the focus, and returns it.
      if (isAssistantOpen()) return
      const isOurs = element?.contains(document.activeElement) || document.activeElement === document.body
      if (isOurs && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t('nav.assistant')}
      onKeyDown={(event) => {
        if (takesEscape(event)) return
        event.preventDefault()
        close()
      }}
      className="flex h-full w-form shrink-0 flex-col border-line border-s bg-raised outline-none"
    >
      <Assistant
        key={workspaceId}
        field={field}
        end={
          <IconButton
            label={t('common.close')}
            keys={keysOf(APP_COMMANDS.toggleAssistant)}
            icon={<X aria-hidden size={16} />}
            onClick={close}
          />
        }
      />
    </aside>
  )
}

function Over({ open }: { open: boolean }) {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const back = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const takesEscape = useEscape()
  // An on-screen keyboard would cover half of the text to be read.
  const isTouched = matchMedia('(pointer: coarse)').matches
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && close()}
      title={t('nav.assistant')}
      initialFocus={isTouched ? back : field}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it handles the keys of its children. */}
      <div onKeyDown={takesEscape} className="flex min-h-0 flex-1 flex-col">
        <Assistant
          key={workspaceId}
          field={field}
          start={
            <IconButton
              ref={back}
              label={t('common.back')}
              icon={<ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
              onClick={close}
              className="-ms-2"
            />
          }
        />
      </div>
    </Sheet>
  )
}
