import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { askBrowser, usePermission } from './permission.ts'

/** For the settings: whether reminders come as notifications in this browser, and what to do if not. */
export function NotificationSetting() {
  const { t } = useTranslation()
  const permission = usePermission()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-40 flex-1 text-muted">{t(`reminders.permission.${permission}`)}</p>
      {permission === 'default' && <Button onClick={() => askBrowser()}>{t('reminders.allow')}</Button>}
    </div>
  )
}
