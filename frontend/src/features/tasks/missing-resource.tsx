import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { buttonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'

/** Shown in place of a project, a label or a view that does not exist: it is still loading, or was deleted. */
export function MissingResource({ title }: { title: string }) {
  const { t } = useTranslation()
  const isLoaded = useReplica((state) => state.loaded)
  return (
    <Page title={title}>
      {isLoaded ? (
        <EmptyState
          icon={<Trash2 size={24} />}
          title={t('tasks.empty.gone')}
          action={
            <Link to="/trash" className={buttonLink('secondary', 'medium')}>
              {t('tasks.empty.toTrash')}
            </Link>
          }
        >
          {t('tasks.empty.goneBody')}
        </EmptyState>
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}
