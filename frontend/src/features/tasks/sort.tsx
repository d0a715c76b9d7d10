import { ArrowDownUp } from 'lucide-react'
import { useState } from 'react'
import { browserStorage, ofUser } from '../../browser/storage.ts'
import { useUserId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuRadio } from '../../ui/menu.tsx'
import type { Sort } from './sorting.ts'

const SORTS: readonly Sort[] = ['manual', 'due', 'priority']

/** The order of a list, which this browser remembers. */
export function useSort(list: string): [Sort, (sort: Sort) => void] {
  const key = ofUser(useUserId(), `sort.${list}`)
  const [, setChanges] = useState(0)
  const stored = browserStorage.get(key)
  const sort = SORTS.find((known) => known === stored) ?? 'manual'
  return [
    sort,
    (next) => {
      browserStorage.set(key, next)
      setChanges((changes) => changes + 1)
    },
  ]
}

export function SortMenu({ value, onChange }: { value: Sort; onChange: (sort: Sort) => void }) {
  const { t } = useTranslation()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('tasks.sort.title')} icon={<ArrowDownUp aria-hidden size={16} />} />}
    >
      <MenuRadio
        value={value}
        options={SORTS.map((sort) => ({ value: sort, label: t(`tasks.sort.${sort}`) }))}
        onChange={onChange}
      />
    </Menu>
  )
}
