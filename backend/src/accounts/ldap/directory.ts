import { connect, isIP } from 'node:net'
import { type ConnectionOptions, rootCertificates } from 'node:tls'
import {
  BusyError,
  Client,
  type Entry,
  InvalidCredentialsError,
  ResultCodeError,
  SizeLimitExceededError,
  UnavailableError,
} from 'ldapts'
import type { DirectoryConfig } from '../../settings/ldap.ts'
import { type Identity, ProviderError } from '../providers/identity.ts'
import { inDn, inFilter, isUsername, sameName } from './escape.ts'

/** The protocol with a directory: finds a user, and has the password checked there. */

/** Milliseconds for a connection, and for each answer. */
const PATIENCE = 10_000
/** Groups of one user that are looked at. */
const MOST_GROUPS = 1000

export interface Directory {
  config: DirectoryConfig
  /**
   * Who has this name and password.
   * @returns undefined if nobody has
   * @throws ProviderError if the directory cannot be asked, or answers with nonsense
   */
  check(username: string, password: string): Promise<Identity | undefined>
}

export function createDirectory(config: DirectoryConfig): Directory {
  const { find, attributes, groups } = config
  const { hostname } = new URL(config.url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const wanted = Object.values(attributes)

  const security = (): ConnectionOptions => ({
    // The library leaves the name out when it begins to encrypt, and would take any certificate of a known authority.
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(config.ca === undefined ? {} : { ca: [...rootCertificates, config.ca] }),
  })

  /** Runs `work` on one connection of its own. */
  async function connected<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    let connections = 0
    const client = new Client({
      url: config.url,
      timeout: PATIENCE,
      connectTimeout: PATIENCE,
      ...(config.url.startsWith('ldaps:') ? { tlsOptions: security() } : {}),
      // The library connects anew by itself, then without encryption, and would send the password there.
      createConnection: ((port: number, host: string) => {
        connections += 1
        if (connections > 1) throw new ProviderError('unavailable', 'the connection was closed')
        return connect(port, host)
      }) as typeof connect,
    })
    try {
      if (config.startTls) await client.startTLS(security())
      return await work(client)
    } catch (error) {
      throw troubleOf(error)
    } finally {
      await client.unbind().catch(() => {})
    }
  }

  async function search(
    client: Client,
    base: string,
    filter: string,
    scope: 'base' | 'sub',
  ): Promise<Entry[]> {
    const { searchEntries } = await client.search(base, {
      scope,
      filter,
      attributes: wanted,
      explicitBufferAttributes: [attributes.id],
      sizeLimit: 2,
    })
    return searchEntries
  }

  async function groupsOf(client: Client, dn: string, username: string): Promise<string[]> {
    if (groups === undefined) return []
    const filter = groups.filter
      .replaceAll('{dn}', () => inFilter(dn))
      .replaceAll('{username}', () => inFilter(username))
    const { searchEntries } = await client.search(groups.base, {
      filter,
      attributes: [groups.attribute],
      sizeLimit: MOST_GROUPS,
    })
    return searchEntries.flatMap((entry) => textsOf(entry, groups.attribute))
  }

  /** Undefined if the password is not theirs. */
  async function bind<Result>(
    dn: string,
    password: string,
    work: (client: Client) => Promise<Result>,
  ): Promise<Result | undefined> {
    return await connected(async (client) => {
      try {
        await client.bind(dn, password)
      } catch (error) {
        const isDown = error instanceof BusyError || error instanceof UnavailableError
        if (error instanceof ResultCodeError && !isDown) return undefined
        throw error
      }
      return await work(client)
    })
  }

  async function bySearch(
    username: string,
    password: string,
    { base, filter, bind: as }: Extract<typeof find, { base: string }>,
  ): Promise<Identity | undefined> {
    const found = await connected(async (client) => {
      if (as !== undefined) {
        await client.bind(as.dn, as.password).catch((error) => {
          if (!(error instanceof InvalidCredentialsError)) throw error
          throw new ProviderError('invalid', 'LDAP_BIND_DN or its password is wrong', error)
        })
      }
      const entries = await search(
        client,
        base,
        filter.replaceAll('{username}', () => inFilter(username)),
        'sub',
      )
      const [entry] = entries
      // Of two, nobody knows who was meant.
      if (entry === undefined || entries.length > 1) return undefined
      return { entry, groups: await groupsOf(client, entry.dn, username) }
    })
    if (found === undefined) return undefined
    const isRight = await bind(found.entry.dn, password, async () => true)
    return isRight ? identityOf(config, username, found.entry, found.groups) : undefined
  }

  async function byDn(username: string, password: string, template: string): Promise<Identity | undefined> {
    const dn = template.replaceAll('{username}', () => inDn(username))
    return await bind(dn, password, async (client) => {
      const [entry] = await search(client, dn, '(objectClass=*)', 'base')
      if (entry === undefined) throw new ProviderError('invalid', 'users may not read their own entry')
      return identityOf(config, username, entry, await groupsOf(client, entry.dn, username))
    })
  }

  return {
    config,
    async check(username, password) {
      // To a directory, an empty password is no password at all, and it says yes to anybody (RFC 4513, section 5.1.2).
      if (password === '' || !isUsername(username)) return undefined
      return 'dn' in find ? await byDn(username, password, find.dn) : await bySearch(username, password, find)
    },
  }
}

/** An attribute's values, whatever case the server spells its name in. */
function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const [, value = []] =
    Object.entries(entry).find(([name]) => name.toLowerCase() === attribute.toLowerCase()) ?? []
  return [value].flat().filter((one) => one.length > 0)
}
const textsOf = (entry: Entry, attribute: string): string[] => valuesOf(entry, attribute).map(String)

function identityOf(
  { attributes }: DirectoryConfig,
  username: string,
  entry: Entry,
  groups: string[],
): Identity {
  const [id] = valuesOf(entry, attributes.id)
  // Bytes that were taken for text: those of two people could look alike.
  if (id === undefined || (typeof id === 'string' && id.includes('\ufffd'))) {
    throw new ProviderError(
      'invalid',
      `the user has no ${attributes.id}, spelled like this (LDAP_ATTRIBUTE_ID)`,
    )
  }
  return {
    accountId: Buffer.from(id).toString('base64url'),
    label: sameName(username),
    name: textsOf(entry, attributes.name)[0],
    email: textsOf(entry, attributes.email)[0]?.trim().toLowerCase(),
    // The directory belongs to whoever runs this service.
    isVerified: true,
    groups,
    idToken: undefined,
    authenticatedAt: undefined,
  }
}

/** Why the directory could not be asked; the reason names no user. */
function troubleOf(error: unknown): unknown {
  if (error instanceof ProviderError) return error
  if (error instanceof SizeLimitExceededError)
    return new ProviderError('invalid', 'more than one user', error)
  if (error instanceof BusyError || error instanceof UnavailableError) {
    return new ProviderError('unavailable', error.name, error)
  }
  if (error instanceof ResultCodeError) return new ProviderError('invalid', error.name, error)
  const { code } = error as { code?: unknown }
  return new ProviderError('unavailable', typeof code === 'string' ? code : 'no connection', error)
}
