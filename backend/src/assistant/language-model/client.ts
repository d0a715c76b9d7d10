import type {
  LanguageModelV4,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import type { Config } from '../../config.ts'

/** The language model, asked once: what it says, and which tools it wants to call. */

export interface Question {
  prompt: LanguageModelV4Prompt
  tools: LanguageModelV4FunctionTool[]
  /** Whether it may call them. */
  mayCall: boolean
  /** Given what it says, piece by piece. */
  said: (text: string) => void
  /** Given how many characters have come, of whatever it thinks, says and calls. */
  came: (characters: number) => void
  signal: AbortSignal
}

export interface Reply {
  text: string
  calls: LanguageModelV4ToolCall[]
  /** Undefined where the provider does not tell. */
  usage: { input: number; output: number } | undefined
}

interface FailureOptions {
  status?: number | undefined
  /** Characters of the reply that had come. */
  received?: number
  again?: boolean
  /** Whether it came to an end, and said nothing. */
  silent?: boolean
}

/** How it refuses what it is asked, for its length or for what it says. */
const REFUSALS = new Set([400, 403, 413, 422])

/** Why the model gave no whole reply. What caused it may hold what the user said: it is no `cause`. */
export class ModelFailed extends Error {
  override name = 'ModelFailed'
  /** Of its answer, if there was one. */
  readonly status: number | undefined
  /** Whether it may do better if it is asked again, of which nobody has seen anything yet. */
  readonly worthRepeating: boolean
  /** Whether it is well, and only had no answer to this question. */
  readonly isAboutQuestion: boolean

  constructor(reason: string, { status, received = 0, again = false, silent = false }: FailureOptions) {
    super(`The language model failed: ${reason}.`)
    this.status = status
    this.worthRepeating = again && received === 0
    this.isAboutQuestion = silent || (status !== undefined && REFUSALS.has(status))
  }
}

export type AskModel = (question: Question) => Promise<Reply>

/** Bytes of one reply: nothing of any use is as long. */
const LONGEST = 2_000_000

/** The SDK is loaded when the model is first asked: who has none does not wait for it. */
export function createClient(config: NonNullable<Config['assistant']['model']>, timeout: number): AskModel {
  const load = async () => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
    const { url: baseURL, name, apiKey } = config
    const key = apiKey === undefined ? {} : { apiKey }
    return createOpenAICompatible({
      name: 'model',
      baseURL,
      includeUsage: true,
      fetch: fetchBounded,
      ...key,
    })(name)
  }
  let model: Promise<LanguageModelV4> | undefined
  return async (question) => {
    model ??= load()
    return await ask(await model, question, timeout)
  }
}

/** Nobody else is asked than who is configured, and nobody may answer without end. */
const fetchBounded: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > LONGEST) controller.error(new Error('The reply is too long.'))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body?.pipeThrough(counted) ?? null, { status, statusText, headers })
}

/** @param timeout longest silence, in milliseconds @throws ModelFailed; what `signal` was aborted with */
async function ask(model: LanguageModelV4, question: Question, timeout: number): Promise<Reply> {
  const { prompt, tools, mayCall, said, came, signal } = question
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), timeout)
  const reply: Reply = { text: '', calls: [], usage: undefined }
  let received = 0
  try {
    const { stream } = await model.doStream({
      prompt,
      ...(tools.length > 0 && { tools, toolChoice: { type: mayCall ? 'auto' : 'none' } }),
      abortSignal: AbortSignal.any([signal, silence.signal]),
    })
    for await (const part of stream) {
      timer.refresh()
      if (part.type === 'error') throw new ModelFailed('its reply cannot be read', { received, again: true })
      if ('delta' in part) {
        received += part.delta.length
        came(part.delta.length)
      }
      if (part.type === 'tool-call') reply.calls.push(part)
      if (part.type === 'finish') reply.usage = usageOf(part.usage)
      if (part.type !== 'text-delta') continue
      reply.text += part.delta
      said(part.delta)
    }
    if (reply.text === '' && reply.calls.length === 0)
      throw new ModelFailed('it said nothing', { received, silent: true })
    return reply
  } catch (error) {
    signal.throwIfAborted()
    if (silence.signal.aborted) throw new ModelFailed('it fell silent', { received })
    throw error instanceof ModelFailed ? error : failureOf(error, received)
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

function failureOf(error: unknown, received: number): ModelFailed {
  const { statusCode: status, isRetryable } = error as { statusCode?: number; isRetryable?: boolean }
  const reason = status === undefined ? 'it cannot be reached, or broke off' : `it answered ${status}`
  return new ModelFailed(reason, { status, received, again: isRetryable ?? true })
}

function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage): Reply['usage'] {
  const [input, output] = [inputTokens.total, outputTokens.total]
  if (input === undefined || output === undefined) return undefined
  // What it says of itself is counted, but cannot be less than nothing, or anything at all.
  return isCount(input) && isCount(output) ? { input, output } : undefined
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 10_000_000
