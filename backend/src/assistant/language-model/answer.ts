import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { AnswerLimitExceeded } from '../answering.ts'
import type { Turn } from '../model/turn.ts'
import { pulled } from './channel.ts'
import { type AskModel, ModelFailed, type Question, type Reply } from './client.ts'
import { ModelPaused } from './guard.ts'
import { divide, LONGEST_SUMMARY, summaryPrompt } from './past.ts'
import {
  argumentsIn,
  exchange,
  instructionsOf,
  messagesOf,
  resultOf,
  sizeOf,
  toolsOf,
  userMessage,
} from './prompt.ts'

/** Steps of one answer: after each, the model gets the results of its calls. In the last it can only speak. */
const STEPS = 8
/** Most calls in one step. */
const CALLS = 20

/** Characters of all results of one answer; each takes at most a quarter of what is left. */
const ROOM = 64_000

/** The user has used up the tokens of the day. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent'
}

/** What an answer uses of the conversation and of the day's tokens. */
export interface Account {
  /** A summary of what was said before the turn's history. */
  summary: string | null
  /** Saves a summary of what was said up to the message `until`. */
  keepSummary(summary: string, until: number): Promise<void>
  /** @throws BudgetSpent */
  take(tokens: number): Promise<void>
  /** Replaces the estimate that was taken by the tokens actually used. */
  settle(taken: number, came: { input: number; output: number }): Promise<void>
}

/** Approximate characters per token. */
const PER_TOKEN = 4
const tokensIn = (characters: number): number => Math.ceil(characters / PER_TOKEN)

/**
 * Lets the model answer: it speaks and calls tools, step by step.
 * @throws ModelFailed, ModelPaused, BudgetSpent, AnswerLimitExceeded
 */
export async function* answerWithModel(ask: AskModel, turn: Turn, account: Account): AsyncGenerator<string> {
  const { toolbox, signal, message } = turn
  const { older, recent } = divide(turn.history)
  const summary = older.length === 0 ? account.summary : await summarize(ask, turn, account)
  const prompt: LanguageModelV4Prompt = [
    { role: 'system', content: instructionsOf(turn, summary) },
    ...messagesOf(recent),
    userMessage(message),
  ]
  const tools = toolsOf(toolbox.tools)
  let spoke = false
  let room = ROOM
  for (let step = 1; step <= STEPS; step += 1) {
    let reply: Reply | undefined
    const question = { prompt, tools, mayCall: step < STEPS }
    const words = pulled<string>(async (said, stopped) => {
      const either = AbortSignal.any([signal, stopped])
      reply = await counted(ask, account, { ...question, said, signal: either })
    })
    let between = spoke ? '\n\n' : ''
    for await (const word of words) {
      yield between + word
      between = ''
      spoke = true
    }
    if (reply === undefined || reply.calls.length === 0 || !question.mayCall) return
    const results: string[] = []
    for (const { toolName, input } of reply.calls) {
      if (results.length === CALLS) throw new AnswerLimitExceeded('Too many calls.')
      const args = argumentsIn(input)
      const result =
        args === undefined
          ? 'Not called: the arguments must be one JSON object, which does not nest too deep.'
          : resultOf(await toolbox.call(toolName, args), room / 4, turn)
      room -= result.length
      results.push(result)
    }
    prompt.push(...exchange(reply.text, reply.calls, results))
  }
}

/** Asks the model and counts the tokens: an estimate before, the actual number after. */
async function counted(ask: AskModel, account: Account, question: Omit<Question, 'came'>): Promise<Reply> {
  const input = tokensIn(sizeOf([question.prompt, question.tools]))
  await account.take(input)
  let received = 0
  const came = (characters: number) => {
    received += characters
  }
  try {
    const reply = await ask({ ...question, came })
    const output = tokensIn(reply.text.length + sizeOf(reply.calls))
    await account.settle(input, reply.usage ?? { input, output })
    return reply
  } catch (error) {
    // A model that was not asked, or refused, cost nothing; one that was stopped, at least what had arrived by then.
    const free = error instanceof ModelPaused || (error instanceof ModelFailed && received === 0)
    await account.settle(input, free ? { input: 0, output: 0 } : { input, output: tokensIn(received) })
    throw error
  }
}

/** @returns a summary of all but the recent messages; the previous summary where no new one can be had */
async function summarize(ask: AskModel, turn: Turn, account: Account): Promise<string | null> {
  const { older } = divide(turn.history)
  const prompt = summaryPrompt(account.summary, older)
  try {
    const question = { prompt, tools: [], mayCall: false, said: () => {}, signal: turn.signal }
    const { text } = await counted(ask, account, question)
    const summary = text.trim().slice(0, LONGEST_SUMMARY).replaceAll('\0', '').toWellFormed()
    const until = older.at(-1)?.id
    if (summary === '' || until === undefined) return account.summary
    await account.keepSummary(summary, until)
    return summary
  } catch (error) {
    if (error instanceof ModelFailed) return account.summary
    throw error
  }
}
