import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { clientName } from '../access/client-name.ts'

interface Actor {
  kind: 'user' | 'api_key' | 'oauth_client' | 'assistant' | 'webhook'
  id: string
}

/** The name of who did something: the user, or one of their API keys or AI clients. */
export function useActorName(actors: readonly Actor[]): (actor: Actor) => string {
  const { t } = useTranslation()
  const clientIds = [...new Set(actors.filter(({ kind }) => kind === 'oauth_client').map(({ id }) => id))]
  const { data: clients } = useQuery({
    queryKey: ['clients', 'names', clientIds],
    enabled: clientIds.length > 0,
    queryFn: async ({ signal }) =>
      new Map(await Promise.all(clientIds.map(async (id) => [id, await clientName(id, signal)] as const))),
  })
  const { data: keys } = useQuery({
    queryKey: ['keys', 'names'],
    enabled: actors.some(({ kind }) => kind === 'api_key'),
    queryFn: async ({ signal }) => {
      const answer = await docket.api.GET('/api/{user_id}/keys', {
        params: { path: { user_id: 'me' } },
        signal,
      })
      return new Map(answer.data.keys.map(({ id, name }) => [id, name]))
    },
  })
  return ({ kind, id }) => {
    if (kind === 'user') return t('detail.you')
    if (kind === 'oauth_client') return clients?.get(id) ?? t('detail.aiClient')
    if (kind === 'assistant') return t('detail.assistant')
    if (kind === 'webhook') return t('detail.webhook')
    return keys?.get(id) ?? t('detail.apiKey')
  }
}
