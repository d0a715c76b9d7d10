import type { Task } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useChangedBy } from './use-changed-by.ts'
import type { Draft } from './use-draft.ts'

/** Reports that a text was changed elsewhere while it was being edited here. What was typed stays. */
export function ChangedElsewhere(props: { draft: Draft; task: Task; field: keyof Task }) {
  const { draft, task, field } = props
  const { t } = useTranslation()
  const name = useChangedBy(task, field, draft.theirs !== undefined)
  if (draft.theirs === undefined) return null
  return (
    <Banner
      kind="warning"
      action={
        <span className="flex gap-1">
          <Button size="small" onClick={draft.takeTheirs}>
            {t('detail.takeTheirs')}
          </Button>
          <Button size="small" variant="ghost" onClick={draft.keepMine}>
            {t('detail.keepMine')}
          </Button>
        </span>
      }
    >
      {name === undefined ? t('detail.changedElsewhere') : t('detail.changedBy', { name })}
      <bdi className="mt-1 line-clamp-3 whitespace-pre-wrap break-words text-ink">
        {draft.theirs === '' ? t('common.none') : draft.theirs}
      </bdi>
    </Banner>
  )
}
