import { useEffect } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'

/** The titles of the page and of what lies over it. */
const titles: [page?: string | undefined, over?: string | undefined] = []

/** Names the tab after the page, or after what lies `over` it while that is open. */
export function useTabTitle(title: string | undefined, place: 'page' | 'over' = 'page'): void {
  const { t } = useTranslation()
  useEffect(() => {
    const at = place === 'page' ? 0 : 1
    const show = (next: string | undefined) => {
      titles[at] = next
      const shown = titles[1] ?? titles[0]
      if (shown !== undefined) document.title = `${shown} · ${t('common.appName')}`
    }
    show(title)
    // A page that is left keeps its title until the next has one.
    return place === 'page' ? undefined : () => show(undefined)
  }, [title, place, t])
}
