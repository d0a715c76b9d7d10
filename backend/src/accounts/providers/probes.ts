import type { Config } from '../../config.ts'
import { createDirectory } from '../ldap/directory.ts'
import { createProvider } from './client.ts'
import { ProviderError } from './identity.ts'

/** Whether the providers and the directory can be reached, for administrators. */

export interface Probe {
  id: string
  name: string
  kind: 'provider' | 'directory'
  address: string
  test(): Promise<string | undefined>
}

/** A name that nobody has, but that is looked for. */
const NOBODY = 'docket-test'

const reasonOf = (work: () => Promise<unknown>) => async (): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof ProviderError) return error.reason
    throw error
  }
}

export function probesOf({ auth, publicUrl }: Pick<Config, 'auth' | 'publicUrl'>): Probe[] {
  const secrets = { state: 'test', nonce: 'test', verifier: 'test' }
  const found: Probe[] = auth.providers.map((config) => ({
    ...{ id: config.id, name: config.name, address: config.issuer, kind: 'provider' },
    // Anew each time: what a provider once said is remembered.
    test: reasonOf(() => createProvider(config).begin(secrets, publicUrl, false)),
  }))
  if (auth.directory === undefined) return found
  const { id, name, url } = auth.directory
  const directory = createDirectory(auth.directory)
  const test = reasonOf(() => directory.check(NOBODY, NOBODY))
  return [...found, { id, name, address: url, kind: 'directory', test }]
}
