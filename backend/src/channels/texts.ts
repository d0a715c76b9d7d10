/** The fixed words of an e-mail that tells of something, in one language. */
export interface Words {
  direction: 'ltr' | 'rtl'
  open: string
  /** Why it is sent. */
  why: string
  unsubscribe: string
}
