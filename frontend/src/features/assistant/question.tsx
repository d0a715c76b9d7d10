import type { ToolCall } from '@docket/sdk'
import { DocketProblem, Unreachable } from '@docket/sdk'
import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { newKey, useReplica, useToday, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { linesOf, questionOf } from './call-text.ts'
import { answerCall, showCall } from './queries.ts'
import { tellNews } from './use-chat.ts'

const FEW = 8

/** Asks the user before something is removed. Never takes the focus by itself, so that no Enter agrees by mistake. */
export function Question({ call, conversation }: { call: ToolCall; conversation: number }) {
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const titleId = useId()
  const { busy, problem, answer } = useAnswer(call, conversation)
  const lines = linesOf(call, { today, zone })
  const { title, yes } = questionOf(call)
  const rest = call.change_count - Math.min(lines.length, FEW)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this.
    <div role="group" aria-labelledby={titleId} className="flex flex-col gap-2">
      <p id={titleId} className="flex items-center gap-2 font-medium text-danger-ink">
        <TriangleAlert aria-hidden size={14} className="shrink-0" />
        {title}
      </p>
      <ul className="flex flex-col gap-1 ps-6">
        {lines.slice(0, FEW).map(({ key, verb, name, kind }) => (
          <li key={key} className="break-words">
            {call.name !== 'delete_task' && <span className="text-muted">{verb} · </span>}
            <bdi>{name}</bdi>
            {kind !== undefined && <span className="text-muted"> · {kind}</span>}
          </li>
        ))}
        {lines.length > 0 && rest > 0 && (
          <li className="text-muted text-small">{t('assistant.andMore', { count: rest })}</li>
        )}
      </ul>
      {lines.length === 0 && call.detail !== null && (
        <p dir="auto" className="break-words">
          {call.detail}
        </p>
      )}
      <p role="alert" className="text-danger-ink text-small empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button busy={busy === 'no'} disabled={busy === 'yes'} onClick={() => answer(false)}>
          {t('assistant.ask.no')}
        </Button>
        <Button variant="danger" busy={busy === 'yes'} disabled={busy === 'no'} onClick={() => answer(true)}>
          {yes}
        </Button>
      </div>
    </div>
  )
}

function useAnswer(call: ToolCall, id: number) {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const conversation = { workspaceId, id }
  const [busy, setBusy] = useState<'yes' | 'no'>()
  const [problem, setProblem] = useState<string>()
  /** An answer of the user's that got no response: sending it again with the same key does nothing twice. */
  const [open, setOpen] = useState<{ approve: boolean; key: string }>()

  async function send(approve: boolean): Promise<void> {
    const key = open?.approve === approve ? open.key : newKey()
    setBusy(approve ? 'yes' : 'no')
    setProblem(undefined)
    try {
      const next = await answerCall(conversation, call.id, approve, key)
      setOpen(undefined)
      if (next?.status === 'awaiting') setProblem(t('assistant.ask.changed'))
      if (next !== undefined) showCall(conversation, next)
      tellNews()
    } catch (error) {
      const isAway = error instanceof Unreachable
      setOpen(isAway ? { approve, key } : undefined)
      const reason = error instanceof Error ? error.message : String(error)
      setProblem(isAway ? t('assistant.needsService') : t('assistant.ask.failed', { reason }))
      // It was answered elsewhere.
      if (error instanceof DocketProblem && error.status === 409) tellNews()
    } finally {
      setBusy(undefined)
    }
  }
  return { busy, problem, answer: (approve: boolean) => void send(approve) }
}
