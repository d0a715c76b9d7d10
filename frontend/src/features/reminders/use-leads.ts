import { useEffect, useState } from 'react'
import { Leadership } from '../../data/leadership.ts'

/** Whether this window is the one in its browser that does what has to be done only once. */
export function useLeads(name: string): boolean {
  const [leads, setLeads] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    void new Leadership(name).lead(stop.signal, async () => setLeads(true))
    return () => {
      stop.abort()
      setLeads(false)
    }
  }, [name])
  return leads
}
