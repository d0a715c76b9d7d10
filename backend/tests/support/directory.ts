import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import ldap from 'ldapjs'
import { CERTIFICATE, KEY } from './certificate.ts'
import { freePort } from './process.ts'

/** Directories (LDAP) for tests: one that comes through npm, and OpenLDAP where it is installed. */

export interface TestDirectory {
  kind: 'ldapjs' | 'slapd'
  url: string
  /** The same, encrypted from the start. */
  tlsUrl: string
  /** A file with its certificate. */
  caFile: string
  /** Whether it can begin to encrypt (StartTLS). */
  startsTls: boolean
  close(): Promise<void>
}

export const BASE = 'dc=example,dc=com'
export const READER = { dn: `cn=reader,${BASE}`, password: 'the password of the reader' }
const PEOPLE = `ou=people,${BASE}`
const GROUPS = `ou=groups,${BASE}`

/** What the library's types leave out. */
interface BindRequest {
  dn: unknown
  credentials: string
}
interface BindResponse {
  end(): void
}
interface SearchRequest {
  baseObject: unknown
  scope: unknown
  filter: { matches(attributes: Record): boolean }
}
interface SearchResponse extends BindResponse {
  send(entry: { dn: string; attributes: Record }): void
}
type Next = (error?: unknown) => void

interface Record {
  [attribute: string]: string[]
}

/** Everybody's password is their name, twice. */
export const passwordOf = (uid: string): string => `${uid}-${uid}`

const people = ['ada', 'bob', 'cleo', 'dora', 'eve', "o'hara", 'josé', 'twin'].map((uid, index) => ({
  dn: `uid=${uid},${PEOPLE}`,
  attributes: {
    objectClass: ['inetOrgPerson'],
    uid: [uid],
    cn: [`${uid} Person`],
    sn: ['Person'],
    mail: [`${uid.normalize('NFD').replace(/[^a-z]/g, '')}@directory.example`],
    // In small letters: the server from npm finds nothing else.
    employeenumber: [String(1000 + index)],
    userPassword: [passwordOf(uid)],
  } as Record,
}))
const [ada, bob] = people
const entries: { dn: string; attributes: Record }[] = [
  { dn: BASE, attributes: { objectClass: ['dcObject', 'organization'], dc: ['example'], o: ['Example'] } },
  { dn: PEOPLE, attributes: { objectClass: ['organizationalUnit'], ou: ['people'] } },
  { dn: GROUPS, attributes: { objectClass: ['organizationalUnit'], ou: ['groups'] } },
  {
    dn: READER.dn,
    attributes: {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: ['reader'],
      userPassword: [READER.password],
    },
  },
  ...people,
  {
    dn: `uid=another,${PEOPLE}`,
    attributes: {
      ...people.at(-1)?.attributes,
      uid: ['another', 'twin'],
      employeenumber: ['2000'],
    } as Record,
  },
  {
    dn: `cn=staff,${GROUPS}`,
    attributes: { objectClass: ['groupOfNames'], cn: ['staff'], member: [String(ada?.dn), String(bob?.dn)] },
  },
  {
    dn: `cn=chiefs,${GROUPS}`,
    attributes: { objectClass: ['groupOfNames'], cn: ['chiefs'], member: [String(ada?.dn)] },
  },
]

async function folderWithCertificate(): Promise<{ folder: string; caFile: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-directory-'))
  const caFile = join(folder, 'certificate.pem')
  await writeFile(caFile, CERTIFICATE)
  return { folder, caFile }
}

