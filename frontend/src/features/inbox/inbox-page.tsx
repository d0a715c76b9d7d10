import { useNavigate } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useMemo } from 'react'
import { APP_COMMANDS, CommandIcon } from '../../commands/index.ts'
import { useMay } from '../../data/index.ts'
import { useFirstDay } from '../../i18n/use-first-day.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddButton, ListPage } from '../tasks/list-page.tsx'
import { listOf } from '../tasks/lists.ts'
import { isManual } from '../tasks/options.ts'
import { useListOptions } from '../tasks/use-list-options.ts'
import { useSource } from '../tasks/use-source.ts'
import { ViewOptions } from '../tasks/view-options.tsx'
import { INBOX_OPTIONS, isUnsorted } from './inbox.ts'

/** Also in place of those of the page that was left. */
const NO_PROJECT = {}
const { sortOut } = APP_COMMANDS

/** The tasks of no project. */
export function InboxPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const options = useListOptions('inbox', INBOX_OPTIONS)
  const source = useSource(options.sort)
  const firstDay = useFirstDay()
  const mayEdit = useMay('editor')
  const groups = useMemo(() => listOf(source, isUnsorted, options, firstDay), [source, options, firstDay])
  return (
    <ListPage
      id="inbox"
      title={t('nav.inbox')}
      groups={groups}
      isManual={isManual(options)}
      showsProject={false}
      adds={NO_PROJECT}
      actions={
        <>
          {groups[0]?.key === 'open' && mayEdit && (
            <Button
              size="small"
              icon={<CommandIcon command={sortOut} size={14} />}
              onClick={() => navigate({ to: '/inbox/sort' })}
            >
              {t('nav.sortOut')}
            </Button>
          )}
          <ViewOptions options={options} />
        </>
      }
      empty={
        <EmptyState icon={<Inbox size={24} />} title={t('inbox.empty')} action={<AddButton />}>
          {t('inbox.emptyBody')}
        </EmptyState>
      }
    />
  )
}
