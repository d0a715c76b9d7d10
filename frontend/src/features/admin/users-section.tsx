import { keepPreviousData } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { Paged } from '../page/paged.tsx'
import { Lead } from '../page/sections.tsx'
import { UserRow } from './user-row.tsx'

const PAGE = 50
const FILTERS = ['all', 'admins', 'disabled'] as const
type Filter = (typeof FILTERS)[number]

const QUERY = {
  all: {},
  admins: { role: 'admin' as const },
  disabled: { status: 'disabled' as const },
} satisfies Record<Filter, object>

export default function UsersSection() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const q = useDeferredValue(text.trim())
  const query = useInfiniteQuery({
    queryKey: ['admin', 'users', filter, q],
    staleTime: 0,
    placeholderData: keepPreviousData,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const page = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
      const { data } = await docket.api.GET('/api/admin/users', {
        params: { query: { ...page, ...QUERY[filter], ...(q === '' ? {} : { q }) } },
        signal,
      })
      return data
    },
  })
  const users = query.data?.pages.flatMap((page) => page.users) ?? []
  return (
    <>
      <Lead>{t('admin.users.lead')}</Lead>
      <div className="mt-4 flex flex-wrap items-end gap-3">
        <Field label={t('admin.users.search')} hideLabel className="min-w-52 flex-1">
          <span className="relative">
            <Search
              aria-hidden
              size={16}
              className="pointer-events-none absolute inset-s-2.5 top-1/2 -translate-y-1/2 text-muted"
            />
            <Input
              type="search"
              value={text}
              placeholder={t('admin.users.search')}
              onChange={(event) => setText(event.currentTarget.value)}
              className="ps-8"
            />
          </span>
        </Field>
        <Select
          aria-label={t('admin.users.filter')}
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((value) => ({ value, label: t(`admin.users.filters.${value}`) }))}
          className="w-44 max-sm:grow"
        />
      </div>
      <div className="mt-4">
        <Paged query={query} isEmpty={users.length === 0} empty={t('admin.users.none')}>
          <ul>
            {users.map((user) => (
              <UserRow key={user.id} user={user} onChanged={() => query.refetch()} />
            ))}
          </ul>
        </Paged>
      </div>
    </>
  )
}
