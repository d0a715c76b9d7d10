import type { Tool } from '@modelcontextprotocol/server'
import type { Actor } from '../core/auth.ts'
import { clientIn, type Entered } from '../core/entry.ts'
import { DocketError } from '../core/errors.ts'
import type { Arguments } from './arguments.ts'
import type { Caller } from './calls.ts'
import { UnusableArguments } from './model/unusable.ts'
import type { ToolDeclaration } from './tools.ts'

/** The workspaces of a client. Only one that was let into several hears of them: for all others, tools stay small. */

export const LIST_WORKSPACES: ToolDeclaration = {
  name: 'list_workspaces',
  operationId: 'listWorkspaces',
  title: 'List workspaces',
  description:
    "Lists the workspaces that the user has let you into, with the user's role in each. The one without a name is the user's own. All other tools take the id of one as `workspace`.",
}

const PLACES =
  '`workspace` is where it is now, `workspace_id` where it goes; list_workspaces has both. undo takes it back. With `dry_run: true`, nothing is written, and the result shows what would change.'

/** What leads from one workspace to another. */
export const TRANSFERS: readonly ToolDeclaration[] = [
  {
    name: 'transfer_task',
    operationId: 'transferTask',
    title: 'Move a task to another workspace',
    description: `Moves a task to another workspace, with its subtasks, notes and history; it has another id there. ${PLACES}`,
    destructive: true,
  },
  {
    name: 'transfer_project',
    operationId: 'transferProject',
    title: 'Move a project to another workspace',
    description: `Moves a project to another workspace, with all its tasks; it has another id there. ${PLACES}`,
    destructive: true,
  },
]

export const INSTRUCTION = `
- The user has let you into several workspaces, some of which they share with others. list_workspaces shows them; say with \`workspace\` which one a call is for. Ids of tasks and projects count up in each of them.`

const ARGUMENT = {
  type: 'string',
  description:
    "The id of a workspace from list_workspaces. Default: the user's own, if you were let into it.",
}

/** The tool with an argument for the workspace. */
export function withWorkspace(tool: Tool): Tool {
  const { inputSchema } = tool
  const properties = { ...inputSchema.properties, workspace: ARGUMENT }
  return { ...tool, inputSchema: { ...inputSchema, properties } }
}

export interface Places {
  /** Whether a call names its workspace. */
  isNamed: boolean
  /** The actor in each of the workspaces. */
  actors(): Actor[]
  /** Takes the workspace out of a tool's arguments. @throws UnusableArguments if the client was not let into that */
  of(given: Arguments): { caller: Caller; rest: Arguments }
  /** Where a request goes that has no arguments; undefined if there is no such place. */
  usual(): Caller | undefined
}

/** @throws DocketError AUTH_FORBIDDEN for a client that was let into no workspace */
export function placesOf(caller: Caller): Places {
  const { workspaces } = caller.actor
  if (workspaces === undefined || workspaces.size < 2) {
    const only = workspaces === undefined ? caller : within(caller, workspaces, 'me')
    return {
      isNamed: false,
      actors: () => [only.actor],
      of: (given) => ({ caller: only, rest: given }),
      usual: () => only,
    }
  }
  return {
    isNamed: true,
    actors: () => [...workspaces.keys()].map((id) => clientIn(caller.actor, workspaces, id)),
    of({ workspace, ...rest }) {
      if (workspace !== undefined && workspace !== null && typeof workspace !== 'string') throw unknown()
      return { caller: named(caller, workspaces, workspace ?? undefined), rest }
    },
    usual: () => {
      try {
        return named(caller, workspaces, undefined)
      } catch (error) {
        if (error instanceof UnusableArguments) return undefined
        throw error
      }
    },
  }
}

const within = (caller: Caller, entered: Entered, name: string): Caller => ({
  ...caller,
  actor: clientIn(caller.actor, entered, name),
})

function named(caller: Caller, entered: Entered, name: string | undefined): Caller {
  try {
    return within(caller, entered, name ?? 'me')
  } catch (error) {
    if (!(error instanceof DocketError)) throw error
    throw name === undefined ? new UnusableArguments(error.message) : unknown()
  }
}

/** The same whether there is such a workspace or not. */
const unknown = () => new UnusableArguments('No such workspace.')
