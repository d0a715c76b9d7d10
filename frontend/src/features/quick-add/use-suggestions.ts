import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byPosition, useReplica } from '../../data/index.ts'
import { type Suggestion, suggestionsFor, type Word } from './suggestions.ts'

const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const

/** What fits the word that is being typed, of what the user has. */
export function useSuggestions(word: Word | null): Suggestion[] {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const known = useMemo(
    () => ({
      projects: [...projects.values()].filter(({ archived }) => !archived).sort(byPosition),
      labels: [...labels.values()].sort(byPosition),
      // In the words that the service reads.
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
