import { DocketProblem } from '@docket/sdk'
import { toasts } from '../../ui/toast.tsx'
import { useRequest } from './use-request.ts'

interface Act {
  run: () => Promise<unknown>
  success?: string
  /** What it means here that the service finds a conflict (409), or forbids it (403). */
  conflict?: string
  forbidden?: string
}

/** Runs a request that the service may refuse for reasons of its own, and says what came of it. */
export function useAct(): { isBusy: boolean; perform: (act: Act) => Promise<void> } {
  const { isBusy, perform } = useRequest()
  return {
    isBusy,
    perform: async ({ run, success, conflict, forbidden }) => {
      let isDone = false
      let refusal: string | undefined
      await perform({
        run: async () => {
          try {
            await run()
            isDone = true
          } catch (error) {
            const meaning = { CONFLICT: conflict, AUTH_FORBIDDEN: forbidden }
            refusal = error instanceof DocketProblem ? meaning[error.code as keyof typeof meaning] : undefined
            if (refusal === undefined) throw error
          }
        },
      })
      if (refusal !== undefined) toasts.add({ title: refusal, kind: 'error' })
      if (isDone && success !== undefined) toasts.add({ title: success, kind: 'success' })
    },
  }
}
