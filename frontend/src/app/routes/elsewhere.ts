/** What a sign-in elsewhere came to. */
export interface Elsewhere {
  problem?: string
  provider?: string
  linked?: string
}

export const fromElsewhere = ({ problem, provider, linked }: Record<string, unknown>): Elsewhere => ({
  ...(typeof problem === 'string' ? { problem } : {}),
  ...(typeof provider === 'string' ? { provider } : {}),
  ...(typeof linked === 'string' ? { linked } : {}),
})
