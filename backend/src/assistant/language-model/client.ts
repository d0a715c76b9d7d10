import type {
  LanguageModelV4,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
} from '@ai-sdk/provider'
import type { Config } from '../../config.ts'

/** One request to the language model: what it says, and which tools it wants to call. */

export interface Question {
  prompt: LanguageModelV4Prompt
  tools: LanguageModelV4FunctionTool[]
  /** Whether the model may call the tools. */
  mayCall: boolean
  /** Receives the text of the reply, piece by piece. */
  said: (text: string) => void
  /** Receives the number of characters that have arrived, whether reasoning, text or calls. */
  came: (characters: number) => void
  signal: AbortSignal
}

export interface Reply {
  text: string
  calls: LanguageModelV4ToolCall[]
  /** Undefined where the provider does not report it. */
  usage: { input: number; output: number } | undefined
}

interface FailureOptions {
  status?: number | undefined
  /** Characters of the reply that had arrived. */
  received?: number
  again?: boolean
  /** Whether the reply ended without saying anything. */
  silent?: boolean
}

/** Statuses by which the model refuses a question for its length or its content. */
const REFUSALS = new Set([400, 403, 413, 422])

/** Why the model gave no complete reply. The original error may contain what the user said, so it is no `cause`. */
export class ModelFailed extends Error {
  override name = 'ModelFailed'
  /** HTTP status of the response, if there was one. */
  readonly status: number | undefined
  /** Whether a retry may succeed, and nothing of the reply has arrived yet. */
  readonly worthRepeating: boolean
  /** Whether the model works, and only had no answer to this question. */
  readonly isAboutQuestion: boolean

  constructor(reason: string, { status, received = 0, again = false, silent = false }: FailureOptions) {
    super(`The language model failed: ${reason}.`)
    this.status = status
    this.worthRepeating = again && received === 0
    this.isAboutQuestion = silent || (status !== undefined && REFUSALS.has(status))
  }
}

export type AskModel = (question: Question) => Promise<Reply>

/** Most bytes of one reply: no useful one is as long. */
const LONGEST = 2_000_000

/** The SDK is loaded when the model is first asked, so that a service without a model does not wait for it. */
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

/** Asks only the configured server, since no redirect is followed, and accepts no endless response. */
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

/** @param timeout longest silence, in milliseconds @throws ModelFailed; the reason with which `signal` was aborted */
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
  // The usage that the provider reports is trusted only if it is neither negative nor absurdly large.
  return isCount(input) && isCount(output) ? { input, output } : undefined
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 10_000_000
