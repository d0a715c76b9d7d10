import type { QuickAdd, When } from '@docket/sdk'
import { CornerDownLeft } from 'lucide-react'
import { type RefObject, useDeferredValue, useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica, useSyncStatus, useToday } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { queryClient, useQuery } from '../../session/query.ts'
import { Input } from '../../ui/field.tsx'
import { whenText } from './when.ts'

/** Milliseconds without a key until what was typed is parsed. */
const PAUSE = 200

/** A date in words, such as "next fri 3pm". The service parses it, so it is offered only while that can be reached. */
export function TypedDate(props: {
  onChange: (when: When) => void
  inputRef: RefObject<HTMLInputElement | null>
}) {
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const isOnline = useSyncStatus().state === 'live'
  const [text, setText] = useState('')
  const typed = useDeferredValue(useAfterPause(text.trim()))
  const reading = (text: string) => ({
    queryKey: ['typed-date', text, today, locale().language],
    staleTime: 60_000,
    queryFn: ({ signal }: { signal: AbortSignal }) => readDate(text, signal),
  })
  const { data: when } = useQuery({ ...reading(typed), enabled: typed !== '' })
  const found = text.trim() === '' ? undefined : when
  if (!isOnline) return null

  /** Enter may come before the pause has passed: then the text is applied once parsed, if it is still the same. */
  const submit = async () => {
    const asked = text.trim()
    if (asked === '') return
    const when = await queryClient.fetchQuery(reading(asked)).catch(() => null)
    if (when !== null && props.inputRef.current?.value.trim() === asked) props.onChange(when)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Input
        ref={props.inputRef}
        aria-label={t('pickers.typeDate')}
        placeholder={t('pickers.typeDateExample')}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p
        aria-live="polite"
        className="flex items-center gap-1.5 px-1 text-muted text-small not-empty:min-h-6 not-empty:pt-1"
      >
        {found === null && t('pickers.noDateRead')}
        {found != null && <CornerDownLeft aria-hidden size={12} className="rtl:-scale-x-100" />}
        {found != null && whenText(found, today, zone)}
      </p>
    </form>
  )
}

async function readDate(text: string, signal: AbortSignal): Promise<When | null> {
  const { data } = await docket.api.POST('/api/{user_id}/quick-add', {
    params: { path: { user_id: 'me' } },
    body: { text, preview: true, language: locale().language as NonNullable<QuickAdd['language']> },
    signal,
  })
  if (!('readings' in data)) return null
  return data.task.due
}

function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
