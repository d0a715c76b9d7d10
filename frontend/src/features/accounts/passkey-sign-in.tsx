import { KeyRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { entered } from '../../session/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { askForPasskey, canFillPasskeys, canUsePasskeys, PasskeyDeclined } from '../forms/passkey.ts'
import { reasonOf } from '../forms/reason.ts'

/** Signing in with a passkey: by a button, or from what the browser offers at the address field. */
export function PasskeySignIn() {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** Ends the browser's offer: it answers one request at a time. */
  const filling = useRef<AbortController>(null)

  async function enter(signal?: AbortSignal): Promise<void> {
    try {
      const response = await askForPasskey(signal)
      const { data } = await docket.api.POST('/api/auth/passkey/verify-authentication', {
        body: { response },
      })
      await entered(data.user)
    } catch (error) {
      // What was merely offered need not be taken.
      if (signal === undefined || !(error instanceof PasskeyDeclined))
        setProblem(reasonOf(error, 'signIn', t))
    }
  }
  const offer = useRef(enter)
  offer.current = enter

  useEffect(() => {
    const controller = new AbortController()
    filling.current = controller
    void canFillPasskeys().then((can) => {
      if (can && !controller.signal.aborted) return offer.current(controller.signal)
    })
    return () => controller.abort()
  }, [])

  async function press(): Promise<void> {
    filling.current?.abort()
    setProblem(null)
    setBusy(true)
    await enter()
    setBusy(false)
  }

  if (!canUsePasskeys()) return null
  return (
    <div className="mt-3 flex flex-col gap-4">
      <Button
        size="large"
        busy={isBusy}
        icon={<KeyRound aria-hidden size={16} />}
        onClick={() => void press()}
      >
        {t('accounts.signIn.passkey')}
      </Button>
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </div>
  )
}
