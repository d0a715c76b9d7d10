import type { TextKey } from '../../i18n/keys.ts'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { Mistake, MistakeDetails } from './use-filter-check.ts'

/** The number of characters shown around a mistake. */
const AROUND = 24

/** Shows what is wrong with a filter, and where. */
export function MistakeText({ filter, mistake }: { filter: string; mistake: Mistake }) {
  const { t } = useTranslation()
  const { message, position, about } = mistake
  const said = about === undefined ? undefined : sentenceOf(about, t)
  const sentence = said ?? <span lang="en">{message}</span>
  if (position === undefined) return sentence
  const points = [...filter.trim()]
  const before = points.slice(Math.max(0, position - AROUND), position).join('')
  const at = points[position] ?? ' '
  const after = points.slice(position + 1, position + AROUND).join('')
  return (
    <>
      <span className="block">
        {t('sidebarItems.filterAt', { place: position + 1 })} {sentence}
      </span>
      <code aria-hidden dir="ltr" className="block truncate whitespace-pre font-mono">
        {before}
        <mark className="bg-danger-tint text-danger-ink underline decoration-wavy">{at}</mark>
        {after}
      </code>
    </>
  )
}

/** The mistake in the user's language; undefined for one that a newer service knows and this app does not. */
function sentenceOf(about: MistakeDetails, t: TFunction): string | undefined {
  const say = (name: string, values: object = {}) => {
    const key = `sidebarItems.mistakes.${name}` as TextKey
    const text = t(key, { expected: '', ...values })
    // A text that is not there is its key.
    return text === key ? '' : text
  }
  const { kind, expected, near, found } = about
  if (kind !== 'unexpected') {
    const hint = typeof near === 'string' ? say('near', { near }) : ''
    return [say(kind, about), hint].filter((part) => part !== '').join(' ') || undefined
  }
  const { what = '', of = '', none = false, operators = [] } = expected ?? {}
  const value = what === 'value' ? say(`values.${of}`) : say(what, { operators: operators.join(' ') })
  if (value === '') return undefined
  const wanted = none ? say('orNone', { value }) : value
  return found === null ? say('end', { expected: wanted }) : say('unexpected', { found, expected: wanted })
}
