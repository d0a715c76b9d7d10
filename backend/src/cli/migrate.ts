import { migrate } from '../database/migrate.ts'
import { type Command, runAsProcess, withServer } from './command.ts'

export const command: Command = {
  help: `Usage: npm run migrate

Applies the migrations that the database lacks, and nothing else. npm start does the same before it starts serving.`,
  async run(input) {
    const applied = await withServer(input, migrate)
    if (applied.length === 0) return 'The database is up to date.'
    return `Applied ${applied.join(', ')}.`
  },
}

if (import.meta.main) await runAsProcess(command)
