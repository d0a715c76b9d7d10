import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { proofChannel } from '../forms/providers.ts'
import { AccountPage } from './account-page.tsx'
import { ProviderProblem } from './provider-buttons.tsx'

/** Where the window ends in which the user signed in once more: it tells the page that asked, and closes. */
export function ProvedPage() {
  const { t } = useTranslation()
  const { problem, provider } = useSearch({ strict: false })
  useEffect(() => {
    const channel = proofChannel()
    channel.postMessage({ problem, provider })
    channel.close()
    window.close()
  }, [problem, provider])
  return (
    <AccountPage title={t('accounts.providers.provedTitle')} lead={t('accounts.providers.proved')}>
      <ProviderProblem />
    </AccountPage>
  )
}
