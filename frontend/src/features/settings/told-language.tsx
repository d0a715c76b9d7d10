import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { useEffect, useRef } from 'react'
import { browserStorage } from '../../browser/storage.ts'
import { useActions, useReplica, useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'

/** The user for whom this was done in this browser: once cleared, it is not told again by itself. */
const STORAGE_KEY = 'docket.language-told-for'
/** In which the service writes to whoever has chosen none. */
const BY_DEFAULT = 'en'

/**
 * Tells the service in which language the user reads, so that its messages and e-mails are in it as well: whenever they
 * choose one here, and once where none was ever chosen. Stands in the user's own workspace.
 */
export function ToldLanguage() {
  const { language } = useTranslation()
  const { user } = useSession()
  const actions = useActions()
  const { state } = useSyncStatus()
  const isLoaded = useReplica(({ loaded }) => loaded)
  const told = useReplica(({ preferences }) => preferences.language)
  const userId = user?.id
  const shown = useRef(language)
  useEffect(() => {
    const known = LANGUAGES.find((each) => each === language)
    if (known === undefined || userId === undefined) return
    const isChosen = shown.current !== language
    // Another device may have told one: wait for the service's answer.
    const isMissing =
      isLoaded &&
      state === 'live' &&
      told === undefined &&
      known !== BY_DEFAULT &&
      browserStorage.get(STORAGE_KEY) !== userId
    if (!isChosen && !isMissing) return
    shown.current = language
    browserStorage.set(STORAGE_KEY, userId)
    if (told !== known) actions.tellLanguage(known)
  }, [language, userId, actions, state, isLoaded, told])
  return null
}
