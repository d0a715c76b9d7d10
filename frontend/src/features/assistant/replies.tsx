import type { Reply } from '@docket/sdk'
import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { languageOf } from '../lines/language.ts'
import { useChat } from './use-chat.ts'

/** The answers to a question of the reader, as buttons. None takes the focus by itself. */
export function Replies({ replies }: { replies: readonly Reply[] }) {
  const { t, language } = useTranslation()
  const { chat } = useChat()
  const tasks = useReplica((state) => state.tasks)
  if (replies.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this.
    <div role="group" aria-label={t('assistant.replies.title')} className="flex flex-wrap gap-2">
      {replies.map(({ kind, task_id, message }) => {
        const text =
          kind === 'task' ? (tasks.get(task_id ?? 0)?.title ?? message) : t(`assistant.replies.${kind}`)
        return (
          <Button
            key={`${kind}${message}`}
            size="small"
            className="max-w-full"
            onClick={() => chat.send(kind === 'task' ? message : text, languageOf(language))}
          >
            <bdi className="truncate">{text}</bdi>
          </Button>
        )
      })}
    </div>
  )
}
