import { Unreachable } from '@docket/sdk'
import { lazyRouteComponent } from '@tanstack/react-router'
import { CloudOff } from 'lucide-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { loadWithRetry } from '../../ui/load.ts'
import { MessagePage } from '../shell/message-page.tsx'

/**
 * A page whose code is fetched on the first visit. If that fails, the router reloads the app, which is right after an
 * update, but would end in the browser's own error page while the service is out of reach: then the page waits, and
 * reloads the app if the service is back without that code.
 */
export function lazyPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const loadOrWait = async (): Promise<Record<string, ComponentType>> => {
    try {
      return await load()
    } catch (error) {
      if (await isReachable()) throw error
      const Page = lazy(
        async (): Promise<{ default: ComponentType }> => ({
          default: (await loadWithRetry(loadOrReload))[name],
        }),
      )
      const page = (
        <Suspense fallback={<NeedsConnection />}>
          <Page />
        </Suspense>
      )
      return { [name]: () => page }
    }
  }
  const loadOrReload = async () => {
    try {
      return await load()
    } catch (error) {
      if (await isReachable()) location.reload()
      throw error
    }
  }
  return lazyRouteComponent(loadOrWait, name)
}

async function isReachable(): Promise<boolean> {
  try {
    await docket.api.GET('/health')
    return true
  } catch (error) {
    return !(error instanceof Unreachable)
  }
}

function NeedsConnection() {
  const { t } = useTranslation()
  return (
    <MessagePage icon={<CloudOff size={28} />} title={t('errors.unreachable')} action={null}>
      {t('errors.unreachableBody')}
    </MessagePage>
  )
}
