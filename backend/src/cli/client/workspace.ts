import { type Docket, DocketProblem } from '@docket/sdk'
import { unknown } from '../arguments.ts'
import { CommandError } from '../command.ts'
import { shown } from '../terminal.ts'

/** The workspace that a command is for, if it is not one's own. */

/** @param meant its name or its id @returns its id @throws CommandError if there is none, or more than one */
export async function workspaceNamed(docket: Docket, meant: string): Promise<string> {
  const { workspaces } = (await docket.api.GET('/api/workspaces').catch(refused)).data
  const byId = workspaces.find(({ id }) => id === meant)
  if (byId !== undefined) return byId.id
  const found = workspaces.filter(({ name }) => name?.toLowerCase() === meant.toLowerCase())
  const [only, ...others] = found
  if (others.length > 0) {
    const ids = found.map(({ id }) => `  ${id}`)
    throw new CommandError(
      [`Several workspaces are called "${shown(meant)}"; give the id:`, ...ids].join('\n'),
    )
  }
  if (only !== undefined) return only.id
  const names = workspaces.flatMap(({ name }) => name ?? [])
  throw new CommandError(
    `${unknown('workspace', shown(meant), names)} In the settings of the web app, docket is let into more of yours.`,
  )
}

function refused(error: unknown): never {
  if (error instanceof DocketProblem && error.status === 403) {
    throw new CommandError('An API key opens one workspace: leave --workspace and DOCKET_WORKSPACE out.')
  }
  throw error
}

/** The same `fetch`, for which `me` in a path stands for the workspace. */
export const inWorkspace =
  (id: string, send: typeof fetch): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    url.pathname = url.pathname.replace(/^\/api\/me(?=\/|$)/, `/api/${encodeURIComponent(id)}`)
    return send(new Request(url, request))
  }
