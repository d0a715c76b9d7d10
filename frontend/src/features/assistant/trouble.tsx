import { DocketProblem, Unreachable } from '@docket/sdk'
import { formatIn } from '../../i18n/format.ts'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { type ConversationKey, isGone } from './chat.ts'
import { useChat } from './use-chat.ts'

/** Says why there is no answer, and offers to send the message again, which does nothing twice, or to drop it. */
export function Trouble({ conversation, error }: { conversation: ConversationKey; error: Error }) {
  const { t } = useTranslation()
  const { chat, state } = useChat()
  const discard = () => {
    const message = chat.discard(conversation)
    if (!state.drafts.has(conversation)) chat.write(message)
  }
  const startNew = () => {
    const message = chat.discard(conversation)
    if (conversation !== null) chat.forget(conversation)
    chat.open(null)
    chat.write(message)
  }
  return (
    <Banner kind="danger">
      <p>{reasonOf(error, t)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {isGone(error) ? (
          <Button size="small" onClick={startNew}>
            {t('assistant.error.startNew')}
          </Button>
        ) : (
          <Button size="small" onClick={() => chat.retry(conversation)}>
            {t('common.retry')}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={discard}>
          {t('assistant.discard')}
        </Button>
      </div>
    </Banner>
  )
}

function reasonOf(error: Error, t: TFunction): string {
  if (error instanceof Unreachable) return t('assistant.error.lost')
  if (!(error instanceof DocketProblem)) return t('assistant.error.refused', { reason: error.message })
  if (error.status === 401) return t('assistant.error.signedOut')
  if (isGone(error)) return t('assistant.error.gone')
  if (error.status === 409) return t('assistant.error.conflict')
  if (error.status === 429) return t('assistant.error.limited', { when: formatIn(error.retryAfter ?? 60) })
  return t('assistant.error.refused', { reason: error.message })
}
