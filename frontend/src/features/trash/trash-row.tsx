import type { TrashItem } from '@docket/sdk'
import { Bookmark, CircleCheck, Folder, NotebookPen, Tag, Trash2, Undo2 } from 'lucide-react'
import { useMay, useUserId } from '../../data/index.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useMemberNames } from '../access/members.ts'

const ICONS = { task: CircleCheck, project: Folder, label: Tag, view: Bookmark, note: NotebookPen }
const DAY_MS = 86_400_000

export interface TrashRowProps {
  item: TrashItem
  /** It is being restored. */
  busy: boolean
  onRestore: () => void
  onPurge: () => void
}

export function TrashRow({ item, busy, onRestore, onPurge }: TrashRowProps) {
  const { t } = useTranslation()
  const mayRestore = useMay(item.resource === 'note' ? 'commenter' : 'editor')
  const mayPurge = useMay('admin')
  const userId = useUserId()
  const by = item.deleted_by.user_id ?? item.deleted_by.id
  // In one's own workspace there are no members.
  const member = useMemberNames().get(by)
  const Icon = ICONS[item.resource]
  const daysLeft = Math.max(0, Math.ceil((Date.parse(item.purged_at) - Date.now()) / DAY_MS))
  const facts = [
    t(`trash.kinds.${item.resource}`),
    t('trash.deleted', { when: formatAgo(item.deleted_at) }),
    t('trash.daysLeft', { count: daysLeft }),
    ...(item.others > 0 ? [t('trash.others', { count: item.others })] : []),
    ...(member !== undefined && by !== userId ? [t('trash.byMember', { name: member })] : []),
    ...(item.deleted_by.kind === 'api_key' ? [t('trash.byKey')] : []),
    ...(item.deleted_by.kind === 'oauth_client' ? [t('trash.byClient')] : []),
    ...(item.deleted_by.kind === 'assistant' ? [t('trash.byAssistant')] : []),
  ]
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-b px-2 py-1.5 last:border-none">
      <Icon aria-hidden size={16} className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p>
          <UserText>{item.name}</UserText>
        </p>
        <p className="text-muted text-small">{facts.join(' · ')}</p>
      </div>
      {mayRestore && (
        <Button
          size="small"
          busy={busy}
          icon={<Undo2 aria-hidden size={14} className="rtl:-scale-x-100" />}
          aria-label={t('trash.restoreNamed', { name: item.name })}
          onClick={onRestore}
        >
          <span className="max-sm:hidden">{t('trash.restore')}</span>
        </Button>
      )}
      {mayPurge && (
        <IconButton
          size="small"
          label={t('trash.purgeNamed', { name: item.name })}
          icon={<Trash2 aria-hidden size={14} />}
          disabled={busy}
          onClick={onPurge}
        />
      )}
    </li>
  )
}
