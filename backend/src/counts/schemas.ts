import { z } from 'zod'

const counted = {
  open: z.int().meta({ description: 'Tasks that are not complete.', examples: [3] }),
  complete: z.int().meta({ examples: [12] }),
}

export const CountsResponse = z
  .strictObject({
    revision: z.int().meta({ description: "The workspace's revision at which the tasks were counted." }),
    all: z.strictObject(counted).meta({ description: 'All tasks.' }),
    no_project: z.strictObject(counted).meta({ description: 'Tasks without a project.' }),
    projects: z
      .array(z.strictObject({ id: z.int(), ...counted }))
      .meta({ description: 'Tasks of each project, in manual order.' }),
    labels: z
      .array(z.strictObject({ id: z.int(), name: z.string(), ...counted }))
      .meta({ description: 'Tasks with each label, in manual order.' }),
    views: z
      .array(
        z.strictObject({
          id: z.int(),
          tasks: z.int().nullable().meta({
            description: 'Number of tasks that the view shows; null if its filter is no longer valid.',
          }),
        }),
      )
      .meta({ description: 'Tasks of each view, in manual order.' }),
  })
  .meta({ id: 'CountsResponse' })
export type CountsResponse = z.output<typeof CountsResponse>
