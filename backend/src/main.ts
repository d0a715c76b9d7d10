// Imported before anything else.
import './loading.ts'
import { give, readArguments } from './cli/arguments.ts'

const help = `Usage: npm start

Starts the service: web app, API and database. It is configured by environment variables, or a file .env in the
checkout: docs/configuration.md lists them.

  --help      shows this
  --version   shows the version`

const read = readArguments({ help }, process.argv.slice(2))
if ('answer' in read) give(read)
else {
  const { serve } = await import('./serve.ts')
  await serve()
}
