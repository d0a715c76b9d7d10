import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** The token in the address, after `#`, which is then taken out of it: nobody finds it in the history. */
export function useToken(): string {
  const { history } = useRouter()
  const { hash, pathname, searchStr } = useLocation()
  const [token, setToken] = useState(hash)
  useEffect(() => {
    if (hash === '') return
    setToken(hash)
    history.replace(pathname + searchStr)
  }, [hash, pathname, searchStr, history])
  return token
}
