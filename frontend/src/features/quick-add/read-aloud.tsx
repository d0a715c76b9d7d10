import { useTranslation } from '../../i18n/use-translation.ts'
import { useSayMeaning } from './meaning-chips.tsx'
import type { meaningsOf } from './readings.ts'

/** Tells screen readers what is read from the line, once typing pauses. */
export function ReadAloud(props: { meanings: ReturnType<typeof meaningsOf>; isCurrent: boolean }) {
  const { t } = useTranslation()
  const say = useSayMeaning()
  const texts = props.meanings.map(say).join(', ')
  return (
    <p role="status" className="sr-only">
      {props.isCurrent && texts !== '' && t('quickAdd.read', { texts })}
    </p>
  )
}
