import { createDocket, DocketProblem, Unreachable } from '@docket/sdk'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Without a session: the token alone says who may do what. */
export const { api } = createDocket({ baseUrl: '', token: { get: async () => undefined } })

/** The token in the address, after `#`, which is then taken out of it: nobody finds it in the history. */
export function useToken(): string {
  const { history } = useRouter()
  const { hash, pathname } = useLocation()
  const [token, setToken] = useState(hash)
  useEffect(() => {
    if (hash === '') return
    setToken(hash)
    history.replace(pathname)
  }, [hash, pathname, history])
  return token
}

export type Refusal = 'invalid' | 'expired' | 'changed' | 'forbidden' | 'failed'

const REFUSALS: Record<number, Refusal> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'invalid',
  409: 'changed',
  410: 'expired',
  422: 'invalid',
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof DocketProblem) return REFUSALS[error.status] ?? 'failed'
  if (error instanceof Unreachable) return 'failed'
  throw error
}
