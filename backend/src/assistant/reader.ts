import type { Answerer } from './model/turn.ts'

/** Reads plain commands, and does what they say. */
export const readAndDo: Answerer = async function* () {
  yield 'I cannot read commands yet.'
}
