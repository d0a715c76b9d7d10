import { docket } from '../../data/docket.ts'
import { useIsShared, useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { clientName } from '../access/client-name.ts'
import { useMemberNames } from '../access/members.ts'

interface Actor {
  kind: 'user' | 'api_key' | 'oauth_client' | 'assistant' | 'webhook' | 'service'
  id: string
  /** For whom a key, a client or the assistant did it, where that is known. */
  user_id?: string | undefined
}

/** The name of who did something: the user, another member, or one of the user's own API keys or AI clients. */
export function useActorName(actors: readonly Actor[]): (actor: Actor) => string {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const userId = useUserId()
  const members = useMemberNames()
  const isOther = ({ kind, id, user_id = kind === 'user' ? id : userId }: Actor) =>
    isShared && user_id !== userId
  const own = actors.filter((actor) => !isOther(actor))
  const clientIds = [...new Set(own.filter(({ kind }) => kind === 'oauth_client').map(({ id }) => id))]
  const { data: clients } = useQuery({
    queryKey: ['clients', 'names', clientIds],
    enabled: clientIds.length > 0,
    queryFn: async ({ signal }) =>
      new Map(await Promise.all(clientIds.map(async (id) => [id, await clientName(id, signal)] as const))),
  })
  const { data: keys } = useQuery({
    queryKey: ['keys', 'names'],
    enabled: own.some(({ kind }) => kind === 'api_key'),
    queryFn: async ({ signal }) => {
      const answer = await docket.api.GET('/api/{user_id}/keys', {
        params: { path: { user_id: 'me' } },
        signal,
      })
      return new Map(answer.data.keys.map(({ id, name }) => [id, name]))
    },
  })
  return (actor) => {
    const { kind, id, user_id = id } = actor
    if (isOther(actor)) return members.get(user_id) ?? t('detail.formerMember')
    if (kind === 'user') return t('detail.you')
    if (kind === 'oauth_client') return clients?.get(id) ?? t('detail.aiClient')
    if (kind === 'assistant') return t('detail.assistant')
    if (kind === 'webhook') return t('detail.webhook')
    if (kind === 'service') return t('common.appName')
    return keys?.get(id) ?? t('detail.apiKey')
  }
}
