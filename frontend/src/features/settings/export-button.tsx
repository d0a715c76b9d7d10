import { Download } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { useRequest } from '../forms/use-request.ts'

const FILE = 'docket-export.json'

/** Downloads everything the service stores of a workspace; of the user's own by default, and for the user with it. */
export function ExportButton(props: { label: string; workspaceId?: string; className?: string }) {
  const { label, workspaceId = 'me', className } = props
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  return (
    <Button
      busy={isBusy}
      icon={<Download aria-hidden size={16} />}
      className={className ?? ''}
      onClick={() => void perform({ run: () => download(workspaceId), success: t('settings.data.exported') })}
    >
      {isBusy ? t('settings.data.exporting') : label}
    </Button>
  )
}

/** Saves it by a temporary link, since the request needs the token that only the page has. */
async function download(workspaceId: string): Promise<void> {
  const { data } = await docket.api.GET('/api/{user_id}/export', {
    params: { path: { user_id: workspaceId } },
    parseAs: 'blob',
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data)
  link.download = FILE
  link.click()
  // By then, the download has its own reference to the data.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
