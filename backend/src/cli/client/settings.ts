import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { parse, readEnvironment } from '../../config.ts'
import { settings } from '../../settings.ts'

/** The settings of whoever uses a service, rather than runs it. */

export interface ClientConfig {
  /** The service; undefined if none was chosen by a setting. */
  url: string | undefined
  key: string | undefined
  /** The workspace, by name or id; undefined if none was chosen by a setting. */
  workspace: string | undefined
  /** The file that keeps how one is signed in. */
  credentials: string
  /** The program that opens pages; undefined for the system's own. */
  browser: string | undefined
  /** Where relative paths start. */
  workingDir: string
}

type Environment = Record<string, string | undefined>

/** @throws ConfigError with a sentence for every invalid setting */
export function loadClientConfig(environment: Environment = readEnvironment()): ClientConfig {
  const { DOCKET_URL, DOCKET_KEY, DOCKET_WORKSPACE, DOCKET_API_KEY } = settings.shape
  const own = parse(z.object({ DOCKET_URL, DOCKET_KEY, DOCKET_WORKSPACE, DOCKET_API_KEY }), environment)
  return {
    url: own.DOCKET_URL,
    key: own.DOCKET_KEY ?? own.DOCKET_API_KEY,
    workspace: own.DOCKET_WORKSPACE || undefined,
    credentials: join(configFolder(environment), 'docket', 'servers.json'),
    browser: environment.BROWSER || undefined,
    workingDir: environment.INIT_CWD || process.cwd(),
  }
}

/** Where programs of this user keep their settings. */
function configFolder({ XDG_CONFIG_HOME, APPDATA }: Environment): string {
  // A relative path counts as none (XDG Base Directory Specification).
  if (XDG_CONFIG_HOME?.startsWith('/')) return XDG_CONFIG_HOME
  if (process.platform === 'win32' && APPDATA) return APPDATA
  return join(homedir(), '.config')
}
