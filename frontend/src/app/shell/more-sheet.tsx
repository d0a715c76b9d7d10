import { SyncStatus } from '../../features/page/sync-status.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Nav } from './nav.tsx'
import { UserMenuButton } from './user-button.tsx'

/** On a phone: what is in the sidebar on a wide screen. */
export function MoreSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Sheet {...props} title={t('nav.more')} side="bottom" className="bg-sunken pt-2">
      <div className="flex shrink-0 px-2 pb-2">
        <UserMenuButton />
      </div>
      <Nav onNavigate={() => props.onOpenChange(false)} />
      <SyncStatus className="shrink-0 border-line border-t px-4 py-3" />
    </Sheet>
  )
}
