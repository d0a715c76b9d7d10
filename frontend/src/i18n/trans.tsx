import { cloneElement, createElement, Fragment, type ReactElement } from 'react'
import type { TextKey } from './keys.ts'
import { type Values, withValues } from './t.ts'
import { useTranslation } from './use-translation.ts'

const MARKED = /<(\w+)>(.*?)<\/\1>/

/** A text with marked parts, `Sent to <b>{{email}}</b>.`, each in the component of its mark. */
export function Trans(props: {
  i18nKey: TextKey
  values: Values
  components: Readonly<Record<string, ReactElement>>
}) {
  const { t } = useTranslation()
  // Text, a mark's name, what is marked, text, and so on. Values are inserted afterwards: marks in them are text.
  const parts = t(props.i18nKey).split(MARKED)
  const nodes = parts.map((part, index) => {
    if (index % 3 === 1) return null
    const text = withValues(part, props.values)
    const component = index % 3 === 2 ? props.components[parts[index - 1] ?? ''] : undefined
    return component === undefined ? text : cloneElement(component, {}, text)
  })
  return createElement(Fragment, {}, ...nodes)
}
