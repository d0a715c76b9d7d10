import type { Conversation } from '@docket/sdk'
import clsx from 'clsx'
import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toasts } from '../../ui/toast.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { Ago } from '../page/ago.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { remove, rename, useConversations } from './queries.ts'
import { tellNews, useChat } from './use-chat.ts'

/** The conversations, the most recently used first. */
export function Conversations({ onOpen }: { onOpen: (id: number) => void }) {
  const { t } = useTranslation()
  const { state } = useChat()
  const query = useConversations()
  const [renamed, setRenamed] = useState<Conversation>()
  const [deleted, setDeleted] = useState<Conversation>()
  const conversations = query.data?.pages.flatMap((page) => page.conversations) ?? []
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain px-2 py-2">
      {query.isPending && <SkeletonRows count={4} />}
      {query.error !== null && <NotLoaded error={query.error} onRetry={() => query.refetch()} />}
      {query.data !== undefined && conversations.length === 0 && (
        <p className="px-2 py-4 text-muted">{t('assistant.noConversations')}</p>
      )}
      <ul aria-label={t('assistant.conversations')} className="flex flex-col">
        {conversations.map((conversation) => (
          <li
            key={conversation.id}
            className={clsx(
              'flex items-center gap-1 rounded-control pe-1 hover:bg-hover',
              conversation.id === state.conversation && 'bg-pressed',
            )}
          >
            <button
              type="button"
              aria-current={conversation.id === state.conversation || undefined}
              onClick={() => onOpen(conversation.id)}
              className="flex min-h-row min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-start focus-visible:-outline-offset-2 touch:min-h-touch"
            >
              <span className="min-w-0 flex-1">
                <UserText>{conversation.title}</UserText>
              </span>
              <Ago at={conversation.updated_at} />
            </button>
            <IconButton
              size="small"
              label={t('assistant.renameNamed', { title: conversation.title })}
              icon={<Pencil aria-hidden size={14} />}
              onClick={() => setRenamed(conversation)}
            />
            <IconButton
              size="small"
              label={t('assistant.deleteNamed', { title: conversation.title })}
              icon={<Trash2 aria-hidden size={14} />}
              onClick={() => setDeleted(conversation)}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()} className="self-center">
          {t('assistant.showMore')}
        </Button>
      )}
      <RenameDialog conversation={renamed} onClose={() => setRenamed(undefined)} />
      <DeleteDialog conversation={deleted} onClose={() => setDeleted(undefined)} />
    </div>
  )
}

interface ConversationDialogProps {
  conversation: Conversation | undefined
  onClose: () => void
}

function RenameDialog({ conversation, onClose }: ConversationDialogProps) {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const { isBusy, perform } = useAction(t('assistant.notRenamed'))
  const field = useRef<HTMLInputElement>(null)
  const submit = (title: string) =>
    perform(async () => {
      if (conversation !== undefined && title !== '')
        await rename({ workspaceId, id: conversation.id }, title)
      onClose()
    })
  return (
    <Dialog
      open={conversation !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('assistant.renameTitle')}
      initialFocus={field}
    >
      <form
        key={conversation?.id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit(field.current?.value.trim() ?? '')
        }}
      >
        <Field label={t('assistant.titleField')}>
          <Input ref={field} dir="auto" maxLength={200} required defaultValue={conversation?.title ?? ''} />
        </Field>
        <Button variant="primary" type="submit" busy={isBusy} className="self-end">
          {t('common.save')}
        </Button>
      </form>
    </Dialog>
  )
}

function DeleteDialog({ conversation, onClose }: ConversationDialogProps) {
  const { t } = useTranslation()
  const { chat } = useChat()
  const workspaceId = useWorkspaceId()
  const { isBusy, perform } = useAction(t('assistant.notDeleted'))
  const confirm = () =>
    perform(async () => {
      if (conversation !== undefined) {
        await remove({ workspaceId, id: conversation.id })
        chat.forget(conversation.id)
        toasts.add({ title: t('assistant.deleted') })
      }
      onClose()
    })
  return (
    <AlertDialog
      open={conversation !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('assistant.deleteTitle', { title: conversation?.title ?? '' })}
      description={t('assistant.deleteBody')}
      confirm={t('common.delete')}
      busy={isBusy}
      onConfirm={confirm}
    />
  )
}

/** Runs a request, and tells the user if it failed. */
function useAction(failed: string) {
  const [isBusy, setBusy] = useState(false)
  async function run(action: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await action()
      tellNews()
    } catch (error) {
      toasts.add({ title: failed, description: error instanceof Error ? error.message : '', kind: 'error' })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, perform: (action: () => Promise<void>) => void run(action) }
}
