import { z } from 'zod'
import { PositiveInteger, UserPath } from '../core/schemas.ts'
import { WorkspaceId } from '../keys/schemas.ts'

const workspace_id = WorkspaceId.meta({
  description: 'The workspace to move it to, in which you must be able to write.',
})

export const ProjectPath = UserPath.extend({
  project_id: PositiveInteger.meta({ description: "The project's id.", examples: [1] }),
})

export const TaskTransfer = z
  .strictObject({
    workspace_id,
    project_id: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: 'The project there that it becomes part of; null for none.' }),
  })
  .meta({ id: 'TaskTransfer', examples: [{ workspace_id: '5c8ad7d4b8cf4c1c9a1be8f3cf2b6a90' }] })
export type TaskTransfer = z.output<typeof TaskTransfer>

export const ProjectTransfer = z
  .strictObject({ workspace_id })
  .meta({ id: 'ProjectTransfer', examples: [{ workspace_id: '5c8ad7d4b8cf4c1c9a1be8f3cf2b6a90' }] })

export const TransferResponse = z
  .strictObject({
    workspace_id: z.string().meta({ description: 'The workspace that it is in now.' }),
    id: z.int().meta({ description: 'Its id there.' }),
    write: z.int().meta({
      description:
        'The first revision that the move took in the workspace that it left: undo that to move it back.',
    }),
  })
  .meta({
    id: 'TransferResponse',
    examples: [{ workspace_id: '5c8ad7d4b8cf4c1c9a1be8f3cf2b6a90', id: 12, write: 431 }],
  })
export type TransferResponse = z.output<typeof TransferResponse>
