import { useTranslation } from 'react-i18next'
import { useQuery } from '../../app/query.ts'
import { docket } from '../../session/docket.ts'

interface Actor {
  kind: 'user' | 'api_key' | 'oauth_client' | 'webhook'
  id: string
}

/** Who did something: the user, or one of their API keys by its name. */
export function useActorName(actors: readonly Actor[]): (actor: Actor) => string {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['keys', 'names'],
    enabled: actors.some(({ kind }) => kind === 'api_key'),
    queryFn: async ({ signal }) => {
      const answer = await docket.api.GET('/api/{user_id}/keys', {
        params: { path: { user_id: 'me' } },
        signal,
      })
      return new Map(answer.data?.keys.map(({ id, name }) => [id, name]))
    },
  })
  return ({ kind, id }) => {
    if (kind === 'user') return t('detail.you')
    if (kind === 'oauth_client') return t('detail.aiClient')
    if (kind === 'webhook') return t('detail.webhook')
    return data?.get(id) ?? t('detail.apiKey')
  }
}
