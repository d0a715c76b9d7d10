import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** The token in the address, after `#`, which is then taken out of it: nobody finds it in the history. */
export function useToken(): string {
  const { history } = useRouter()
  const { hash, pathname, searchStr } = useLocation()
  const [token, setToken] = useState(hash)
  const [page] = useState(pathname)
  useEffect(() => {
    // The address is another page's before this one has gone.
    if (hash === '' || pathname !== page) return
    setToken(hash)
    history.replace(pathname + searchStr)
  }, [hash, pathname, page, searchStr, history])
  return token
}
