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

/** Failures in a row after which the model is not asked for some time. */
const FAILURES = 5
/** Retries of a request that got no reply at all. */
const AGAIN = 2

export interface GuardedModel {
  /** @throws ModelFailed, ModelPaused */
  ask: AskModel
  /** 0 while the model is asked, 1 while a single request tries it, 2 while it is not asked. */
  state(): 0 | 1 | 2
}

/** The model has failed too often, and is not asked for some time. */
export class ModelPaused extends Error {
  override name = 'ModelPaused'
}

/** Retries requests that are worth it; after failures in a row, the model is not asked for `pause` milliseconds. */
export function guardModel(ask: AskModel, pause: number): GuardedModel {
  // A refusal of one user's question is no reason to pause the model for everybody.
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
      // While one request tries the model, others would have to wait until that has ended.
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
