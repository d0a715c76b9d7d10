import { DocketProblem, Unreachable } from '@docket/sdk'
import { newKey, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { toasts } from '../../ui/toast.tsx'
import { takeBack } from './queries.ts'

const ID = 'assistant-undo'

/** Undoes everything a conversation did, and offers to redo it. */
export function useUndoAll(): (conversation: number) => void {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()

  function reasonOf(error: unknown): string {
    if (error instanceof Unreachable) return t('assistant.needsService')
    if (!(error instanceof DocketProblem)) return String(error)
    if (error.status === 409) return t('assistant.cannotUndo')
    if (error.status === 410) return t('assistant.tooOld')
    return t('assistant.undoFailed', { reason: error.message })
  }

  async function run(body: Parameters<typeof takeBack>[1]): Promise<void> {
    try {
      const { write, count } = await takeBack(workspaceId, body, newKey())
      const isRedo = 'revision' in body
      if (write === null) return void toasts.add({ id: ID, title: t('assistant.nothingToUndo') })
      toasts.add({
        id: ID,
        title: isRedo ? t('assistant.redoneAll') : t('assistant.undoneAll', { count }),
        action: {
          label: t(isRedo ? 'common.undo' : 'common.redo'),
          run: () => void run({ revision: write }),
        },
      })
    } catch (error) {
      // The conversation did nothing at all.
      const isNothing = error instanceof DocketProblem && error.status === 404
      toasts.add(
        isNothing
          ? { id: ID, title: t('assistant.nothingToUndo') }
          : { id: ID, title: reasonOf(error), kind: 'error' },
      )
    }
  }
  return (conversation) => void run({ since: 0, by: String(conversation), by_kind: 'assistant' })
}
