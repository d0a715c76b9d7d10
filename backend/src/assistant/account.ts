import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import type { Queryable } from '../database/connection.ts'
import type { Answering } from './answering.ts'
import { saveSummary } from './crud/messages.ts'
import { correctUsage, dayOf, takeUsage } from './crud/usage.ts'
import { type Account, BudgetSpent } from './language-model/answer.ts'
import type { Meters } from './metrics.ts'

/** The account of an answer: its tokens count for the user, whichever workspace it is about, on the day on which it started. */
export function accountOf(
  answering: Answering,
  { actor, db, clock, meters }: { actor: Actor; db: Queryable; clock: Clock; meters: Meters },
  { tokensPerDay: limit }: Pick<Config['assistant'], 'tokensPerDay'>,
  summary: string | null,
): Account {
  const { userId, workspaceId } = actor
  const day = dayOf(clock())
  return {
    summary,
    keepSummary: (text, until) => saveSummary(workspaceId, db, answering.turn, { summary: text, until }),
    async take(tokens) {
      if (!(await takeUsage(userId, db, day, { tokens, limit }))) throw new BudgetSpent()
    },
    async settle(taken, { input, output }) {
      answering.state.tokensIn += input
      answering.state.tokensOut += output
      meters.tokens.inc({ direction: 'input' }, input)
      meters.tokens.inc({ direction: 'output' }, output)
      await correctUsage(userId, db, day, input + output - taken)
    },
  }
}
