import { previewOf } from '@docket/grammar/lines/task.ts'
import type { QuickAddPreview } from '@docket/sdk'
import { useMemo } from 'react'
import { useLine } from '../lines/use-line.ts'
import type { LineBody } from './line-body.ts'

export interface Preview {
  /** What was read last; it is of another line while the next one is read. */
  data: QuickAddPreview | undefined
  /** Whether `data` is for this very line. */
  isCurrent: boolean
  error: Error | null
}

/** What the service will read from a line, read here while it is typed. */
export function usePreview({ text, ignore, defaults }: LineBody): Preview {
  const due = defaults?.due
  const said = useMemo(() => ({ due, ignore: ignore ?? [] }), [due, ignore])
  const { line, isCurrent, error } = useLine(text, said)
  const data = useMemo(
    () => (line === undefined ? undefined : (previewOf(line, defaults ?? {}) as QuickAddPreview)),
    [line, defaults],
  )
  return { data, isCurrent, error }
}
