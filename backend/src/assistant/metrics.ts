import { Counter, Gauge, type Metric } from 'prom-client'

/** Metrics of the assistant, for operators: how much it does, never what. */
export interface Meters {
  turns: Counter<'answered_by' | 'status'>
  tokens: Counter<'direction'>
  all: readonly Metric[]
}

/** @param modelState as in `GuardedModel`; undefined without a model */
export function createMeters(modelState: () => number | undefined): Meters {
  const turns = new Counter({
    name: 'docket_assistant_turns_total',
    help: 'Answers of the assistant, by responder and outcome.',
    labelNames: ['answered_by', 'status'],
    registers: [],
  })
  const tokens = new Counter({
    name: 'docket_assistant_tokens_total',
    help: 'Tokens sent to the language model (input) and received from it (output).',
    labelNames: ['direction'],
    registers: [],
  })
  const state = new Gauge({
    name: 'docket_assistant_model_state',
    help: '0 while the language model is in use, 1 while it is being retried, 2 while it is paused; absent without a model.',
    registers: [],
    collect() {
      const now = modelState()
      if (now !== undefined) this.set(now)
    },
  })
  return { turns, tokens, all: [turns, tokens, state] }
}
