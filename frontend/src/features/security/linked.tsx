import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { toasts } from '../../ui/toast.tsx'
import { ProviderIcon } from '../forms/provider-icon.tsx'
import { problemText, useProviders, wayTo } from '../forms/providers.ts'
import { useRequest } from '../forms/use-request.ts'
import { Asked, Group } from '../page/sections.tsx'
import { LinkDirectory } from './link-directory.tsx'
import { endOthers, isOnlyWay, methodsChanged, type SignInMethods, useMethods } from './methods.ts'

type Linked = SignInMethods['providers'][number]

/** The user's accounts elsewhere; nothing where the service offers none and the user has none. */
export function LinkedAccounts() {
  const { t } = useTranslation()
  const methods = useMethods()
  const { data: offered = [] } = useProviders()
  if (offered.length === 0 && !methods.data?.providers.length) return null
  return (
    <Group title={t('security.linked.title')}>
      <p className="mb-4 text-muted">{t('security.linked.lead')}</p>
      <CameBack />
      <Asked query={methods}>
        {(methods) =>
          methods.providers.length === 0 ? (
            <p className="mb-4">{t('security.linked.none')}</p>
          ) : (
            <ul className="mb-4">
              {methods.providers.map((linked) => (
                <LinkedRow key={linked.id} linked={linked} isLast={isOnlyWay(methods, linked.id)} />
              ))}
            </ul>
          )
        }
      </Asked>
      <div className="flex flex-wrap gap-2">
        {offered.map(({ id, kind, name, preset }) => {
          const icon = <ProviderIcon preset={preset} />
          if (kind === 'directory') return <LinkDirectory key={id} name={name} icon={icon} />
          return <LinkButton key={id} id={id} name={name} icon={icon} />
        })}
      </div>
    </Group>
  )
}

/** Says what came of linking an account, once. */
function CameBack() {
  const { t } = useTranslation()
  const { linked, problem, provider } = useSearch({ strict: false })
  const { data } = useProviders()
  const navigate = useNavigate()
  const nameOf = (id: string | undefined) => data?.find((one) => one.id === id)?.name
  const name = nameOf(linked)
  const tell = useEffectEvent(() => {
    toasts.add({ title: t('security.linked.added', { name: name ?? '' }), kind: 'success' })
    void navigate({ to: '/settings/$section', params: { section: 'account' }, replace: true })
  })
  useEffect(() => {
    if (name !== undefined) tell()
  }, [name])
  const failed = nameOf(provider)
  if (problem === undefined || failed === undefined) return null
  return (
    <Banner kind={problem === 'declined' ? 'info' : 'danger'} className="mb-4">
      {problemText(problem, failed, t)}
    </Banner>
  )
}

function LinkButton({ id, name, icon }: { id: string; name: string; icon: React.ReactNode }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const add = () => perform({ run: async () => location.assign(await wayTo('/api/auth/providers/link', id)) })
  return (
    <Button busy={isBusy} icon={icon} onClick={() => void add()}>
      {t('security.linked.add', { name })}
    </Button>
  )
}

function LinkedRow({ linked, isLast }: { linked: Linked; isLast: boolean }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [isAsking, setAsking] = useState(false)
  const [endsOthers, setEndsOthers] = useState(true)
  const { id, name, label, lastUsedAt, offered } = linked
  const facts = [
    label,
    lastUsedAt === null
      ? t('security.passkeys.unused')
      : t('security.passkeys.used', { when: formatAgo(lastUsedAt) }),
    ...(offered ? [] : [t('security.linked.gone')]),
  ]
  async function remove(): Promise<void> {
    await perform({
      run: async () => {
        await docket.api.POST('/api/auth/providers/unlink', { body: { id } })
        await endOthers(endsOthers)
        await methodsChanged()
      },
      success: t('security.linked.removed', { name }),
    })
    setAsking(false)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <div className="min-w-40 flex-1">
        <p className="font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="break-words text-muted text-small">{facts.join(' · ')}</p>
      </div>
      {!isLast && (
        <Button
          size="small"
          aria-label={t('security.passkeys.removeNamed', { name })}
          onClick={() => setAsking(true)}
        >
          {t('security.passkeys.remove')}
        </Button>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('security.passkeys.removeTitle', { name })}
        description={t('security.linked.removeBody')}
        confirm={t('security.passkeys.remove')}
        busy={isBusy}
        onConfirm={() => void remove()}
      >
        <Checkbox checked={endsOthers} onCheckedChange={setEndsOthers}>
          {t('security.endOthers')}
        </Checkbox>
      </AlertDialog>
    </li>
  )
}
