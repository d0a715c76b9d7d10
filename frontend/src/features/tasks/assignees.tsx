import { formatList, formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useMemberNames } from '../access/members.ts'

/** The most that a row shows; the names of all are given on hover and to screen readers. */
const MOST = 3

/** Who a task in a list is assigned to. Nobody, until their names are known. */
export function Assignees({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation()
  const names = useMemberNames()
  const known = ids.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })
  if (known.length === 0) return null
  const says = `${t('taskFields.assignees')}: ${formatList(known.map(({ name }) => name))}`
  return (
    <span title={says} className="flex shrink-0 items-center gap-2">
      {known.slice(0, MOST).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} isRound isSmall />
      ))}
      {known.length > MOST && (
        <span aria-hidden className="text-muted text-small">
          +{formatNumber(known.length - MOST)}
        </span>
      )}
      <span className="sr-only">{says}</span>
    </span>
  )
}
