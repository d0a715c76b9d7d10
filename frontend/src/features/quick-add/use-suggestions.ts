import { useMemo } from 'react'
import { byPosition, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useNamedMembers } from '../access/members.ts'
import { type Suggestion, suggestionsFor, type TriggerWord } from './suggestions.ts'

const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const

/** Projects, labels and members, the priorities and estimates that match the word being typed. */
export function useSuggestions(word: TriggerWord | null): Suggestion[] {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const members = useNamedMembers()
  const known = useMemo(
    () => ({
      projects: [...projects.values()].filter(({ archived }) => !archived).sort(byPosition),
      labels: [...labels.values()].sort(byPosition),
      members,
      // In the words that the service understands.
      priorities: PRIORITIES.map((priority) => [priority, t(`quickAdd.priorities.${priority}`)] as const),
    }),
    [projects, labels, members, t],
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