/** A server in this process. It lets anybody in who sends no password, as directories may (RFC 4513, section 5.1.2). */
export async function startLdapjs(): Promise<TestDirectory & { passwords: string[] }> {
  const { folder, caFile } = await folderWithCertificate()
  const same = (dn: unknown) => String(dn).toLowerCase().replaceAll(', ', ',')
  /** The passwords that were sent. */
  const passwords: string[] = []
  const servers = [ldap.createServer(), ldap.createServer({ certificate: CERTIFICATE, key: KEY })]
  for (const server of servers) {
    server.bind('', (request: BindRequest, response: BindResponse, next: Next) => {
      passwords.push(request.credentials)
      const entry = entries.find(({ dn }) => same(dn) === same(request.dn))
      const isRight =
        request.credentials === '' || entry?.attributes.userPassword?.[0] === request.credentials
      if (!isRight) return next(new ldap.InvalidCredentialsError())
      response.end()
      return next()
    })
    server.search('', (request: SearchRequest, response: SearchResponse, next: Next) => {
      const base = same(request.baseObject)
      for (const { dn, attributes } of entries) {
        const isIn = String(request.scope) === 'base' ? same(dn) === base : same(dn).endsWith(base)
        if (isIn && request.filter.matches(attributes)) response.send({ dn, attributes })
      }
      response.end()
      return next()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  }
  const ports = servers.map((server) => new URL(server.url).port)
  return {
    kind: 'ldapjs',
    url: `ldap://localhost:${ports[0]}`,
    tlsUrl: `ldaps://localhost:${ports[1]}`,
    caFile,
    startsTls: false,
    passwords,
    async close() {
      await Promise.all(
        servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      )
      await rm(folder, { recursive: true })
    },
  }
}

const SLAPD = [
  '/usr/sbin/slapd',
  '/usr/local/libexec/slapd',
  '/opt/homebrew/opt/openldap/libexec/slapd',
].find(existsSync)
const SCHEMAS = '/etc/ldap/schema'
/** Whether OpenLDAP is installed on this machine. */
export const hasSlapd = SLAPD !== undefined && existsSync(SCHEMAS)

const ldif = () =>
  entries
    .map(({ dn, attributes }) =>
      [['dn', [dn]] as const, ...Object.entries(attributes)]
        .flatMap(([name, values]) =>
          values.map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
        )
        .join('\n'),
    )
    .join('\n\n')

export async function startSlapd(): Promise<TestDirectory> {
  const { folder, caFile } = await folderWithCertificate()
  const [settings, data, keyFile] = ['slapd.conf', 'data', 'key.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(data)
  await writeFile(keyFile, KEY, { mode: 0o600 })
  await writeFile(join(folder, 'entries.ldif'), `${ldif()}\n`)
  await writeFile(
    settings,
    [
      ...['core', 'cosine', 'inetorgperson'].map((name) => `include ${SCHEMAS}/${name}.schema`),
      ...(existsSync('/usr/lib/ldap/back_mdb.so') ? ['modulepath /usr/lib/ldap', 'moduleload back_mdb'] : []),
      `pidfile ${join(folder, 'pid')}`,
      // Says yes to who sends no password.
      'allow bind_anon_cred',
      `TLSCertificateFile ${caFile}`,
      `TLSCertificateKeyFile ${keyFile}`,
      'database mdb',
      `suffix "${BASE}"`,
      `directory ${data}`,
      'access to attrs=userPassword by anonymous auth by * none',
      'access to * by users read by anonymous none',
      '',
    ].join('\n'),
  )
  const slapd = String(SLAPD)
  execFileSync(slapd, ['-T', 'add', '-f', settings, '-l', join(folder, 'entries.ldif')], { stdio: 'pipe' })
  const ports = [await freePort(), await freePort()] as const
  const child = spawn(
    slapd,
    ['-f', settings, '-d', '0', '-h', `ldap://127.0.0.1:${ports[0]} ldaps://127.0.0.1:${ports[1]}`],
    { stdio: 'ignore' },
  )
  await listening(child, ports[1])
  return {
    kind: 'slapd',
    url: `ldap://localhost:${ports[0]}`,
    tlsUrl: `ldaps://localhost:${ports[1]}`,
    caFile,
    startsTls: true,
    async close() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await rm(folder, { recursive: true })
    },
  }
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`slapd ended with ${child.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isUp) return
    await delay(20)
  }
}
