import { z } from 'zod'
import { ConfigError } from './error.ts'
import { count, DAY_IN_SECONDS, url } from './formats.ts'

/** The assistant: its language model, and its limits. */

/** OpenAI-compatible APIs. */
const MODEL_PROVIDERS = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta/openai',
  mistral: 'https://api.mistral.ai/v1',
  groq: 'https://api.groq.com/openai/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  ollama: 'http://localhost:11434/v1',
}

export const assistantSettings = {
  ASSISTANT_PROVIDER: z
    .enum(Object.keys(MODEL_PROVIDERS) as [keyof typeof MODEL_PROVIDERS])
    .optional()
    .describe(
      'Provider of the language model for the assistant; the URL of its OpenAI-compatible API is built in.',
    ),
  ASSISTANT_URL: url
    .optional()
    .describe('Instead of a provider: base URL of any OpenAI-compatible API (`http://localhost:11434/v1`).'),
  ASSISTANT_MODEL: z
    .string()
    .optional()
    .describe(
      'Name of the language model. Unset: the assistant understands plain commands only, and nothing leaves the machine.',
    ),
  ASSISTANT_API_KEY: z.string().optional().describe('API key of the provider.'),
  ASSISTANT_TOKENS_PER_DAY: count(1_000_000).describe(
    'Language model tokens that one user may use per day (UTC). After that, plain commands are still understood.',
  ),
  ASSISTANT_TIMEOUT_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Longest silence of the language model, in seconds: before the first part of a reply and between two parts.',
  ),
  ASSISTANT_TURN_SECONDS: count(120, DAY_IN_SECONDS).describe('Maximum duration of one answer, in seconds.'),
  ASSISTANT_PAUSE_SECONDS: count(30, DAY_IN_SECONDS).describe(
    'Seconds for which a language model that has failed several times in a row is not used.',
  ),
  ASSISTANT_CONVERSATIONS: count(500).describe(
    'Maximum number of conversations per user, in each workspace.',
  ),
  ASSISTANT_MESSAGES: count(1000).describe('Maximum number of messages per conversation.'),
}

type Environment = z.output<z.ZodObject<typeof assistantSettings>>

export interface AssistantConfig {
  /** The language model; undefined if only plain commands are understood. */
  model: { url: string; name: string; apiKey: string | undefined } | undefined
  tokensPerDay: number
  /** Milliseconds: the longest silence, the longest answer, and how long a failing model is left alone. */
  timeout: number
  turn: number
  pause: number
  /** Maximum number of conversations per user, and of messages per conversation. */
  conversations: number
  messages: number
}

/** @throws ConfigError if the language model is only half configured */
export const assistantOf = (env: Environment): AssistantConfig => ({
  model: modelOf(env),
  tokensPerDay: env.ASSISTANT_TOKENS_PER_DAY,
  timeout: env.ASSISTANT_TIMEOUT_SECONDS * 1000,
  turn: env.ASSISTANT_TURN_SECONDS * 1000,
  pause: env.ASSISTANT_PAUSE_SECONDS * 1000,
  conversations: env.ASSISTANT_CONVERSATIONS,
  messages: env.ASSISTANT_MESSAGES,
})

function modelOf(env: Environment): AssistantConfig['model'] {
  const { ASSISTANT_PROVIDER: provider, ASSISTANT_URL: own, ASSISTANT_MODEL: name } = env
  const { ASSISTANT_API_KEY: apiKey } = env
  const given = provider ?? own
  if (provider !== undefined && own !== undefined) {
    throw new ConfigError('Set ASSISTANT_PROVIDER or ASSISTANT_URL, not both: the provider implies the URL.')
  }
  if (given === undefined && name === undefined && apiKey === undefined) return undefined
  if (given === undefined) {
    throw new ConfigError('ASSISTANT_MODEL and ASSISTANT_API_KEY need ASSISTANT_PROVIDER or ASSISTANT_URL.')
  }
  if (own !== undefined && new URL(own).username !== '') {
    throw new ConfigError(
      'ASSISTANT_URL must not contain a user name or password: set ASSISTANT_API_KEY instead.',
    )
  }
  if (name === undefined) throw new ConfigError('ASSISTANT_MODEL must name the language model.')
  if (provider !== undefined && provider !== 'ollama' && apiKey === undefined) {
    throw new ConfigError(`ASSISTANT_API_KEY is missing: ${provider} requires one.`)
  }
  return { url: own ?? MODEL_PROVIDERS[provider ?? 'ollama'], name, apiKey }
}
