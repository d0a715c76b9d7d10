import { z } from 'zod'

const counted = {
  open: z.int().meta({ description: 'Tasks that are not complete.', examples: [3] }),
  complete: z.int().meta({ examples: [12] }),
}

export const CountsResponse = z
  .strictObject({
    revision: z.int().meta({ description: "The user's revision at which it was counted." }),
    all: z.strictObject(counted).meta({ description: 'All tasks.' }),
    no_project: z.strictObject(counted).meta({ description: 'Those of no project.' }),
    projects: z.array(z.strictObject({ id: z.int(), ...counted })).meta({ description: 'In their order.' }),
    labels: z
      .array(z.strictObject({ id: z.int(), name: z.string(), ...counted }))
      .meta({ description: 'In their order.' }),
    views: z
      .array(
        z.strictObject({
          id: z.int(),
          tasks: z.int().nullable().meta({
            description: 'Tasks that the view shows; null where its filter is not understood any more.',
          }),
        }),
      )
      .meta({ description: 'In their order.' }),
  })
  .meta({ id: 'CountsResponse' })
export type CountsResponse = z.output<typeof CountsResponse>
