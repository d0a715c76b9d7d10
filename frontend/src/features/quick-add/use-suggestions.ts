import { useMemo } from 'react'
import { byPosition, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { type Suggestion, suggestionsFor, type TriggerWord } from './suggestions.ts'

const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const

/** The user's projects and labels, the priorities and estimates that match the word being typed. */
export function useSuggestions(word: TriggerWord | null): Suggestion[] {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const known = useMemo(
    () => ({
      projects: [...projects.values()].filter(({ archived }) => !archived).sort(byPosition),
      labels: [...labels.values()].sort(byPosition),
      // In the words that the service understands.
      priorities: PRIORITIES.map((priority) => [priority, t(`quickAdd.priorities.${priority}`)] as const),
    }),
    [projects, labels, t],
  )
  const { sign, query, start } = word ?? {}
  return useMemo(
    () =>
      sign === undefined || query === undefined || start === undefined
        ? []
        : suggestionsFor({ sign, query, start }, known),
    [sign, query, start, known],
  )
}
