import { ArrowLeft, Ellipsis, History, SquarePen, Undo2 } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { canReadAloud, stopReading, useReadsAnswers } from './aloud.ts'
import { Composer } from './composer.tsx'
import { Conversations } from './conversations.tsx'
import { useAssistant } from './queries.ts'
import { Thread } from './thread.tsx'
import { useChat } from './use-chat.ts'
import { useUndoAll } from './use-undo-all.ts'

export interface AssistantProps {
  field: RefObject<HTMLTextAreaElement | null>
  /** Buttons of the panel, at the two ends of the header. */
  start?: ReactNode
  end?: ReactNode
}

/** A conversation, or the list of conversations. */
export function Assistant({ field, start, end }: AssistantProps) {
  const { t } = useTranslation()
  const { chat, state } = useChat()
  const [isList, setList] = useState(false)
  const { conversation } = state
  const turn = state.turns.get(conversation)
  const show = (id: number | null) => {
    chat.open(id)
    setList(false)
    requestAnimationFrame(() => field.current?.focus())
  }
  useEffect(() => stopReading, [])
  if (isList) {
    return (
      <>
        <ListHeader end={end} onBack={() => show(conversation)} />
        <Conversations onOpen={show} />
      </>
    )
  }
  return (
    <>
      <header className="flex h-header shrink-0 items-center gap-1 border-line border-b ps-4 pe-3">
        {start}
        <h2 className="min-w-0 flex-1 truncate font-strong text-large">{t('nav.assistant')}</h2>
        <IconButton
          label={t('assistant.newConversation')}
          icon={<SquarePen aria-hidden size={16} />}
          onClick={() => show(null)}
        />
        <IconButton
          label={t('assistant.conversations')}
          icon={<History aria-hidden size={16} />}
          onClick={() => setList(true)}
        />
        <MoreMenu conversation={conversation} />
        {end}
      </header>
      <Thread
        key={conversation}
        conversation={conversation}
        turn={turn}
        onExample={(text) => {
          chat.write(text)
          field.current?.focus()
        }}
      />
      <Composer field={field} turn={turn} />
    </>
  )
}

function ListHeader({ end, onBack }: { end: ReactNode; onBack: () => void }) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <header className="flex h-header shrink-0 items-center gap-1 border-line border-b ps-2 pe-3">
      <IconButton
        ref={back}
        label={t('common.back')}
        icon={<ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
        onClick={onBack}
      />
      <h2 className="min-w-0 flex-1 truncate font-strong text-large">{t('assistant.conversations')}</h2>
      {end}
    </header>
  )
}

function MoreMenu({ conversation }: { conversation: number | null }) {
  const { t } = useTranslation()
  const [readsAnswers, setReadsAnswers] = useReadsAnswers()
  const undoAll = useUndoAll()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('assistant.more')} icon={<Ellipsis aria-hidden size={16} />} />}
    >
      <About />
      {canReadAloud() && (
        <MenuCheckItem checked={readsAnswers} onChange={setReadsAnswers}>
          {t('assistant.voice.readAnswers')}
        </MenuCheckItem>
      )}
      <MenuItem
        icon={<Undo2 aria-hidden size={16} className="rtl:-scale-x-100" />}
        disabled={conversation === null}
        onSelect={() => conversation !== null && undoAll(conversation)}
      >
        {t('assistant.undoAll')}
      </MenuItem>
    </Menu>
  )
}

/** Shows which model answers, and how much of its allowance is used. */
function About() {
  const { t } = useTranslation()
  const { data } = useAssistant()
  if (data?.model == null) return null
  const { model, tokens } = data
  return (
    <>
      <div className="max-w-60 px-2 py-1.5 text-muted text-small">
        <p className="truncate">{t('assistant.model', { model })}</p>
        {tokens !== null && (
          <p>
            {t('assistant.tokens', { used: formatNumber(tokens.used), limit: formatNumber(tokens.limit) })}
          </p>
        )}
      </div>
      <MenuSeparator />
    </>
  )
}
