import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { useMedium } from '../../browser/use-wide.ts'
import { useRequest } from '../../commands/requests.ts'
import { useIsShared } from '../../data/index.ts'
import { MAIN_ID, SIDEBAR, TITLE_ID } from '../../features/page/frame.ts'
import { TourHost } from '../../features/tour/tour-host.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banners } from './banners.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Overlays } from './overlays.tsx'
import { Sidebar } from './sidebar.tsx'
import { WriteToasts } from './write-toasts.tsx'

const OPENED = ':is([role=dialog], [role=alertdialog], [role=menu])[data-open]'

/** What stays while pages change: the sidebar, or the bar at the bottom of a phone. */
export function AppShell() {
  const { t } = useTranslation()
  const [isFolded, setFolded] = useStoredFlag(SIDEBAR, false)
  const main = useRef<HTMLElement>(null)
  const router = useRouter()
  const hasSidebar = useMedium() && !isFolded
  // The tour is of one's own workspace.
  const hasTour = !useIsShared()
  useRequest('toggleSidebar', () => setFolded(!isFolded))
  // Somebody who cannot see that the page changed hears its title, and continues from its start.
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return
        // A page may have set the focus itself; or a key has opened something above it before it was rendered.
        const { activeElement } = document
        if (main.current?.contains(activeElement) || activeElement?.closest(OPENED)) return
        main.current?.focus({ preventScroll: true })
      }),
    [router],
  )
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href={`#${MAIN_ID}`}
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
        className="-translate-y-16 fixed start-2 top-2 z-40 rounded-control bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t('nav.skip')}
      </a>
      {!isFolded && (
        <Sidebar
          onFold={() => setFolded(true)}
          end={hasSidebar && hasTour && <TourHost isNarrow={false} />}
        />
      )}
      <main
        id={MAIN_ID}
        ref={main}
        tabIndex={-1}
        aria-labelledby={TITLE_ID}
        className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto overscroll-contain outline-none"
      >
        <Banners />
        <Outlet />
      </main>
      {!hasSidebar && hasTour && <TourHost isNarrow />}
      <BottomBar />
      <Overlays />
      <WriteToasts />
    </div>
  )
}
