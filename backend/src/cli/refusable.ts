import { DocketError } from '../core/errors.ts'
import { CommandError } from './command.ts'

/** What the service would refuse is a sentence for whoever ran the command. */
export async function refusable<Result>(work: Promise<Result>): Promise<Result> {
  return await work.catch((error) => {
    throw error instanceof DocketError && error.status < 500 ? new CommandError(error.message) : error
  })
}
