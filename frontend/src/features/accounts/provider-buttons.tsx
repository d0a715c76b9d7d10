import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ProviderIcon } from '../forms/provider-icon.tsx'
import { problemText, type SignInProvider, useProviders, wayTo } from '../forms/providers.ts'
import { reasonOf } from '../forms/reason.ts'

/**
 * A button for each place where else users may sign in; signing up there is the same.
 * @param props.onDirectory asks for the password of a directory; without it, no directory is offered
 */
export function ProviderButtons({ onDirectory }: { onDirectory?: (name: string) => void }) {
  const { t } = useTranslation()
  const { to } = useSearch({ strict: false })
  const { data } = useProviders()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function leave({ id, kind, name }: SignInProvider): Promise<void> {
    if (kind === 'directory') return onDirectory?.(name)
    setBusy(id)
    setProblem(null)
    try {
      location.assign(await wayTo('/api/auth/sign-in/provider', id, to))
    } catch (error) {
      setProblem(reasonOf(error, 'signIn', t))
      setBusy(null)
    }
  }

  const offered = data?.filter(({ kind }) => kind === 'provider' || onDirectory !== undefined) ?? []
  if (offered.length === 0) return null
  return (
    <div className="mt-3 flex flex-col gap-3">
      {offered.map((provider) => (
        <Button
          key={provider.id}
          size="large"
          busy={busy === provider.id}
          icon={<ProviderIcon preset={provider.preset} />}
          onClick={() => void leave(provider)}
        >
          {t('accounts.providers.with', { name: provider.name })}
        </Button>
      ))}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </div>
  )
}

/** Why the user came back from a provider without being signed in. */
export function ProviderProblem() {
  const { t } = useTranslation()
  const { problem, provider } = useSearch({ strict: false })
  const { data, isPending } = useProviders()
  if (problem === undefined || isPending) return null
  const name = data?.find(({ id }) => id === provider)?.name ?? provider ?? ''
  return (
    <Banner kind={problem === 'declined' ? 'info' : 'danger'} className="mb-4">
      {problemText(problem, name, t)}
    </Banner>
  )
}
