import { z } from 'zod'
import { cursorOf, Limit, limitOf, MAX_LIMIT } from '../core/pagination.ts'
import { ROLE_MEANINGS, ROLES } from '../core/roles.ts'
import { Instant, text, UserPath } from '../core/schemas.ts'
import { KEYS } from '../filters/model/keys.ts'
import { Zone } from '../preferences/schemas.ts'
import { TaskId } from '../task-fields/schemas.ts'
import { TaskResponse } from '../tasks/schemas.ts'

const Role = z.enum(ROLES).meta({
  description: `What a member may do; each role may do what those before it may. ${ROLES.map((role) => `\`${role}\`: ${ROLE_MEANINGS[role]}`).join('; ')}.`,
})
/** There is one owner, by whom the role is handed over. */
const GivenRole = z
  .enum(['viewer', 'commenter', 'editor', 'admin'])
  .meta({ description: 'The role of who accepts.' })

const Name = text({ min: 1, max: 100 }).meta({ examples: ['Home'] })
const TimeZone = z.string().meta({
  description:
    'IANA name: in which zone times that name none have their instants (`due_at`, reminders). What is due today is decided by the zone of each member.',
})
const Revision = z
  .int()
  .meta({ description: 'The revision that last changed it; also its ETag.', examples: [1] })

/** A shared workspace as its change log shows it. */
export const Workspace = z
  .object({
    id: z.string(),
    name: Name,
    time_zone: TimeZone,
    created_at: Instant,
    revision: Revision,
  })
  .meta({ id: 'Workspace', description: 'A workspace that users share.' })
export type Workspace = z.infer<typeof Workspace>

export const WorkspaceResponse = Workspace.extend({
  name: Name.nullable().meta({ description: "Null: the user's own workspace, which nobody else enters." }),
  role: Role.meta({ description: 'Your role.' }),
}).meta({ id: 'WorkspaceResponse' })
export type WorkspaceResponse = z.infer<typeof WorkspaceResponse>

const ListedWorkspace = WorkspaceResponse.extend({
  member_count: z.int().meta({
    description:
      'How many members it has, you among them. Those that you own alone are deleted with your account; those that you own with others keep it from being deleted.',
    examples: [1],
  }),
}).meta({ id: 'ListedWorkspace' })
export type ListedWorkspace = z.infer<typeof ListedWorkspace>

export const WorkspaceListResponse = z
  .object({ workspaces: z.array(ListedWorkspace), count: z.int() })
  .meta({ id: 'WorkspaceListResponse' })

export const WorkspaceCreate = z.strictObject({ name: Name, time_zone: Zone.optional() }).meta({
  id: 'WorkspaceCreate',
  examples: [{ name: 'Home', time_zone: 'Europe/Berlin' }],
  description: 'Without `time_zone`, it has that of the user.',
})
export type WorkspaceCreate = z.infer<typeof WorkspaceCreate>

export const WorkspacePatch = z
  .strictObject({ name: Name, time_zone: Zone })
  .partial()
  .meta({ id: 'WorkspacePatch', examples: [{ name: 'Flat' }] })
export type WorkspacePatch = z.infer<typeof WorkspacePatch>

/** A member as the change log shows them: without a name, which only present members see. */
export const Member = z
  .object({
    id: z.string().meta({ description: "The user's id." }),
    role: Role,
    joined_at: Instant,
    revision: Revision,
  })
  .meta({ id: 'Member', description: 'A member of a shared workspace.' })
export type Member = z.infer<typeof Member>

export const MemberResponse = Member.extend({ name: z.string() }).meta({ id: 'MemberResponse' })
export type MemberResponse = z.infer<typeof MemberResponse>

export const MemberListResponse = z
  .object({
    members: z.array(MemberResponse),
    count: z.int(),
    me: z.string().meta({ description: 'The id of the user who asks.' }),
  })
  .meta({ id: 'MemberListResponse' })

/** By default, all: a workspace has no more. */
export const MemberQuery = z.strictObject({
  q: text({ min: 1, max: 100 })
    .optional()
    .meta({ description: 'Only members whose name has a word that begins so.', examples: ['ad'] }),
  limit: limitOf(MAX_LIMIT),
})

export const MemberPatch = z
  .strictObject({
    role: Role.meta({ description: '`owner` hands the ownership over: who had it becomes an admin.' }),
  })
  .meta({ id: 'MemberPatch', examples: [{ role: 'editor' }] })

export const MemberPath = UserPath.extend({
  member_id: z
    .string()
    .max(255)
    .meta({ description: "The member's user id, or `me`.", examples: ['me'] }),
})

const Expiry = z.iso.datetime({ offset: true, error: 'Must be an RFC 3339 date-time with an offset.' }).meta({
  type: 'string',
  format: 'date-time',
  description: 'Until when it can be accepted: a week by default, a year at most.',
  examples: ['2026-12-01T09:00:00.000Z'],
})

export const InvitationCreate = z
  .strictObject({
    role: GivenRole,
    email: z.email().max(254).optional().meta({
      description: 'The only address whose account may accept it. By default, whoever has the token may.',
    }),
    expires_at: Expiry.optional(),
    uses: z
      .int()
      .min(1)
      .max(500)
      .default(1)
      .meta({ description: 'How many may accept it; for an address, 1.' }),
  })
  .refine(({ email, uses }) => email === undefined || uses === 1, {
    error: 'An invitation for one address is accepted once.',
    path: ['uses'],
  })
  .meta({ id: 'MemberInvitationCreate', examples: [{ role: 'editor', email: 'bob@example.com' }] })
export type InvitationCreate = z.infer<typeof InvitationCreate>

export const Invitation = z
  .object({
    id: z.string(),
    role: Role,
    email: z.string().nullable(),
    invited_by: z.string().meta({ description: "The user's id." }),
    created_at: Instant,
    expires_at: Instant,
    uses_left: z.int(),
  })
  .meta({ id: 'MemberInvitation' })
export type Invitation = z.infer<typeof Invitation>

export const InvitationCreated = Invitation.extend({
  token: z.string().meta({ description: 'What the invited send to accept it. Shown only once.' }),
  url: z.string().meta({ description: 'The page of the web app where they do. Shown only once.' }),
  mailed: z.boolean().meta({ description: 'Whether it is on its way to the address as well.' }),
}).meta({ id: 'MemberInvitationCreated' })
export type InvitationCreated = z.infer<typeof InvitationCreated>

export const InvitationListResponse = z
  .object({ invitations: z.array(Invitation), count: z.int() })
  .meta({ id: 'MemberInvitationListResponse' })

export const InvitationPath = UserPath.extend({ invitation_id: z.uuid() })

/** As long as a token is, and no longer. */
export const TokenPath = z.object({ token: z.string().min(1).max(100) })

export const InvitationShown = z
  .object({
    workspace: z.object({ name: z.string() }),
    role: Role,
    invited_by: z.object({ name: z.string() }),
    expires_at: Instant,
  })
  .meta({ id: 'MemberInvitationShown', description: 'What the invited see before they accept.' })
export type InvitationShown = z.infer<typeof InvitationShown>

/** The last task of a page: `due` is a local time. */
export const assignedCursor = cursorOf(
  z.strictObject({ due: KEYS.due.value, id: TaskId, workspace: text({ min: 1, max: 255 }) }),
)
export type AssignedCursor = z.output<typeof assignedCursor.schema>

export const AssignedQuery = z.strictObject({ limit: Limit, cursor: assignedCursor.schema.optional() })

export const AssignedTask = TaskResponse.extend({
  workspace_name: z
    .string()
    .nullable()
    .meta({ description: "The name of the workspace `user_id`. Null: the user's own.", examples: ['Home'] }),
}).meta({ id: 'AssignedTask' })
export type AssignedTask = z.infer<typeof AssignedTask>

export const AssignedListResponse = z
  .strictObject({
    tasks: z.array(AssignedTask),
    count: z.int().meta({ description: 'Number of tasks in this response.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'AssignedListResponse' })
