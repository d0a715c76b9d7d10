// Imported before anything else.
import './loading.ts'

/** `npm start`: what `docket serve` does. */
const { runAsProcess } = await import('./cli/program.ts')
await runAsProcess(['serve', ...process.argv.slice(2)])
