import { DocketProblem } from '@docket/sdk'

/** Asking the user to prove that it is them, where the service wants that before it does something. */

/** The user was asked, and did not want to. */
export class NotProven extends Error {
  override name = 'NotProven'
}

/** A request that waits for the user's proof. */
export interface Asking {
  settle: (isProven: boolean) => void
}

let asking: Asking | null = null
const listeners = new Set<() => void>()

export const currentlyAsking = (): Asking | null => asking

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Runs a request; if the service wants a fresh proof for it, the user is asked for one, and it is sent again.
 * @throws NotProven if the user declines
 */
export async function proving<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    // Without a page that asks (`features/security/proof.tsx`), the refusal stands.
    if (!isProofWanted(error) || listeners.size === 0) throw error
  }
  if (!(await askForProof())) throw new NotProven()
  return await run()
}

const isProofWanted = (error: unknown) =>
  error instanceof DocketProblem && error.code === 'FRESH_PROOF_REQUIRED'

function askForProof(): Promise<boolean> {
  const former = asking
  return new Promise((resolve) => {
    tell({
      settle: (isProven) => {
        tell(null)
        former?.settle(isProven)
        resolve(isProven)
      },
    })
  })
}

function tell(next: Asking | null): void {
  asking = next
  for (const listener of listeners) listener()
}
