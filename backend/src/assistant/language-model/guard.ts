import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel'
import { type AskModel, ModelFailed } from './client.ts'

/** Failures in a row after which the model is left alone for some time. */
const FAILURES = 5
/** Times that it is asked again when it did not answer at all. */
const AGAIN = 2

export interface GuardedModel {
  /** @throws ModelFailed, ModelPaused */
  ask: AskModel
  /** 0 while it is asked, 1 while one may try it, 2 while it is left alone. */
  state(): 0 | 1 | 2
}

/** The model has failed too often, and is not asked for some time. */
export class ModelPaused extends Error {
  override name = 'ModelPaused'
}

/** Asks again what failed for no reason of its own; and not at all, for `pause` milliseconds, after failures in a row. */
export function guardModel(ask: AskModel, pause: number): GuardedModel {
  // What one user is refused for is no reason to leave it alone for all.
  const isFault = handleWhen((error) => error instanceof ModelFailed && !error.isAboutQuestion)
  const breaker = circuitBreaker(isFault, {
    halfOpenAfter: pause,
    breaker: new ConsecutiveBreaker(FAILURES),
  })
  const repeating = retry(
    handleWhen((error) => error instanceof ModelFailed && error.worthRepeating),
    { maxAttempts: AGAIN, backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 2_000 }) },
  )
  const policy = wrap(repeating, breaker)
  return {
    async ask(question) {
      // Behind the one who tries it, others would wait for the end of that.
      if (breaker.state === CircuitState.HalfOpen) throw new ModelPaused()
      try {
        return await policy.execute(() => ask(question), question.signal)
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new ModelPaused()
        throw error
      }
    },
    state: () => STATES[breaker.state],
  }
}

const STATES = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 1,
  [CircuitState.Open]: 2,
  [CircuitState.Isolated]: 2,
} as const
